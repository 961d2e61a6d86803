import LotseCore

/// What a report counts.
///
/// Names live under `cases.figure.<raw value>`, what exactly is counted under `cases.figure-meaning.<raw value>`.
enum ReportFigure: String, CaseIterable, Sendable {
    /// First and follow-up consultations ("Erst- und Folgeberatungen").
    case first
    case followUp = "follow-up"
    /// Case files opened ("Anfragen").
    case requests
    /// Of these, households with at least one child ("Familien").
    case families
    /// Cases closed with work, training or a business of one's own ("Vermittlungen").
    case placements
    /// Households that arrived ("Zuzüge").
    case moves

    var isConsultation: Bool { self == .first || self == .followUp }
}

/// One thing that is counted together: a figure, where from, and for consultations whose sex.
struct ReportCell: Sendable, Hashable {
    let figure: ReportFigure
    let country: Country?
    /// In the form in which places are compared; empty where unknown.
    let place: String
    let sex: Person.Sex
}

/// All counts of a period.
struct ReportCounts: Sendable, Equatable {
    var counts: [ReportCell: Int] = [:]
    /// How places are written.
    var placeNames: [String: String] = [:]
    /// Minutes of consultation.
    var minutes: [ReportFigure: Int] = [:]

    func total(_ figure: ReportFigure) -> Int { sum { $0.figure == figure } }

    func sum(_ belongs: (ReportCell) -> Bool) -> Int {
        counts.reduce(0) { belongs($1.key) ? $0 + $1.value : $0 }
    }
}
