package import LotseCore

/// Who may do what with a case file.
///
/// Pure: everything it decides by comes in.
///
/// Advisers see the files of their own organisation in the alliance; the owner and whoever stands in write, others
/// of the team may take a file over; a team lead does all of that. Auditors see records without names. Nobody else
/// sees anything.
package struct CaseFileAccess: Sendable, Equatable {
    let alliance: Identifier<Alliance>
    let account: Identifier<Account>
    /// Organisations in whose team the member works here.
    package let teams: Set<Identifier<Organisation>>
    let led: Set<Identifier<Organisation>>
    /// Colleagues who are away now and whom the member stands in for.
    let standsInFor: Set<Identifier<Account>>
    let isAuditor: Bool

    /// - Parameters:
    ///   - member: who asks.
    ///   - alliance: where.
    ///   - absent: owners for whom the member stands in today.
    package init(
        _ member: Member,
        in alliance: Identifier<Alliance>,
        standingInFor absent: Set<Identifier<Account>> = []
    ) {
        self.alliance = alliance
        account = member.account
        teams = member.organisations(as: Role.caseworkers, in: alliance)
        led = member.organisations(as: [.teamLead], in: alliance)
        standsInFor = absent
        isAuditor = member.roles(in: alliance).contains(.auditor)
    }

    /// The roles for which some file may be visible at all.
    package static let readers: Set<Role> = Role.caseworkers.union([.auditor])

    package enum Action: String, CaseIterable, Sendable {
        case read
        /// Household, needs, consultations, notes, tasks, documents.
        case write
        case changeStatus = "change-status"
        case takeOver = "take-over"
        case handOver = "hand-over"
        /// Special-category notes, each reading of which is journalled.
        case readSensitive = "read-sensitive"
    }

    /// How much of a file somebody sees.
    package enum Sight: Sendable, Equatable {
        case nothing(Permission.Reason)
        /// Needs, consultations and states, but nobody's name, contact, words or documents.
        case withoutNames
        case full
    }

    package func sight(of file: CaseFile.Head) -> Sight {
        guard file.alliance == alliance else { return .nothing(.otherAlliance) }
        if teams.contains(file.organisation) { return .full }
        if isAuditor { return .withoutNames }
        return .nothing(teams.isEmpty ? .wrongRole : .otherOrganisation)
    }

    package func permits(_ action: Action, on file: CaseFile.Head) -> Permission {
        switch (sight(of: file), action) {
        case (.nothing(let reason), _): .denied(reason)
        case (.full, .read), (.withoutNames, .read): .allowed
        case (.withoutNames, _): .denied(.wrongRole)
        case (.full, .takeOver): mayTakeOver(file)
        case (.full, .readSensitive): isResponsible(for: file) ? .allowed : .denied(.wrongRole)
        case (.full, .changeStatus): file.status == .merged ? .denied(.wrongState) : responsible(for: file)
        case (.full, .write), (.full, .handOver):
            file.status.isRunning ? responsible(for: file) : .denied(.wrongState)
        }
    }

    private func responsible(for file: CaseFile.Head) -> Permission {
        isResponsible(for: file) ? .allowed : .denied(.wrongRole)
    }

    /// Owner, stand-in of the file or of an absent owner, team lead.
    private func isResponsible(for file: CaseFile.Head) -> Bool {
        if led.contains(file.organisation) { return true }
        guard let owner = file.owner else { return false }
        return owner == account || file.standIn == account || standsInFor.contains(owner)
    }

    private func mayTakeOver(_ file: CaseFile.Head) -> Permission {
        file.status.isRunning && file.owner != account ? .allowed : .denied(.wrongState)
    }
}
