import LotseCore

/// What becomes of what somebody typed when the form's token is no longer good.
package enum Expiry: Sendable, Hashable {
    /// It is offered again; whoever has to sign in first finds it afterwards.
    case offersAgain
    /// The handler shows its form again at once.
    ///
    /// Only for handlers that change nothing unless `Form.reading` finds the form valid.
    case asksAgain
    /// It is forgotten, because it is a secret such as a password.
    case forgets
}

/// A form that was sent with a token that is no longer good: nothing has been done with it.
struct ExpiredForm: Error {
    let form: FormData
}

/// What somebody typed into an expired form, without files and without secrets.
struct TypedForm: Codable, Equatable, Sendable {
    /// Path and query to which it was sent.
    let target: String
    let values: [String: [String]]
    let hadFiles: Bool

    /// Nil where nothing was typed.
    init?(_ form: FormData, target: String) {
        // Names with an underscore are the floor's own.
        values = form.values.filter { !$0.key.hasPrefix("_") && !$0.key.contains("password") }
        hadFiles = !form.files.isEmpty
        self.target = target
        guard hadFiles || values.values.contains(where: { $0.contains { !$0.isEmpty } }) else { return nil }
    }

    /// What looks like sentences, to be read and copied; identifiers and chosen words are not among it.
    var texts: [String] {
        values.sorted { $0.key < $1.key }.flatMap(\.value).filter { $0.contains(where: \.isWhitespace) }
    }
}
