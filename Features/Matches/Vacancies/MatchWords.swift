import LotseCore
import LotseMatching
import LotseWeb

/// What the engine says about a vacancy and somebody, in sentences.
struct MatchWords {
    let words: Words
    let search: SearchWords
    /// Names of skills by number.
    let skills: [Int: String]
    /// The same by key.
    let names: [String: String]

    init(_ words: Words, _ ports: MatchesPorts) {
        self.words = words
        search = SearchWords(words, ports)
        let all = ports.occupations.skills(in: words.language)
        skills = Dictionary(all.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        names = Dictionary(all.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The strongest reasons: what adds most to the score and is met by half at least.
    func reasons(_ assessment: Assessment) -> [String] {
        assessment.contributions.filter { $0.points * 2 >= $0.most && says($0) }
            .enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
            .prefix(3).map { sentence($0.element.fact) }
    }

    /// A wish that was not made is met, but nothing to tell as a reason.
    private func says(_ contribution: Assessment.Contribution) -> Bool {
        switch contribution.fact {
        case .skills(let has, let learning, _): !has.isEmpty || !learning.isEmpty
        case .pay(let offered, let wished): offered > 0 && wished > 0
        case .german(_, let needs): needs != .none
        case .contract(_, let wished): !wished.isEmpty
        case .family(_, let wished): !wished.isEmpty
        case .help(_, let wished): !wished.isEmpty
        case .noCommute, .shifts: false
        default: true
        }
    }

    /// Every criterion with what it was judged by and what it adds.
    func details(_ assessment: Assessment) -> SummaryList {
        SummaryList(
            assessment.contributions.map { part in
                SummaryList.Row(
                    words("matches.criterion.\(part.criterion.name)"),
                    [
                        sentence(part.fact),
                        words(
                            "matches.points",
                            ["points": points(part.points), "most": points(part.most)]
                        ),
                    ]
                )
            }
        )
    }

    /// Thousandths of a point as points, rounded: the sum of the list is told exactly beside it.
    private func points(_ thousandths: Int) -> String { words.number((thousandths + 500) / 1_000) }

    func obstacles(_ assessment: Assessment) -> [String] {
        assessment.obstacles.map { obstacle in
            let what = words("matches.obstacle.\(obstacle.kind.name)")
            guard let way = obstacle.way else { return what }
            return "\(what) \(sentence(way))"
        }
    }

    // MARK: - Facts

    private func sentence(_ fact: Assessment.Fact) -> String {
        switch fact {
        case .occupation(let nearest, let digits):
            words("matches.fact.occupation-\(digits)", ["name": search.occupation(nearest)])
        case .level(let has, let needs):
            has == needs
                ? words("matches.fact.level-same", ["level": words("matches.level.\(needs)")])
                : words(
                    "matches.fact.level-other",
                    ["has": words("matches.level.\(has)"), "needs": words("matches.level.\(needs)")]
                )
        case .skills(let has, let learning, let missing): sentence(has, learning, missing)
        case .german(let has, let needs): sentence(has, needs)
        case .shifts(let unready):
            unready.isEmpty
                ? words("matches.fact.shifts-fit")
                : words(
                    "matches.fact.shifts-unready",
                    ["shifts": list(unready.kinds.map { words("shift.\($0.rawValue)") })]
                )
        case .pay(let offered, let wished): pay(offered, wished)
        case .commute(let mode, let time): way(mode, time)
        case .noCommute: words("matches.fact.moves")
        case .contract(let offered, _):
            offered.map { words("contract.\($0.kind.rawValue)") } ?? words("matches.fact.unknown")
        case .family(let offered, _): offered.terms.isEmpty ? words("matches.fact.nothing-said") : terms(offered)
        case .help(let offered, _):
            offered.kinds.isEmpty
                ? words("matches.fact.nothing-said")
                : words(
                    "matches.fact.help",
                    ["list": list(offered.kinds.map { words("arrival-help.\($0.rawValue)") })]
                )
        }
    }

    private func terms(_ offered: FamilyTerms) -> String {
        list(offered.terms.map { words("family-term.\($0.rawValue)") })
    }

    private func sentence(_ has: [Int], _ learning: [Int], _ missing: [Int]) -> String {
        let parts = [("has", has), ("learning", learning), ("missing", missing)].filter { !$0.1.isEmpty }
        guard !parts.isEmpty else { return words("matches.fact.skills-none") }
        return parts.map { key, numbers in
            words("matches.fact.skills-\(key)", ["list": list(numbers.compactMap { skills[$0] })])
        }.joined(separator: " ")
    }

    private func sentence(_ has: LanguageLevel, _ needs: LanguageLevel) -> String {
        guard let needed = needs.level else { return words("matches.fact.german-none") }
        return words(
            "matches.fact.german",
            [
                "needs": needed.rawValue.uppercased(),
                "has": has.level?.rawValue.uppercased() ?? words("matches.german.none"),
            ]
        )
    }

    private func pay(_ offered: Int64, _ wished: Int64) -> String {
        guard offered > 0 else { return words("matches.fact.pay-unknown") }
        let money = words.money(Money(cents: offered))
        guard wished > 0 else { return words("matches.fact.pay", ["money": money]) }
        return words("matches.fact.pay-wished", ["money": money, "wished": words.money(Money(cents: wished))])
    }

    /// The way with its mode, and that it is an estimate where it is one.
    func way(_ mode: TravelMode, _ time: TravelTime) -> String {
        let name = words("matches.mode.\(mode.name)")
        let values: [String: any Sendable] = ["minutes": time.minutes, "mode": name, "margin": time.margin]
        return time.source == .estimated
            ? words("matches.fact.way-estimated", values) : words("matches.fact.way", values)
    }

    // MARK: - Ways around

    private func sentence(_ way: Obstacle.Way) -> String {
        switch way {
        case .minutes(let minutes, let mode):
            words("matches.way.minutes", ["minutes": minutes, "mode": words("matches.mode.\(mode.name)")])
        case .applyForRecognition: words("matches.way.apply")
        case .assistUntilDecided: words("matches.way.assist-decided")
        case .assistUntilAdapted: words("matches.way.assist-adapted")
        case .askForConsent: words("matches.way.consent")
        case .fastProcedure: words("matches.way.fast")
        case .moreHours(let hours): words("matches.way.more-hours", ["count": hours])
        case .fewerHours(let hours): words("matches.way.fewer-hours", ["count": hours])
        case .waitUntil(let day):
            words("matches.way.wait", ["day": words.day(Day(daysSince1970: day))])
        case .employerWaits(let day):
            words("matches.way.employer-waits", ["day": words.day(Day(daysSince1970: day))])
        }
    }

    private func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}

extension Criterion {
    /// What catalogues call it.
    var name: String {
        switch self {
        case .occupation: "occupation"
        case .level: "level"
        case .requiredSkills: "required-skills"
        case .wishedSkills: "wished-skills"
        case .german: "german"
        case .shifts: "shifts"
        case .pay: "pay"
        case .commute: "commute"
        case .contract: "contract"
        case .family: "family"
        case .help: "help"
        }
    }
}

extension Obstacle.Kind {
    var name: String {
        switch self {
        case .commute: "commute"
        case .recognition: "recognition"
        case .permit: "permit"
        case .hours: "hours"
        case .start: "start"
        }
    }
}
