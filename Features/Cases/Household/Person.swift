package import LotseCore
import LotseData

/// A member of a household, adult or child ("Haushaltsmitglied").
package struct Person: Sendable, Equatable {
    package let id: Identifier<Person>
    package let caseFile: Identifier<CaseFile>
    /// Where the person stands in the household's list, from 1.
    package let position: Int
    package let part: Part
    package let givenName: String
    package let familyName: String
    package let bornOn: Day?
    /// Asked for the funder's report only.
    package let sex: Sex
    /// In the person's own words.
    package let occupation: String
    package let mail: String
    package let phone: String
    package let languages: [LanguageSkill]
    /// The entry for the same person that this one was taken into when two files were merged.
    package let mergedInto: Identifier<Person>?
    package private(set) var version: Int

    /// The record as somebody saw it when they began to change it.
    func seen(at version: Int?) -> Person {
        var copy = self
        copy.version = version ?? 0
        return copy
    }

    /// Given name, then family name; what there is of them.
    package var name: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }

    /// The part a person has in the household.
    ///
    /// Names live under `cases.part.<raw value>`.
    package enum Part: String, CaseIterable, Sendable, SQLConvertible {
        /// Who asked and whom letters go to.
        case main
        case partner
        case child
        case relative
    }

    /// The categories of the Common Provisions ("Geschlecht"), with the unknown named.
    package enum Sex: String, CaseIterable, Sendable, SQLConvertible {
        case woman
        case man
        case nonBinary = "non-binary"
        case unknown
    }

    /// How well somebody speaks a language, by the Common European Framework of Reference.
    package enum LanguageLevel: String, CaseIterable, Sendable, SQLConvertible {
        case unknown
        case a1
        case a2
        case b1
        case b2
        case c1
        case c2
        case native
    }

    package struct LanguageSkill: Hashable, Sendable {
        package let language: Language
        package let level: LanguageLevel

        package init(language: Language, level: LanguageLevel) {
            self.language = language
            self.level = level
        }
    }
}
