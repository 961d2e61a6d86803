package import LotseCore
import LotseData

/// What a case file says of itself: everything but its household, needs and history ("Fallakte").
///
/// `CaseFile` is the tag of identifiers in LotseCore; this room hangs its types into it.
extension CaseFile {
    package struct Head: Sendable, Equatable {
        package let id: Identifier<CaseFile>
        package let alliance: Identifier<Alliance>
        package let organisation: Identifier<Organisation>
        package let number: Number
        package let status: Status
        /// Who works on it; nil for a new file that nobody has taken yet.
        package let owner: Identifier<Account>?
        package let standIn: Identifier<Account>?
        /// The language the household wants to speak and read.
        package let language: Language
        package let wantsInterpreter: Bool
        package let origin: Origin
        /// Nil while the household is open about the place.
        package let target: MunicipalityKey?
        package let wishedArrival: Day?
        package let source: Source
        package let openedOn: Day
        package let closedOn: Day?
        /// The file that this one was taken into.
        package let mergedInto: Identifier<CaseFile>?
        package private(set) var version: Int
        package let createdAt: Timestamp
        package let changedAt: Timestamp

        /// The file as somebody saw it when they began to change it.
        func seen(at version: Int?) -> Head {
            var head = self
            head.version = version ?? 0
            return head
        }
    }

    /// The running number within an alliance and a year, as people say it: `2026-0042`.
    package struct Number: Hashable, Sendable, Comparable, CustomStringConvertible {
        package let year: Int
        package let number: Int

        package init(year: Int, number: Int) {
            self.year = year
            self.number = number
        }

        /// Reads what `description` writes; leading zeros of the second part may be left out.
        package init?(_ text: some StringProtocol) {
            let parts = text.utf8.split(separator: 45, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].count == 4, let year = Digits.value(parts[0]),
                let number = Digits.value(parts[1]), year >= 2000, number > 0
            else { return nil }
            self.init(year: year, number: number)
        }

        package var description: String { "\(Digits.padded(year, to: 4))-\(Digits.padded(number, to: 4))" }

        package static func < (left: Self, right: Self) -> Bool {
            (left.year, left.number) < (right.year, right.number)
        }
    }

    /// Where the household comes from, as far as it said.
    package struct Origin: Hashable, Sendable {
        package let country: Country?
        /// A town or region in free words.
        package let place: String

        package init(country: Country?, place: String) {
            self.country = country
            self.place = place
        }

        package static let unknown = Origin(country: nil, place: "")
    }

    /// How the case came to the alliance.
    ///
    /// Names for readers live under `cases.source.<raw value>`.
    package enum Source: String, CaseIterable, Sendable, SQLConvertible {
        /// The public intake on the web.
        case portal
        case phone
        case mail
        case visit
        /// A desk outside the office, in the industrial park for example.
        case outreach
        case event
        case partner
        case employer
        case other
    }
}
