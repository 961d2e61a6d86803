import Logging
import Market
import ServiceLifecycle

/// Looks for lists of offers in folders and at addresses, and takes in what is new.
///
/// Beside the other workers, because a list of many thousands takes minutes.
struct FeedWorker: Service {
    private let round: FeedRound
    private let logger: Logger

    init(_ installation: Installation) {
        (round, logger) = (Rooms.feedRound(installation), installation.logger)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await round.run()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("feeds not looked at", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(Self.pause))
            }
        }
    }

    /// A file is finished when it is the same at two looks.
    private static let pause = 10
}
