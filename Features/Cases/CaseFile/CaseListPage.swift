import LotseCore
import LotseData
import LotseWeb

/// How somebody narrowed the list, as the page's address says it.
struct CaseListChoice: Sendable, Equatable {
    enum Whose: String, CaseIterable, Sendable {
        case mine
        case team
        /// New files that nobody has taken.
        case nobody
    }

    enum State: String, CaseIterable, Sendable {
        case running
        case all
        case open
        case inProgress = "in-progress"
        case waiting
        case reopened
        case closed
    }

    let whose: Whose
    let state: State
    let topic: Topic?
    let country: Country?
    let search: String
    private let account: Identifier<Account>

    init(_ query: FormData, account: Identifier<Account>, isAuditor: Bool) {
        let search = String(query["search"].prefix(80))
        self.account = account
        // Whoever looks for somebody looks in the whole team.
        let usual: Whose = isAuditor || !search.isEmpty ? .team : .mine
        whose = Whose(rawValue: query["whose"]) ?? usual
        state = State(rawValue: query["state"]) ?? .running
        topic = Topic(rawValue: query["topic"])
        country = Country(query["country"])
        self.search = isAuditor && CaseFile.Number(search) == nil ? "" : search
    }

    func filter(in alliance: Identifier<Alliance>, organisations: Set<Identifier<Organisation>>?) -> CaseFileFilter {
        var filter = CaseFileFilter(alliance: alliance, organisations: organisations)
        filter.mine = whose == .mine ? account : nil
        filter.isUnowned = whose == .nobody
        switch state {
        case .running: filter.statuses = CaseFile.Status.running
        case .all: filter.statuses = []
        case .open, .inProgress, .waiting, .reopened, .closed:
            filter.statuses = CaseFile.Status(rawValue: state.rawValue).map { [$0] } ?? []
        }
        filter.topic = topic
        filter.country = country
        filter.search = search
        return filter
    }

    /// The choice as a query, to begin the next page with.
    func query(after cursor: CaseFileFilter.Cursor) -> String {
        [
            ("whose", whose.rawValue), ("state", state.rawValue), ("topic", topic?.rawValue ?? ""),
            ("country", country?.code ?? ""), ("search", search), ("after", cursor.text),
        ]
        .filter { !$0.1.isEmpty }
        .map { "\($0.0)=\(QueryText.encoded($0.1))" }
        .joined(separator: "&")
    }
}

/// The list of case files; template `cases.list`.
struct CaseListPage: Sendable {
    let filter: FormView
    let table: Table
    let count: String
    let nextPath: String?
    let firstPath: String?
    let newPath: String?

    init(
        _ staff: StaffContext,
        choice: CaseListChoice,
        lines: [CaseFileLine],
        names: [Identifier<Account>: String],
        count: Int,
        isFirst: Bool,
        hasMore: Bool,
        seesNames: (CaseFile.Head) -> Bool
    ) {
        let words = staff.words
        filter = Self.filter(staff, choice)
        self.count =
            count >= CaseFileListStore.countLimit
            ? words("cases.list.many", ["count": count]) : words("cases.list.found", ["count": count])
        table = Table(
            words("cases.list.caption"),
            columns: [
                .text(words("cases.list.name")), .code(words("cases.list.number")), .text(words("cases.list.status")),
                .text(words("cases.list.topics")), .text(words("cases.list.arrival")),
                .text(words("cases.list.owner")), .text(words("cases.list.changed")),
            ],
            rows: lines.map { Self.row($0, staff, names, seesNames($0.head)) },
            emptyText: words("cases.list.empty")
        )
        let here = staff.link(CasesPaths.list)
        nextPath = hasMore ? lines.last.map { "\(here)?\(choice.query(after: $0.cursor))" } : nil
        firstPath = isFirst ? nil : here
        newPath = staff.organisations(as: Role.caseworkers).isEmpty ? nil : staff.link(CasesPaths.new)
    }

    private static func row(
        _ line: CaseFileLine,
        _ staff: StaffContext,
        _ names: [Identifier<Account>: String],
        _ seesNames: Bool
    ) -> [Table.Cell] {
        let words = staff.words
        let head = line.head
        let size = words(
            "cases.list.size",
            [
                "adults": words("cases.adults", ["count": line.adults]),
                "children": words("cases.children", ["count": line.children]),
            ]
        )
        return [
            .link(
                seesNames && !line.name.isEmpty ? line.name : size,
                staff.link(CasesPaths.one, ["caseFile": head.id.text])
            ),
            .text(head.number.description), .tag(CaseTags.status(head.status, words)),
            .text(line.topics.map { words("topic.\($0.rawValue)") }.joined(separator: ", ")),
            .text(head.wishedArrival.map { words.shortDay($0) } ?? "–"),
            .text(head.owner.flatMap { names[$0] } ?? words("cases.nobody-yet")),
            .text(words.shortDay(Berlin.day(at: head.changedAt))),
        ]
    }

    private static func filter(_ staff: StaffContext, _ choice: CaseListChoice) -> FormView {
        let choices = CaseChoices(words: staff.words)
        let countries = Array(choices.countries.dropFirst())
        let form = Form(
            "cases.filter",
            [
                Field("search", .text(maxLength: 80)),
                Field("whose", .selection(choices.options("cases.whose", of: CaseListChoice.Whose.self))),
                Field("state", .selection(choices.options("cases.state", of: CaseListChoice.State.self))),
                Field("topic", .selection(choices.orNone("cases.any", choices.topics))),
                Field("country", .selection(choices.orNone("cases.any", countries))),
            ],
            values: [
                "search": choice.search, "whose": choice.whose.rawValue, "state": choice.state.rawValue,
                "topic": choice.topic?.rawValue ?? "", "country": choice.country?.code ?? "",
            ]
        )
        return form.view(for: staff, action: staff.link(CasesPaths.list))
    }
}
