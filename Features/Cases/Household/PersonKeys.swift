import LotseCore
import LotseData

/// What a person can be found by, for search and for duplicates.
package struct PersonKeys: Sendable, Equatable {
    package enum Kind: String, CaseIterable, Sendable, SQLConvertible {
        /// A part of the name as it is typed.
        case name
        /// A part of the name as it is heard.
        case sound
        case born
        case mail
        case phone
    }

    package struct Key: Hashable, Sendable {
        package let kind: Kind
        package let text: String
    }

    package let keys: Set<Key>

    package init(_ person: Person.Draft) {
        var keys: Set<Key> = []
        for name in [person.givenName, person.familyName] {
            for token in NameTokens.folded(name) { keys.insert(Key(kind: .name, text: Self.short(token))) }
            for sound in NameSound.keys(ofName: name) { keys.insert(Key(kind: .sound, text: Self.short(sound))) }
        }
        if let day = person.bornOn { keys.insert(Key(kind: .born, text: day.description)) }
        if let mail = ContactKeys.mail(person.mail) { keys.insert(Key(kind: .mail, text: mail)) }
        if let phone = ContactKeys.phone(person.phone) { keys.insert(Key(kind: .phone, text: phone)) }
        self.keys = keys
    }

    /// Longer than any name: a pasted page must not fill the index.
    private static func short(_ text: String) -> String { String(text.prefix(40)) }
}
