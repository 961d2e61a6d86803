import LotseCore
import LotseData
import LotseWeb

/// Who speaks for a firm.
enum CandidateRoles {
    static let officers: Set<Role> = [.partnerOfficer]
}

extension StaffContext {
    /// The firms that somebody speaks for here.
    var firms: Set<Identifier<Organisation>> { organisations(as: CandidateRoles.officers) }
}

/// Somebody of a firm before one candidate, whose name they do not know.
struct CandidateContext: PageContext {
    let staff: StaffContext
    let pool: CandidatePool
    let candidate: Candidate
    /// The firm that asks: of those to which the candidate agreed to be proposed, one that the member speaks for.
    let firm: Identifier<Organisation>

    var visitor: VisitorContext { staff.visitor }

    /// - Throws: `PageError.notFound` for whoever did not agree to be proposed to this firm.
    init(_ staff: StaffContext, _ ports: MatchesPorts) async throws {
        let person = try staff.visitor.identifier("person", of: HouseholdMember.self)
        let pool = try await CandidatePool(for: staff.firms, in: staff.alliance.id, ports)
        guard let candidate = pool.candidates.first(where: { $0.person == person }),
            let firm = candidate.proposedTo.intersection(staff.firms).min()
        else { throw PageError.notFound }
        (self.staff, self.pool, self.candidate, self.firm) = (staff, pool, candidate, firm)
    }
}

/// The team of a household before what a firm asked about one of its people.
struct InquiryContext: PageContext {
    let search: SearchContext
    let inquiry: EmployerInquiry
    let person: SeekingHousehold.Person

    var visitor: VisitorContext { search.visitor }

    init(_ search: SearchContext) async throws {
        let id = try search.visitor.identifier("inquiry", of: EmployerInquiry.self)
        let caseFile = search.caseFile
        let inquiry = try await search.ports.store.read { try InquiryStore.find(id, of: caseFile, from: $0) }
        guard let inquiry, let person = search.household.people.first(where: { $0.id == inquiry.person }) else {
            throw PageError.notFound
        }
        (self.search, self.inquiry, self.person) = (search, inquiry, person)
    }

    var here: String { search.caseLink(MatchesPaths.inquiry, ["inquiry": inquiry.id.text]) }
}
