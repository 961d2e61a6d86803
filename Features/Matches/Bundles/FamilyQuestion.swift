import LotseCore
import LotseMatching

/// Who asks what fits together: made from a case file, or from the public form, which keeps nothing.
struct FamilyQuestion: Sendable, Equatable {
    struct Adult: Sendable, Equatable {
        /// What to call the person on the page.
        let label: String
        let person: Identifier<HouseholdMember>?
        /// Nil for who looks for no work.
        let profile: SearchProfile?
        /// The level of German to be reached by a course; nil for none.
        let course: CEFRLevel?
    }

    struct Child: Sendable, Equatable {
        let label: String
        let person: Identifier<HouseholdMember>?
        let bornOn: Day
        var needs = ChildNeeds()
    }

    var adults: [Adult]
    var children: [Child]
    var home: HomeSearch
    /// Where a settled household lives.
    var settledAt: Position?

    /// From this age on nobody has to look after a child that comes from school.
    static let careUntilAge = 10
    /// Nobody below a Kita's age needs a place, nobody above a school's.
    static let ages = 1...18
    /// So many of the best vacancies of each adult are tried.
    static let candidates = 300
    /// Ways of somebody who named none.
    static let usualLimits = TravelLimits([.car: 60, .transit: 75])

    /// - Throws: `Seeker.Fault` where a profile holds what no form would take.
    func household(in region: RegionMarket, _ table: BundleTable) throws -> BundleHousehold {
        BundleHousehold(
            dwelling: dwelling(in: region),
            adults: try adults.prefix(BundleHousehold.mostAdults).map { try adult($0, region, table) },
            children: children.prefix(BundleHousehold.mostChildren).map(child),
            earliestOn: home.earliestOn.daysSince1970,
            arriveBy: home.arriveBy.daysSince1970,
            budget: home.budget.map { BundleHousehold.Budget(amount: min($0.cents, BundleMarket.mostCents)) }
        )
    }

    private func dwelling(in region: RegionMarket) -> BundleHousehold.Dwelling {
        let rooms = (home.halfRooms + 1) / 2
        return switch home.dwelling {
        case .rent: .sought(.init(kinds: [.home], leastRooms: rooms))
        case .plot: .sought(.init(kinds: [.plot], leastRooms: 0))
        case .either: .sought(.init(kinds: [.home, .plot], leastRooms: rooms))
        case .settled: settledAt.map { .settled(region.plane.place($0)) } ?? .later
        }
    }

    private func adult(
        _ adult: Adult,
        _ region: RegionMarket,
        _ table: BundleTable
    ) throws -> BundleHousehold.Adult {
        let limits = adult.profile?.limits
        return BundleHousehold.Adult(
            limits: limits.flatMap { $0.isEmpty ? nil : $0.engine } ?? Self.usualLimits,
            candidates: try adult.profile.map { profile in
                // Where it will live is found together with the work: no way counts yet.
                let ranks = try region.index.ranks(
                    for: profile.seeker(home: nil, in: region),
                    limit: Self.candidates
                )
                return ranks.compactMap { rank in
                    table.vacancy(ranked: rank.number).map { number in
                        let points = rank.score / 1_000 - (rank.isClear ? 0 : Self.obstacleCosts)
                        return .init(vacancy: number, points: max(0, points))
                    }
                }
            },
            course: adult.course.map { BundleTable.courseKind(.language, $0) }
        )
    }

    /// Points that a vacancy loses by an obstacle with a way around it.
    private static let obstacleCosts = 200

    /// Whether a child is of an age for Kita or school when the household comes.
    func needsPlace(_ child: Child) -> Bool { Self.ages.contains(child.bornOn.age(on: home.arriveBy)) }

    private func child(_ child: Child) -> BundleHousehold.Child {
        let age = child.bornOn.age(on: home.arriveBy)
        let atSchool = Cohorts.isAtSchool(bornOn: child.bornOn, on: home.arriveBy)
        let minutes = home.childMinutes
        return BundleHousehold.Child(
            kinds: needsPlace(child) ? [atSchool ? BundleTable.school : BundleTable.kita] : nil,
            cohort: atSchool ? Cohorts.entry(bornOn: child.bornOn) : child.bornOn.daysSince1970,
            limits: TravelLimits([.walk: minutes, .bicycle: minutes, .car: minutes]),
            needsCare: age < Self.careUntilAge,
            language: child.needs.language.flatMap(ChildNeeds.number),
            needsInclusion: child.needs.needsInclusion
        )
    }
}

extension FamilyQuestion {
    /// - Parameters:
    ///   - household: of a case file.
    ///   - profiles: what its adults look for in work.
    ///   - home: how it would live.
    ///   - needs: what its children need of a Kita or school.
    ///   - settledAt: where it lives, of a settled one.
    init(
        _ household: SeekingHousehold,
        _ profiles: [Identifier<HouseholdMember>: Kept<SearchProfile>],
        _ home: HomeSearch,
        _ needs: [Identifier<HouseholdMember>: Kept<ChildNeeds>],
        settledAt: Position?
    ) {
        let needsCourse = household.openTopics.contains(.language)
        self.init(
            adults: household.adults.map { adult in
                let profile = profiles[adult.id]?.value
                return Adult(
                    label: adult.name,
                    person: adult.id,
                    profile: profile,
                    course: needsCourse ? Self.nextLevel(after: profile?.german ?? adult.german) : nil
                )
            },
            children: household.children.compactMap { child in
                child.bornOn.map { birth in
                    let known = needs[child.id]?.value ?? ChildNeeds()
                    return Child(label: child.name, person: child.id, bornOn: birth, needs: known)
                }
            },
            home: home,
            settledAt: settledAt
        )
    }

    /// The level that a language course should reach next; nil for who needs none any more.
    private static func nextLevel(after level: CEFRLevel?) -> CEFRLevel? {
        guard let level else { return .a1 }
        return CEFRLevel.allCases.first { $0 > level && $0 < .c1 }
    }
}

/// What fits a family together, or what blocks it.
struct FamilyAnswer: Sendable {
    let question: FamilyQuestion
    let bundles: [ArrivalBundle]
    /// Where nothing fits: what blocks, proven minimal, and the cheapest ways around.
    let obstacles: BundleObstacles?
    let table: BundleTable

    static let most = 10

    /// - Throws: `Seeker.Fault` or `BundleHousehold.Fault` where something holds what no form would take.
    init(_ question: FamilyQuestion, in region: RegionMarket, _ table: BundleTable) throws {
        let household = try question.household(in: region, table)
        self.question = question
        self.table = table
        bundles = try table.finder.bundles(for: household, limit: Self.most)
        obstacles = bundles.isEmpty ? try table.finder.obstacles(for: household) : nil
    }
}
