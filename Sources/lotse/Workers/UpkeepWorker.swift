import AllianceNetwork
import Cases
import Logging
import LotseCore
import LotseData
import Market
import Matches
import Members
import Portal
import ServiceLifecycle

/// Does what falls due by itself: reminds and escalates referrals, forgets what has had its time.
///
/// Each part may run at any time and on several servers at once: it looks again before it acts.
struct UpkeepWorker: Service {
    private let store: any Store
    private let clock: ReferralClock
    private let households: StoredHouseholds
    private let retention: RetentionSweep
    private let logger: Logger

    init(_ installation: Installation) {
        store = installation.store
        logger = installation.logger
        retention = RetentionSweep(store: installation.store, recognition: StoredNetwork(installation.store))
        households = StoredHouseholds(Rooms.casesPorts(installation))
        clock = ReferralClock(
            store: installation.store,
            alliances: StoredNetwork(installation.store),
            staff: MembersDirectory(installation.store),
            publicURL: installation.settings.publicURL
        )
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await runDue()
                try? await Task.sleep(for: .seconds(15 * 60))
            }
        }
    }

    /// Runs each part once; a failure of one does not keep the others from running.
    func runDue() async {
        let now = store.sources.clock.now
        await attempt("referral-clock") { try await clock.run(at: now) }
        await attempt("intake-sweep") { try await IntakeSweep(store: store).run(at: now) }
        await attempt("retention") { try await retention.run(at: now) }
        await attempt("concerns") { try await PortalUpkeep.forget(on: Berlin.day(at: now), in: store) }
        await attempt("market") { try await MarketUpkeep.run(at: now, in: store) }
        await attempt("feedback") { try await NetworkUpkeep.forget(on: Berlin.day(at: now), in: store) }
        await attempt("searches") { try await MatchesUpkeep.forget(households, in: store) }
        await attempt("outbox") { try await Outbox(store).forgetDelivered() }
        await attempt("accounts") { try await MembersHousekeeping.run(on: store) }
    }

    private func attempt<Value>(_ part: String, _ work: () async throws -> Value) async {
        do {
            _ = try await work()
        } catch is CancellationError {
            // The server was told to stop; the next one goes on.
        } catch {
            logger.error("upkeep failed", metadata: ["part": "\(part)", "error": "\(type(of: error))"])
        }
    }
}
