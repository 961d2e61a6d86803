package import Foundation
import LotseCore
package import LotseWeb

/// The room of everything around one household: case files, requests, referrals, outcomes, the worklist, the report.
package struct CasesFeature: Feature {
    package let name = "cases"
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
        ReportRoutes(ports: ports).add(to: &routes)
    }

    package var menu: [MenuEntry] {
        [
            MenuEntry("cases.menu.today", path: CasesPaths.today, for: .roles(Role.caseworkers), rank: 10),
            MenuEntry("cases.menu.list", path: CasesPaths.list, for: .roles(CaseFileAccess.readers), rank: 20),
            MenuEntry("cases.menu.report", path: CasesPaths.report, for: .roles(ReportAccess.readers), rank: 60),
        ]
    }
}
