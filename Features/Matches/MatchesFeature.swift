package import Foundation
package import LotseCore
package import LotseData
import LotseMatching
package import LotseWeb

/// What suits whom: vacancies for the people of a household, what fits a family together, the public question.
package struct MatchesFeature: Feature {
    package let name = "matches"
    /// The public question "what fits us?".
    package static let fit = MatchesPaths.fit
    private let ports: MatchesPorts

    package init(_ ports: MatchesPorts) {
        self.ports = ports
    }

    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {
        MatchRoutes(ports: ports).add(to: &routes)
        SearchRoutes(ports: ports).add(to: &routes)
        ChildRoutes(ports: ports).add(to: &routes)
        BundleRoutes(ports: ports).add(to: &routes)
        FitRoutes(ports: ports).add(to: &routes)
        AllocationRoutes(ports: ports).add(to: &routes)
        ShareRoutes(ports: ports).add(to: &routes)
        PlacementRoutes(ports: ports).add(to: &routes)
        PlacedRoutes(ports: ports).add(to: &routes)
        PlaceWishRoutes(ports: ports).add(to: &routes)
        CriteriaRoutes(ports: ports).add(to: &routes)
        CandidateRoutes(ports: ports).add(to: &routes)
        DemandRoutes(ports: ports).add(to: &routes)
        RulesRoutes(ports: ports).add(to: &routes)
    }

    package var menu: [MenuEntry] {
        [
            MenuEntry("matches.menu", path: MatchesPaths.runs, for: .roles(AllocationRoles.readers), rank: 45),
            MenuEntry(
                "matches.menu.criteria",
                path: MatchesPaths.criteria(.kita),
                for: .roles([.allianceAdmin]),
                rank: 46
            ),
            MenuEntry(
                "matches.menu.candidates",
                path: MatchesPaths.candidates,
                for: .roles(CandidateRoles.officers),
                rank: 46
            ),
            MenuEntry("matches.menu.rules", path: MatchesPaths.rules, for: .roles([.allianceAdmin]), rank: 47),
        ]
    }
}

extension MatchesPorts {
    /// What stands about matching beside a case: the best vacancies of its adults, and where the rest is.
    ///
    /// - Parameters:
    ///   - staff: who looks at the case.
    ///   - household: whose it is.
    /// - Returns: the panel; nil for whoever may not read the household's names.
    /// - Throws: what the ports throw.
    package func panel(for staff: StaffContext, _ household: SeekingHousehold) async throws -> BesidePanel? {
        guard !staff.roles.isDisjoint(with: Self.readers) else { return nil }
        let (visitor, caseFile) = (staff.visitor, household.caseFile)
        let context = try await SearchContext(staff, of: household, self)
        let list = Link(visitor.words("matches.panel.link"), context.caseLink(MatchesPaths.list))
        let today = visitor.today
        let (open, inquiries, rounds) = try await store.read { reader in
            (
                try AllocationStore.openRun(for: caseFile, on: today, from: reader),
                try InquiryStore.open(of: caseFile, from: reader),
                try PlacementStore.rounds(for: caseFile, on: today, from: reader)
            )
        }
        let questions = inquiries.map { inquiry in
            Link(
                visitor.words("matches.panel.inquiry", ["firm": inquiry.organisationName]),
                context.caseLink(MatchesPaths.inquiry, ["inquiry": inquiry.id.text])
            )
        }
        let shares = open.map {
            [Link(visitor.words("matches.panel.share"), context.caseLink(MatchesPaths.share, ["run": $0.text]))]
        }
        let places = context.placeLinks(rounds)
        let waiting = (household.mayChange ? questions + (shares ?? []) : shares ?? []) + places
        guard let person = context.seekers.first, let kept = context.profiles[person.id] else {
            return BesidePanel(
                "matches",
                visitor.words("matches.panel.title"),
                text: visitor.words("matches.panel.empty"),
                links: waiting + (household.mayChange ? [list] : [])
            )
        }
        let region = try await regions.market(of: staff.alliance.id)
        let decisions = try await store.read { try DecisionStore.list(of: caseFile, from: $0) }
        let matches = try MatchList(
            kept.value,
            after: decisions[person.id] ?? [],
            from: try await context.start(in: region),
            in: region,
            limit: 2
        )
        let words = MatchWords(visitor.words, self)
        return BesidePanel(
            "matches",
            visitor.words("matches.panel.title"),
            text: visitor.words("matches.panel.text", ["name": person.name, "count": matches.census.clear]),
            cards: matches.entries.map { MatchPage.card($0, person, matches, words, context) },
            links: waiting + [list]
                + (context.home == nil
                    ? [] : [Link(visitor.words("matches.bundles.link"), context.caseLink(MatchesPaths.bundles))])
        )
    }
}

extension SearchContext {
    /// What rounds of places have for the household's children, and where one says what they wish.
    fileprivate func placeLinks(_ rounds: [PlacementStore.RoundOfCase]) -> [Link] {
        guard !household.children.isEmpty else { return [] }
        let proposed = rounds.filter(\.isOpen).map { found in
            Link(
                words("matches.panel.placed", ["kind": PlacementWords(words).kind(found.kind)]),
                caseLink(MatchesPaths.placed, ["round": found.round.text])
            )
        }
        return proposed + [Link(words("matches.panel.places"), caseLink(MatchesPaths.places))]
    }
}
