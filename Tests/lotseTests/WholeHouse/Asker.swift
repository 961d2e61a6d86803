import LotseCore
import LotseTestSupport

/// Somebody who asks for pages: one for each role, at the first alliance's office or a partner of it.
struct Asker: Sendable {
    let role: Role
    /// Nil for a visitor.
    let account: Identifier<Account>?
    /// Records of this person's own, where they are others than the adviser's.
    let personal: [String: RecordBook.Values]

    var name: String { role.rawValue }
}

extension TestBrowser {
    /// A one-time token of somebody's session, from a page that they have in any case.
    func token(of asker: Asker) async throws -> String? {
        try await get(asker.account == nil ? "/de/anmelden" : "/de/konto").token()
    }
}
