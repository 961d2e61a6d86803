import HTTPTypes

/// The only cookie of the house.
///
/// Its prefix makes browsers insist on `Secure`, path `/` and no domain.
enum SessionCookies {
    static let name = "__Host-lotse"

    static func apply(_ change: SessionCookie, to headers: inout HTTPFields) {
        let (value, age) =
            switch change {
            case .set(let token): (token.text, Session.longestHours * 3600)
            case .clear: ("", 0)
            }
        headers[.setCookie] = "\(name)=\(value); Path=/; Max-Age=\(age); Secure; HttpOnly; SameSite=Lax"
    }
}
