/// A word about a state, with the colour and the sign of its kind: "in Arbeit", "überfällig".
///
/// Template `tag`. The word carries the meaning; colour and sign only repeat it.
package struct Tag: Sendable, Equatable {
    package enum Kind: Sendable {
        case neutral
        case info
        case good
        /// Something is not finished and somebody else moves next.
        case waiting
        case warning
        case bad
    }

    let kind: Kind
    let text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
