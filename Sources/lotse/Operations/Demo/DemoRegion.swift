import AllianceNetwork
import LotseCore
import LotseData

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

    /// What each room adds, in the order in which they build on each other.
    private static let steps: [@Sendable (DemoRegion, any Store) async throws -> Void] = [
        { _, store in try await NetworkDemo.load(into: store) }
    ]

    /// Fills an installation of which nobody has made use yet.
    ///
    /// - Parameters:
    ///   - installation: migrated and empty.
    ///   - progress: hears the steps done and the steps in all.
    /// - Returns: somebody to sign in as for each role.
    /// - Throws: a `Problem` where the installation is in use.
    func load(
        into installation: Installation,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> [SignIn] {
        let head = try await JournalHead.read(installation.store)
        guard head.entries == 0 else {
            throw Installation.Problem(
                description:
                    "The installation has \(head.entries) journal entries; the demo region goes into an empty one only."
            )
        }
        let store = SteppedStore(installation.store, at: moment, identifiers: .seeded(20_261_121, at: moment))
        for (done, step) in Self.steps.enumerated() {
            progress(done, Self.steps.count)
            try await step(self, store)
        }
        progress(Self.steps.count, Self.steps.count)
        return []
    }
}
