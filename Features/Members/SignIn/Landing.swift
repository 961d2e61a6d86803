import LotseCore
import LotseWeb

extension MembersFeature {
    /// Where somebody goes after signing in: back to what they wanted, else where their work begins, else to their
    /// account, which lists the alliances.
    func landing(of member: Member, wishing next: String, in language: Language) async throws -> String {
        if Self.isOurs(next) { return next }
        let own = Set(member.grants.compactMap(\.alliance))
        guard own.count == 1, let id = own.first,
            let alliance = try await alliances.alliances().first(where: { $0.id == id }),
            let home = homes.first(where: { !member.roles(in: id).isDisjoint(with: $0.roles) })
        else { return FloorPaths.account.link(language, alliance: nil) }
        return home.path.link(language, alliance: alliance.slug)
    }

    /// Whether a path leads to a page of this house and nowhere else.
    static func isOurs(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 1000
            && path.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "\\") }
    }
}
