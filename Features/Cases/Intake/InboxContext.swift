import LotseCore
import LotseData
import LotseWeb

/// An adviser of the office, before a request that nobody has decided about.
struct InboxContext: PageContext {
    let staff: StaffContext
    let intake: Intake

    var visitor: VisitorContext { staff.visitor }
    var account: Identifier<Account> { staff.member.account }

    init(_ staff: StaffContext, _ ports: CasesPorts) async throws {
        let id = try staff.visitor.identifier("intake", of: Intake.self)
        let houses = staff.organisations(as: Role.caseworkers)
        let alliance = staff.alliance.id
        let found = try await ports.store.read { reader in
            try IntakeStore.fetch(id, of: houses, alliance: alliance, from: reader)
        }
        guard let found, found.status != .draft else { throw PageError.notFound }
        self.staff = staff
        intake = found
    }

    /// The request as a case file would hold it.
    var conversion: IntakeConversion {
        let words = words
        return IntakeConversion(
            answers: intake.answers,
            names: .init(
                child: { words("cases.new-request.child", ["number": $0]) },
                adult: { words("cases.new-request.adult", ["number": $0]) }
            )
        )
    }

    var path: String { link(IntakePaths.one, ["intake": intake.id.text]) }
}
