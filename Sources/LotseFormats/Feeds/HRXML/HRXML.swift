/// Vacancies in HR-XML 2.4 (`PositionOpening`) and in HR-BA-XML, the Bundesagentur's own format.
///
/// HR-BA-XML says whether it is a full load ("F") or a difference ("D") and how many entries it holds; HR-XML says
/// neither.
package enum HRXML {
    /// Reads a file of either format as a stream.
    ///
    /// - Parameters:
    ///   - bytes: the file, in UTF-8, ISO 8859-1 or Windows-1252.
    ///   - connection: who delivers, as the alliance named it.
    ///   - extent: for HR-XML, whether the alliance knows that the file names all vacancies of the sender.
    ///   - limits: what the file may cost.
    /// - Returns: vacancies with a report.
    /// - Throws: `FeedFailure` when nothing of the file can be taken, or what reading the bytes throws.
    package static func read(
        _ bytes: FeedBytes,
        connection: String,
        extent: FeedExtent = .partial,
        limits: FeedLimits = FeedLimits()
    ) throws -> Feed {
        let handler = try XMLRecords.read(bytes, limits) {
            HRXMLHandler(connection: connection, extent: extent, limits)
        }
        return handler.finished()
    }
}

/// Hears a file.
struct HRXMLHandler: XMLRecordHandler {
    static let records: Set<String> = ["PositionOpening", "JobPositionPosting", "DeleteEntry"]
    static let skipped: Set<String> = ["UserArea", "BAInternalInformation", "Logo"]

    private let connection: String
    private let extent: FeedExtent
    private var draft: FeedDraft
    /// The header's fields; nil for HR-XML, which has none.
    private var header: [String: String]?
    private var entries = 0

    init(connection: String, extent: FeedExtent, _ limits: FeedLimits) {
        self.connection = connection
        self.extent = extent
        draft = FeedDraft(.hrXML, limits)
    }

    mutating func tolerate(_ fault: FeedTolerance, at position: FeedPosition) {
        draft.position = position
        draft.tolerate(fault)
    }

    mutating func root(_ node: XMLNode) throws(FeedFailure) {
        if node.name == "HRBAXMLJobPositionPosting" {
            header = [:]
            draft.feed = Feed(.hrBAXML, keeping: draft.feed.report)
        } else if !["PositionOpening", "PositionOpenings", "Jobs", "jobs", "Envelope", "StaffingOrder"].contains(
            node.name
        ) {
            throw FeedFailure(.otherFormat, at: FeedPosition(line: node.line, field: FeedText.sample(node.name)))
        }
    }

    mutating func begins(_ node: XMLNode) {}

    mutating func ends(_ node: XMLNode) {
        guard header != nil, ["SupplierId", "Amount", "TypeOfLoad"].contains(node.name) else { return }
        draft.position = FeedPosition(line: node.line)
        header?[node.name] = draft.line(node.text, node.name)
    }

    mutating func record(_ node: XMLNode, isComplete: Bool) {
        entries += 1
        draft.position = FeedPosition(line: node.line, entry: entries)
        let sender = FeedSender(connection: connection, name: header?["SupplierId"] ?? "")
        if node.name == "DeleteEntry" {
            guard let object = draft.line(node.text("EntryId"), "EntryId") else {
                return draft.refuse(draft.refusal(.missingKey, "EntryId"))
            }
            return draft.feed.withdraw(FeedKey(sender: sender, object: object))
        }
        let entry =
            node.name == "PositionOpening" ? HRXMLEntry(opening: node, &draft) : HRXMLEntry(posting: node, &draft)
        guard let object = entry.object else { return draft.refuse(draft.refusal(.missingKey, entry.keyField)) }
        let key = FeedKey(sender: sender, object: object)
        if entry.isGone { return draft.feed.withdraw(key) }
        guard isComplete else { return draft.refuse(draft.refusal(.tooManyFields), key: key) }
        var vacancy = entry.vacancy
        vacancy.key = key
        guard !vacancy.title.isEmpty else {
            return draft.refuse(draft.refusal(.missingField, entry.titleField), key: key)
        }
        guard !vacancy.places.isEmpty else { return draft.refuse(draft.refusal(.noPlace), key: key) }
        draft.take(.vacancy(vacancy))
    }

    func finished() -> Feed {
        var draft = draft
        draft.position = FeedPosition()
        let sender = FeedSender(connection: connection, name: header?["SupplierId"] ?? "")
        guard let header else {
            draft.feed.speak(for: sender, [.vacancy], extent)
            return draft.feed.finished()
        }
        if header["SupplierId"] == nil { draft.tolerate(.fieldAbsent, "SupplierId") }
        switch header["TypeOfLoad"]?.uppercased() {
        case "F": draft.feed.speak(for: sender, [.vacancy], .full)
        case "D": draft.feed.speak(for: sender, [.vacancy], .partial)
        default:
            draft.tolerate(.unknownExtent, "TypeOfLoad")
            draft.feed.speak(for: sender, [.vacancy], .partial)
        }
        if let stated = header["Amount"].flatMap({ Int($0) }), stated != entries {
            draft.feed.report.raise(.countDiffers(stated: stated, found: entries))
        }
        return draft.feed.finished()
    }
}
