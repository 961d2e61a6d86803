import AllianceNetwork
import LotseCore
import Members

/// Who works where in the demo region: one sign-in for each role, several advisers where most of the work is.
enum DemoStaff {
    static let alliances = [
        alliance(
            "spree-neisse",
            office: "landkreis-spree-neisse",
            partners: [("agentur-cottbus", "agentur"), ("stadt-forst", "forst"), ("ihk-cottbus", "ihk")]
        ),
        alliance(
            "wachstumsregion-dresden",
            office: "projektmanagement-wachstumsregion",
            partners: [
                ("agentur-bautzen", "agentur"), ("stadt-kamenz", "kamenz"), ("stadt-dresden", "dresden"),
                ("bvmw-wachstumsregion", "bvmw"), ("muster-feinwerk", "feinwerk"),
            ]
        ),
        alliance("nordostniedersachsen", office: "ihk-lueneburg-wolfsburg", partners: [("landkreis-celle", "celle")]),
        alliance(
            "suedostniedersachsen",
            office: "allianz-fuer-die-region",
            partners: [("stadt-wolfsburg", "wolfsburg")]
        ),
        alliance("leine-weser", office: "arl-leine-weser", partners: [("landkreis-holzminden", "holzminden")]),
        alliance("wertewandel", office: "wertewandel", partners: [("stadt-lauchhammer", "lauchhammer")]),
    ]

    private static func alliance(
        _ slug: String,
        office: String,
        partners: [(handle: String, label: String)]
    ) -> MembersDemo.Alliance {
        let office = NetworkDemo.organisation(office)
        let own: [MembersDemo.Post] = [
            .init(.adviser, for: office, count: 2), .init(.teamLead, for: office), .init(.networkManager, for: office),
            .init(.allianceAdmin, for: office), .init(.auditor, for: office),
        ]
        return MembersDemo.Alliance(
            id: NetworkDemo.alliance(slug),
            slug: slug,
            posts: own
                + partners.map { .init(.partnerOfficer, for: NetworkDemo.organisation($0.handle), label: $0.label) }
        )
    }
}
