import LotseMatching
import Testing

@Suite struct ProofTests {
    /// No exchanges to speak of: what is found is found by the proof.
    private static let proofOnly = Allocator.Effort(
        priceRounds: 30,
        exchangesPerHousehold: 0,
        leastExchanges: 1,
        proof: 40_000_000
    )

    @Test func `a small region's allocation is proven, and equals trying all`() async throws {
        for seed in UInt64(1)...150 {
            let region = SmallRegion(seed: seed)
            let found = try await Allocator(try region.problem(), effort: Self.proofOnly, seed: seed).allocate()
            #expect(region.faults(of: found) == [], "seed \(seed)")
            #expect(found.isProven, "seed \(seed)")
            #expect(found.worth == region.best().worth, "seed \(seed)")
        }
    }

    @Test func `where most want what others want too, the proof still equals trying all`() async throws {
        for seed in UInt64(1)...25 {
            let region = SmallRegion(crowdedBy: 7, seed: seed)
            let found = try await Allocator(try region.problem(), effort: Self.proofOnly, seed: seed).allocate()
            #expect(region.faults(of: found) == [], "seed \(seed)")
            #expect(found.isProven, "seed \(seed)")
            #expect(found.worth == region.best().worth, "seed \(seed)")
        }
    }

    @Test func `the proof serves as many urgent households as can be`() async throws {
        for seed in UInt64(1)...150 {
            let region = SmallRegion(seed: seed)
            let urgent = Set((0..<region.householdCount).filter { $0 % 2 == 0 })
            let found = try await Allocator(try region.problem(), urgent: urgent, effort: Self.proofOnly).allocate()
            let best = region.best(urgent: urgent)
            #expect(region.faults(of: found) == [], "seed \(seed)")
            #expect(found.isProven, "seed \(seed)")
            #expect(urgent.count - found.unservedUrgent.count == best.served, "seed \(seed)")
            #expect(found.worth == best.worth, "seed \(seed)")
        }
    }

    @Test func `an urgent household is served though all others must move for it`() async throws {
        // Each has a good home and a poor one, which is the next one's good one; the last has one poor home only.
        let count = 12
        var bundles: [AllocationProblem.Bundle] = []
        for household in 0..<count {
            bundles.append(.init(household: household, worth: 1_000, resources: [household]))
            bundles.append(.init(household: household, worth: 1, resources: [household + 1]))
        }
        bundles.append(.init(household: count, worth: 1, resources: [0]))
        let capacities = [Int](repeating: 1, count: count + 1)
        let problem = try AllocationProblem(householdCount: count + 1, capacities: capacities, bundles: bundles)
        let everybody = Set(0...count)
        let found = try await Allocator(problem, urgent: everybody, effort: Self.proofOnly).allocate()
        #expect(found.unservedUrgent == [])
        #expect(found.worth == count + 1)
        #expect(found.isProven)
    }

    @Test func `what is proven is worth the same for every seed`() async throws {
        for number in UInt64(1)...3 {
            let region = SmallRegion(crowdedBy: 12, seed: number)
            let problem = try region.problem()
            var worths: Set<Int> = []
            for seed in UInt64(1)...2 {
                let found = try await Allocator(problem, effort: Self.proofOnly, seed: seed).allocate()
                #expect(region.faults(of: found) == [])
                #expect(found.isProven, "region \(number), seed \(seed)")
                worths.insert(found.worth)
            }
            #expect(worths.count == 1, "region \(number): \(worths.sorted())")
        }
    }

    @Test func `a proof that is cut short claims nothing`() async throws {
        var hurried = Self.proofOnly
        var provenCount = 0
        for seed in UInt64(1)...3 {
            let region = SmallRegion(crowdedBy: 12, seed: seed)
            let best = try await Allocator(try region.problem(), effort: Self.proofOnly, seed: seed).allocate()
            for proof in [20, 50_000] {
                hurried.proof = proof
                let found = try await Allocator(try region.problem(), effort: hurried, seed: seed).allocate()
                #expect(region.faults(of: found) == [], "seed \(seed)")
                #expect(found.bound >= best.worth, "seed \(seed)")
                #expect(!found.isProven || found.worth == best.worth, "seed \(seed)")
                provenCount += found.isProven ? 1 : 0
            }
        }
        #expect(provenCount < 6)
    }

    @Test func `neighbourhoods find what exchanges miss, the same for the same seed`() async throws {
        var gained = 0
        for seed in UInt64(1)...2 {
            let region = SmallRegion(crowdedBy: 30, seed: seed)
            let problem = try region.problem()
            var effort = Allocator.Effort(priceRounds: 60, exchangesPerHousehold: 0, leastExchanges: 1)
            let without = try await Allocator(problem, effort: effort, seed: seed).allocate()
            effort.neighbourhoods = 3
            let found = try await Allocator(problem, effort: effort, seed: seed).allocate()
            #expect(region.faults(of: found) == [], "seed \(seed)")
            #expect(found.worth >= without.worth, "seed \(seed)")
            #expect(found.worth <= found.bound, "seed \(seed)")
            gained += found.worth - without.worth
            #expect(try await Allocator(problem, effort: effort, seed: seed).allocate() == found)
        }
        #expect(gained > 0)
    }

    @Test func `a proof that is called off ends`() async throws {
        let problem = try SmallRegion(crowdedBy: 12, seed: 1).problem()
        let search = Task {
            // The first progress is told when the prices stand; the few exchanges after it look at nothing.
            try await Allocator(problem, effort: Self.proofOnly).allocate { _ in
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { try await search.value }
    }
}
