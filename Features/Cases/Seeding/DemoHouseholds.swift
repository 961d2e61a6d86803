import LotseCore

/// Makes up households in every state, the same at each run.
struct DemoHouseholds {
    let texts: DemoTexts
    let alliance: String
    let places: [String]
    let today: Day
    private var random: SplitMix64

    /// Nobody works on a household for longer than this many days, in all but a few cases.
    private static let longest = 500

    init(_ texts: DemoTexts, alliance: String, places: [String], today: Day) {
        self.texts = texts
        self.alliance = alliance
        self.places = places
        self.today = today
        random = SplitMix64(seed: alliance.utf8.reduce(17) { $0 &* 31 &+ UInt64($1) })
    }

    /// Some of the last days, the others of the last year and a bit.
    mutating func list(_ count: Int) -> [DemoHousehold] { (0..<count).map { make($0 < 3 ? 0...6 : 7...420) } }

    /// Households that came so many days ago.
    mutating func list(_ count: Int, ago: ClosedRange<Int>) -> [DemoHousehold] { (0..<count).map { _ in make(ago) } }

    private mutating func make(_ ago: ClosedRange<Int>) -> DemoHousehold {
        let origin = origin()
        let openedAgo = Int.random(in: ago, using: &random)
        let status = status(openedAgo)
        let people = people(origin)
        let needs = needs(people.count, isOver: status == "closed", openedAgo)
        let talks = status == "open" ? [] : talks(openedAgo, needs.map(\.topic), people.count)
        let ending = status == "closed" || status == "reopened" ? ending(openedAgo) : nil
        let isRunning = status == "in-progress" || status == "waiting"
        return DemoHousehold(
            alliance: alliance,
            openedAgo: openedAgo,
            owner: status == "open" ? nil : Int.random(in: 0..<4, using: &random),
            status: status,
            language: Language(origin.languages[0]) ?? .german,
            interpreter: origin.country != "DE" && oneIn(3),
            country: oneIn(12) ? nil : origin.country,
            place: oneIn(5) ? "" : pick(origin.places),
            target: oneIn(4) ? nil : places.randomElement(using: &random),
            arrivalIn: oneIn(3) ? nil : Int.random(in: -60...240, using: &random),
            source: pick(["portal", "phone", "visit", "outreach", "event", "partner", "employer", "mail"]),
            people: people,
            needs: needs,
            consultations: talks,
            tasks: isRunning && oneIn(2)
                ? [
                    .init(
                        title: pick(texts.sentences.tasks),
                        dueIn: Int.random(in: -5...14, using: &random),
                        done: false
                    )
                ]
                : [],
            notes: oneIn(2) && openedAgo > 0
                ? [.init(daysAgo: Int.random(in: 0...openedAgo, using: &random), text: pick(texts.sentences.notes))]
                : [],
            closing: ending
        )
    }

    private mutating func origin() -> DemoTexts.Names {
        let weights = texts.names.reduce(0) { $0 + $1.weight }
        var place = Int.random(in: 0..<weights, using: &random)
        for names in texts.names {
            place -= names.weight
            if place < 0 { return names }
        }
        return texts.names[0]
    }

    private mutating func status(_ openedAgo: Int) -> String {
        if openedAgo > Self.longest { return oneIn(100) ? "waiting" : "closed" }
        if openedAgo < 7 { return oneIn(2) ? "open" : "in-progress" }
        if openedAgo < 60 { return oneIn(4) ? "waiting" : "in-progress" }
        return pick(["in-progress", "in-progress", "waiting", "closed", "closed", "closed", "reopened"])
    }

    private mutating func people(_ origin: DemoTexts.Names) -> [DemoHousehold.Member] {
        let family = pick(origin.families)
        var people = [adult("main", family, origin)]
        if oneIn(2) { people.append(adult("partner", family, origin)) }
        for _ in 0..<pick([0, 0, 1, 1, 2, 3]) {
            let isGirl = Bool.random(using: &random)
            people.append(
                .init(
                    part: "child",
                    given: pick(isGirl ? origin.women : origin.men),
                    family: family,
                    born: today.adding(days: -Int.random(in: 200...6200, using: &random)),
                    sex: isGirl ? "woman" : "man",
                    occupation: "",
                    phone: "",
                    mail: "",
                    languages: [:]
                )
            )
        }
        return people
    }

    private mutating func adult(_ part: String, _ family: String, _ origin: DemoTexts.Names) -> DemoHousehold.Member {
        let isWoman = Bool.random(using: &random)
        let first = origin.languages[0]
        let german = first == "de" ? [:] : ["de": pick(["a1", "a2", "b1", "b2", "unknown"])]
        let number = Int.random(in: 100_000...999_999, using: &random)
        return .init(
            part: part,
            given: pick(isWoman ? origin.women : origin.men),
            family: family,
            born: today.adding(days: -Int.random(in: 8000...20_000, using: &random)),
            sex: oneIn(9) ? "unknown" : (isWoman ? "woman" : "man"),
            occupation: oneIn(5) ? "" : pick(texts.sentences.occupations),
            phone: part == "main" && !oneIn(4) ? "0355 \(number)" : "",
            mail: part == "main" && oneIn(2) ? "haushalt-\(number)@example.org" : "",
            languages: german.merging([first: "native"]) { $1 }
        )
    }

    private mutating func needs(_ members: Int, isOver: Bool, _ openedAgo: Int) -> [DemoHousehold.Wish] {
        let count = Int.random(in: 1...4, using: &random)
        let topics = Topic.allCases.shuffled(using: &random).prefix(count)
        let over =
            ["met", "met", "met", "unmet:no-place", "unmet:no-offer", "withdrawn"]
            + (openedAgo > Self.longest ? ["served", "served", "served"] : [])
        let running = [
            "open", "open", "in-work", "met", "sent", "seen", "accepted", "declined", "reminded", "unmet:declined",
        ]
        return topics.map { topic in
            .init(
                topic: topic,
                priority: Int.random(in: Need.priorities, using: &random),
                person: oneIn(2) ? Int.random(in: 0..<members, using: &random) : nil,
                wishedIn: oneIn(2) ? Int.random(in: -30...150, using: &random) : nil,
                detail: oneIn(4) ? "" : pick(texts.sentences.details[topic.rawValue] ?? [""]),
                fate: pick(isOver ? over : running)
            )
        }
    }

    private mutating func talks(_ openedAgo: Int, _ topics: [Topic], _ members: Int) -> [DemoHousehold.Talk] {
        (0..<Int.random(in: 1...4, using: &random)).map { number in
            .init(
                daysAgo: number == 0
                    ? openedAgo : Int.random(in: max(0, openedAgo - Self.longest)...openedAgo, using: &random),
                minutes: pick([15, 30, 45, 60, 75]),
                channel: pick(["office", "office", "outreach-desk", "phone", "video", "mail"]),
                topics: Array(topics.prefix(2)),
                summary: pick(texts.sentences.summaries),
                person: oneIn(4) ? Int.random(in: 0..<members, using: &random) : 0
            )
        }
    }

    private mutating func ending(_ openedAgo: Int) -> DemoHousehold.Ending {
        let latest = max(6, openedAgo / 2)
        let earliest = max(5, openedAgo - Self.longest)
        let daysAgo = Int.random(in: min(earliest, latest)...latest, using: &random)
        switch pick(["landed", "landed", "landed", "stays", "left", "gave-up", "not-reached"]) {
        case "landed":
            let landings = pick([["job"], ["job", "home"], ["job", "home", "childcare-place"], ["training"]])
            let evidence = pick(["person", "employer", "document"])
            return .init(
                kind: "landed",
                landings: landings,
                evidence: evidence,
                arrivedAgo: daysAgo + 20,
                daysAgo: daysAgo
            )
        case let kind:
            return .init(kind: kind, landings: [], evidence: "none", arrivedAgo: nil, daysAgo: daysAgo)
        }
    }

    private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        guard let value = values.randomElement(using: &random) else {
            preconditionFailure("the demo's lists are not empty")
        }
        return value
    }
}
