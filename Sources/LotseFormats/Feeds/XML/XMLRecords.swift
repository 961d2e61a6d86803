import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Hears what an XML file holds: its objects as small trees, and single elements around them.
protocol XMLRecordHandler {
    /// Elements that are objects.
    static var records: Set<String> { get }
    /// Elements inside of objects that are passed over, such as pictures.
    static var skipped: Set<String> { get }
    /// The outermost element; throws when the file is of another format.
    mutating func root(_ node: XMLNode) throws(FeedFailure)
    /// An element around the objects begins.
    mutating func begins(_ node: XMLNode) throws(FeedFailure)
    /// An element around the objects ends, with the text inside of it.
    mutating func ends(_ node: XMLNode) throws(FeedFailure)
    /// An object; `isComplete` is false when it had more elements than are kept.
    mutating func record(_ node: XMLNode, isComplete: Bool) throws(FeedFailure)
    /// A fault of the file as a whole that was forgiven.
    mutating func tolerate(_ fault: FeedTolerance, at position: FeedPosition)
}

/// Reads XML as a stream, object by object.
enum XMLRecords {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - limits: what it may cost.
    ///   - make: makes the handler; called again when the encoding turns out to be another one.
    /// - Returns: the handler that heard the whole file.
    /// - Throws: `FeedFailure`, or what reading the bytes throws.
    static func read<Handler: XMLRecordHandler>(
        _ bytes: FeedBytes,
        _ limits: FeedLimits,
        _ make: () -> Handler
    ) throws -> Handler {
        guard bytes.count <= limits.bytes else { throw FeedFailure(.tooLarge) }
        let encoding = try XMLEncoding(head: try bytes.piece(from: 0, upTo: 1024))
        do {
            return try read(bytes, encoding, limits, make())
        } catch let failure as FeedFailure where failure.reason == .brokenEncoding && !encoding.isStated {
            let guessed = XMLEncoding(charset: .windows1252, isStated: false, prologue: encoding.prologue)
            var handler = make()
            handler.tolerate(.encodingGuessed, at: failure.position)
            return try read(bytes, guessed, limits, handler)
        }
    }

    private static func read<Handler: XMLRecordHandler>(
        _ bytes: FeedBytes,
        _ encoding: XMLEncoding,
        _ limits: FeedLimits,
        _ handler: Handler
    ) throws -> Handler {
        let stream = GuardedXMLStream(bytes, encoding, limits)
        let parser = XMLParser(stream: stream)
        let builder = XMLRecordBuilder(handler, limits)
        parser.shouldResolveExternalEntities = false
        parser.shouldProcessNamespaces = false
        parser.delegate = builder
        let isWhole = parser.parse()
        if let failure = stream.failure { throw failure }
        if let failure = builder.failure { throw failure }
        guard isWhole, builder.isClosed else {
            throw FeedFailure(.malformed, at: FeedPosition(line: max(1, parser.lineNumber)))
        }
        var finished = builder.handler
        let passed = stream.finishedGuard
        if passed.spacesInEndTags > 0 { finished.tolerate(.spaceInEndTag, at: FeedPosition()) }
        if encoding.charset != .utf8, encoding.isStated {
            let isWindows = encoding.charset == .windows1252 || passed.hasWindowsBytes
            finished.tolerate(isWindows ? .windows1252 : .latin1, at: FeedPosition(line: 1))
        }
        return finished
    }
}

/// Puts the parser's events together.
private final class XMLRecordBuilder<Handler: XMLRecordHandler>: NSObject, XMLParserDelegate {
    var handler: Handler
    private(set) var failure: FeedFailure?
    private(set) var isClosed = false
    private let limits: FeedLimits
    /// The elements that are open around objects.
    private var around: [XMLNode] = []
    /// The elements that are open inside an object, the object first.
    private var inside: [XMLNode] = []
    private var skippedDepth = 0
    private var nodes = 0
    private var entries = 0
    private var surroundings = 0

    init(_ handler: Handler, _ limits: FeedLimits) {
        self.handler = handler
        self.limits = limits
    }

    func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes attributeDict: [String: String]
    ) {
        guard failure == nil else { return }
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        let name = Self.local(elementName)
        let node = XMLNode(name: name, attributes: Self.local(attributeDict), line: parser.lineNumber)
        if inside.isEmpty, !Handler.records.contains(name) {
            let isRoot = around.isEmpty
            surroundings += 1
            if surroundings > limits.entries { fail(parser, tooMany(node)) }
            around.append(node)
            attempt(parser) { handler throws(FeedFailure) in
                if isRoot { try handler.root(node) }
                try handler.begins(node)
            }
        } else if inside.isEmpty {
            if around.isEmpty { attempt(parser) { handler throws(FeedFailure) in try handler.root(node) } }
            nodes = 1
            entries += 1
            if entries > limits.entries { fail(parser, tooMany(node)) }
            inside.append(node)
        } else if Handler.skipped.contains(name) || nodes >= limits.nodes {
            if !Handler.skipped.contains(name) { nodes = limits.nodes + 1 }
            skippedDepth = 1
        } else {
            nodes += 1
            inside.append(node)
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        add(string)
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        add(String(decoding: block, as: UTF8.self))
    }

    func parser(
        _ parser: XMLParser,
        didEndElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        guard failure == nil else { return }
        if skippedDepth > 0 {
            skippedDepth -= 1
            return
        }
        if let node = inside.popLast() {
            if let parent = inside.indices.last {
                inside[parent].children.append(node)
            } else {
                let isComplete = nodes <= limits.nodes
                if around.isEmpty { isClosed = true }
                attempt(parser) { handler throws(FeedFailure) in
                    try handler.record(node, isComplete: isComplete)
                }
            }
        } else if let node = around.popLast() {
            isClosed = around.isEmpty
            attempt(parser) { handler throws(FeedFailure) in try handler.ends(node) }
        }
    }

    private func add(_ text: String) {
        guard failure == nil, skippedDepth == 0 else { return }
        if let last = inside.indices.last {
            // White space between the elements of an object is no text of it.
            if inside[last].text.isEmpty, Self.isBlank(text) { return }
            if inside[last].text.utf8.count < limits.prose * 16 { inside[last].text += text }
        } else if let last = around.indices.last, around[last].text.utf8.count < limits.line * 4 {
            around[last].text += text
        }
    }

    private func attempt(_ parser: XMLParser, _ body: (inout Handler) throws(FeedFailure) -> Void) {
        do throws(FeedFailure) {
            try body(&handler)
        } catch {
            fail(parser, error)
        }
    }

    private func tooMany(_ node: XMLNode) -> FeedFailure {
        FeedFailure(.tooManyEntries, at: FeedPosition(line: node.line))
    }

    private func fail(_ parser: XMLParser, _ failure: FeedFailure) {
        self.failure = failure
        parser.abortParsing()
    }

    private static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0 <= 32 } }

    private static func local(_ name: String) -> String {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.utf8.index(after: colon)...])
    }

    /// Attributes by their names without prefixes; declarations of namespaces keep theirs.
    private static func local(_ attributes: [String: String]) -> [String: String] {
        guard attributes.keys.contains(where: { $0.utf8.contains(UInt8(ascii: ":")) && !$0.hasPrefix("xmlns") }) else {
            return attributes
        }
        return Dictionary(
            attributes.map { ($0.key.hasPrefix("xmlns") ? $0.key : local($0.key), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
