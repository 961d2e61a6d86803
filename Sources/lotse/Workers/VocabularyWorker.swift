import Logging
import ServiceLifecycle

/// Takes in what was imported by a command or by another server, within a minute.
struct VocabularyWorker: Service {
    private let occupations: LiveOccupations
    private let logger: Logger

    init(_ installation: Installation) {
        (occupations, logger) = (installation.occupations, installation.logger)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await occupations.refresh()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("vocabulary not refreshed", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }
}
