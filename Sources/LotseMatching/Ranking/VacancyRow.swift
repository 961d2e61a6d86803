/// A vacancy in 44 bytes; its skills stand in the table's pool, the required ones first.
struct VacancyRow: RankingRow {
    let point: TravelPoint
    let pay: Int32
    let startsOn: Int32
    /// `Int32.max` where the employer waits.
    let fillBy: Int32
    let number: Int32
    var firstDetail: UInt32 = 0
    /// German, shifts and contract in ten bits, family and help in six, whether it is regulated and helps with permits.
    let traits: UInt32
    let leastHours: UInt8
    let mostHours: UInt8
    let required: UInt8
    let wished: UInt8

    init(_ vacancy: Vacancy) {
        point = TravelPoint(vacancy.place)
        pay = Int32(vacancy.pay)
        startsOn = Int32(vacancy.startsOn)
        fillBy = vacancy.fillBy.map { Int32($0) } ?? .max
        number = Int32(vacancy.number)
        let contract = UInt32(vacancy.contract.map { $0.rawValue + 1 } ?? 0)
        let asked = UInt32(vacancy.german.rawValue) | UInt32(vacancy.shifts.rawValue) << 3 | contract << 7
        let offered = UInt32(vacancy.family.rawValue) | UInt32(vacancy.help.rawValue) << 4
        let conditions: UInt32 = (vacancy.isRegulated ? 1 : 0) | (vacancy.helpsWithPermit ? 2 : 0)
        traits = asked | offered << 10 | conditions << 16
        leastHours = UInt8(vacancy.hours.lowerBound)
        mostHours = UInt8(vacancy.hours.upperBound)
        required = UInt8(vacancy.required.count)
        wished = UInt8(vacancy.wished.count)
    }

    var cell: UInt32 { CellGrid.cell(of: point) }
    var detailCount: Int { Int(required) + Int(wished) }

    /// What asks something of somebody, as a number below 1,024.
    static func demands(_ traits: UInt32) -> Int { Int(traits & 0x3FF) }
    /// What families are offered, as a number below 64.
    static func offers(_ traits: UInt32) -> Int { Int(traits >> 10 & 0x3F) }
    var isRegulated: Bool { traits >> 16 & 1 == 1 }
    var helpsWithPermit: Bool { traits >> 17 & 1 == 1 }

    static func german(_ demands: Int) -> Int { demands & 7 }
    static func shifts(_ demands: Int) -> Shifts { Shifts(rawValue: UInt8(demands >> 3 & 15)) }
    static func contract(_ demands: Int) -> Contract? { Contract(rawValue: (demands >> 7) - 1) }
    static func family(_ offers: Int) -> FamilyTerms { FamilyTerms(rawValue: UInt8(offers & 15)) }
    static func help(_ offers: Int) -> EmployerHelp { EmployerHelp(rawValue: UInt8(offers >> 4)) }

    /// The vacancy again, as it was put in; the order of its skills is kept.
    func vacancy(occupation: Int, skills: ArraySlice<UInt16>) -> Vacancy {
        let (demands, offers) = (Self.demands(traits), Self.offers(traits))
        return Vacancy(
            number: Int(number),
            occupation: occupation,
            isRegulated: isRegulated,
            required: skills.prefix(Int(required)).map { Int($0) },
            wished: skills.suffix(Int(wished)).map { Int($0) },
            german: LanguageLevel(rawValue: Self.german(demands)) ?? .none,
            hours: Int(leastHours)...Int(mostHours),
            shifts: Self.shifts(demands),
            pay: Int64(pay),
            place: point.place,
            startsOn: Int(startsOn),
            fillBy: fillBy == .max ? nil : Int(fillBy),
            contract: Self.contract(demands),
            family: Self.family(offers),
            help: Self.help(offers),
            helpsWithPermit: helpsWithPermit
        )
    }
}

extension TravelPoint {
    /// The place again.
    var place: TravelPlace {
        TravelPlace(x: Int(x), y: Int(y), side: Int(side), locality: locality < 0 ? nil : Int(locality))
    }
}
