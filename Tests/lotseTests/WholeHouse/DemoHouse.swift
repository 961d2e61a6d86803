import AllianceNetwork
import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

@testable import lotse

/// The whole house on the demo region, loaded once for all tests that walk through it.
///
/// Its store forgets each change, so tests may ask in any order and at once. Beside the demo region there are, in two
/// alliances, records of each owner that `RecordBook` tells apart.
struct DemoHouse: Sendable {
    static let slug = "spree-neisse"
    static let otherSlug = "wachstumsregion-dresden"
    /// An alliance with few records, to compare with.
    static let smallSlug = "leine-weser"

    let house: House
    /// What sessions are written to.
    let store: any Store
    let records: RecordBook
    /// Records like the adviser's own, but several of each.
    let plenty: RecordBook
    let askers: [Asker]
    /// People of the alliance with few records, by role.
    let small: [Asker]

    private static let loading = Task { try await load() }

    static func shared() async throws -> DemoHouse { try await loading.value }

    private static let folder = FileManager.default.temporaryDirectory.appending(path: "lotse-demo-\(UUID())")

    private static func load() async throws -> DemoHouse {
        guard let day = Day("2026-11-23") else { preconditionFailure("a day of the calendar") }
        atexit { try? FileManager.default.removeItem(at: DemoHouse.folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let now = Berlin.start(of: day).adding(hours: 10)
        let installation = try Installation.open(TestInstallation.settings(in: folder), sources: .seeded(7, at: now))
        try await Schema.migrator().migrate(installation.store)
        _ = try await DemoRegion(on: day).load(into: installation)
        let alliances = try await StoredNetwork(installation.store).alliances()
        let world = try await installation.store.write(as: .system) { transaction in
            try InventedWorld(alliances: alliances, vault: installation.vault, transaction)
        }
        return DemoHouse(
            house: try makeHouse(installation.working(on: ForgetfulStore(installation.store))),
            store: installation.store,
            records: world.records,
            plenty: world.plenty,
            askers: world.askers,
            small: world.small
        )
    }

    /// Runs `body` in the same house on a copy of its data that keeps what is written.
    func remembering(_ body: (DemoHouse) async throws -> Void) async throws {
        try await TestStore.withFolder { folder in
            let settings = TestInstallation.settings(in: folder.appending(path: "var", directoryHint: .isDirectory))
            try settings.makeDataFolder()
            _ = try await Backup(store: store, file: settings.databaseFile).write()
            let key = settings.dataFolder.appending(path: "lotse.key")
            try FileManager.default.copyItem(at: Self.folder.appending(path: "lotse.key"), to: key)
            let installation = try Installation.open(settings, sources: store.sources)
            let copy = DemoHouse(
                house: try makeHouse(installation),
                store: installation.store,
                records: records,
                plenty: plenty,
                askers: askers,
                small: small
            )
            do {
                try await body(copy)
                try await installation.store.close()
            } catch {
                try await installation.store.close()
                throw error
            }
        }
    }

    /// Lets somebody come in.
    func visit(
        as asker: Asker,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        try await TestBrowser.visit(house, as: asker.account, on: store, body)
    }

    /// The path to a record of an owner; nil where there is no such record.
    func link(to path: Path, of owner: Ownership, for asker: Asker) throws -> String? {
        let personal = asker.personal
        guard let values = try records.values(at: path.english, path.parameters, of: owner, personal: personal) else {
            return nil
        }
        let query = Self.queries[path.english] ?? ""
        guard path.scope == .alliance else {
            return owner == .abroad ? nil : path.link(.german, alliance: nil, values) + query
        }
        return path.link(.german, alliance: owner == .abroad ? Self.otherSlug : Self.slug, values) + query
    }

    /// What pages ask to be told before they exist.
    private static let queries = [
        "report/records": "?figure=first", "report/records/table": "?figure=first",
        "who-helps/feedback": "?key=12071076&topic=care&helped=no",
    ]

    /// What a button sends along that asks no question: values of the record book that begin with a plus.
    func buttonFields(for path: Path, of owner: Ownership, as asker: Asker) throws -> [(String, String)] {
        let values = try records.values(at: path.english, path.parameters, of: owner, personal: asker.personal) ?? [:]
        // What was answered about stands beside the answer.
        if path.english == "who-helps/feedback" { return [("key", "12071076"), ("topic", "care")] }
        return values.filter { $0.key.hasPrefix("+") }.map { (String($0.key.dropFirst()), $0.value) }
    }
}
