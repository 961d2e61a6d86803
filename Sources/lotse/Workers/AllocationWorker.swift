import Logging
import Matches
import ServiceLifecycle

/// Works out proposals for all households when somebody asked for one.
struct AllocationWorker: Service {
    private let desk: AllocationDesk
    private let logger: Logger

    init(_ matches: MatchesPorts, logger: Logger) {
        self.logger = logger
        desk = AllocationDesk(matches, logger: logger)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await desk.workOff() {}
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("allocations not worked off", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
