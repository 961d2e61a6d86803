/// Homes and plots in OpenImmo 1.2, the format of German estate agents and housing companies.
///
/// A full transfer ("VOLL") names all that one provider (`openimmo_anid`) has; a partial one ("TEIL") only what changed.
/// `aktionart="DELETE"` withdraws an object. Element names follow the standard; what senders are known to get wrong is
/// forgiven and reported.
package enum OpenImmo {
    /// Reads a file as a stream.
    ///
    /// - Parameters:
    ///   - bytes: the file, in UTF-8, ISO 8859-1 or Windows-1252.
    ///   - connection: who delivers, as the alliance named it.
    ///   - limits: what the file may cost.
    /// - Returns: homes and plots with a report; one scope for each provider.
    /// - Throws: `FeedFailure` when nothing of the file can be taken, or what reading the bytes throws.
    package static func read(
        _ bytes: FeedBytes,
        connection: String,
        limits: FeedLimits = FeedLimits()
    ) throws -> Feed {
        try XMLRecords.read(bytes, limits) { OpenImmoHandler(connection: connection, limits) }.finished()
    }
}

/// Hears a transfer.
struct OpenImmoHandler: XMLRecordHandler {
    static let records: Set<String> = ["immobilie"]
    static let skipped: Set<String> = [
        "anhaenge", "anhang", "energiepass", "bewertung", "user_defined_anyfield", "user_defined_simplefield",
        "user_defined_extend", "versteigerung", "bieterverfahren", "weitere_adresse",
    ]

    private let connection: String
    private var draft: FeedDraft
    private var transfer: Transfer?
    private var provider = Provider()
    /// What waits until the transfer and its provider are known, in the file's order.
    private var waiting: [(provider: Int, entry: OpenImmoEntry)] = []
    private var providers: [FeedSender?] = []
    private var settledProviders = 0
    private var isInsideProvider = false
    private var entries = 0

    /// What the element `uebertragung` says.
    private struct Transfer {
        let extent: FeedExtent
        let deletes: Bool
    }

    /// What a provider says about itself, before, between or behind its objects.
    private struct Provider {
        var anid: String?
        var number: String?
        var firm: String?
    }

    init(connection: String, _ limits: FeedLimits) {
        self.connection = connection
        draft = FeedDraft(.openImmo, limits)
    }

    mutating func tolerate(_ fault: FeedTolerance, at position: FeedPosition) {
        draft.position = position
        draft.tolerate(fault)
    }

    mutating func root(_ node: XMLNode) throws(FeedFailure) {
        guard node.name == "openimmo" else {
            throw FeedFailure(.otherFormat, at: FeedPosition(line: node.line, field: FeedText.sample(node.name)))
        }
        if node.attributes.contains(where: { $0.key.hasPrefix("xmlns") && $0.value.contains("openimmo") }) {
            tolerate(.foreignNamespace, at: FeedPosition(line: node.line))
        }
    }

    mutating func begins(_ node: XMLNode) {
        draft.position = FeedPosition(line: node.line)
        switch node.name {
        case "uebertragung": transfer = transfer(of: node)
        case "anbieter":
            provider = Provider()
            providers.append(nil)
            isInsideProvider = true
        default: break
        }
    }

    mutating func ends(_ node: XMLNode) {
        draft.position = FeedPosition(line: node.line)
        switch node.name {
        case "openimmo_anid": provider.anid = provider.anid ?? draft.line(node.text, node.name)
        case "anbieternr": provider.number = provider.number ?? draft.line(node.text, node.name)
        case "firma": provider.firm = provider.firm ?? draft.line(node.text, node.name)
        case "anbieter": leaveProvider()
        case "openimmo":
            if transfer == nil { draft.tolerate(.unknownExtent, "uebertragung/umfang") }
            settle(transfer ?? Transfer(extent: .partial, deletes: false))
        default: break
        }
    }

    mutating func record(_ node: XMLNode, isComplete: Bool) {
        entries += 1
        draft.position = FeedPosition(line: node.line, entry: entries)
        guard let current = providers.indices.last, isInsideProvider else {
            return draft.refuse(draft.refusal(.missingSender, "anbieter"))
        }
        let entry = OpenImmoEntry(node, isComplete: isComplete, &draft)
        if let transfer, let anid = provider.anid {
            settle(entry, for: FeedSender(connection: connection, name: anid), transfer)
        } else {
            waiting.append((current, entry))
        }
    }

    func finished() -> Feed { draft.feed.finished() }

    private mutating func transfer(of node: XMLNode) -> Transfer {
        let extent: FeedExtent
        switch node.attributes["umfang"]?.uppercased() {
        case "VOLL": extent = .full
        case "TEIL": extent = .partial
        default:
            // The careful reading: a partial transfer takes nothing away that it does not name.
            draft.tolerate(.unknownExtent, "uebertragung/umfang")
            extent = .partial
        }
        let mode = node.attributes["modus"]?.uppercased()
        if let mode, !["NEW", "CHANGE", "DELETE"].contains(mode) { draft.tolerate(.unknownMode, "uebertragung/modus") }
        return Transfer(extent: extent, deletes: mode == "DELETE")
    }

    private mutating func leaveProvider() {
        isInsideProvider = false
        guard let current = providers.indices.last else { return }
        if let anid = provider.anid {
            providers[current] = FeedSender(connection: connection, name: anid)
        } else if let name = provider.number ?? provider.firm {
            draft.tolerate(.senderByOtherField, "anbieter/openimmo_anid")
            providers[current] = FeedSender(connection: connection, name: name)
        }
        provider = Provider()
        if let transfer { settle(transfer) }
    }

    /// Settles what waited, and says for whom the transfer speaks.
    private mutating func settle(_ transfer: Transfer) {
        for sender in providers[settledProviders...].compactMap(\.self) {
            // To delete objects is never to name all that there are.
            draft.feed.speak(for: sender, [.home, .plot], transfer.deletes ? .partial : transfer.extent)
        }
        settledProviders = providers.count
        let ready = waiting
        waiting = []
        for (provider, entry) in ready {
            if let sender = providers[provider] {
                settle(entry, for: sender, transfer)
            } else {
                draft.refuse(FeedRefusal(.missingSender, at: entry.position))
            }
        }
    }

    private mutating func settle(_ entry: OpenImmoEntry, for sender: FeedSender, _ transfer: Transfer) {
        draft.position = entry.position
        let key = entry.object.map { FeedKey(sender: sender, object: $0) }
        switch (entry.content, key) {
        case (.refused(let refusal), _): draft.refuse(refusal, key: key)
        case (.otherKind, _): draft.feed.report.passOver(at: entry.position)
        case (_, nil): draft.refuse(FeedRefusal(.missingKey, at: entry.position))
        case (.gone, let key?): draft.feed.withdraw(key)
        case (.home, let key?) where transfer.deletes, (.plot, let key?) where transfer.deletes:
            draft.feed.withdraw(key)
        case (.home(var home), let key?):
            home.key = key
            draft.take(.home(home))
        case (.plot(var plot), let key?):
            plot.key = key
            draft.take(.plot(plot))
        }
    }
}
