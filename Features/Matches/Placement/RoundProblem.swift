import LotseCore
import LotseMatching

/// All that a round is worked out from, as it stands at one moment.
struct RoundQuestion: Sendable {
    struct Family: Sendable {
        let household: SeekingHousehold
        /// Where it lives or wants to live; nil while it is open about that.
        let home: Position?
        let terms: PlaceFamily
        let wishes: [Identifier<HouseholdMember>: PlaceWish]
        /// Adults who have taken up a job.
        let employed: Set<Identifier<HouseholdMember>>
        /// Children who accepted a place of this kind, and where.
        let placed: [Identifier<HouseholdMember>: Identifier<Listing>]
    }

    let kind: PlaceKind
    let day: Day
    let seed: Int
    let criteria: [PlaceCriterion]
    /// In the order of their cases' numbers.
    let families: [Family]
    /// What there is, without what is held.
    let region: RegionMarket
}

/// A round in the engine's numbers: which child and which house each of them stands for.
struct RoundProblem: Sendable {
    /// A child that asks.
    struct Child: Sendable {
        let family: Int
        let person: SeekingHousehold.Person
        /// Which child of its household, from 1.
        let number: Int
        let wish: PlaceWish
        /// The wishes that take it on the day, as programmes.
        let programmes: [Int]
    }

    /// Why there is no round before somebody has looked.
    enum Fault: Error, Equatable {
        /// The alliance has published no criteria for places of this kind.
        case noCriteria
        /// More places are promised than are free.
        case morePromised(title: String)
        /// A place is promised to a child of a case that nobody offers.
        case promiseNotOffered(caseNumber: String)
    }

    let question: RoundQuestion
    let programmes: [OpenPlace]
    let children: [Child]
    /// The families behind the engine's sibling contracts, in the same order.
    let contracts: [Int]
    let problem: PlacementProblem

    /// - Throws: `Fault` where promises cannot be kept; the engine's own where a child's key stands twice.
    init(_ question: RoundQuestion) throws {
        let offers = Offers(question)
        let children = try Self.children(question, offers)
        let rules = try PriorityRules(question.criteria.map { .init(key: $0.key, points: $0.points) })
        var contracts: [(family: Int, contract: SiblingContract)] = []
        for (family, numbers) in Self.byFamily(children) where question.families[family].terms.isTogether {
            let wishing = numbers.filter { !children[$0].programmes.isEmpty }.prefix(SiblingContract.mostChildren)
            guard wishing.count > 1 else { continue }
            let wished = wishing.map { children[$0].programmes }
            contracts.append(
                (family, SiblingContract(together: Array(wishing), wishing: wished, houses: offers.houses))
            )
        }
        let meeting = CriteriaCheck(question, offers, children)
        do {
            problem = try PlacementProblem(
                children: children.map { child in
                    PlacementProblem.Child(
                        key: Self.key(of: child.person.id),
                        wishes: try child.programmes.map { programme in
                            let met = meeting.criteria(metBy: child, at: programme)
                            return PlacementProblem.Wish(programme: programme, met: try rules.met(met))
                        },
                        promised: child.wish.promised.flatMap { offers.numbers[$0] }
                    )
                },
                capacities: offers.places.map { question.region.capacity(of: $0.listing.id) },
                contracts: contracts.map(\.contract),
                rules: rules,
                seed: UInt64(question.seed)
            )
        } catch PlacementProblem.Fault.morePromisedThanPlaces(let programme) {
            throw Fault.morePromised(title: offers.places[programme].listing.title)
        }
        (self.question, self.children) = (question, children)
        (programmes, self.contracts) = (offers.places, contracts.map(\.family))
    }

    /// What is given: the houses of the kind that are open on the day, and which of them are one.
    struct Offers {
        let places: [OpenPlace]
        let numbers: [Identifier<Listing>: Int]
        /// Groups at one address are one house, as they are for bundles.
        let houses: [Int]

        init(_ question: RoundQuestion) {
            places = question.region.places.values
                .filter { $0.kind == question.kind && $0.freeOn <= question.day }
                .sorted { $0.listing.id < $1.listing.id }
            numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1.listing.id, $0) })
            var known: [Position: Int] = [:]
            houses = places.map { place in
                let house = known[place.listing.position] ?? known.count
                known[place.listing.position] = house
                return house
            }
        }
    }

    private static func children(_ question: RoundQuestion, _ offers: Offers) throws -> [Child] {
        var children: [Child] = []
        for (family, asking) in question.families.enumerated() {
            for (number, person) in asking.household.children.enumerated() {
                guard let wish = asking.wishes[person.id], wish.wantedOn <= question.day, let birth = person.bornOn,
                    asking.placed[person.id] == nil,
                    PlaceKind(bornOn: birth, on: question.day) == question.kind
                else { continue }
                if let promised = wish.promised, offers.numbers[promised] == nil {
                    throw Fault.promiseNotOffered(caseNumber: asking.household.number)
                }
                let programmes = wish.listings.compactMap { offers.numbers[$0] }.filter { programme in
                    offers.places[programme].suits(bornOn: birth, on: question.day)
                }
                children.append(
                    Child(family: family, person: person, number: number + 1, wish: wish, programmes: programmes)
                )
            }
        }
        return children
    }

    /// Which children ask, by family, in order.
    private static func byFamily(_ children: [Child]) -> [(family: Int, children: [Int])] {
        Dictionary(grouping: children.indices, by: { children[$0].family }).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    /// What a child's lot is drawn from: a hash (FNV-1a) of the identifier that it was given, which nobody chose.
    private static func key(of person: Identifier<HouseholdMember>) -> UInt64 {
        person.text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

/// Which of the published criteria a child meets at a house.
private struct CriteriaCheck {
    let question: RoundQuestion
    let offers: RoundProblem.Offers
    /// The houses that children of a family ask for, by family, each with the child that asks.
    private let asked: [Int: [(child: Identifier<HouseholdMember>, houses: Set<Int>)]]

    init(_ question: RoundQuestion, _ offers: RoundProblem.Offers, _ children: [RoundProblem.Child]) {
        (self.question, self.offers) = (question, offers)
        asked = Dictionary(grouping: children, by: \.family).mapValues { siblings in
            siblings.map { ($0.person.id, Set($0.programmes.map { offers.houses[$0] })) }
        }
    }

    func criteria(metBy child: RoundProblem.Child, at programme: Int) -> [String] {
        question.criteria.filter { isMet($0, by: child, at: programme) }.map(\.key)
    }

    private func isMet(_ criterion: PlaceCriterion, by child: RoundProblem.Child, at programme: Int) -> Bool {
        let family = question.families[child.family]
        switch criterion.kind {
        case .siblingThere: return hasSibling(of: child, at: offers.houses[programme])
        case .siblingAsks:
            return (asked[child.family] ?? []).contains { sibling in
                sibling.child != child.person.id && sibling.houses.contains(offers.houses[programme])
            }
        case .parentsWork:
            let adults = family.household.adults
            return !adults.isEmpty
                && adults.allSatisfy { family.employed.contains($0.id) || family.terms.working.contains($0.id) }
        case .near:
            guard let home = family.home, let kilometres = criterion.kilometres else { return false }
            let position = offers.places[programme].listing.position
            let most = kilometres * 1_000
            return question.region.plane.squareMetres(from: home, to: position) <= most * most
        case .lastYear:
            guard question.kind == .kita, let birth = child.person.bornOn else { return false }
            return Cohorts.entry(bornOn: birth) == Cohorts.schoolYear(on: question.day) + 1
        case .office: return child.wish.ticked.contains(criterion.key)
        }
    }

    /// Whether a brother or sister goes to a house, has accepted a place there, or has been promised one.
    private func hasSibling(of child: RoundProblem.Child, at house: Int) -> Bool {
        let family = question.families[child.family]
        let others = family.household.children.filter { $0.id != child.person.id }
        let there = others.flatMap { [family.placed[$0.id], family.wishes[$0.id]?.promised] }
        return ([child.wish.siblingAt] + there).contains { listing in
            listing.flatMap { offers.numbers[$0] }.map { offers.houses[$0] == house } ?? false
        }
    }
}

extension RegionPlane {
    /// The square of the distance between two positions, as the crow flies.
    func squareMetres(from start: Position, to end: Position) -> Int {
        let (start, end) = (place(start), place(end))
        let (east, north) = (end.x - start.x, end.y - start.y)
        return east * east + north * north
    }
}
