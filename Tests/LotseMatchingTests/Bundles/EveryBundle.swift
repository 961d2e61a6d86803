import LotseMatching

/// Every bundle of a market, by trying all; the rules are written here once more, without any bound or order of search.
struct EveryBundle {
    /// One bundle: what each part gets, and by which mode.
    struct Trial {
        var home: Int?
        var choices: [Choice] = []
        var fails: [BundleDemand: Int] = [:]
        /// In hundredths of a point.
        var cost = 0
        var score = 0
    }

    struct Choice {
        let index: Int?
        var minutes = 0
        var excess = 0
        /// What it is worth for itself: thing and way.
        var own = 0
        /// No mode takes fewer minutes within its limit.
        var isQuickest = true
    }

    enum Part {
        case vacancy(Int)
        case course(Int)
        case place(Int)
    }

    let market: BundleMarket
    let household: BundleHousehold
    let weights: BundleWeights
    let costs: ConcessionCosts
    let parts: [Part]
    private(set) var trials: [Trial] = []

    init(
        _ market: BundleMarket,
        _ household: BundleHousehold,
        weights: BundleWeights = BundleWeights(),
        costs: ConcessionCosts = ConcessionCosts(),
        onlyFitting: Bool = false
    ) {
        (self.market, self.household, self.weights, self.costs) = (market, household, weights, costs)
        var parts: [Part] = []
        for (number, adult) in household.adults.enumerated() {
            if adult.candidates != nil { parts.append(.vacancy(number)) }
            if adult.course != nil { parts.append(.course(number)) }
        }
        for (number, child) in household.children.enumerated() where child.kinds != nil { parts.append(.place(number)) }
        self.parts = parts
        var trials: [Trial] = []
        for home in homes where !onlyFitting || home.number != nil || !isSought {
            let choices = parts.map { part in
                self.choices(for: part, from: home.place).filter { choice in
                    !onlyFitting || choice.index != nil && choice.excess == 0 && choice.isQuickest
                }
            }
            var open: [[Choice]] = [[]]
            for part in choices { open = open.flatMap { begun in part.map { begun + [$0] } } }
            for choices in open {
                guard let trial = trial(home.number, choices) else { continue }
                if !onlyFitting || trial.fails.isEmpty { trials.append(trial) }
            }
        }
        self.trials = trials
    }

    /// Every bundle that meets all demands, in the order of the list.
    var fitting: [Trial] {
        trials.filter { trial in trial.fails.isEmpty && trial.choices.allSatisfy(\.isQuickest) }.sorted(by: isBefore)
    }

    /// The list by the rule of diversity, taken from the top of all.
    func list(_ diversity: BundleDiversity, limit: Int) -> [Trial] {
        var list: [Trial] = []
        for trial in fitting where list.count < limit {
            let own = vacancies(trial)
            if list.contains(where: { $0.home == trial.home && vacancies($0) == own }) { continue }
            if let home = trial.home, list.count(where: { $0.home == home }) >= diversity.mostPerHome { continue }
            let isSpent = own.contains { vacancy in
                vacancy != nil && list.count { vacancies($0).contains(vacancy) } >= diversity.mostPerVacancy
            }
            if !isSpent { list.append(trial) }
        }
        return list
    }

    func vacancies(_ trial: Trial) -> [Int?] {
        zip(parts, trial.choices).compactMap { part, choice in
            if case .vacancy = part { return .some(choice.index) }
            return nil
        }
    }

    private func isBefore(_ one: Trial, _ other: Trial) -> Bool {
        if one.score != other.score { return one.score > other.score }
        if one.home != other.home { return one.home ?? .max < other.home ?? .max }
        for (mine, theirs) in zip(one.choices, other.choices) {
            if mine.own != theirs.own { return mine.own > theirs.own }
            if mine.index != theirs.index { return mine.index ?? .max < theirs.index ?? .max }
        }
        return false
    }

    private var isSought: Bool {
        if case .sought = household.dwelling { return true }
        return false
    }

    private var homes: [(number: Int?, place: TravelPlace?)] {
        switch household.dwelling {
        case .later: [(nil, nil)]
        case .settled(let place): [(nil, place)]
        case .sought(let wish):
            market.homes.enumerated().filter { wish.kinds.contains($1.kind) }.map { ($0, $1.place) } + [(nil, nil)]
        }
    }

    private func choices(for part: Part, from home: TravelPlace?) -> [Choice] {
        var choices = [Choice(index: nil)]
        func add(_ index: Int, at place: TravelPlace, _ limits: TravelLimits, worth: Int) {
            guard let home else {
                choices.append(Choice(index: index, own: worth))
                return
            }
            let ways = TravelMode.allCases.compactMap { mode in
                limits[mode].map { limit in
                    let minutes = market.travel.time(from: home, to: place, by: mode).minutes
                    return (minutes: minutes, excess: max(0, minutes - limit))
                }
            }
            let quickest = ways.filter { $0.excess == 0 }.map(\.minutes).min()
            for way in ways {
                choices.append(
                    Choice(
                        index: index,
                        minutes: way.minutes,
                        excess: way.excess,
                        own: worth - weights.perMinute * way.minutes,
                        isQuickest: way.minutes == quickest
                    )
                )
            }
        }
        switch part {
        case .vacancy(let adult):
            let person = household.adults[adult]
            for candidate in person.candidates ?? [] {
                add(
                    candidate.vacancy,
                    at: market.vacancies[candidate.vacancy].place,
                    person.limits,
                    worth: candidate.points
                )
            }
        case .course(let adult):
            let person = household.adults[adult]
            for (number, course) in market.courses.enumerated() where course.kind == person.course {
                add(number, at: course.place, person.limits, worth: 0)
            }
        case .place(let child):
            let person = household.children[child]
            for (number, group) in market.facilities.enumerated() {
                guard person.kinds?.contains(group.kind) == true, group.cohorts.contains(person.cohort) else {
                    continue
                }
                add(
                    number,
                    at: group.place,
                    person.limits,
                    worth: -(weights.perTenEuros * Int(group.fee) / 1_000)
                )
            }
        }
        return choices
    }

    private func trial(_ home: Int?, _ choices: [Choice]) -> Trial? {
        var trial = Trial(home: home, choices: choices)
        guard isPossible(choices) else { return nil }
        failPlaces(&trial)
        failHome(&trial)
        failCare(&trial)
        trial.score = score(trial)
        return trial
    }

    func readyOn(_ trial: Trial) -> Int {
        var days = [trial.home.map { market.homes[$0].freeOn } ?? household.earliestOn]
        for (part, choice) in zip(parts, trial.choices) {
            guard let index = choice.index else { continue }
            switch part {
            case .vacancy: days.append(market.vacancies[index].startsOn)
            case .course: days.append(market.courses[index].startsOn)
            case .place: days.append(market.facilities[index].freeOn)
            }
        }
        return days.max() ?? 0
    }

    private func score(_ trial: Trial) -> Int {
        var score = trial.choices.reduce(0) { $0 + ($1.index == nil ? 0 : $1.own) }
        if let number = trial.home {
            let home = market.homes[number]
            score += home.points - weights.perTenEuros * Int(home.coldRent + home.heating) / 1_000
        }
        score -= weights.perWeek * ((max(0, readyOn(trial) - household.earliestOn) + 6) / 7)
        if household.wishesSiblingsTogether {
            let houses = zip(parts, trial.choices).compactMap { part, choice -> Int? in
                if case .place = part, let index = choice.index { return market.facilities[index].house }
                return nil
            }
            score += weights.siblingsTogether * (houses.count - Set(houses).count)
        }
        return score
    }
}
