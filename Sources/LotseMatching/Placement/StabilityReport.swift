/// What is wrong with a placement: nothing, if it is stable.
public struct StabilityReport: Sendable, Hashable {
    /// A child that likes a place better than its own which somebody behind it in rank holds.
    public struct Envy: Sendable, Hashable {
        public let child: Int
        public let programme: Int
        /// The last who got in there.
        public let holder: Int
    }

    /// A joint wish that a family prefers to what it has, and that the programmes would grant.
    public struct FamilyEnvy: Sendable, Hashable {
        public let contract: Int
        public let wish: Int
    }

    /// Each child and programme of justified envy.
    ///
    /// A child that is placed with its siblings envies nobody alone.
    public internal(set) var envy: [Envy] = []
    /// The best such joint wish of each family.
    public internal(set) var familyEnvy: [FamilyEnvy] = []
    /// Places that stay free though a child would rather have them than what it holds.
    public internal(set) var wastedPlaces = 0
    /// Programmes that hold more than they have places for.
    public internal(set) var overfull: [Int] = []
    /// Children who hold what neither they nor their family asked for.
    public internal(set) var unasked: [Int] = []
    /// Children who were promised a place and hold neither it nor what they or their family like better.
    public internal(set) var brokenPromises: [Int] = []

    public var isStable: Bool {
        envy.isEmpty && familyEnvy.isEmpty && wastedPlaces == 0 && overfull.isEmpty && unasked.isEmpty
            && brokenPromises.isEmpty
    }

    /// - Parameters:
    ///   - given: the programme of each child, nil where it has none.
    ///   - problem: the round.
    public init(of given: [Int?], in problem: PlacementProblem) {
        self = StabilityCheck(given, problem).report()
    }

    /// - Parameters:
    ///   - placement: of any origin.
    ///   - problem: the round.
    public init(of placement: Placement, in problem: PlacementProblem) {
        self.init(of: placement.places.map { $0?.programme }, in: problem)
    }

    init() {}
}
