/// A vacancy made ready to be compared with many people: what can be looked up is in small tables.
struct VacancyQuery {
    let point: TravelPoint
    /// Points of criteria other than the occupation, if all were met.
    let othersMost: Int32
    private let rest: Int32
    /// The most that pay, skills and way add, and being without obstacles.
    let lastMost: Int32
    private let vacancy: Vacancy
    private let rules: RankingRules
    private let gauge: CommuteGauge
    private let detours: [Int]
    private let abilityPoints: [Int32]
    private let contractPoints: [Int32]
    private let wishPoints: [Int32]
    /// By skill: 1 where it is required, 256 where it is wished.
    private let asked: [UInt16]
    /// By `WorkPermit.rawValue`: what it means here, as `SeekerQuery.gate` says it.
    private let permitGates: [Int]
    private let requiredWeight: Int32
    private let wishedWeight: Int32
    /// By third and fourth digit of the open main group: what a trade there is worth; negative where it is another.
    private(set) var tradePoints = [Int32](repeating: -1, count: 100)

    init(_ vacancy: Vacancy, _ rules: RankingRules, _ gauge: CommuteGauge, sides: Int) {
        self.vacancy = vacancy
        self.rules = rules
        self.gauge = gauge
        point = TravelPoint(vacancy.place)
        detours = gauge.detours(from: point, sides: sides)
        func most(_ criteria: Criterion...) -> Int32 { criteria.reduce(0) { $0 + rules.points($1, Share.full) } }
        rest = most(.requiredSkills, .wishedSkills)
        lastMost = rest + most(.pay) + max(gauge.most, gauge.unknown) + MatchRank.clear
        othersMost = lastMost + most(.level, .german, .shifts, .contract, .family, .help)
        requiredWeight = rules.weights[Criterion.requiredSkills.rawValue]
        wishedWeight = rules.weights[Criterion.wishedSkills.rawValue]
        let level = OccupationCode.level(vacancy.occupation)
        abilityPoints = (0..<512).map { abilities in
            let shortfall = vacancy.german.rawValue - SeekerRow.german(abilities)
            let unready = vacancy.shifts.subtracting(SeekerRow.shifts(abilities))
            return rules.points(.level, Share.level(SeekerRow.level(abilities) - level))
                + rules.points(.german, Share.german(shortfall: shortfall))
                + rules.points(.shifts, Share.shifts(unready: unready))
        }
        contractPoints = (0..<32).map {
            rules.points(.contract, Share.contract(vacancy.contract, wished: SeekerRow.contracts($0)))
        }
        wishPoints = (0..<64).map { wishes in
            let family = Share.wishes(SeekerRow.family(wishes).rawValue, offered: vacancy.family.rawValue)
            let help = Share.wishes(SeekerRow.help(wishes).rawValue, offered: vacancy.help.rawValue)
            return rules.points(.family, family) + rules.points(.help, help)
        }
        var asked = [UInt16](repeating: 0, count: 1 + max(vacancy.required.max() ?? -1, vacancy.wished.max() ?? -1))
        for skill in vacancy.required { asked[skill] = 1 }
        for skill in vacancy.wished { asked[skill] = 256 }
        self.asked = asked
        permitGates = WorkPermit.allCases.map { Self.gate($0, vacancy, level) }
    }

    private static func gate(_ permit: WorkPermit, _ vacancy: Vacancy, _ level: Int) -> Int {
        switch permit {
        case .unrestricted: return SeekerQuery.open
        case .skilledOnly: return level >= 2 ? SeekerQuery.open : SeekerQuery.closed
        case .withConsent: return vacancy.helpsWithPermit ? SeekerQuery.open : SeekerQuery.passable
        case .missing: return level >= 2 && vacancy.helpsWithPermit ? SeekerQuery.passable : SeekerQuery.closed
        }
    }

    /// The main groups with near trades, those with the greatest bound first, and the bounds.
    func groups() -> [(group: Int, bound: Int32)] {
        let own = OccupationCode.group(vacancy.occupation)
        var groups: [(group: Int, bound: Int32)] = []
        for group in 0..<OccupationCode.groupCount {
            let digits = group == own ? 4 : group / 10 == own / 10 ? 1 : 0
            guard digits >= rules.leastDigits else { continue }
            groups.append((group, rules.points(.occupation, rules.nearness[digits]) + othersMost))
        }
        return groups.sorted { ($0.bound, $1.group) > ($1.bound, $0.group) }
    }

    /// Makes the table of a main group.
    mutating func open(_ group: Int) {
        for subgroup in 0..<100 {
            let digits = OccupationCode.sharedDigits(vacancy.occupation, (group * 100 + subgroup) * 10)
            tradePoints[subgroup] = digits < rules.leastDigits ? -1 : rules.points(.occupation, rules.nearness[digits])
        }
    }

    /// The points that are looked up: of what somebody can and wishes.
    @inline(__always)
    func firstPoints(_ traits: UInt32) -> Int32 {
        abilityPoints[SeekerRow.abilities(traits)] + contractPoints[SeekerRow.contracts(traits)]
            + wishPoints[SeekerRow.wishes(traits)]
    }

    /// What somebody ranks; -1 where they are not listed, or have no place on a list with such a floor.
    ///
    /// - Parameters:
    ///   - row: the person, under one of the trades.
    ///   - first: what `firstPoints` says of them.
    ///   - details: the pool that has all trades and skills.
    ///   - floor: ranks below have no place.
    /// - Returns: the score, with `MatchRank.clear` where there is no obstacle.
    @inline(__always)
    func rank(_ row: SeekerRow, first: Int32, _ details: Span<UInt16>, floor: Int32) -> Int32 {
        var rank = first
        var gate = permitGates[row.permit]
        if gate >= SeekerQuery.closed { return -1 }
        let hours = max(
            vacancy.hours.lowerBound - Int(row.mostHours),
            Int(row.leastHours) - vacancy.hours.upperBound
        )
        if hours > 0 {
            if hours > rules.mostHoursBeyond { return -1 }
            gate = SeekerQuery.passable
        }
        let late = max(
            Int(row.earliestOn) - (vacancy.fillBy ?? Int(Int32.max)),
            vacancy.startsOn - Int(row.latestOn)
        )
        if late > 0 {
            if late > rules.mostDaysBeyond { return -1 }
            gate = SeekerQuery.passable
        }
        let wished = Int(row.pay)
        rank += rules.points(
            .pay,
            Share.pay(offered: Int(vacancy.pay), wished: wished, floorInPercent: rules.payFloorInPercent)
        )
        let trades = occupation(row, details)
        if trades.gate >= SeekerQuery.closed { return -1 }
        gate = max(gate, trades.gate)
        rank += trades.points
        if row.isBound {
            let way = gauge.way(from: row.point, to: point, detour: detours[Int(row.point.side)], within: row.limits)
            if way.excess > rules.mostMinutesBeyond { return -1 }
            if way.excess > 0 { gate = SeekerQuery.passable }
            rank += gauge.points(minutes: way.minutes)
        } else {
            rank += gauge.unknown
        }
        if gate == SeekerQuery.open { rank += MatchRank.clear }
        return rank + rest < floor ? -1 : rank + skills(row, details)
    }

    /// The nearest trade's points, and what recognition comes to.
    @inline(__always)
    private func occupation(_ row: SeekerRow, _ details: Span<UInt16>) -> (points: Int32, gate: Int) {
        var (digits, recognition) = (0, -1)
        let first = Int(row.firstDetail)
        for place in 0..<Int(row.trades) {
            let trade = SeekerRow.trade(details, first + 2 * place)
            let shared = OccupationCode.sharedDigits(trade.occupation, vacancy.occupation)
            digits = max(digits, shared)
            if shared == 4 { recognition = max(recognition, trade.recognition) }
        }
        let points = rules.points(.occupation, rules.nearness[digits])
        if !vacancy.isRegulated || recognition == Recognition.full.rawValue { return (points, SeekerQuery.open) }
        return (points, recognition < 0 ? SeekerQuery.closed : SeekerQuery.passable)
    }

    @inline(__always)
    private func skills(_ row: SeekerRow, _ details: Span<UInt16>) -> Int32 {
        var halves = 0
        let first = Int(row.firstDetail) + 2 * Int(row.trades)
        for place in first..<first + Int(row.skills) {
            let skill = Int(details[place] >> 1)
            guard skill < asked.count else { continue }
            halves += Int(asked[skill]) << Int(1 - details[place] & 1)
        }
        return requiredWeight * Int32(Share.skills(halves: halves & 0xFF, of: vacancy.required.count))
            + wishedWeight * Int32(Share.skills(halves: halves >> 8, of: vacancy.wished.count))
    }

    /// Ways that only a table knows may lead anywhere.
    var knowsShortcuts: Bool { gauge.hasTable && point.locality >= 0 }
}
