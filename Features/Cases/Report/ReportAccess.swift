import LotseCore

/// Who sees which figures, and how finely.
struct ReportAccess: Sendable, Equatable {
    /// Whose files count; nil for all of the alliance.
    let organisations: Set<Identifier<Organisation>>?
    /// Small cells are hidden: the reader sees figures of other organisations, and no records.
    let isProtected: Bool
    /// Every figure opens to its records.
    var opensRecords: Bool { !isProtected }

    static let readers: Set<Role> = [.adviser, .teamLead, .auditor, .networkManager, .allianceAdmin]

    /// What somebody may choose between, the usual first: the own team's figures, the whole alliance's.
    static func choices(_ member: Member, in alliance: Identifier<Alliance>) -> [ReportAccess] {
        let teams = member.organisations(as: Role.caseworkers, in: alliance)
        let roles = member.roles(in: alliance)
        var choices: [ReportAccess] = []
        if !teams.isEmpty { choices.append(ReportAccess(organisations: teams, isProtected: false)) }
        if roles.contains(.auditor) {
            // Auditors read every record, without names: hiding cells from them would hide nothing.
            choices.append(ReportAccess(organisations: nil, isProtected: false))
        } else if !roles.isDisjoint(with: [.networkManager, .allianceAdmin]) {
            choices.append(ReportAccess(organisations: nil, isProtected: true))
        }
        return choices
    }
}
