/// Expected ends of a request that are not a page.
package enum PageError: Error, Equatable, Sendable {
    /// There is nothing here, or nothing that this reader may know of: both answer alike.
    case notFound
    /// Somebody has to sign in first.
    case signInNeeded
    /// The form's token is missing, forged or too old, or the form came from another site.
    case formExpired
    /// Too many requests; seconds until the next may come.
    case tooMany(seconds: Int)
    /// The body is larger than the route takes.
    case tooLarge
    /// The request cannot be understood.
    case malformed
}
