package import Foundation
import LotseCore
package import LotseWeb

/// The room of everything around one household: case files, requests, referrals, outcomes, the worklist, the report.
package struct CasesFeature: Feature {
    package let name = "cases"
    /// Where somebody begins a request without an account.
    package static let request = IntakePaths.start
    /// Where somebody reads how to come back to a request.
    package static let ownRequest = IntakePaths.own
    /// The list of case files, and one of them.
    package static let list = CasesPaths.list
    package static let caseFile = CasesPaths.one
    /// Where a partner finds what was referred to it.
    package static let received = ReferralPaths.inbox
    private let ports: CasesPorts

    package init(_ ports: CasesPorts) {
        self.ports = ports
    }

    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {
        TodayRoutes(ports: ports).add(to: &routes)
        CaseFileListRoutes(ports: ports).add(to: &routes)
        CaseFileRoutes(ports: ports).add(to: &routes)
        OwnershipRoutes(ports: ports).add(to: &routes)
        HouseholdRoutes(ports: ports).add(to: &routes)
        SensitiveNoteRoutes(ports: ports).add(to: &routes)
        NeedRoutes(ports: ports).add(to: &routes)
        ConsultationRoutes(ports: ports).add(to: &routes)
        TaskRoutes(ports: ports).add(to: &routes)
        DocumentRoutes(ports: ports).add(to: &routes)
        DuplicateRoutes(ports: ports).add(to: &routes)
        IntakeRoutes(ports: ports).add(to: &routes)
        MatterRoutes(ports: ports).add(to: &routes)
        InboxRoutes(ports: ports).add(to: &routes)
        MessageRoutes(ports: ports).add(to: &routes)
        ConsentRoutes(ports: ports).add(to: &routes)
        PlanRoutes(ports: ports).add(to: &routes)
        OwnPlanRoutes(ports: ports).add(to: &routes)
        ProposalRoutes(ports: ports).add(to: &routes)
        ReferralRoutes(ports: ports).add(to: &routes)
        ReceivedRoutes(ports: ports).add(to: &routes)
        BasketRoutes(ports: ports).add(to: &routes)
        TermsRoutes(ports: ports).add(to: &routes)
        OutcomeRoutes(ports: ports).add(to: &routes)
        ReportRoutes(ports: ports).add(to: &routes)
    }

    package var menu: [MenuEntry] {
        [
            MenuEntry("cases.menu.today", path: CasesPaths.today, for: .roles(Role.caseworkers), rank: 10),
            MenuEntry("cases.menu.list", path: CasesPaths.list, for: .roles(CaseFileAccess.readers), rank: 20),
            MenuEntry("cases.menu.requests", path: IntakePaths.inbox, for: .roles(Role.caseworkers), rank: 15),
            MenuEntry("cases.menu.received", path: ReferralPaths.inbox, for: .roles(ReceivedContext.roles), rank: 12),
            MenuEntry("cases.menu.basket", path: ReferralPaths.basket, for: .roles(BasketRoutes.readers), rank: 30),
            MenuEntry("cases.menu.terms", path: ReferralPaths.terms, for: .roles(TermsRoutes.editors), rank: 70),
            MenuEntry("cases.menu.report", path: CasesPaths.report, for: .roles(ReportAccess.readers), rank: 60),
        ]
    }
}
