/// People who seek, kept so that the best for a vacancy are found: `VacancyIndex` the other way round.
///
/// Only those may be put in who agreed to be proposed; who they are, an index does not know.
public struct SeekerIndex: Sendable {
    /// Why numbers are no people.
    public enum Fault: Error, Hashable {
        /// Who has a number cannot be.
        case seeker(Int, Seeker.Fault)
        case repeatedNumber(Int)
        /// More trades of all together than `mostTrades`.
        case tooMany
    }

    public let rules: RankingRules
    public let travel: TravelModel
    private(set) var table: LiveTable<SeekerRow>
    let gauge: CommuteGauge
    private(set) var sides = 1
    /// How many people there are.
    public private(set) var count = 0
    /// Of each block of the sorted rows: how far somebody there would go, in metres.
    private(set) var reach: [Int32] = []

    public static let mostTrades = RankingDraft<SeekerRow>.most

    /// - Parameters:
    ///   - seekers: in any order; each is looked at once and not kept.
    ///   - rules: what counts.
    ///   - travel: how long ways take.
    /// - Throws: `Fault`, naming the first who cannot be.
    public init(
        _ seekers: some Sequence<Seeker>,
        rules: RankingRules = RankingRules(),
        travel: TravelModel = .estimate
    ) throws(Fault) {
        self.rules = rules
        self.travel = travel
        gauge = CommuteGauge(rules, travel)
        var draft = RankingDraft<SeekerRow>()
        var numbers: [Int32] = []
        for seeker in seekers {
            if let fault = seeker.fault(in: travel) { throw .seeker(seeker.number, fault) }
            guard draft.rows.count + seeker.trades.count <= Self.mostTrades else { throw .tooMany }
            let row = SeekerRow(seeker, gauge)
            let details = SeekerRow.details(of: seeker)
            for occupation in Set(seeker.trades.map(\.occupation)).sorted() {
                draft.append(row, code: occupation, details: details)
            }
            sides = max(sides, Int(row.point.side) + 1)
            numbers.append(row.number)
        }
        numbers.sort()
        for (number, next) in zip(numbers, numbers.dropFirst()) where number == next {
            throw .repeatedNumber(Int(number))
        }
        count = numbers.count
        table = LiveTable(draft)
        measureReach()
    }

    private mutating func measureReach() {
        let blocks = table.base.blocks
        reach = blocks.cells.indices.map { block in
            blocks.rows(of: block).reduce(-1) { max($0, table.base.rows[$1].reach) }
        }
    }

    /// How many changes lie beside the sorted rows.
    public var changes: Int { table.changes }

    /// Puts somebody in, in the place of the one with the number where there is one.
    ///
    /// - Throws: `Fault`, naming what cannot be; then nothing has changed.
    public mutating func put(_ seeker: Seeker) throws(Fault) {
        if let fault = seeker.fault(in: travel) { throw .seeker(seeker.number, fault) }
        guard table.count + seeker.trades.count <= Self.mostTrades else { throw .tooMany }
        remove(seeker.number)
        let row = SeekerRow(seeker, gauge)
        let details = SeekerRow.details(of: seeker)
        for occupation in Set(seeker.trades.map(\.occupation)).sorted() {
            table.insert(row, code: occupation, details: details)
        }
        sides = max(sides, Int(row.point.side) + 1)
        count += 1
    }

    /// Takes somebody out, with all that is known of them once changes are merged; false where there was nobody.
    @discardableResult
    public mutating func remove(_ number: Int) -> Bool {
        guard let number = Int32(exactly: number), table.remove(number) else { return false }
        count -= 1
        return true
    }

    /// Sorts all changes in; no answer changes by it.
    public mutating func merge() {
        table.merge()
        measureReach()
    }

    /// Who has a number.
    public subscript(number: Int) -> Seeker? {
        guard let number = Int32(exactly: number), let found = table.row(number) else { return nil }
        return found.row.seeker(found.details)
    }
}
