import LotseMatching

extension EveryBundle {
    /// What is taken is there so often, and nobody is at work and in a course at once.
    func isPossible(_ choices: [Choice]) -> Bool {
        var left: [String: Int] = [:]
        var work: [Int: DayHours] = [:]
        for (part, choice) in zip(parts, choices) {
            guard let index = choice.index else { continue }
            let (name, count): (String, Int)
            switch part {
            case .vacancy(let adult):
                (name, count) = ("vacancy \(index)", market.vacancies[index].openings)
                work[adult] = market.vacancies[index].hours
            case .course(let adult):
                (name, count) = ("course \(index)", market.courses[index].seats)
                let hours = market.courses[index].hours
                if let work = work[adult], work.from < hours.to && hours.from < work.to { return false }
            case .place:
                (name, count) = ("facility \(index)", market.facilities[index].freePlaces)
            }
            left[name, default: count] -= 1
            if left[name, default: 0] < 0 { return false }
        }
        return true
    }

    private func fail(_ trial: inout Trial, _ demand: BundleDemand, _ amount: Int, each: Int) {
        guard amount > 0 else { return }
        trial.fails[demand] = max(trial.fails[demand] ?? 0, amount)
        trial.cost += amount * each
    }

    func failPlaces(_ trial: inout Trial) {
        for (part, choice) in zip(parts, trial.choices) {
            switch part {
            case .vacancy(let adult):
                if choice.index == nil { fail(&trial, .vacancy(adult: adult), 1, each: 100 * costs.vacancy) }
                fail(&trial, .adultMinutes(adult: adult), choice.excess, each: 100 * costs.perMinute)
            case .course(let adult):
                if choice.index == nil { fail(&trial, .course(adult: adult), 1, each: 100 * costs.course) }
                fail(&trial, .adultMinutes(adult: adult), choice.excess, each: 100 * costs.perMinute)
            case .place(let child):
                if choice.index == nil { fail(&trial, .place(child: child), 1, each: 100 * costs.place) }
                fail(&trial, .childMinutes(child: child), choice.excess, each: 100 * costs.perMinute)
                guard let index = choice.index else { continue }
                let person = household.children[child]
                if let language = person.language, !market.facilities[index].languages.contains(language) {
                    fail(&trial, .language(child: child), 1, each: 100 * costs.language)
                }
                if person.needsInclusion && !market.facilities[index].hasInclusion {
                    fail(&trial, .inclusion(child: child), 1, each: 100 * costs.inclusion)
                }
            }
        }
    }

    func failHome(_ trial: inout Trial) {
        fail(&trial, .arrival, readyOn(trial) - household.arriveBy, each: 100 * costs.perDay)
        guard case .sought(let wish) = household.dwelling else { return }
        guard let number = trial.home else { return fail(&trial, .home, 1, each: 100 * costs.home) }
        let home = market.homes[number]
        if home.kind == .home { fail(&trial, .rooms, wish.leastRooms - home.rooms, each: 100 * costs.perRoom) }
        guard let budget = household.budget else { return }
        let pay = vacancies(trial).reduce(Int64(0)) { $0 + ($1.map { market.vacancies[$0].pay } ?? 0) }
        let income = pay * Int64(budget.netInPercent) * Int64(budget.shareInPercent) / 10_000
        fail(&trial, .budget, Int(home.coldRent + home.heating - budget.amount - income), each: costs.perEuro)
    }

    func failCare(_ trial: inout Trial) {
        let away = household.adults.indices.map { adult -> DayHours? in
            let times = zip(parts, trial.choices).compactMap { part, choice -> DayHours? in
                guard let index = choice.index else { return nil }
                let hours: DayHours
                switch part {
                case .vacancy(adult): hours = market.vacancies[index].hours
                case .course(adult): hours = market.courses[index].hours
                default: return nil
                }
                return DayHours(from: hours.from - choice.minutes, to: hours.to + choice.minutes)
            }
            guard let from = times.map(\.from).min(), let to = times.map(\.to).max() else { return nil }
            return DayHours(from: from, to: to)
        }
        guard !away.contains(nil), let from = away.compactMap({ $0?.from }).max(),
            let to = away.compactMap({ $0?.to }).min(), from < to
        else { return }
        for (part, choice) in zip(parts, trial.choices) {
            guard case .place(let child) = part, let index = choice.index else { continue }
            let (person, open) = (household.children[child], market.facilities[index].hours)
            guard person.needsCare else { continue }
            let missing = max(0, open.from - from) + max(0, to - open.to) - person.careGap
            fail(&trial, .hours(child: child), missing, each: 100 * costs.perCareMinute)
        }
    }
}
