import LotseMatching

/// A round of Kita or school places as a file: JSON with `criteria`, `programmes`, `children` and the lottery's `seed`,
/// or a folder with a table of each.
///
/// `families` (children who want to be together) may stand beside; other keys are left alone. Programmes and children are
/// counted from 0, criteria are named by their key.
struct PlacementFile: Decodable {
    let criteria: [Criterion]
    let programmes: [Programme]
    let children: [Child]
    let families: [Family]?
    let seed: UInt64

    struct Criterion: Decodable {
        let key: String
        let points: Int
    }

    /// A group of a house from a date on.
    struct Programme: Decodable {
        let name: String
        let places: Int
    }

    struct Child: Decodable {
        let key: UInt64
        /// The best first.
        let wishes: [Wish]
        let promised: Int?
    }

    struct Wish: Decodable {
        let programme: Int
        /// Keys of the criteria that the child meets there.
        let met: [String]?
    }

    struct Family: Decodable {
        let children: [Int]
        /// The best first, a programme or null for each child.
        let wishes: [[Int?]]
        let takesApart: Bool?
    }

    static let byteLimit = 512 * 1024 * 1024

    /// - Throws: `Installation.Problem` that says what is wrong with the file, and where.
    init(reading path: String) throws {
        self = try JSONFile.read(path, as: Self.self, orTables: Self.sheets, limit: Self.byteLimit)
    }

    /// - Returns: the round that the engine runs.
    /// - Throws: `Installation.Problem` that names the first number or key that cannot be.
    func problem() throws -> PlacementProblem {
        do {
            let rules = try PriorityRules(criteria.map { .init(key: $0.key, points: $0.points) })
            return try PlacementProblem(
                children: try children.map { child in
                    PlacementProblem.Child(
                        key: child.key,
                        wishes: try child.wishes.map { wish in
                            PlacementProblem.Wish(programme: wish.programme, met: try rules.met(wish.met ?? []))
                        },
                        promised: child.promised
                    )
                },
                capacities: programmes.map(\.places),
                contracts: (families ?? []).map { family in
                    SiblingContract(
                        children: family.children,
                        wishes: family.wishes,
                        takesApart: family.takesApart ?? true
                    )
                },
                rules: rules,
                seed: seed
            )
        } catch let fault as PriorityRules.Fault {
            throw Installation.Problem(description: Self.sentence(of: fault))
        } catch let fault as PlacementProblem.Fault {
            throw Installation.Problem(description: Self.sentence(of: fault))
        }
    }

    private static func sentence(of fault: PriorityRules.Fault) -> String {
        switch fault {
        case .tooManyCriteria: "There are more than \(PriorityRules.mostCriteria) criteria."
        case .pointsOutOfRange(let number): "criteria[\(number)]: points go from 0 to \(PriorityRules.mostPoints)."
        case .keyTwice(let number): "criteria[\(number)]: another criterion has the same key."
        case .unknownKey(let key): "There is no criterion with the key \"\(key)\"."
        }
    }

    private static func sentence(of fault: PlacementProblem.Fault) -> String {
        switch fault {
        case .tooManyChildren: "There are more than \(PlacementProblem.mostChildren) children."
        case .capacityOutOfRange(let number):
            "programmes[\(number)]: places go from 0 to \(PlacementProblem.mostPlaces)."
        case .tooManyWishes(let child):
            "children[\(child)]: no child has more than \(PlacementProblem.mostWishes) wishes."
        case .unknownProgramme(let child): "children[\(child)]: there is no such programme."
        case .programmeTwice(let child): "children[\(child)]: a programme is wished twice."
        case .unknownCriterion(let child): "children[\(child)]: there is no such criterion."
        case .keyTwice(let child): "children[\(child)]: another child has the same key."
        case .morePromisedThanPlaces(let number): "programmes[\(number)]: more places are promised than there are."
        case .contractOutOfRange(let number):
            "families[\(number)]: two to \(SiblingContract.mostChildren) children, "
                + "at most \(SiblingContract.mostWishes) wishes."
        case .unknownChild(let number): "families[\(number)]: there is no such child."
        case .childTwice(let number): "families[\(number)]: a child is in two families, or twice in one."
        case .impossibleWish(let number):
            "families[\(number)]: each wish names one programme or null for each child, "
                + "and none that the child has not wished."
        }
    }
}
