package import LotseCore

/// Whether a consultation opens the work with a household or carries it on ("Erst- und Folgeberatung").
///
/// Funders count both apart. The rule: in each period for which the alliance is recognised, the earliest consultation
/// of a case file is its first one, and all others are follow-ups. It is derived, never stored: a consultation that is
/// entered late, or that comes in by a merge, puts the others right by itself.
package enum ConsultationKind: String, CaseIterable, Sendable {
    case first
    case followUp = "follow-up"

    /// What decides about a consultation of one case file.
    package struct Moment: Sendable, Equatable {
        package let id: Identifier<Consultation>
        package let heldOn: Day
        package let createdAt: Timestamp

        package init(id: Identifier<Consultation>, heldOn: Day, createdAt: Timestamp) {
            self.id = id
            self.heldOn = heldOn
            self.createdAt = createdAt
        }
    }

    /// The kind of each consultation of one case file.
    ///
    /// - Parameters:
    ///   - consultations: all of the file, in any order.
    ///   - periods: of recognition. Days outside all of them form one period of their own.
    /// - Returns: exactly one first consultation for each period that has any.
    package static func kinds(
        of consultations: [Moment],
        in periods: [Period]
    ) -> [Identifier<Consultation>: ConsultationKind] {
        let ordered = consultations.sorted {
            ($0.heldOn, $0.createdAt, $0.id) < ($1.heldOn, $1.createdAt, $1.id)
        }
        var opened: Set<Int?> = []
        var kinds: [Identifier<Consultation>: ConsultationKind] = [:]
        for consultation in ordered {
            let period = periods.firstIndex { $0.contains(consultation.heldOn) }
            kinds[consultation.id] = opened.insert(period).inserted ? .first : .followUp
        }
        return kinds
    }
}
