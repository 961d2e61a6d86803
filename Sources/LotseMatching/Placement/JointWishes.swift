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

    /// The first that an entry is part of; `count` where there is none.
    func first(with entry: Int32, in joint: [Int32]) -> Int {
        let place = (start..<start + count * size).first { joint[$0] == entry }
        return place.map { ($0 - start) / size } ?? count
    }
}
