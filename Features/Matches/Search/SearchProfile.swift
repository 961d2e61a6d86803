import LotseCore
import LotseMatching

/// What one adult of a household looks for in work ("Suchprofil").
///
/// There is no field for sex, origin, religion, disability or age, and none may be added.
struct SearchProfile: Sendable, Equatable {
    /// Codes of the KldB 2010, the most wished first.
    var occupations: [Int]
    /// How far the recognition of a regulated occupation is.
    var recognition: RecognitionState
    /// The level of training, 1 (helper) to 4 (expert).
    var level: Int
    /// Keys of skills.
    var skills: [String] = []
    var learning: [String] = []
    var german: CEFRLevel?
    /// Hours a week.
    var hours: ClosedRange<Int>
    var shifts: Set<ShiftKind> = []
    /// Gross a month for full-time work.
    var pay: Money?
    var limits: WayLimits
    var earliestOn: Day
    var latestOn: Day?
    var permit: PermitCondition = .unrestricted
    var contracts: Set<ContractKind> = []
    var familyTerms: Set<FamilyTerm> = []
    var help: Set<ArrivalHelp> = []

    static let mostOccupations = 3
    static let mostSkills = 40

    /// Names live under `matches.recognition.<raw value>`.
    enum RecognitionState: String, CaseIterable, Sendable {
        case none
        case applied
        case partial
        case full

        var engine: Recognition {
            switch self {
            case .none: .none
            case .applied: .applied
            case .partial: .partial
            case .full: .full
            }
        }
    }

    /// What the residence title says of work, as a condition; the title itself is not kept.
    ///
    /// Names live under `matches.permit.<raw value>`.
    enum PermitCondition: String, CaseIterable, Sendable {
        case unrestricted
        case skilledOnly = "skilled-only"
        case withConsent = "with-consent"
        case missing

        var engine: WorkPermit {
            switch self {
            case .unrestricted: .unrestricted
            case .skilledOnly: .skilledOnly
            case .withConsent: .withConsent
            case .missing: .missing
            }
        }
    }
}

/// Minutes one way that somebody bears, by mode; nil for a mode that is not used.
struct WayLimits: Sendable, Equatable {
    var walk: Int?
    var bicycle: Int?
    var car: Int?
    var transit: Int?

    static let possible = 1...180

    var engine: TravelLimits {
        var limits: [TravelMode: Int] = [:]
        for mode in TravelMode.allCases { if let minutes = self[mode] { limits[mode] = minutes } }
        return TravelLimits(limits)
    }

    var isEmpty: Bool { self == WayLimits() }

    subscript(mode: TravelMode) -> Int? {
        get {
            switch mode {
            case .walk: walk
            case .bicycle: bicycle
            case .car: car
            case .transit: transit
            }
        }
        set {
            switch mode {
            case .walk: walk = newValue
            case .bicycle: bicycle = newValue
            case .car: car = newValue
            case .transit: transit = newValue
            }
        }
    }
}

extension TravelMode {
    /// What is stored; names live under `matches.mode.<name>`.
    var name: String {
        switch self {
        case .walk: "walk"
        case .bicycle: "bicycle"
        case .car: "car"
        case .transit: "transit"
        }
    }

    init?(name: String) {
        guard let mode = TravelMode.allCases.first(where: { $0.name == name }) else { return nil }
        self = mode
    }
}

extension SearchProfile {
    /// The profile as the engine's seeker.
    ///
    /// - Parameters:
    ///   - number: breaks ties.
    ///   - home: where ways begin; nil for who would move anywhere.
    ///   - region: whose skills have numbers.
    /// - Returns: who seeks, with nothing that must not count.
    func seeker(number: Int = 0, home: TravelPlace?, in region: RegionMarket) -> Seeker {
        Seeker(
            number: number,
            trades: occupations.map { Seeker.Trade(occupation: $0, recognition: recognition.engine) },
            level: level,
            skills: region.skills(skills),
            learning: region.skills(learning.filter { !skills.contains($0) }),
            german: LanguageLevel(german),
            hours: hours,
            shifts: Shifts(shifts),
            pay: pay?.cents ?? 0,
            home: home,
            limits: limits.engine,
            earliestOn: earliestOn.daysSince1970,
            latestOn: latestOn?.daysSince1970,
            permit: permit.engine,
            contracts: Set(contracts.map(Contract.init)),
            family: FamilyTerms(familyTerms),
            help: EmployerHelp(help)
        )
    }
}
