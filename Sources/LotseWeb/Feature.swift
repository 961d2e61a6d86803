package import Foundation
import LotseCore
package import LotseData

/// What a room contributes to the house.
package protocol Feature: Sendable {
    /// Lower-case; templates are `<name>.<file>`, catalogue keys begin with `<name>.`.
    var name: String { get }
    /// The room's `Templates`, `Locales` and `Migrations`.
    var resources: URL? { get }
    func addRoutes(to routes: inout RouteTable)
    /// Entries of the main navigation.
    var menu: [MenuEntry] { get }
}

extension Feature {
    package var menu: [MenuEntry] { [] }

    package func migrations() throws -> [Migration] {
        guard let folder = resources?.appending(path: "Migrations") else { return [] }
        return try Migration.list(in: folder, room: name)
    }
}

/// One entry of the main navigation.
package struct MenuEntry: Sendable {
    /// Key of its word.
    let key: String
    let path: Path
    let audience: Audience
    /// Entries stand in this order; staff see the worklist first.
    let rank: Int

    package init(_ key: String, path: Path, for audience: Audience, rank: Int) {
        self.key = key
        self.path = path
        self.audience = audience
        self.rank = rank
    }
}
