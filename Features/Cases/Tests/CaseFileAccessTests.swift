import LotseCore
import Testing

@testable import Cases

@Suite struct CaseFileAccessTests {
    static func head(
        status: CaseFile.Status = .inProgress,
        owner: Identifier<Account>? = Sample.adviser,
        standIn: Identifier<Account>? = nil
    ) -> CaseFile.Head {
        CaseFile.Head(
            id: Sample.id(100),
            alliance: Sample.alliance,
            organisation: Sample.welcomeCenter,
            number: .init(year: 2026, number: 42),
            status: status,
            owner: owner,
            standIn: standIn,
            language: .german,
            wantsInterpreter: false,
            origin: .unknown,
            target: nil,
            wishedArrival: nil,
            source: .visit,
            openedOn: Sample.day("2026-03-02"),
            closedOn: nil,
            mergedInto: nil,
            version: 1,
            createdAt: Timestamp(milliseconds: 0),
            changedAt: Timestamp(milliseconds: 0)
        )
    }

    func access(_ account: Identifier<Account>, _ role: Role) -> CaseFileAccess {
        CaseFileAccess(Sample.member(account, role), in: Sample.alliance)
    }

    @Test func `the owner does everything but take over what is already theirs`() {
        let access = access(Sample.adviser, .adviser)
        for action in CaseFileAccess.Action.allCases {
            #expect(access.permits(action, on: Self.head()).isAllowed == (action != .takeOver), "\(action)")
        }
    }

    @Test func `a colleague reads and takes over, no more`() {
        let access = access(Sample.colleague, .adviser)
        for action in CaseFileAccess.Action.allCases {
            let expected = action == .read || action == .takeOver
            #expect(access.permits(action, on: Self.head()).isAllowed == expected, "\(action)")
        }
    }

    @Test func `stand-ins of the file and of an absent owner work like the owner`() {
        let standIn = access(Sample.colleague, .adviser)
        #expect(standIn.permits(.write, on: Self.head(standIn: Sample.colleague)).isAllowed)
        let absent = CaseFileAccess(
            Sample.member(Sample.colleague, .adviser),
            in: Sample.alliance,
            standingInFor: [Sample.adviser]
        )
        #expect(absent.permits(.readSensitive, on: Self.head()).isAllowed)
        #expect(!absent.permits(.write, on: Self.head(owner: Sample.lead)).isAllowed)
    }

    @Test func `a team lead does everything in the own organisation`() {
        let access = access(Sample.lead, .teamLead)
        for action in CaseFileAccess.Action.allCases {
            #expect(access.permits(action, on: Self.head(owner: nil)).isAllowed, "\(action)")
        }
    }

    @Test(arguments: Role.allCases) func `only caseworkers see names and only auditors see the rest`(_ role: Role) {
        let sight = access(Sample.colleague, role).sight(of: Self.head())
        switch role {
        case .adviser, .teamLead: #expect(sight == .full)
        case .auditor: #expect(sight == .withoutNames)
        default: #expect(sight == .nothing(.wrongRole))
        }
    }

    @Test func `an auditor reads and never writes`() {
        let access = access(Sample.colleague, .auditor)
        for action in CaseFileAccess.Action.allCases {
            #expect(access.permits(action, on: Self.head()).isAllowed == (action == .read), "\(action)")
        }
    }

    @Test func `walls stand between organisations and between alliances`() {
        let elsewhere = Sample.member(Sample.colleague, .teamLead, of: Sample.agency)
        #expect(
            CaseFileAccess(elsewhere, in: Sample.alliance).permits(.read, on: Self.head())
                == .denied(.otherOrganisation)
        )
        let lead = Sample.member(Sample.lead, .teamLead, in: Sample.otherAlliance)
        #expect(
            CaseFileAccess(lead, in: Sample.otherAlliance).permits(.read, on: Self.head()) == .denied(.otherAlliance)
        )
        #expect(!CaseFileAccess(lead, in: Sample.alliance).permits(.read, on: Self.head()).isAllowed)
    }

    @Test func `nobody writes in a closed file and nobody moves a merged one`() {
        let access = access(Sample.lead, .teamLead)
        #expect(access.permits(.write, on: Self.head(status: .closed)) == .denied(.wrongState))
        #expect(access.permits(.changeStatus, on: Self.head(status: .closed)).isAllowed)
        #expect(access.permits(.changeStatus, on: Self.head(status: .merged)) == .denied(.wrongState))
    }
}
