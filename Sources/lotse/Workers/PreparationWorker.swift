import Logging
import LotseCore
import Matches
import ServiceLifecycle

/// Makes ready what would keep the first who ask waiting: imported words, and then the markets, read with these words.
///
/// What a command or another server imported is taken in within a minute.
struct PreparationWorker: Service {
    private let occupations: LiveOccupations
    private let alliances: any AllianceSource
    private let matches: MatchesPorts
    private let logger: Logger

    init(_ installation: Installation, _ rooms: Rooms) {
        (occupations, logger) = (installation.occupations, installation.logger)
        (alliances, matches) = (rooms.alliances, rooms.matches)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // The first page goes first.
            try? await Task.sleep(for: .seconds(1))
            while !Task.isCancelled {
                await attempt("vocabulary") { try await occupations.refresh() }
                await attempt("alliances") { try await prepareMarkets() }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }

    /// A market that cannot be read keeps no other from being ready.
    private func prepareMarkets() async throws {
        for alliance in try await alliances.alliances() {
            try Task.checkCancellation()
            await attempt("market of \(alliance.slug)") {
                guard try await matches.prepareMarket(of: alliance.id) else { return }
                logger.info("market ready", metadata: ["alliance": "\(alliance.slug)"])
            }
        }
    }

    private func attempt(_ part: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch is CancellationError {
            // The server was told to stop.
        } catch {
            logger.error("not prepared", metadata: ["part": "\(part)", "error": "\(type(of: error))"])
        }
    }
}
