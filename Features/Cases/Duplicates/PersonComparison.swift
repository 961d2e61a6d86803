import LotseCore

/// How much speaks for two entries being the same person, field by field ("Dublettenprüfung").
///
/// Each field gives points; the table of points is the whole rule. Nothing is decided here: a person looks at the
/// fields and says whether two files are one.
package struct PersonComparison: Sendable, Equatable {
    /// In the order in which they are shown.
    package let fields: [Line]
    /// Given and family name agree crosswise.
    package let isSwapped: Bool

    package var points: Int { fields.reduce(0) { $0 + $1.points } }

    /// One entry; made once where it is compared with many.
    struct Side: Sendable {
        let draft: Person.Draft
        let given: Name
        let family: Name

        init(_ draft: Person.Draft) {
            self.draft = draft
            given = Name(draft.givenName)
            family = Name(draft.familyName)
        }

        struct Name: Sendable {
            let written: String
            let heard: HeardName

            init(_ name: String) {
                written = name
                heard = HeardName(name)
            }
        }
    }

    /// How strong the suspicion is; nil where there is none.
    package var likelihood: Likelihood? {
        switch points {
        case Likelihood.likely.threshold...: .likely
        case Likelihood.possible.threshold...: .possible
        default: nil
        }
    }

    /// Names live under `cases.likelihood.<raw value>`.
    package enum Likelihood: String, CaseIterable, Sendable, Comparable {
        case possible
        case likely

        package var threshold: Int { self == .likely ? 75 : 45 }

        package static func < (left: Self, right: Self) -> Bool { left.threshold < right.threshold }
    }

    /// Names live under `cases.duplicate-field.<raw value>`.
    package enum Field: String, CaseIterable, Sendable {
        case familyName = "family-name"
        case givenName = "given-name"
        case bornOn = "born-on"
        case mail
        case phone
    }

    /// Names live under `cases.verdict.<raw value>`.
    package enum Verdict: String, CaseIterable, Sendable {
        case match
        /// Sounds alike, or differs by one slip.
        case alike
        case mismatch
        /// One side says nothing.
        case blank
    }

    /// One field of both entries, and what follows from it.
    package struct Line: Sendable, Equatable {
        package let field: Field
        package let verdict: Verdict
        package let left: String
        package let right: String

        package var points: Int { Self.points[field]?[verdict] ?? 0 }

        /// What a verdict on a field counts.
        ///
        /// Contacts change, so that different ones say nothing.
        static let points: [Field: [Verdict: Int]] = [
            .familyName: [.match: 30, .alike: 25, .mismatch: -10],
            .givenName: [.match: 25, .alike: 20, .mismatch: -10],
            .bornOn: [.match: 35, .alike: 15, .mismatch: -30],
            .mail: [.match: 45],
            .phone: [.match: 45],
        ]
    }

    package init(_ left: Person.Draft, _ right: Person.Draft) {
        self.init(Side(left), Side(right))
    }

    init(_ one: Side, _ other: Side) {
        let (left, right) = (one.draft, other.draft)
        let straight = Self.names(one, given: other.given, family: other.family)
        let crosswise = Self.names(one, given: other.family, family: other.given)
        isSwapped = crosswise.allSatisfy { $0.points > 0 } && Self.sum(crosswise) > Self.sum(straight)
        let rest = [
            Line(
                field: .bornOn,
                verdict: Self.verdict(left.bornOn, right.bornOn),
                left: left.bornOn?.description ?? "",
                right: right.bornOn?.description ?? ""
            ),
            Self.contact(.mail, left.mail, right.mail) { ContactKeys.mail($0) },
            Self.contact(.phone, left.phone, right.phone) { ContactKeys.phone($0) },
        ]
        fields = (isSwapped ? crosswise : straight) + rest
    }

    private static func sum(_ lines: [Line]) -> Int { lines.reduce(0) { $0 + $1.points } }

    private static func names(_ mine: Side, given: Side.Name, family: Side.Name) -> [Line] {
        [(Field.familyName, mine.family, family), (.givenName, mine.given, given)].map { field, mine, other in
            let agreement = NameAgreement(mine.heard, other.heard)
            return Line(field: field, verdict: verdict(agreement), left: mine.written, right: other.written)
        }
    }

    private static func verdict(_ agreement: NameAgreement) -> Verdict {
        switch agreement {
        case .same: .match
        case .alike: .alike
        case .different: .mismatch
        case .blank: .blank
        }
    }

    private static func contact(
        _ field: Field,
        _ left: String,
        _ right: String,
        key: (String) -> String?
    ) -> Line {
        let verdict: Verdict =
            if let mine = key(left), let other = key(right) { mine == other ? .match : .mismatch } else { .blank }
        return Line(field: field, verdict: verdict, left: left, right: right)
    }

    /// Days that differ by one digit, or by day and month swapped, are mostly slips.
    private static func verdict(_ left: Day?, _ right: Day?) -> Verdict {
        guard let left, let right else { return .blank }
        if left == right { return .match }
        let (mine, other) = (left.components, right.components)
        let isSwapped = mine.year == other.year && mine.month == other.day && mine.day == other.month
        let differing = zip(left.description, right.description).count { $0 != $1 }
        return isSwapped || differing == 1 ? .alike : .mismatch
    }
}
