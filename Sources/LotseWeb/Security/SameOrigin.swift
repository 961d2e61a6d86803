import HTTPTypes

/// Whether a form was sent from a page of this very site.
///
/// Browsers say so themselves: `Sec-Fetch-Site`, or where that is missing `Origin`, against the host asked for.
/// A request with neither comes from a program, not from a page that somebody was lured to.
enum SameOrigin {
    static func admits(_ headers: HTTPFields, authority: String?) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = headers[name] {
            return site == "same-origin" || site == "none"
        }
        guard let origin = headers[.origin] else { return true }
        guard let authority, let scheme = origin.firstRange(of: "://") else { return false }
        return origin[scheme.upperBound...].lowercased() == authority.lowercased()
    }
}
