/// Somebody under one of the trades they would work in, in 80 bytes; all their trades and skills stand in the pool.
///
/// Who has several trades has as many rows, each with everything, so that whichever is met tells the whole rank.
struct SeekerRow: RankingRow {
    let limits: TravelLimits
    let point: TravelPoint
    /// Metres beyond which no way is within reach; `Int32.max` for who would move anywhere.
    let reach: Int32
    let pay: Int32
    let earliestOn: Int32
    /// `Int32.max` where it may be later.
    let latestOn: Int32
    let number: Int32
    var firstDetail: UInt32 = 0
    /// German, level and shifts in nine bits, contracts, family and help in eleven, then permit,
    /// whether the way to a home counts and whether there is one.
    let traits: UInt32
    let skills: UInt8
    let trades: UInt8
    let leastHours: UInt8
    let mostHours: UInt8

    init(_ seeker: Seeker, _ gauge: CommuteGauge) {
        limits = seeker.limits
        let isBound = seeker.home != nil && limits != TravelLimits([:])
        point = TravelPoint(seeker.home ?? TravelPlace(x: 0, y: 0))
        reach = isBound ? Int32(clamping: gauge.reach(within: limits)) : .max
        pay = Int32(seeker.pay)
        earliestOn = Int32(seeker.earliestOn)
        latestOn = seeker.latestOn.map { Int32($0) } ?? .max
        number = Int32(seeker.number)
        let contracts = seeker.contracts.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
        let level = UInt32(seeker.level - 1)
        let abilities = UInt32(seeker.german.rawValue) | level << 3 | UInt32(seeker.shifts.rawValue) << 5
        let wishes = contracts | UInt32(seeker.family.rawValue) << 5 | UInt32(seeker.help.rawValue) << 9
        let conditions = UInt32(seeker.permit.rawValue) | (isBound ? 4 : 0) | (seeker.home != nil ? 8 : 0)
        traits = abilities | wishes << 9 | conditions << 20
        skills = UInt8(seeker.skills.count + seeker.learning.count)
        trades = UInt8(seeker.trades.count)
        leastHours = UInt8(seeker.hours.lowerBound)
        mostHours = UInt8(seeker.hours.upperBound)
    }

    /// Trades as two numbers each, then skills with whether they are being learnt in the last bit.
    static func details(of seeker: Seeker) -> [UInt16] {
        seeker.trades.flatMap { trade in
            let group = UInt16(OccupationCode.group(trade.occupation)) | UInt16(trade.recognition.rawValue) << 8
            return [group, UInt16(trade.occupation % OccupationCode.groupSize)]
        } + seeker.skills.map { UInt16($0 << 1) } + seeker.learning.map { UInt16($0 << 1 | 1) }
    }

    static func trade(_ details: Span<UInt16>, _ place: Int) -> (occupation: Int, recognition: Int) {
        let group = Int(details[place])
        return ((group & 0xFF) * OccupationCode.groupSize + Int(details[place + 1]), group >> 8)
    }

    var cell: UInt32 { isBound ? CellGrid.cell(of: point) : CellGrid.everywhere }
    var detailCount: Int { 2 * Int(trades) + Int(skills) }

    /// What somebody can, as a number below 512.
    static func abilities(_ traits: UInt32) -> Int { Int(traits & 0x1FF) }
    /// The contracts that somebody wishes, as a number below 32.
    static func contracts(_ traits: UInt32) -> Int { Int(traits >> 9 & 0x1F) }
    /// What else somebody wishes, as a number below 64.
    static func wishes(_ traits: UInt32) -> Int { Int(traits >> 14 & 0x3F) }
    var permit: Int { Int(traits >> 20 & 3) }
    /// The way to work counts.
    var isBound: Bool { traits >> 22 & 1 == 1 }
    private var hasHome: Bool { traits >> 23 & 1 == 1 }

    static func german(_ abilities: Int) -> Int { abilities & 7 }
    static func level(_ abilities: Int) -> Int { (abilities >> 3 & 3) + 1 }
    static func shifts(_ abilities: Int) -> Shifts { Shifts(rawValue: UInt8(abilities >> 5)) }
    static func contracts(_ contracts: Int) -> Set<Contract> {
        contracts == 0 ? [] : Set(Contract.allCases.filter { contracts >> $0.rawValue & 1 == 1 })
    }
    static func family(_ wishes: Int) -> FamilyTerms { FamilyTerms(rawValue: UInt8(wishes & 15)) }
    static func help(_ wishes: Int) -> EmployerHelp { EmployerHelp(rawValue: UInt8(wishes >> 4)) }

    /// The person again, as they were put in; the order of trades and skills is kept.
    func seeker(_ details: ArraySlice<UInt16>) -> Seeker {
        let (abilities, wishes) = (Self.abilities(traits), Self.wishes(traits))
        var trades: [Seeker.Trade] = []
        trades.reserveCapacity(Int(self.trades))
        for place in 0..<Int(self.trades) {
            let trade = Self.trade(details.span, 2 * place)
            let recognition = Recognition(rawValue: trade.recognition) ?? .none
            trades.append(Seeker.Trade(occupation: trade.occupation, recognition: recognition))
        }
        var (skills, learning): ([Int], [Int]) = ([], [])
        skills.reserveCapacity(Int(self.skills))
        for detail in details.dropFirst(2 * trades.count) {
            if detail & 1 == 0 { skills.append(Int(detail >> 1)) } else { learning.append(Int(detail >> 1)) }
        }
        return Seeker(
            number: Int(number),
            trades: trades,
            level: Self.level(abilities),
            skills: skills,
            learning: learning,
            german: LanguageLevel(rawValue: Self.german(abilities)) ?? .none,
            hours: Int(leastHours)...Int(mostHours),
            shifts: Self.shifts(abilities),
            pay: Int64(pay),
            home: hasHome ? point.place : nil,
            limits: limits,
            earliestOn: Int(earliestOn),
            latestOn: latestOn == .max ? nil : Int(latestOn),
            permit: WorkPermit(rawValue: permit) ?? .missing,
            contracts: Self.contracts(Self.contracts(traits)),
            family: Self.family(wishes),
            help: Self.help(wishes)
        )
    }
}
