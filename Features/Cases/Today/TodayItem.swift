import LotseCore
import LotseData
import LotseWeb

/// One thing that waits for somebody of the staff today.
struct TodayItem: Sendable {
    let section: Section
    /// What it is about.
    let title: String
    /// A case's number or another short name of the record; empty where there is none.
    let reference: String
    /// Which sentence stands below the title, under `cases.today.<key>`; with `{day}` where a day is known.
    let key: String
    let day: Day?
    /// Who has it; nil where nobody does.
    let account: Identifier<Account>?
    let path: Path
    let values: [String: String]

    /// The parts of the worklist, in this order.
    ///
    /// Names live under `cases.today.section.<raw value>`.
    enum Section: String, CaseIterable, Sendable {
        case overdue
        /// Due today.
        case due
        /// Messages and answers that nobody has read.
        case news
        /// New: somebody has to take it.
        case waiting
        /// Referrals that nobody has answered in time.
        case unanswered
    }
}

/// Who asks for the worklist, and how wide.
struct TodayQuestion: Sendable {
    let alliance: Identifier<Alliance>
    let organisations: Set<Identifier<Organisation>>
    /// Oneself and the colleagues whom one stands in for; nil for the whole team.
    let accounts: Set<Identifier<Account>>?
    let today: Day

    /// More of one kind is not a worklist any more.
    static let limit = 50
}

/// What a subject contributes to the worklist: one statement.
typealias TodayPart = @Sendable (TodayQuestion, Reader) throws -> [TodayItem]
