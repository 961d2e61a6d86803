import LotseCore

/// A table of the report: figures in columns, where from or who in rows, and the sum of each column.
struct ReportGrid: Sendable, Equatable {
    let kind: Kind
    let rows: [Row]
    let columns: [ReportFigure]
    /// By row, then column; nil is hidden.
    let cells: [[Int?]]
    let totals: [Int?]

    /// Names live under `cases.report.by-<raw value>`.
    enum Kind: String, CaseIterable, Sendable {
        case sex
        case group
        case country
        case place
    }

    /// What a row counts.
    enum Row: Sendable, Hashable {
        case sex(Person.Sex)
        case group(Country.Group)
        case country(Country?)
        /// By its comparable form; empty for unknown ones.
        case place(String)

        func contains(_ cell: ReportCell) -> Bool {
            switch self {
            case .sex(let sex): cell.sex == sex
            case .group(let group): (cell.country?.group ?? .unknown) == group
            case .country(let country): cell.country == country
            case .place(let place): cell.place == place
            }
        }
    }

    /// Places beyond these are summed up nowhere: the table says that it shows the most frequent ones.
    static let placeLimit = 30

    /// - Parameters:
    ///   - kind: what the rows are.
    ///   - counts: of the period.
    ///   - quarters: of the period's four quarters, for a protected year; empty otherwise.
    ///   - isProtected: whether small numbers are hidden.
    init(_ kind: Kind, of counts: ReportCounts, quarters: [ReportCounts] = [], isProtected: Bool) {
        self.kind = kind
        columns = ReportFigure.allCases.filter { kind != .sex || $0.isConsultation }
        let found = Self.rows(kind, counts)
        rows = found
        let columnCells = columns.map { figure in
            let numbers = Self.numbers(counts, found, figure)
            guard isProtected else {
                return SmallCells.Protected(cells: numbers.map(Optional.some), total: counts.total(figure))
            }
            let parts = quarters.map { Self.numbers($0, found, figure) }
            return SmallCells.protect(numbers, alsoHiding: SmallCells.betrayed(year: numbers, quarters: parts))
        }
        cells = found.indices.map { row in columnCells.map { $0.cells[row] } }
        totals = columnCells.map(\.total)
    }

    func total(_ figure: ReportFigure) -> Int? { columns.firstIndex(of: figure).flatMap { totals[$0] } }

    private static func numbers(_ counts: ReportCounts, _ rows: [Row], _ figure: ReportFigure) -> [Int] {
        rows.map { row in counts.sum { $0.figure == figure && row.contains($0) } }
    }

    private static func rows(_ kind: Kind, _ counts: ReportCounts) -> [Row] {
        switch kind {
        case .sex: return Person.Sex.allCases.map { .sex($0) }
        case .group: return Country.Group.allCases.map { .group($0) }
        case .country:
            let weights = counts.counts.reduce(into: [Country?: Int]()) { $0[$1.key.country, default: 0] += $1.value }
            // The unknown ones stand last, however many they are.
            return weights.sorted { left, right in
                let (mine, other) = (left.key?.code ?? "~", right.key?.code ?? "~")
                if left.key == nil || right.key == nil { return mine < other }
                return (right.value, mine) < (left.value, other)
            }.map { .country($0.key) }
        case .place:
            let weights = counts.counts.reduce(into: [String: Int]()) { $0[$1.key.place, default: 0] += $1.value }
            let known = weights.filter { !$0.key.isEmpty }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            // The unknown ones stand last, however many they are.
            return known.prefix(placeLimit).map { .place($0.key) } + (weights[""] == nil ? [] : [.place("")])
        }
    }
}

/// How many of those who were advised are women, and how many did not say.
struct WomenShare: Sendable, Equatable {
    let women: Int
    /// Those who said anything: the denominator.
    let known: Int
    let unknown: Int

    init(_ counts: ReportCounts, _ figure: ReportFigure) {
        let of: (Person.Sex) -> Int = { sex in counts.sum { $0.figure == figure && $0.sex == sex } }
        women = of(.woman)
        unknown = of(.unknown)
        known = counts.total(figure) - unknown
    }
}
