import LotseMatching
import Testing

@Suite struct AllocatorTests {
    private static let effort = Allocator.Effort(priceRounds: 60, exchangesPerHousehold: 0, leastExchanges: 2_000)

    @Test func `small regions get the best there is, and never more than there is`() async throws {
        for seed in UInt64(1)...120 {
            let region = SmallRegion(seed: seed)
            let found = try await Allocator(try region.problem(), effort: Self.effort, seed: seed).allocate()
            #expect(region.faults(of: found) == [], "seed \(seed)")
            #expect(found.worth == region.best().worth, "seed \(seed)")
            #expect(found.bound >= region.best().worth, "seed \(seed)")
        }
    }

    @Test func `as many urgent households are served as can be, whatever it costs the others`() async throws {
        for seed in UInt64(1)...120 {
            let region = SmallRegion(seed: seed)
            let urgent = Set((0..<region.householdCount).filter { $0 % 2 == 0 })
            let found = try await Allocator(try region.problem(), urgent: urgent, effort: Self.effort).allocate()
            let best = region.best(urgent: urgent)
            #expect(region.faults(of: found) == [], "seed \(seed)")
            #expect(urgent.count - found.unservedUrgent.count == best.served, "seed \(seed)")
            #expect(found.worth == best.worth, "seed \(seed)")
            #expect(found.bound >= best.worth, "seed \(seed)")
        }
    }

    @Test func `whatever is missed lacks something that others have`() async throws {
        var missedCount = 0
        for seed in UInt64(1)...60 {
            let region = SmallRegion(seed: seed)
            let problem = try region.problem()
            let found = try await Allocator(problem, effort: Self.effort).allocate()
            for household in 0..<region.householdCount {
                let worth = found.bundles[household].map { region.bundles[$0].worth } ?? 0
                for missed in problem.missed(by: household, in: found, limit: .max) {
                    missedCount += 1
                    #expect(missed.worth > worth)
                    #expect(region.bundles[missed.bundle].household == household)
                    #expect(!missed.lacks.isEmpty, "seed \(seed): bundle \(missed.bundle) could be had")
                    for lack in missed.lacks {
                        let own = region.bundles[missed.bundle].resources.count { $0 == lack.resource }
                        let taken = lack.holders.reduce(0) { taken, holder in
                            let bundle = region.bundles[found.bundles[holder] ?? missed.bundle]
                            return taken + bundle.resources.count { $0 == lack.resource }
                        }
                        #expect(taken + own > region.capacities[lack.resource])
                    }
                }
            }
        }
        #expect(missedCount > 20)
    }

    @Test func `the same seed gives the same answer`() async throws {
        let problem = try SmallRegion(seed: 3).problem()
        let first = try await Allocator(problem, effort: Self.effort, seed: 9).allocate()
        let second = try await Allocator(problem, effort: Self.effort, seed: 9).allocate()
        #expect(first == second)
    }

    @Test func `a scarce thing has a price, a plentiful one none`() async throws {
        let problem = try AllocationProblem(
            householdCount: 3,
            capacities: [1, 10],
            bundles: (0..<3).map { .init(household: $0, worth: 500 - $0, resources: [0, 1]) }
        )
        let found = try await Allocator(problem, effort: Self.effort).allocate()
        #expect(found.bundles == [0, nil, nil])
        #expect(found.worth == 500)
        #expect(found.bound < 510)
        #expect(found.prices[0] > 400)
        #expect(found.prices[1] == 0)
    }

    @Test func `nobody waits, nothing is there: nobody gets anything`() async throws {
        let nobody = try AllocationProblem(householdCount: 0, capacities: [3], bundles: [])
        let nothing = try AllocationProblem(
            householdCount: 2,
            capacities: [0],
            bundles: [.init(household: 1, worth: 5, resources: [0])]
        )
        for problem in [nobody, nothing] {
            let found = try await Allocator(problem, effort: Self.effort).allocate()
            #expect(found.servedCount == 0)
            #expect(found.worth == 0)
            #expect(found.gap == 0)
        }
    }

    @Test func `a bundle that takes the last places twice keeps others out`() async throws {
        let problem = try AllocationProblem(
            householdCount: 2,
            capacities: [2],
            bundles: [
                .init(household: 0, worth: 700, resources: [0, 0]), .init(household: 1, worth: 600, resources: [0]),
            ]
        )
        #expect(try await Allocator(problem, effort: Self.effort).allocate().bundles == [0, nil])
    }

    @Test func `a search that is called off ends`() async throws {
        let problem = try SmallRegion(seed: 5).problem()
        let endless = Allocator.Effort(priceRounds: 1, exchangesPerHousehold: 0, leastExchanges: .max / 8192)
        let search = Task { try await Allocator(problem, effort: endless).allocate() }
        search.cancel()
        await #expect(throws: CancellationError.self) { try await search.value }
    }

    @Test func `numbers that make no problem are refused by name`() {
        typealias Bundle = AllocationProblem.Bundle
        typealias Fault = AllocationProblem.Fault
        func problem(_ capacities: [Int], _ bundles: Bundle...) throws -> AllocationProblem {
            try AllocationProblem(householdCount: 1, capacities: capacities, bundles: bundles)
        }
        let many = [Int](repeating: 0, count: 101)
        #expect(throws: Fault.capacityOutOfRange(resource: 0)) { try problem([-1]) }
        #expect(throws: Fault.unknownHousehold(bundle: 0)) {
            try problem([1], Bundle(household: 1, worth: 1, resources: []))
        }
        #expect(throws: Fault.worthOutOfRange(bundle: 0)) {
            try problem([1], Bundle(household: 0, worth: -1, resources: []))
        }
        #expect(throws: Fault.unknownResource(bundle: 0)) {
            try problem([1], Bundle(household: 0, worth: 1, resources: [1]))
        }
        #expect(throws: Fault.tooManyResources(bundle: 0)) {
            try problem([1], Bundle(household: 0, worth: 1, resources: many))
        }
    }
}
