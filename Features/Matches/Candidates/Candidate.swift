import LotseCore
import LotseData
import LotseMatching

/// Somebody who agreed to be proposed to a firm and whose name it does not know.
struct Candidate: Sendable {
    let caseFile: Identifier<CaseFile>
    let person: Identifier<HouseholdMember>
    let profile: SearchProfile
    /// Of the firms in question, those that may see it: by its own consent, or as members of an association.
    let proposedTo: Set<Identifier<Organisation>>
    /// Where ways begin; nil for who would live anywhere.
    let start: Position?
    /// Whether the household lives in the region already.
    let isHere: Bool
}

/// All candidates of some firms, with an index that finds the best for a vacancy.
struct CandidatePool: Sendable {
    /// In the order of their identifiers, which says nothing of anybody.
    let candidates: [Candidate]
    /// Where the region's towns lie.
    let positions: [MunicipalityKey: Position]
    private let region: RegionMarket
    private let names: [Identifier<HouseholdMember>: String]

    /// - Parameters:
    ///   - organisations: to which one of them, or to the members of an association that it belongs to, they agreed to be
    ///     proposed.
    ///   - alliance: whose households.
    ///   - ports: of the room.
    /// - Throws: what the ports throw.
    init(
        for organisations: Set<Identifier<Organisation>>,
        in alliance: Identifier<Alliance>,
        _ ports: MatchesPorts
    ) async throws {
        region = try await ports.regions.market(of: alliance)
        let today = ports.store.sources.clock.today
        let circles = try await ports.network.associations(of: organisations, on: today)
        let recipients = circles.values.reduce(organisations) { $0.union($1) }
        let households = try await ports.households.households(proposedTo: recipients, in: alliance)
        names = Dictionary(
            households.flatMap(\.adults).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let files = households.map(\.caseFile)
        let (profiles, homes) = try await ports.store.read { reader in
            (try SearchStore.profiles(of: files, from: reader), try SearchStore.homeSearches(of: files, from: reader))
        }
        let places = try await ports.network.municipalities(of: alliance, on: today)
        let positions = Dictionary(
            places.compactMap { place in place.position.map { (place.key, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        self.positions = positions
        candidates = households.flatMap { household in
            let home = homes[household.caseFile]
            let firms = organisations.filter { firm in
                household.proposedTo.contains(firm)
                    || !household.shownToMembersOf.isDisjoint(with: circles[firm] ?? [])
            }
            guard !firms.isEmpty else { return [Candidate]() }
            let start = (home?.municipality ?? household.target).flatMap { positions[$0] }
            return household.adults.compactMap { adult in
                profiles[adult.id].map { profile in
                    Candidate(
                        caseFile: household.caseFile,
                        person: adult.id,
                        profile: profile,
                        proposedTo: firms,
                        start: start,
                        isHere: home?.dwelling == .settled
                    )
                }
            }
        }.sorted { $0.person < $1.person }
    }

    /// The name of somebody who said yes to what a firm asked; nil for everybody else.
    func name(after inquiry: EmployerInquiry) -> String? {
        inquiry.state == .agreed ? names[inquiry.person] : nil
    }

    /// Those whom one firm may see.
    func numbers(for organisation: Identifier<Organisation>) -> [Int] {
        candidates.indices.filter { candidates[$0].proposedTo.contains(organisation) }
    }

    /// Some candidates, ready to be compared with vacancies; what the engine refuses is left out.
    func index(of numbers: [Int]) throws -> SeekerIndex {
        let seekers = numbers.map { number in
            let candidate = candidates[number]
            return candidate.profile.seeker(number: number, home: candidate.start.map(region.plane.place), in: region)
        }
        return try SeekerIndex(seekers, rules: region.rules, travel: region.travel)
    }

    /// A vacancy as the engine knows it; nil for one that is not open.
    func vacancy(_ listing: Identifier<Listing>) -> Vacancy? {
        region.number(of: listing).flatMap { region.index[$0] }
    }

    /// What some firms offer now, by title.
    func vacancies(of organisations: Set<Identifier<Organisation>>) -> [OpenVacancy] {
        region.vacancies.values.lazy.map(\.open)
            .filter { $0.listing.organisation.map(organisations.contains) ?? false }
            .sorted { ($0.listing.title, $0.listing.id) < ($1.listing.title, $1.listing.id) }
    }

    /// The most points that somebody can reach here.
    var mostScore: Int { region.rules.mostScore }

    /// Where a town lies in the region's plane.
    func place(_ position: Position) -> TravelPlace { region.plane.place(position) }
}

/// What a firm asked about somebody ("Nachfrage").
struct EmployerInquiry: Sendable, Equatable {
    /// Names live under `matches.inquiry.<raw value>`.
    enum State: String, CaseIterable, Sendable, SQLConvertible {
        case open
        case agreed
        case declined
    }

    let id: Identifier<EmployerInquiry>
    let organisation: Identifier<Organisation>
    let organisationName: String
    let caseFile: Identifier<CaseFile>
    let person: Identifier<HouseholdMember>
    let vacancyTitle: String
    let message: String
    let state: State
    let contact: String
    let askedAt: Timestamp
}
