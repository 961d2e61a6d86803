package import LotseCore
import LotseData

/// Something a household needs help with: one topic, one wish ("Bedarf").
package struct Need: Sendable, Equatable {
    package let id: Identifier<Need>
    package let caseFile: Identifier<CaseFile>
    package let topic: Topic
    /// 1 is most urgent, 3 least.
    package let priority: Int
    /// Whom it concerns; nil for the whole household.
    package let person: Identifier<Person>?
    package let wishedOn: Day?
    /// In the household's own words.
    package let detail: String
    package let status: Status
    package let unmetReason: UnmetReason?
    package let settledOn: Day?
    package private(set) var version: Int

    /// The record as somebody saw it when they began to change it.
    func seen(at version: Int?) -> Need {
        var copy = self
        copy.version = version ?? 0
        return copy
    }

    package static let priorities = 1...3

    /// Where a need stands.
    ///
    /// Names live under `cases.need-status.<raw value>`.
    package enum Status: String, CaseIterable, Sendable, SQLConvertible {
        case open
        /// A referral is on its way to the responsible body.
        case referred
        /// A body accepted, or the adviser works on it.
        case inWork = "in-work"
        case met
        case unmet
        case withdrawn

        package static let settled: Set<Status> = [.met, .unmet, .withdrawn]

        package var isSettled: Bool { Self.settled.contains(self) }

        /// The workflow.
        ///
        /// A settled need comes back only by a deliberate step to `open`.
        package static let transitions: [Status: [Status]] = [
            .open: [.referred, .inWork, .met, .unmet, .withdrawn],
            .referred: [.open, .inWork, .met, .unmet, .withdrawn],
            .inWork: [.open, .referred, .met, .unmet, .withdrawn],
            .met: [.open],
            .unmet: [.open],
            .withdrawn: [.open],
        ]

        package var next: [Status] { Self.transitions[self] ?? [] }

        package func permits(_ other: Status) -> Permission {
            next.contains(other) ? .allowed : .denied(.wrongState)
        }
    }

    /// Why a need could not be met; each counts on the gap map.
    package enum UnmetReason: String, CaseIterable, Sendable, SQLConvertible {
        case noOffer = "no-offer"
        /// There is an offer, but no free place in it.
        case noPlace = "no-place"
        case tooLate = "too-late"
        case notEligible = "not-eligible"
        /// Every body that was asked said no.
        case declined
        case other
    }
}
