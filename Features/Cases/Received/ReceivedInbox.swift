import LotseCore
import LotseData
import LotseWeb

/// The referrals of a body that it may see, with what stands in a line of its inbox.
struct ReceivedRecords: Sendable {
    let referrals: [Referral]
    /// Names of households, where the consent covers them.
    let names: [Identifier<Referral>: String]
    let places: [MunicipalityKey: String]
    let overdue: Set<Identifier<Referral>>

    /// Ended ones stay in the list for this long.
    static let endedDays = 90

    init(
        _ houses: Set<Identifier<Organisation>>,
        in alliance: Identifier<Alliance>,
        on day: Day,
        _ ports: CasesPorts
    ) async throws {
        let read: Read = try await ports.store.read { reader in
            let all = try ReferralStore.inbox(
                of: houses,
                alliance: alliance,
                statuses: Set(ReferralStatus.allCases),
                limit: 1000,
                from: reader
            ).filter { referral in
                guard let closed = referral.times.closed else { return true }
                return Berlin.day(at: closed).days(until: day) <= Self.endedDays
            }
            let files = Set(all.map(\.caseFile))
            var consents: [Identifier<CaseFile>: [Consent]] = [:]
            for house in houses.sorted() {
                consents.merge(try ConsentStore.list(of: files, for: house, from: reader)) { $0 + $1 }
            }
            let people = try HouseholdStore.list(of: files.sorted(), from: reader)
            let terms = try ReferralTermsStore.fetch(alliance, from: reader).terms
            return Read(referrals: all, consents: consents, people: people, terms: terms)
        }
        let main = Dictionary(
            read.people.filter { $0.part == .main && $0.mergedInto == nil }.map { ($0.caseFile, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        var (visible, names) = ([Referral](), [Identifier<Referral>: String]())
        var overdue: Set<Identifier<Referral>> = []
        for referral in read.referrals {
            let fields = ConsentRule(read.consents[referral.caseFile] ?? []).fields(
                for: referral.purpose,
                recipient: referral.recipient.organisation,
                on: day
            )
            guard !fields.isEmpty else { continue }
            visible.append(referral)
            if fields.contains(.name) { names[referral.id] = main[referral.caseFile] }
            let calendar = WorkCalendar(referral.municipality.flatMap { FederalState(of: $0) })
            let rule = ReferralClockRule(terms: read.terms, calendar: calendar)
            if referral.status.isAwaitingAnswer, let sent = referral.times.sent,
                rule.dueDay(workingDays: read.terms.remindAfter, after: Berlin.day(at: sent)) <= day
            {
                overdue.insert(referral.id)
            }
        }
        referrals = visible
        self.names = names
        self.overdue = overdue
        let municipalities = try await ports.network.municipalities(of: alliance, on: day)
        places = Dictionary(municipalities.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    private struct Read: Sendable {
        let referrals: [Referral]
        let consents: [Identifier<CaseFile>: [Consent]]
        let people: [Person]
        let terms: ReferralTerms
    }
}

/// The inbox of a body: new, overdue, in work, ended.
struct ReceivedInbox: Sendable {
    let staff: StaffContext
    let records: ReceivedRecords

    private var words: Words { staff.words }

    /// The parts of the inbox, in this order.
    enum Section: String, CaseIterable, Sendable {
        case overdue
        case new
        case inWork = "in-work"
        case ended

        init(_ referral: Referral, isOverdue: Bool) {
            switch referral.status {
            case .sent, .seen, .draft: self = isOverdue ? .overdue : .new
            case .accepted, .inWork: self = .inWork
            case .noAnswer: self = .overdue
            case .declined, .done, .notReached, .withdrawn: self = .ended
            }
        }
    }

    var blocks: Blocks {
        let groups = Dictionary(grouping: records.referrals) {
            Section($0, isOverdue: records.overdue.contains($0.id))
        }
        var figures = Block()
        figures.links = [Link(words("cases.figures.title"), staff.link(ReferralPaths.statistics))]
        let sections = Section.allCases.map { section -> Block in
            let own = groups[section] ?? []
            var block = Block(words("cases.inbox.\(section.rawValue)", ["count": own.count]), id: section.rawValue)
            block.rows = RowsView(
                rows: own.map { row($0, isLate: section == .overdue) },
                emptyText: words("cases.inbox.\(section.rawValue).empty")
            )
            return block
        }
        return Blocks(lead: words("cases.inbox.lead"), sections + [figures])
    }

    private func row(_ referral: Referral, isLate: Bool) -> RowsView.Row {
        let isMine = referral.recipient.officer == staff.member.account
        return RowsView.Row(
            [words("topic.\(referral.topic.rawValue)"), records.names[referral.id]].compactMap(\.self)
                .joined(separator: " · "),
            path: staff.link(ReferralPaths.received, ["referral": referral.id.text]),
            tag: ReferralWords(words: words).tag(referral.status),
            texts: [isMine ? words("cases.inbox.mine") : nil],
            side: [
                referral.municipality.flatMap { records.places[$0] },
                referral.times.sent.map { words.shortDay(Berlin.day(at: $0)) },
            ],
            isLate: isLate
        )
    }
}

/// A body's own figures, each with its denominator.
struct PartnerFigures: Sendable {
    let figures: PartnerStatistics
    let words: Words

    var blocks: Blocks {
        var rates = Block()
        rates.tables = [
            Table(
                words("cases.figures.rates"),
                columns: [
                    .text(words("cases.figures.figure")), .number(words("cases.figures.number")),
                    .number(words("cases.figures.of")), .number(words("cases.figures.share")),
                ],
                rows: [
                    line("answered", figures.answered, of: figures.asked),
                    line("waiting", figures.waiting, of: figures.asked),
                    line("unanswered", figures.unanswered, of: figures.asked),
                    line("helped", figures.helped, of: figures.ended),
                    line("declined", figures.declined, of: figures.ended),
                    line("not-reached", figures.notReached, of: figures.ended),
                ],
                emptyText: words("cases.figures.empty")
            )
        ]
        rates.texts = [
            figures.medianDaysToAnswer.map { words("cases.figures.median", ["count": $0]) }
                ?? words("cases.figures.no-median")
        ]
        var reasons = Block(words("cases.figures.reasons"))
        reasons.tables = [
            Table(
                words("cases.figures.reasons"),
                columns: [.text(words("cases.referral.reason")), .number(words("cases.figures.number"))],
                rows: figures.reasons.map {
                    [.text(words("cases.decline.\($0.reason.rawValue)")), .text(words.number($0.count))]
                },
                emptyText: words("cases.figures.no-reasons")
            )
        ]
        return Blocks(lead: words("cases.figures.lead"), [rates, reasons])
    }

    private func line(_ key: String, _ number: Int, of whole: Int) -> [Table.Cell] {
        [
            .text(words("cases.figures.\(key)")), .text(words.number(number)), .text(words.number(whole)),
            .text(words.percent(number, of: whole)),
        ]
    }
}
