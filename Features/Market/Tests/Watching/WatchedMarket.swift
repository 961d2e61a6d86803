import Foundation
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import LotseWeb
import Synchronization

@testable import Market

/// A market with a watch, and whatever its folder or address gives.
struct WatchedMarket {
    let store: any Store
    let clock: MovingClock
    let root: URL
    let answers: Answers

    static let steward = "verwaltung@example.org"

    /// What an address gives next, and what it was asked.
    final class Answers: Sendable {
        private let next = Mutex<Result<FeedFetcher.Answer, FeedFetcher.Trouble>>(.failure(.unreachable))
        private let asked = Mutex<[FeedWatch.ContentMark]>([])

        var questions: [FeedWatch.ContentMark] { asked.withLock { $0 } }

        func give(_ answer: FeedFetcher.Answer) { next.withLock { $0 = .success(answer) } }
        func refuse(_ trouble: FeedFetcher.Trouble) { next.withLock { $0 = .failure(trouble) } }

        func answer(_ seen: FeedWatch.ContentMark) throws -> FeedFetcher.Answer {
            asked.withLock { $0.append(seen) }
            return try next.withLock { try $0.get() }
        }
    }

    /// The one admin of the alliance's office.
    private struct Staff: StaffSource {
        func staff(
            of organisation: Identifier<Organisation>,
            as roles: Set<Role>,
            alliance: Identifier<Alliance>
        ) async throws -> [StaffMember] {
            guard organisation == InventedMarket.office, roles.contains(.allianceAdmin) else { return [] }
            return [StaffMember(account: InventedMarket.id(39), name: "V", mail: steward, standIn: nil)]
        }
        func names(of accounts: Set<Identifier<Account>>) async throws -> [Identifier<Account>: String] { [:] }
    }

    static func with(_ engine: Dialect = .sqlite, _ body: (WatchedMarket) async throws -> Void) async throws {
        let clock = MovingClock()
        try await TestStore.with(engine, migrations: MarketSchema.migrations(), sources: clock.sources()) { store in
            try await TestStore.withFolder { folder in
                try await body(WatchedMarket(store: store, clock: clock, root: folder, answers: Answers()))
            }
        }
    }

    /// A server that looks; each has its own memory of what lay in the folders.
    func round() -> FeedRound {
        let network = InventedMarket(store: store)
        return FeedRound(
            store: store,
            vault: TestHouse.vault,
            ports: FeedRoundPorts(
                alliances: network,
                network: network,
                occupations: FewOccupations(),
                staff: Staff()
            ),
            publicURL: "https://lotse.example.org",
            places: FeedPlaces(folder: FeedFolder(root)),
            fetcher: FeedFetcher { [answers] _, seen in try answers.answer(seen) }
        )
    }

    // MARK: The watch

    static func folder(_ name: String = "wohnbau") -> FeedWatch.Place {
        guard let name = FeedFolder.Name(name) else { preconditionFailure("a plain name") }
        return .folder(name)
    }

    static func address() throws -> FeedWatch.Place {
        .address(try FeedAddress("https://listen.example.org/homes.csv?geheim=1"))
    }

    func watch(_ place: FeedWatch.Place, _ change: (inout FeedWatch) -> Void = { _ in }) async throws -> FeedWatch {
        var watch = FeedWatch(
            id: InventedMarket.id(60),
            alliance: InventedMarket.alliance,
            connection: "Wohnbau",
            place: place,
            dueAt: clock.now
        )
        change(&watch)
        let made = watch
        try await store.write(as: .system) { try FeedWatchStore(TestHouse.vault).insert(made, in: $0) }
        return made
    }

    func kept(_ watch: FeedWatch) async throws -> FeedWatch? {
        try await store.read { try FeedWatchStore(TestHouse.vault).fetch(watch.id, of: watch.alliance, $0) }
    }

    // MARK: Lists

    static func homes(_ rows: [(key: String, rent: String)], head: String = standardHead) -> String {
        head + rows.map { "\($0.key);Wohnung \($0.key);Miete;Grünau;01234;60;2,5;\($0.rent)\n" }.joined()
    }
    static let standardHead = "Schlüssel;Titel;Miete oder Kauf;Ort;PLZ;Fläche;Zimmer;Kaltmiete\n"

    func lay(_ text: String, as name: String, in folder: String = "wohnbau") throws {
        let inside = root.appending(path: "musterland/\(folder)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: inside.appending(path: name))
    }

    func arrivals(of watch: FeedWatch) async throws -> [FeedArrival] {
        try await store.read { try FeedArrivalStore.list(of: watch.id, limit: 50, $0) }
    }

    func openTitles() async throws -> [String] {
        try await store.read { reader in
            try reader.list("SELECT title FROM listing WHERE state = 'open' ORDER BY title") { try $0.value("title") }
        }
    }

    func letters() async throws -> [Mail] {
        let payloads: [String] = try await store.read { reader in
            try reader.list("SELECT payload FROM outbox_message ORDER BY created_at, id") { try $0.value("payload") }
        }
        return try payloads.map { try JSONDecoder().decode(Mail.self, from: Data($0.utf8)) }
    }
}
