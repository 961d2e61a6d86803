import Hummingbird
import Logging
import LotseWeb
import ServiceLifecycle

/// Builds the house of an installation.
///
/// The server, the commands and the tests all call it.
func makeHouse(_ installation: Installation) throws -> House {
    try makeHouse(installation, Rooms(installation))
}

private func makeHouse(_ installation: Installation, _ rooms: Rooms) throws -> House {
    try House(
        features: rooms.features,
        store: installation.store,
        vault: installation.vault,
        alliances: rooms.alliances,
        members: rooms.members,
        configuration: .init(
            isSecure: installation.settings.publicURL.hasPrefix("https://"),
            isBehindProxy: installation.settings.isBehindProxy,
            limitsRates: installation.settings.limitsRates
        )
    )
}

/// The server with everything that runs beside it.
func makeApplication(
    _ installation: Installation,
    onReady: @escaping @Sendable (Int) async -> Void
) throws -> some ApplicationProtocol {
    let rooms = Rooms(installation)
    let house = try makeHouse(installation, rooms)
    return Application(
        router: house.makeRouter(),
        server: .http1(configuration: ServerLimits.channel),
        configuration: .init(
            address: .hostname(installation.settings.host, port: installation.settings.port),
            serverName: nil
        ),
        services: [
            MailWorker(installation), UpkeepWorker(installation), PreparationWorker(installation, rooms),
            AllocationWorker(rooms.matches, logger: installation.logger),
            FeedWorker(installation),
        ],
        onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
        logger: installation.logger
    )
}
