extension BundleProblem {
    /// A find as the caller sees it: price and contributions are counted anew from the things themselves.
    func bundle(_ find: BundleFind) -> ArrivalBundle {
        var adults = household.adults.map { _ in ArrivalBundle.Adult(vacancy: nil, course: nil) }
        var children = household.children.map { _ in ArrivalBundle.Choice?.none }
        var ready = find.origin.ready
        var pay: Int64 = 0
        for (part, option) in zip(parts, find.choices) where option.index >= 0 {
            ready = max(ready, option.ready)
            pay += self.pay(of: option, for: part)
            let choice = choice(option.index, for: part, from: find.origin.point)
            switch part {
            case .vacancy(let adult): adults[adult] = ArrivalBundle.Adult(vacancy: choice, course: adults[adult].course)
            case .course(let adult): adults[adult] = ArrivalBundle.Adult(vacancy: adults[adult].vacancy, course: choice)
            case .place(let child): children[child] = choice
            }
        }
        let all = adults.flatMap { [$0.vacancy, $0.course] } + children
        let fees = children.compactMap { $0.map { market.facilities[$0.index].fee } }
        return ArrivalBundle(
            home: find.origin.home < 0 ? nil : find.origin.home,
            adults: adults,
            children: children,
            readyOn: ready,
            price: ArrivalBundle.Price(
                minutes: all.reduce(0) { $0 + ($1?.way?.time.minutes ?? 0) },
                monthlyCents: fees.reduce(find.origin.rent, +),
                weeks: household.weeks(until: ready)
            ),
            estimatedIncome: pay == 0 ? nil : household.budget.map { pay * Int64($0.netInPercent) / 100 },
            contributions: contributions(find, adults, children, ready)
        )
    }

    private func choice(_ index: Int, for part: BundlePart, from point: TravelPoint?) -> ArrivalBundle.Choice {
        let (end, limits) = target(index, for: part)
        let way = point.flatMap { point in
            market.travel.way(from: point, to: TravelPoint(end), within: limits).map { way in
                ArrivalBundle.Way(
                    mode: way.mode,
                    time: market.travel.time(from: point, to: TravelPoint(end), by: way.mode)
                )
            }
        }
        return ArrivalBundle.Choice(index: index, way: way)
    }

    func target(_ index: Int, for part: BundlePart) -> (TravelPlace, TravelLimits) {
        switch part {
        case .vacancy(let adult): (market.vacancies[index].place, household.adults[adult].limits)
        case .course(let adult): (market.courses[index].place, household.adults[adult].limits)
        case .place(let child): (market.facilities[index].place, household.children[child].limits)
        }
    }

    private func contributions(
        _ find: BundleFind,
        _ adults: [ArrivalBundle.Adult],
        _ children: [ArrivalBundle.Choice?],
        _ ready: Int
    ) -> [ArrivalBundle.Contribution] {
        var points: [(cause: ArrivalBundle.Cause, points: Int)] = []
        if find.origin.home >= 0 {
            points.append((.home, terms.points(market.homes[find.origin.home].points)))
            points.append((.rent, -terms.cost(cents: find.origin.rent)))
        }
        for (number, adult) in adults.enumerated() {
            if let vacancy = adult.vacancy {
                let candidate = household.adults[number].candidates?.first { $0.vacancy == vacancy.index }
                points.append((.vacancy(adult: number), terms.points(candidate?.points ?? 0)))
            }
            let minutes = [adult.vacancy, adult.course].reduce(0) { $0 + ($1?.way?.time.minutes ?? 0) }
            points.append((.adultMinutes(adult: number), -terms.perMinute * minutes))
        }
        var houses: Set<Int> = []
        var together = 0
        for (number, choice) in children.enumerated() {
            guard let choice else { continue }
            let facility = market.facilities[choice.index]
            points.append((.childMinutes(child: number), -terms.perMinute * (choice.way?.time.minutes ?? 0)))
            points.append((.fee(child: number), -terms.cost(cents: facility.fee)))
            if !houses.insert(facility.house).inserted { together += 1 }
        }
        if household.wishesSiblingsTogether {
            points.append((.siblingsTogether, terms.siblingsTogether * together))
        }
        points.append((.weeks, -(terms.cost(readyOn: ready, for: household) ?? 0)))
        return points.filter { $0.points != 0 }.map { ArrivalBundle.Contribution(cause: $0.cause, points: $0.points) }
    }
}
