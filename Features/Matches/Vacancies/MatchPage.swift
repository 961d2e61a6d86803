import LotseCore
import LotseMatching
import LotseWeb

/// What suits the people of a household; template `matches.list`.
struct MatchPage: Sendable {
    /// What the household looks for, each with a way to change it.
    let searches: SummaryList
    let tabs: [TabView]
    let hasTabs: Bool
    let empty: String?
    /// How many there are and why some are not listed.
    let census: [String]
    let cards: [ReasonedCard]
    /// What was decided before, with a way back.
    let decided: [DecidedView]
    let hasDecided: Bool
    let bundles: Link?
    let hint: String?

    struct TabView: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    struct DecidedView: Sendable {
        let title: String
        let tag: Tag
        let text: String
        let back: ButtonView?
    }

    init(
        _ context: SearchContext,
        person: SeekingHousehold.Person?,
        matches: MatchList?,
        decisions: [MatchDecision],
        hasStart: Bool,
        languages: [Identifier<HouseholdMember>: Language?],
        _ ports: MatchesPorts
    ) {
        let words = context.words
        let list = context.caseLink(MatchesPaths.list)
        let changes = context.household.mayChange
        searches = Self.searches(context, languages, ports)
        tabs = context.seekers.map { seeker in
            TabView(label: seeker.name, path: "\(list)?person=\(seeker.id.text)", isCurrent: seeker.id == person?.id)
        }
        hasTabs = tabs.count > 1
        hint = hasStart || matches == nil ? nil : words("matches.list.no-start")
        let matchWords = MatchWords(words, ports)
        if let person, let matches {
            cards = matches.entries.map { Self.card($0, person, matches, matchWords, context) }
            census = Self.census(matches.census, words)
            empty = cards.isEmpty ? words("matches.list.empty") : nil
        } else {
            (cards, census) = ([], [])
            empty = words("matches.list.nobody")
        }
        decided = decisions.map { decision in
            DecidedView(
                title: decision.seen.title,
                tag: Tag(
                    decision.verdict == .taken ? .good : .neutral,
                    words("matches.decision.\(decision.verdict.rawValue)")
                ),
                text: [
                    decision.seen.offeredBy, decision.reason.map { words("matches.unfit.\($0.rawValue)") } ?? "",
                    decision.note,
                ].filter { !$0.isEmpty }.joined(separator: " · "),
                back: person.flatMap { person in
                    changes && decision.verdict != .taken
                        ? Self.button("back", "matches.back", decision.listing, decision.seen.title, person, context)
                        : nil
                }
            )
        }
        hasDecided = !decided.isEmpty
        bundles =
            context.home == nil ? nil : Link(words("matches.bundles.link"), context.caseLink(MatchesPaths.bundles))
    }

    private static func searches(
        _ context: SearchContext,
        _ languages: [Identifier<HouseholdMember>: Language?],
        _ ports: MatchesPorts
    ) -> SummaryList {
        let (words, sentences) = (context.words, SearchWords(context.words, ports))
        let changes = context.household.mayChange
        var rows = context.household.adults.map { adult in
            let kept = context.profiles[adult.id]
            let path = context.caseLink(MatchesPaths.profile, ["person": adult.id.text])
            return SummaryList.Row(
                adult.name,
                kept.map { sentences.sentence($0.value) },
                change: changes
                    ? Link(words(kept == nil ? "matches.search.add" : "matches.search.change"), path) : nil
            )
        }
        rows.append(
            SummaryList.Row(
                words("matches.search.home"),
                context.home.map { sentences.sentence($0.value) },
                change: changes
                    ? Link(
                        words(context.home == nil ? "matches.search.add" : "matches.search.change"),
                        context.caseLink(MatchesPaths.home)
                    ) : nil
            )
        )
        rows += context.household.children.map { child in
            // Whether it needs support is said on its own page only: each look at that is journalled.
            let noted = languages[child.id]
            let path = context.caseLink(MatchesPaths.child, ["person": child.id.text])
            return SummaryList.Row(
                words("matches.search.child", ["name": child.name]),
                noted.map { sentences.language($0) },
                change: changes
                    ? Link(words(noted == nil ? "matches.search.add" : "matches.search.change"), path) : nil
            )
        }
        return SummaryList(rows)
    }

    /// One vacancy as a card.
    static func card(
        _ entry: MatchList.Entry,
        _ person: SeekingHousehold.Person,
        _ matches: MatchList,
        _ matchWords: MatchWords,
        _ context: SearchContext
    ) -> ReasonedCard {
        let (words, listing) = (context.words, entry.vacancy.listing)
        let isClear = entry.assessment.obstacles.isEmpty
        let buttons =
            context.household.mayChange
            ? [
                button("taken", "matches.take", listing.id, listing.title, person, context),
                button("aside", "matches.set-aside", listing.id, listing.title, person, context),
            ] : []
        let unfit = context.caseLink(MatchesPaths.unfit, ["person": person.id.text, "listing": listing.id.text])
        return ReasonedCard(
            listing.title,
            path: context.link(context.ports.neighbours.listing, ["listing": listing.id.text]),
            place: listing.whoAndWhere,
            tag: Tag(isClear ? .good : .warning, words(isClear ? "matches.card.clear" : "matches.card.passable")),
            reasons: matchWords.reasons(entry.assessment),
            obstacles: matchWords.obstacles(entry.assessment),
            percent: entry.percent(of: matches.mostScore),
            details: matchWords.details(entry.assessment),
            buttons: buttons,
            links: context.household.mayChange ? [Link(words("matches.unfit.link"), unfit)] : []
        )
    }

    private static func button(
        _ action: String,
        _ key: String,
        _ listing: Identifier<Listing>,
        _ title: String,
        _ person: SeekingHousehold.Person,
        _ context: SearchContext
    ) -> ButtonView {
        ButtonView(
            context.words(key),
            about: title,
            to: context.caseLink(MatchesPaths.decision, ["person": person.id.text, "listing": listing.text]),
            hidden: [("do", action)],
            for: context
        )
    }

    private static func census(_ census: VacancyCensus, _ words: Words) -> [String] {
        var lines = [
            words("matches.census.all", ["count": census.considered]),
            words("matches.census.clear", ["count": census.clear]),
        ]
        if census.passable > 0 { lines.append(words("matches.census.passable", ["count": census.passable])) }
        for kind in Obstacle.Kind.allCases {
            guard let count = census.blocked[kind] else { continue }
            lines.append(
                words(
                    "matches.census.blocked",
                    ["count": count, "obstacle": words("matches.obstacle.\(kind.name)")]
                )
            )
        }
        return lines
    }
}
