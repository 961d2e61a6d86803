/// Who has what at a moment of the search, and who shares each resource.
struct AllocationState {
    let problem: AllocationProblem
    /// The bundle of each household; −1 where it has none.
    private(set) var chosen: [Int32]
    private(set) var worth = 0
    /// How much of each resource is left.
    private(set) var free: [Int32]
    /// Who uses a resource: `users[firstUser[r]..<firstUser[r] + userCount[r]]`, never more than its capacity.
    private var users: [Int32]
    private let firstUser: [Int32]
    private var userCount: [Int32]

    init(_ problem: AllocationProblem) {
        self.problem = problem
        chosen = [Int32](repeating: -1, count: problem.householdCount)
        free = problem.capacities
        userCount = [Int32](repeating: 0, count: problem.capacities.count)
        var firstUser: [Int32] = []
        var places = 0
        for capacity in problem.capacities {
            firstUser.append(Int32(places))
            // One place for each who could share it.
            places += min(Int(capacity), problem.householdCount)
        }
        self.firstUser = firstUser
        users = [Int32](repeating: -1, count: places)
    }

    func fits(_ bundle: Int) -> Bool {
        for use in problem.uses(of: bundle)
        where free[Int(problem.resource[use])] < problem.amount[use] { return false }
        return true
    }

    /// Gives a household that has none a bundle that fits.
    mutating func give(_ bundle: Int, to household: Int) {
        for use in problem.uses(of: bundle) {
            let resource = Int(problem.resource[use])
            free[resource] -= problem.amount[use]
            users[Int(firstUser[resource] + userCount[resource])] = Int32(household)
            userCount[resource] += 1
        }
        chosen[household] = Int32(bundle)
        worth += Int(problem.worth[bundle])
    }

    /// Takes a household's bundle back.
    mutating func takeBack(from household: Int) {
        let bundle = Int(chosen[household])
        for use in problem.uses(of: bundle) {
            let resource = Int(problem.resource[use])
            free[resource] += problem.amount[use]
            var place = Int(firstUser[resource])
            while users[place] != household { place += 1 }
            userCount[resource] -= 1
            users[place] = users[Int(firstUser[resource] + userCount[resource])]
        }
        chosen[household] = -1
        worth -= Int(problem.worth[bundle])
    }

    /// One of those who share a resource that a bundle lacks; nil where the bundle fits.
    func rival(for bundle: Int, drawing dice: inout ExchangeDice) -> Int? {
        for use in problem.uses(of: bundle) {
            let resource = Int(problem.resource[use])
            guard free[resource] < problem.amount[use] else { continue }
            return Int(users[Int(firstUser[resource]) + dice.below(Int(userCount[resource]))])
        }
        return nil
    }

    /// The best of a household's bundles that fits now.
    func bestFitting(_ household: Int) -> Int? {
        for bundle in problem.bundles(of: household) where fits(bundle) { return bundle }
        return nil
    }
}
