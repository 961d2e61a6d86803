/// Vacancies, kept so that the best for somebody are found without looking at most of them.
///
/// Exact: what comes out is what one gets who assesses every vacancy (`Assessor`) and sorts. Rows are sorted by main
/// group of occupations, cell and code. A search opens the groups of near trades, those with the greatest bound first,
/// and in a group the cells within reach; a row is looked at only where the points of its code and the best of
/// everything else reach the worst that is on the list. The words of the field: an inverted index with block bounds.
///
/// Changes are visible at once. They lie beside the sorted rows until `merge`, which is worth it when there are some
/// thousand (`changes`).
public struct VacancyIndex: Sendable {
    /// Why numbers are no market.
    public enum Fault: Error, Hashable {
        /// The vacancy with a number cannot be.
        case vacancy(Int, Vacancy.Field)
        case repeatedNumber(Int)
        /// More than `mostVacancies`.
        case tooMany
    }

    public let rules: RankingRules
    public let travel: TravelModel
    private(set) var table: LiveTable<VacancyRow>
    let gauge: CommuteGauge
    private(set) var sides = 1
    private(set) var skills = 0

    public static let mostVacancies = RankingDraft<VacancyRow>.most

    /// - Parameters:
    ///   - vacancies: in any order; each is looked at once and not kept.
    ///   - rules: what counts.
    ///   - travel: how long ways take.
    /// - Throws: `Fault`, naming the first vacancy that cannot be.
    public init(
        _ vacancies: some Sequence<Vacancy>,
        rules: RankingRules = RankingRules(),
        travel: TravelModel = .estimate
    ) throws(Fault) {
        self.rules = rules
        self.travel = travel
        gauge = CommuteGauge(rules, travel)
        var draft = RankingDraft<VacancyRow>()
        for vacancy in vacancies {
            if let field = vacancy.fault(in: travel) { throw .vacancy(vacancy.number, field) }
            guard draft.rows.count < Self.mostVacancies else { throw .tooMany }
            draft.append(VacancyRow(vacancy), code: vacancy.occupation, details: Self.details(of: vacancy))
            sides = max(sides, vacancy.place.side + 1)
            skills = max(skills, Self.skills(of: vacancy))
        }
        table = LiveTable(draft)
        if let number = table.base.repeatedNumber { throw .repeatedNumber(number) }
    }

    private static func details(of vacancy: Vacancy) -> [UInt16] {
        (vacancy.required + vacancy.wished).map { UInt16($0) }
    }

    /// One more than the highest skill.
    private static func skills(of vacancy: Vacancy) -> Int {
        max(vacancy.required.max() ?? -1, vacancy.wished.max() ?? -1) + 1
    }

    /// How many vacancies there are.
    public var count: Int { table.count }
    /// How many changes lie beside the sorted rows.
    public var changes: Int { table.changes }
    /// Bytes that the sorted rows take with all that belongs to them.
    public var byteCount: Int { table.base.byteCount }

    /// Puts a vacancy in, in the place of the one with its number where there is one.
    ///
    /// - Throws: `Fault`, naming what cannot be; then nothing has changed.
    public mutating func put(_ vacancy: Vacancy) throws(Fault) {
        if let field = vacancy.fault(in: travel) { throw .vacancy(vacancy.number, field) }
        guard count < Self.mostVacancies || table.row(Int32(vacancy.number)) != nil else { throw .tooMany }
        table.remove(Int32(vacancy.number))
        table.insert(VacancyRow(vacancy), code: vacancy.occupation, details: Self.details(of: vacancy))
        sides = max(sides, vacancy.place.side + 1)
        skills = max(skills, Self.skills(of: vacancy))
    }

    /// Takes a vacancy out; false where there was none with the number.
    @discardableResult
    public mutating func remove(_ number: Int) -> Bool {
        guard let number = Int32(exactly: number) else { return false }
        return table.remove(number)
    }

    /// Sorts all changes in; no answer changes by it.
    public mutating func merge() { table.merge() }

    /// The vacancy with a number.
    public subscript(number: Int) -> Vacancy? {
        guard let number = Int32(exactly: number), let found = table.row(number) else { return nil }
        return found.row.vacancy(occupation: found.code, skills: found.details)
    }
}
