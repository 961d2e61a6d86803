package import Logging
package import LotseCore
import LotseData

/// Works off the runs that people asked for, one after the other.
///
/// Several servers may work at once: each run is claimed, and claimed anew where its server died. What a run finds
/// is written in one transaction when it is done.
package struct AllocationDesk: Sendable {
    private let ports: MatchesPorts
    private let logger: Logger
    private let threads = CalculationThreads()
    private let heartbeat: Duration
    private let efforts: AllocationEfforts

    /// - Parameters:
    ///   - ports: of the room.
    ///   - logger: hears of runs that failed.
    ///   - heartbeat: how often the progress is written.
    ///   - efforts: how hard to search.
    package init(
        _ ports: MatchesPorts,
        logger: Logger,
        heartbeat: Duration = .seconds(1),
        efforts: AllocationEfforts = .usual
    ) {
        self.ports = ports
        self.logger = logger
        self.heartbeat = heartbeat
        self.efforts = efforts
    }

    /// Takes the next run on and works it out.
    ///
    /// - Returns: whether there was one.
    /// - Throws: `CancellationError` where the server stops; the run waits for the next.
    @discardableResult
    package func workOff() async throws -> Bool {
        let store = ports.store
        let next = try await store.read { try AllocationStore.next(at: store.sources.clock.now, from: $0) }
        guard let run = next else { return false }
        guard try await store.write(as: .system, { try AllocationStore.claim(run, in: $0) }) else { return true }
        do {
            guard let outcome = try await outcome(of: run) else { return true }
            try await store.write(as: .system) {
                try AllocationStore.finish(run, outcome.report, outcome.shares, in: $0)
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            logger.error(
                "allocation failed",
                metadata: ["run": "\(run.id.text)", "error": "\(type(of: error))"]
            )
            try await store.write(as: .system) { try AllocationStore.end(run, as: .failed, in: $0) }
        }
        return true
    }

    /// What a run comes to; nil where somebody stopped it.
    private func outcome(of run: AllocationRun) async throws -> Calculation.Outcome? {
        let calculation = try await calculation(for: run)
        let (store, heartbeat) = (ports.store, heartbeat)
        return try await withThrowingTaskGroup(of: Calculation.Outcome?.self) { group in
            group.addTask(executorPreference: threads) { try await calculation.outcome() }
            group.addTask {
                while true {
                    try await Task.sleep(for: heartbeat)
                    let perMille = calculation.progress.perMille
                    let isWanted = try await store.write(as: .system) {
                        try AllocationStore.note(perMille, of: run.id, in: $0)
                    }
                    guard isWanted else { return nil }
                }
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func calculation(for run: AllocationRun) async throws -> Calculation {
        let (alliance, today) = (run.alliance, ports.store.sources.clock.today)
        let region = try await ports.regions.market(of: alliance)
        let households = try await ports.households.runningHouseholds(of: alliance)
        let childNeeds = ports.childNeeds
        let (profiles, homes, needs, holds) = try await ports.store.read { reader in
            (
                try SearchStore.profiles(in: alliance, from: reader),
                try SearchStore.homeSearches(in: alliance, from: reader),
                try childNeeds.list(in: alliance, from: reader),
                try AllocationStore.holds(in: alliance, on: today, from: reader)
            )
        }
        let positions = Dictionary(
            try await ports.network.municipalities(of: alliance, on: today).map { ($0.key, $0.position) },
            uniquingKeysWith: { first, _ in first }
        ).compactMapValues(\.self)
        let urgentSince = today.adding(days: -7 * run.order.urgentWeeks)
        let waiting = households.compactMap { household -> RegionProblem.Waiting? in
            guard let home = homes[household.caseFile], !holds.households.contains(household.caseFile),
                !household.openTopics.isDisjoint(with: Self.topics)
            else { return nil }
            return RegionProblem.Waiting(
                household: household,
                question: FamilyQuestion(
                    household,
                    profiles,
                    home,
                    needs,
                    settledAt: home.municipality.flatMap { positions[$0] }
                ),
                isUrgent: household.openedOn <= urgentSince
            )
        }
        return Calculation(
            run: run,
            waiting: waiting,
            region: region.holding(holds.taken),
            progress: CalculationProgress(),
            efforts: efforts
        )
    }

    /// What a run can answer.
    private static let topics: Set<Topic> = [.work, .housing, .buildingPlot, .childcare, .school, .language]
}
