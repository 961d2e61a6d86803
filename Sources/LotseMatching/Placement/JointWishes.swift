/// Where the joint wishes of a contract stand among all, how many children each is for, and how many there are.
struct JointWishes {
    let start: Int
    let size: Int
    let count: Int

    /// One for each contract.
    static func all(of problem: PlacementProblem) -> [JointWishes] {
        zip(problem.contracts, problem.entries.firstJoint).map { contract, start in
            JointWishes(start: start, size: contract.children.count, count: contract.wishes.count)
        }
    }

    /// The places of one of them.
    subscript(wish: Int) -> Range<Int> { start + wish * size..<start + (wish + 1) * size }
}
