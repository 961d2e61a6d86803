import LotseCore

/// How a case ended, and what speaks for it ("Abschluss").
struct Outcome: Sendable, Equatable {
    let id: Identifier<Outcome>
    let caseFile: Identifier<CaseFile>
    let kind: Kind
    /// What the household landed with; empty unless it did.
    let landings: Set<Landing>
    let evidence: Evidence
    /// The day on which the household had arrived.
    let arrivedOn: Day?
    let remark: String
    let closedOn: Day
    let notedBy: Identifier<Account>
    let reopening: Reopening?
    let version: Int

    struct Reopening: Sendable, Equatable {
        let on: Day
        let by: Identifier<Account>
        let reason: String
    }

    /// Names for readers live under `cases.outcome.<raw value>`.
    enum Kind: String, CaseIterable, Sendable {
        /// Came, or came back, and found what was needed ("angekommen").
        case landed
        /// Lived here already and stays ("bleibt").
        case stays
        /// Came to another region of the country ("weitergezogen").
        case movedOn = "moved-on"
        /// Was here and went away ("weggezogen").
        case left
        /// Does not want to come any more.
        case gaveUp = "gave-up"
        /// Does not answer any more.
        case notReached = "not-reached"
        /// Another body advises the household now.
        case notResponsible = "not-responsible"

        /// Whether somebody is here, so that it makes sense to ask later whether they still are.
        var isHere: Bool { self == .landed || self == .stays }
    }

    /// What somebody landed with.
    ///
    /// Names for readers live under `cases.landing.<raw value>`.
    enum Landing: String, CaseIterable, Sendable {
        case job
        case training
        case business
        case home
        case buildingPlot = "building-plot"
        case childcarePlace = "childcare-place"
        case schoolPlace = "school-place"
        case languageCourse = "language-course"
        case recognition
    }

    /// Where the knowledge comes from ("Nachweis").
    ///
    /// Names for readers live under `cases.evidence.<raw value>`.
    enum Evidence: String, CaseIterable, Sendable {
        /// The person said so.
        case person
        /// The employer confirmed it.
        case employer
        /// A paper was shown.
        case document
        /// Nobody knows for sure. Counts as unknown in every figure.
        case none
    }

    /// After how many months somebody looks whether it lasted.
    static let checkMonths = [3, 6, 12]
}

/// What an adviser says when closing a case.
struct OutcomeDraft: Sendable, Equatable {
    let kind: Outcome.Kind
    let landings: Set<Outcome.Landing>
    let evidence: Outcome.Evidence
    let arrivedOn: Day?
    let remark: String

    /// Why it cannot be kept; sentences live under `cases.close.error.<raw value>`.
    enum Fault: String, CaseIterable, Sendable {
        case arrivalMissing = "arrival-missing"
        case arrivalAhead = "arrival-ahead"
        case landingMissing = "landing-missing"
        case landingWithoutArrival = "landing-without-arrival"
        case evidenceMissing = "evidence-missing"
    }

    /// Everything that does not fit together.
    func faults(on day: Day) -> [Fault] {
        var faults: [Fault] = []
        if kind == .landed, arrivedOn == nil { faults.append(.arrivalMissing) }
        if let arrivedOn, arrivedOn > day { faults.append(.arrivalAhead) }
        if kind == .landed, landings.isEmpty { faults.append(.landingMissing) }
        if kind != .landed, kind != .stays, !landings.isEmpty { faults.append(.landingWithoutArrival) }
        if kind == .landed, evidence == .none { faults.append(.evidenceMissing) }
        return faults
    }

    /// The days on which somebody looks whether it lasted; none where nobody is here.
    func checkDays(closedOn: Day) -> [(months: Int, day: Day)] {
        guard kind.isHere else { return [] }
        let start = arrivedOn ?? closedOn
        // A case that is closed late has only the looks before it that still lie ahead.
        return Outcome.checkMonths.map { ($0, start.adding(months: $0)) }.filter { $0.1 > closedOn }
    }
}

/// A later look at whether it lasted ("Nachfrage").
struct OutcomeCheck: Sendable, Equatable {
    let id: Identifier<OutcomeCheck>
    let outcome: Identifier<Outcome>
    let months: Int
    let dueOn: Day
    let task: Identifier<CaseTask>?
    let finding: Finding?
    let evidence: Outcome.Evidence?
    let remark: String
    let checkedOn: Day?
    /// Set when the case was reopened before the look.
    let droppedOn: Day?
    let version: Int

    enum Finding: String, CaseIterable, Sendable {
        case stillHere = "still-here"
        case left
        case unknown
    }

    var isOpen: Bool { checkedOn == nil && droppedOn == nil }
}
