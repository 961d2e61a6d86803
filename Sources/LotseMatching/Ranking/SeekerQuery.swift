/// Somebody made ready to be compared with many vacancies: what can be looked up is in small tables.
struct SeekerQuery {
    let home: TravelPoint?
    /// No vacancy beyond so many metres is in reach; see `CommuteGauge.reach`.
    let reach: Int
    let limits: TravelLimits
    /// Points of criteria other than occupation, level and way, if all were met.
    let othersMost: Int32
    /// Points of pay and skills, if all were met.
    let lastMost: Int32
    private let skillsMost: Int32
    private let rules: RankingRules
    private let gauge: CommuteGauge
    private let seeker: Seeker
    /// `Int32.max` where work may begin later.
    private let latestOn: Int
    private let detours: [Int]
    private let demandPoints: [Int32]
    private let offerPoints: [Int32]
    /// By skill: 2 where somebody has it, 1 while it is being learnt.
    private let halves: [UInt8]
    private let requiredWeight: Int32
    private let wishedWeight: Int32
    /// The last three digits' points of the open main group, with `MatchRank.clear`; negative for another trade.
    private(set) var codePoints = [Int32](repeating: -1, count: OccupationCode.groupSize)
    /// By the third and fourth digit: what recognition there means for a regulated vacancy.
    private var recognitionGates = [UInt8](repeating: 0, count: 100)

    /// What a vacancy's conditions come to: nothing in the way, a way around, or from here on an obstacle without.
    static let open = 0
    static let passable = 1
    static let closed = 2

    init(_ seeker: Seeker, _ rules: RankingRules, _ gauge: CommuteGauge, sides: Int, skills: Int) {
        self.seeker = seeker
        latestOn = seeker.latestOn ?? Int(Int32.max)
        self.rules = rules
        self.gauge = gauge
        limits = seeker.limits
        home = limits == TravelLimits([:]) ? nil : seeker.home.map { TravelPoint($0) }
        reach = gauge.reach(within: limits)
        detours = home.map { gauge.detours(from: $0, sides: sides) } ?? []
        func most(_ criteria: Criterion...) -> Int32 { criteria.reduce(0) { $0 + rules.points($1, Share.full) } }
        skillsMost = most(.requiredSkills, .wishedSkills)
        lastMost = skillsMost + most(.pay)
        othersMost = skillsMost + most(.german, .shifts, .pay, .contract, .family, .help)
        requiredWeight = rules.weights[Criterion.requiredSkills.rawValue]
        wishedWeight = rules.weights[Criterion.wishedSkills.rawValue]
        let contracts = (0..<8).map {
            rules.points(.contract, Share.contract(VacancyRow.contract($0 << 7), wished: seeker.contracts))
        }
        let others = (0..<128).map { demands in
            let shortfall = VacancyRow.german(demands) - seeker.german.rawValue
            let unready = VacancyRow.shifts(demands).subtracting(seeker.shifts)
            return rules.points(.german, Share.german(shortfall: shortfall))
                + rules.points(.shifts, Share.shifts(unready: unready))
        }
        demandPoints = (0..<1_024).map { others[$0 & 127] + contracts[$0 >> 7] }
        offerPoints = (0..<64).map { offers in
            let family = Share.wishes(seeker.family.rawValue, offered: VacancyRow.family(offers).rawValue)
            let help = Share.wishes(seeker.help.rawValue, offered: VacancyRow.help(offers).rawValue)
            return rules.points(.family, family) + rules.points(.help, help)
        }
        var halves = [UInt8](repeating: 0, count: skills)
        for skill in seeker.learning where skill < skills { halves[skill] = 1 }
        for skill in seeker.skills where skill < skills { halves[skill] = 2 }
        self.halves = halves
    }

    /// The main groups with vacancies of near trades, those with the greatest bound first, and the bounds.
    ///
    /// Of a group that has one of the trades up to four digits can be shared, of one in the same area only the first.
    func groups() -> [(group: Int, bound: Int32)] {
        let rest = rules.points(.level, Share.full) + othersMost + max(gauge.most, gauge.unknown) + MatchRank.clear
        let own = Set(seeker.trades.map { OccupationCode.group($0.occupation) })
        let areas = Set(own.map { $0 / 10 })
        var groups: [(group: Int, bound: Int32)] = []
        for group in 0..<OccupationCode.groupCount {
            let digits = own.contains(group) ? 4 : areas.contains(group / 10) ? 1 : 0
            guard digits >= rules.leastDigits else { continue }
            groups.append((group, rules.points(.occupation, rules.nearness[digits]) + rest))
        }
        return groups.sorted { ($0.bound, $1.group) > ($1.bound, $0.group) }
    }

    /// Makes the tables of a main group.
    mutating func open(_ group: Int) {
        let levels = (0...9).map { level in
            OccupationCode.levels.contains(level)
                ? rules.points(.level, Share.level(seeker.level - level)) + MatchRank.clear : -1
        }
        for subgroup in 0..<100 {
            var (digits, recognition) = (0, -1)
            for trade in seeker.trades {
                let shared = OccupationCode.sharedDigits(trade.occupation, (group * 100 + subgroup) * 10)
                digits = max(digits, shared)
                if shared == 4 { recognition = max(recognition, trade.recognition.rawValue) }
            }
            let isNear = digits >= rules.leastDigits
            let near = rules.points(.occupation, rules.nearness[digits])
            for level in 0...9 {
                codePoints[subgroup * 10 + level] = isNear && levels[level] >= 0 ? near + levels[level] : -1
            }
            let gate =
                recognition == Recognition.full.rawValue
                ? Self.open
                : recognition < 0 ? Self.closed + Obstacle.Kind.recognition.rawValue : Self.passable
            recognitionGates[subgroup] = UInt8(gate)
        }
    }

    /// What the conditions of a vacancy apart from the way come to; closed ones tell the kind.
    @inline(__always)
    func gate(_ row: VacancyRow, _ code: Int) -> Int {
        var gate = Self.open
        if row.isRegulated {
            gate = Int(recognitionGates[code / 10])
            if gate >= Self.closed { return gate }
        }
        if seeker.permit != .unrestricted {
            let permit = permitGate(row, OccupationCode.level(code))
            if permit >= Self.closed { return permit }
            gate = max(gate, permit)
        }
        let hours = max(Int(row.leastHours) - seeker.hours.upperBound, seeker.hours.lowerBound - Int(row.mostHours))
        if hours > 0 {
            if hours > rules.mostHoursBeyond { return Self.closed + Obstacle.Kind.hours.rawValue }
            gate = Self.passable
        }
        let late = max(seeker.earliestOn - Int(row.fillBy), Int(row.startsOn) - latestOn)
        if late > 0 {
            if late > rules.mostDaysBeyond { return Self.closed + Obstacle.Kind.start.rawValue }
            gate = Self.passable
        }
        return gate
    }

    private func permitGate(_ row: VacancyRow, _ level: Int) -> Int {
        let closed = Self.closed + Obstacle.Kind.permit.rawValue
        switch seeker.permit {
        case .unrestricted: return Self.open
        case .skilledOnly: return level >= 2 ? Self.open : closed
        case .withConsent: return row.helpsWithPermit ? Self.open : Self.passable
        case .missing: return level >= 2 && row.helpsWithPermit ? Self.passable : closed
        }
    }

    /// The way to a vacancy: its points, and whether it is within the limit.
    @inline(__always)
    func commute(_ row: VacancyRow) -> (points: Int32, gate: Int) {
        guard let home else { return (gauge.unknown, Self.open) }
        let way = gauge.way(from: home, to: row.point, detour: detours[Int(row.point.side)], within: limits)
        if way.excess > rules.mostMinutesBeyond { return (0, Self.closed + Obstacle.Kind.commute.rawValue) }
        return (gauge.points(minutes: way.minutes), way.excess > 0 ? Self.passable : Self.open)
    }

    /// The points that are looked up: of the code, and of what the vacancy demands and offers.
    @inline(__always)
    func firstPoints(code: Int, traits: UInt32) -> Int32 {
        codePoints[code] + demandPoints[VacancyRow.demands(traits)] + offerPoints[VacancyRow.offers(traits)]
    }

    /// What a vacancy ranks; -1 where it is not listed, or has no place on a list with such a floor.
    ///
    /// - Parameters:
    ///   - row: the vacancy.
    ///   - code: the last three digits of its occupation.
    ///   - first: what `firstPoints` says of it.
    ///   - details: the pool that has its skills.
    ///   - wayMost: no way there adds more.
    ///   - floor: ranks below have no place.
    /// - Returns: the score, with `MatchRank.clear` where there is no obstacle.
    @inline(__always)
    func rank(
        _ row: VacancyRow,
        code: Int,
        first: Int32,
        _ details: Span<UInt16>,
        wayMost: Int32,
        floor: Int32
    ) -> Int32 {
        var rank = first
        let conditions = gate(row, code)
        if conditions >= Self.closed { return -1 }
        if conditions == Self.passable { rank -= MatchRank.clear }
        rank += pay(row.pay)
        if rank + wayMost + skillsMost < floor { return -1 }
        let way = commute(row)
        if way.gate >= Self.closed { return -1 }
        rank += way.points
        if way.gate == Self.passable && conditions == Self.open { rank -= MatchRank.clear }
        if rank + skillsMost < floor { return -1 }
        let start = Int(row.firstDetail)
        let middle = start + Int(row.required)
        return rank + requiredWeight * share(details, start..<middle)
            + wishedWeight * share(details, middle..<middle + Int(row.wished))
    }

    @inline(__always)
    private func pay(_ offered: Int32) -> Int32 {
        let wished = Int(seeker.pay)
        return rules.points(
            .pay,
            Share.pay(offered: Int(offered), wished: wished, floorInPercent: rules.payFloorInPercent)
        )
    }

    @inline(__always)
    private func share(_ details: Span<UInt16>, _ asked: Range<Int>) -> Int32 {
        var sum = 0
        let known = halves.span
        for place in asked { sum += Int(known[Int(details[unchecked: place])]) }
        return Int32(Share.skills(halves: sum, of: asked.count))
    }

    /// What the way to a block adds at most.
    @inline(__always)
    func wayMost(metres: Int) -> Int32 { gauge.bound(metres: metres, within: limits) }

    /// Ways that only a table knows may lead anywhere.
    var knowsShortcuts: Bool { gauge.hasTable && (home?.locality ?? -1) >= 0 }

    /// What any way adds at most.
    var anyWayMost: Int32 { home == nil ? gauge.unknown : gauge.most }
}
