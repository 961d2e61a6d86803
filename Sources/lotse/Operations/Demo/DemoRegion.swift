import AllianceNetwork
import Cases
import LotseCore
import LotseData
import Market
import Matches
import Members

/// The region that Lotse shows itself with: five initiatives, filled by each room in turn.
struct DemoRegion {
    /// Today, as the region's people see it.
    let day: Day
    private let moment: Timestamp

    init(on day: Day) {
        self.day = day
        moment = Berlin.start(of: day).adding(hours: 8)
    }

    /// Somebody to sign in as.
    struct SignIn: Sendable, Equatable {
        let role: Role
        let alliance: String
        let mail: String
        let password: String
        /// The secret of the second factor, for an authenticator; nil where the role needs none.
        let secondFactor: String?

        var line: String {
            let factor = secondFactor.map { "  second factor \($0)" } ?? ""
            return "  \(role.rawValue) (\(alliance))  \(mail)  \(password)\(factor)"
        }
    }

    /// Fills an installation of which nobody has made use yet.
    ///
    /// - Parameters:
    ///   - installation: migrated and empty.
    ///   - count: of invented cases in all, for measuring; nil for the region as it is shown.
    ///   - progress: hears the steps done and the steps in all.
    /// - Returns: somebody to sign in as for each role.
    /// - Throws: a `Problem` where the installation is in use.
    func load(
        into installation: Installation,
        cases count: Int? = nil,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> [SignIn] {
        let head = try await JournalHead.read(installation.store)
        guard head.entries == 0 else {
            throw Installation.Problem(
                description:
                    "The installation has \(head.entries) journal entries; the demo region goes into an empty one only."
            )
        }
        let store = SteppedStore(installation.store, at: moment, identifiers: .seeded(20_261_121, at: moment))
        progress(0, 1)
        try await NetworkDemo.load(into: store)
        try await NetworkDemo.loadInventions(into: store, sealedBy: installation.vault)
        let people = try await MembersDemo.load(DemoStaff.alliances, on: store, vault: installation.vault)
        let ports = Rooms.casesPorts(installation.working(on: store))
        let alliances = try await StoredNetwork(store).alliances()
        if let count {
            try await CasesBulk(ports).load(count, into: alliances, progress: progress)
        } else {
            try await CasesDemo(ports).load(alliances, progress: progress)
        }
        let market = MarketDemo(store: store, network: StoredNetwork(store), occupations: installation.occupations)
        try await market.load(alliances)
        try await MatchesDemo(Rooms.matchesPorts(installation.working(on: store))).load(alliances)
        return people.map { person in
            SignIn(
                role: person.role,
                alliance: person.alliance ?? "–",
                mail: person.mail,
                password: person.password,
                secondFactor: person.needsCode ? MembersDemo.secret : nil
            )
        }
    }
}
