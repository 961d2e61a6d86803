package import LotseCore
import LotseData

/// Fills alliances with invented households, so that every page has something to show.
///
/// Each is written through the room's own rules, step by step, at the time at which it is said to have happened.
package struct CasesDemo: Sendable {
    /// How many households an alliance gets beside its written ones.
    private static let counts = ["spree-neisse": 55, "wachstumsregion-dresden": 35]
    private static let usualCount = 6

    private let ports: CasesPorts

    package init(_ ports: CasesPorts) {
        self.ports = ports
    }

    /// Adds the households of the alliances that have an office with advisers and no case yet.
    ///
    /// - Parameters:
    ///   - alliances: all of the demo region.
    ///   - progress: hears how many households are written and of how many in all.
    /// - Returns: how many were written; 0 on a second run.
    /// - Throws: the store's errors.
    @discardableResult
    package func load(
        _ alliances: [AllianceProfile],
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Int {
        let texts = try DemoTexts.read()
        var plans: [(DemoWriter, [DemoHousehold])] = []
        for alliance in alliances.sorted(by: { $0.slug < $1.slug }) {
            guard let writer = try await writer(alliance, texts) else { continue }
            var made = DemoHouseholds(texts, alliance: alliance.slug, places: writer.placeNames, today: writer.today)
            let written = texts.families.filter { $0.alliance == alliance.slug }
            let households = written + made.list(Self.counts[alliance.slug] ?? Self.usualCount)
            plans.append((writer, households.sorted { $0.openedAgo > $1.openedAgo }))
        }
        let total = plans.reduce(0) { $0 + $1.1.count }
        var done = 0
        var answers: [DemoWriter.BodyQuestion: ResponsibleBody?] = [:]
        for (writer, households) in plans {
            for household in households {
                progress(done, total)
                try await writer.write([household], knowing: &answers)
                done += 1
            }
            try await writer.mergeDoubles(among: households)
            for request in texts.requests where request.alliance == writer.slug {
                try await DemoRequests(writer: writer).write(request)
            }
        }
        progress(done, total)
        return done
    }

    /// Writes a household into an alliance that has advisers and no case yet; nil for any other.
    func writer(_ alliance: AllianceProfile, _ texts: DemoTexts) async throws -> DemoWriter? {
        guard let office = alliance.office else { return nil }
        let team = try await ports.staff.staff(of: office, as: Role.caseworkers, alliance: alliance.id)
        let isEmpty = try await ports.store.read { try !CaseFileListStore.hasAny(in: alliance.id, from: $0) }
        guard isEmpty, !team.isEmpty else { return nil }
        let today = ports.store.sources.clock.today
        let places = try await ports.network.municipalities(of: alliance.id, on: today)
        return DemoWriter(
            ports: ports,
            alliance: alliance.id,
            slug: alliance.slug,
            office: office,
            team: team.map(\.account).sorted(),
            placeNames: places.map(\.name),
            places: Dictionary(places.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first }),
            mark: texts.sentences.mark,
            today: today,
            identifiers: .seeded(DemoWriter.seed(alliance.slug), at: Berlin.start(of: today.adding(days: -500)))
        )
    }
}
