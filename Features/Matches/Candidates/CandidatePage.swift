import LotseCore
import LotseMatching
import LotseWeb

/// Who agreed to be proposed to a firm, without names; template `matches.candidates`.
struct CandidatePage: Sendable {
    let tabs: RegionTabs
    let lead: String
    let vacancies: [RegionTabs.Tab]
    let hasVacancies: Bool
    let count: String
    let cards: [ReasonedCard]
    let empty: String?

    /// So many stand on the page.
    static let most = 100

    init(
        _ staff: StaffContext,
        _ pool: CandidatePool,
        for vacancy: OpenVacancy?,
        _ inquiries: [EmployerInquiry],
        _ ports: MatchesPorts
    ) throws {
        let words = staff.words
        let here = staff.link(MatchesPaths.candidates)
        tabs = RegionTabs(staff, at: .candidates)
        lead = words("matches.candidates.lead")
        let offers = pool.vacancies(of: staff.firms)
        vacancies =
            [RegionTabs.Tab(label: words("matches.candidates.all"), path: here, isCurrent: vacancy == nil)]
            + offers.map { offer in
                RegionTabs.Tab(
                    label: offer.listing.title,
                    path: "\(here)?vacancy=\(offer.listing.id.text)",
                    isCurrent: offer.listing.id == vacancy?.listing.id
                )
            }
        hasVacancies = !offers.isEmpty
        let matchWords = MatchWords(words, ports)
        let asked = Dictionary(inquiries.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        func card(_ number: Int, _ assessment: Assessment?) -> ReasonedCard {
            let candidate = pool.candidates[number]
            return Self.card(candidate, assessment, asked[candidate.person], vacancy, matchWords, staff, pool)
        }
        if let vacancy, let offered = pool.vacancy(vacancy.listing.id) {
            let index = try pool.index(of: Array(pool.candidates.indices))
            let found = (try? index.matches(for: offered, limit: Self.most)) ?? []
            cards = found.map { card($0.number, $0.assessment) }
        } else {
            cards = pool.candidates.indices.prefix(Self.most).map { card($0, nil) }
        }
        count = words("matches.candidates.count", ["count": cards.count])
        empty = cards.isEmpty ? words("matches.candidates.empty") : nil
    }

    private static func card(
        _ candidate: Candidate,
        _ assessment: Assessment?,
        _ inquiry: EmployerInquiry?,
        _ vacancy: OpenVacancy?,
        _ matchWords: MatchWords,
        _ staff: StaffContext,
        _ pool: CandidatePool
    ) -> ReasonedCard {
        let (words, profile) = (staff.words, candidate.profile)
        let skills = profile.skills.compactMap { matchWords.names[$0] }
        let facts = [
            words("matches.level.\(profile.level)"),
            profile.german.map { words("matches.candidates.german", ["level": $0.rawValue.uppercased()]) },
            words(
                "matches.sentence.hours",
                ["from": profile.hours.lowerBound, "to": profile.hours.upperBound]
            ), words("matches.sentence.from", ["day": words.day(profile.earliestOn)]),
            words(candidate.isHere ? "matches.candidates.here" : "matches.candidates.comes"),
        ].compactMap(\.self)
        let ask =
            staff.link(MatchesPaths.ask, ["person": candidate.person.text])
            + (vacancy.map { "?vacancy=\($0.listing.id.text)" } ?? "")
        var known = assessment.map(matchWords.reasons) ?? []
        if known.isEmpty, !skills.isEmpty {
            known = [words("matches.fact.skills-has", ["list": skills.prefix(6).joined(separator: ", ")])]
        }
        if let inquiry, let name = pool.name(after: inquiry) {
            known = [words("matches.candidates.meets", ["name": name, "contact": inquiry.contact])]
        }
        return ReasonedCard(
            profile.occupations.map(matchWords.search.occupation).joined(separator: " · "),
            place: facts.joined(separator: " · "),
            tag: inquiry.map { Tag($0.state.tag, words("matches.inquiry.\($0.state.rawValue)")) },
            reasons: known,
            obstacles: assessment.map(matchWords.obstacles) ?? [],
            percent: assessment.map { $0.score * 100 / max(1, pool.mostScore) },
            details: assessment.map(matchWords.details),
            links: inquiry == nil ? [Link(words("matches.candidates.ask"), ask)] : []
        )
    }
}

extension EmployerInquiry.State {
    fileprivate var tag: Tag.Kind {
        switch self {
        case .open: .waiting
        case .agreed: .good
        case .declined: .neutral
        }
    }
}
