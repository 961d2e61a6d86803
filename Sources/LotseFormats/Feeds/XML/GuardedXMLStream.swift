import Foundation

/// A stream that hands the XML parser what the guard lets pass.
///
/// Lives and dies inside one call of the reader, on one thread.
final class GuardedXMLStream: InputStream {
    private let bytes: FeedBytes
    private var watch: XMLGuard
    private var place: Int
    private var output: [UInt8] = []
    private var given = 0
    private var status = Status.notOpen
    /// Why the guard stopped, or what went wrong while reading.
    private(set) var failure: (any Error)?

    private static let pieceLength = 64 * 1024

    init(_ bytes: FeedBytes, _ encoding: XMLEncoding, _ limits: FeedLimits) {
        self.bytes = bytes
        watch = XMLGuard(encoding, limits)
        place = 0
        super.init(data: Data())
        skip(encoding.prologue)
    }

    /// The guard, for what it counted.
    var finishedGuard: XMLGuard { watch }

    /// Leaves out the declaration, but not its line ends.
    private func skip(_ prologue: Int) {
        let head = (try? bytes.piece(from: 0, upTo: prologue)) ?? []
        try? watch.pass(ArraySlice(head.filter { $0 == 10 }), into: &output)
        place = prologue
    }

    override var streamStatus: Status { status }
    override var hasBytesAvailable: Bool { status == .open }
    override var streamError: (any Error)? { failure }
    override func open() { status = .open }
    override func close() { status = .closed }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
        do {
            while given == output.count {
                output.removeAll(keepingCapacity: true)
                given = 0
                let piece = try bytes.piece(from: place, upTo: Self.pieceLength)
                guard !piece.isEmpty else {
                    try watch.end()
                    status = .atEnd
                    return 0
                }
                place += piece.count
                try watch.pass(piece, into: &output)
            }
        } catch {
            failure = error
            status = .error
            return -1
        }
        let count = min(length, output.count - given)
        output.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            buffer.update(from: start + given, count: count)
        }
        given += count
        return count
    }
}
