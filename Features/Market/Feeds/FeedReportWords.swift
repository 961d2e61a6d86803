import Foundation
package import LotseCore
package import LotseFormats
package import LotseWeb

/// What is to be said about a list, in sentences: on the page, and on the command line.
package struct FeedReportWords: Sendable {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// For places without pages.
    package init(outsidePagesIn language: Language) {
        self.init(Catalogues.outsidePages(of: Bundle.module.resourceURL).words(language))
    }

    package func sentence(_ failure: FeedFailure) -> String {
        let reason = words("market.failure.\(failure.reason.rawValue)")
        return [place(failure.position), reason].compactMap(\.self).joined(separator: " ")
    }

    package func sentence(_ refusal: FeedRefusal) -> String {
        let fault = words("market.fault.\(refusal.problem.rawValue)")
        let sample = refusal.sample.map { words("market.report.sample", ["text": $0]) }
        let field = refusal.position.field.flatMap { TemplateField(rawValue: $0) }
        let hint = field.flatMap(AnswerWords(words: words).hint)
        return [place(refusal.position), fault, hint, sample].compactMap(\.self).joined(separator: " ")
    }

    /// The first of many, and how many more there are.
    func sentences(_ refusals: [FeedRefusal], most: Int) -> [String] {
        let left = refusals.count - most
        let more = left > 0 ? [words("market.report.more", ["count": left])] : []
        return refusals.prefix(most).map(sentence) + more
    }

    package func sentence(_ alarm: FeedAlarm) -> String {
        switch alarm {
        case .listMissing(let stated): words("market.alarm.list-missing", ["stated": stated.map { "\($0)" } ?? "?"])
        case .fieldMissing(let field, let entries, let all):
            words("market.alarm.field-missing", ["field": field, "entries": "\(entries)", "all": "\(all)"])
        case .countDiffers(let stated, let found):
            words("market.alarm.count-differs", ["stated": "\(stated)", "found": "\(found)"])
        case .mostRefused(let entries, let all):
            words("market.alarm.most-refused", ["entries": "\(entries)", "all": "\(all)"])
        }
    }

    /// Nil for alarms, which are told as such.
    package func sentence(_ doubt: FeedDoubt) -> String? {
        switch doubt {
        case .alarm: nil
        case .shrink(let sender, let vanishing, let all):
            words("market.doubt.shrink", ["sender": name(sender), "vanishing": "\(vanishing)", "all": "\(all)"])
        case .unnamedRefusals(let sender, let entries):
            words("market.doubt.unnamed", ["sender": name(sender), "entries": "\(entries)"])
        }
    }

    package func sentence(_ objection: FeedObjection) -> String { words("market.objection.\(objection.rawValue)") }

    /// A fault that was forgiven, and how often.
    package func sentence(_ fault: FeedTolerance, times: Int) -> String {
        words("market.tolerated", ["fault": words("market.tolerance.\(fault.rawValue)"), "count": times])
    }

    /// What taking it in does, or did, in numbers.
    package func numbers(_ counts: FeedSource.Counts) -> String {
        words(
            "market.report.numbers",
            [
                "new": "\(counts.new)", "changed": "\(counts.changed)", "same": "\(counts.same)",
                "closed": "\(counts.closed)", "refused": "\(counts.refused)",
            ]
        )
    }

    private func name(_ sender: FeedSender) -> String { sender.name.isEmpty ? sender.connection : sender.name }

    /// Line, column, entry and field, as far as they are known.
    private func place(_ position: FeedPosition) -> String? {
        let parts = [
            position.line.map { words("market.position.line", ["line": "\($0)"]) },
            position.column.map { words("market.position.column", ["column": "\($0)"]) },
            position.line == nil ? position.entry.map { words("market.position.entry", ["entry": "\($0)"]) } : nil,
            position.field.map(field),
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + ":"
    }

    /// A column as the table calls it; fields of machines by their own name.
    private func field(_ name: String) -> String {
        guard let field = TemplateField(rawValue: name) else { return name }
        return words("market.position.field", ["field": field.heading])
    }
}
