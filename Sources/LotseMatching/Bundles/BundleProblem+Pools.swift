extension BundleProblem {
    /// Everything that could be chosen for each part; what no home could make possible is left out.
    ///
    /// - Parameter shelf: the pools that the household's earlier searches made.
    /// - Returns: one pool for each part, in their order.
    func pools(reusing shelf: inout PoolShelf) -> [PartPool] {
        let (starts, least) = ways
        return parts.indices.map { place in shelf.pool(place, of: self) { pool(parts[place], starts, least) } }
    }

    /// The least minutes to things of each sort.
    private struct Least {
        let vacancies: LeastMinutes
        let facilities: LeastMinutes
        let courses: LeastMinutes
    }

    /// How many areas of homes there are, and the ways from them.
    private var ways: (starts: Int, least: Least) {
        guard case .settled(let place) = household.dwelling else {
            let least = Least(
                vacancies: market.toVacancies,
                facilities: market.toFacilities,
                courses: market.toCourses
            )
            return (market.homeAreas.areas.count, least)
        }
        let here = [TravelArea([TravelPoint(place)])]
        func minutes(_ areas: Neighbourhoods) -> LeastMinutes {
            LeastMinutes(from: here, to: areas.areas, market.travel)
        }
        let least = Least(
            vacancies: minutes(market.vacancyAreas),
            facilities: minutes(market.facilityAreas),
            courses: minutes(market.courseAreas)
        )
        return (1, least)
    }

    private func pool(_ part: BundlePart, _ starts: Int, _ least: Least) -> PartPool {
        func pool(
            _ limits: TravelLimits,
            _ items: [PartPool.Item],
            _ areas: Neighbourhoods,
            _ least: LeastMinutes
        ) -> PartPool {
            PartPool(
                part,
                limits: limits,
                terms: terms,
                items: items,
                areas: areas,
                starts: starts,
                least: least,
                travel: market.travel
            )
        }
        switch part {
        case .vacancy(let adult):
            let limits = household.adults[adult].limits
            return pool(limits, items(adult: adult), market.vacancyAreas, least.vacancies)
        case .course(let adult):
            return pool(household.adults[adult].limits, courses(adult: adult), market.courseAreas, least.courses)
        case .place(let child):
            return pool(household.children[child].limits, places(child), market.facilityAreas, least.facilities)
        }
    }

    private func items(adult: Int) -> [PartPool.Item] {
        var items: [PartPool.Item] = []
        let candidates = household.adults[adult].candidates ?? []
        items.reserveCapacity(candidates.count)
        for candidate in candidates {
            let vacancy = market.compact[candidate.vacancy]
            guard vacancy.isOpen, let wait = waitClass(until: Int(vacancy.startsOn)) else { continue }
            items.append(
                PartPool.Item(
                    point: vacancy.point,
                    base: Int32(terms.points(candidate.points)),
                    index: Int32(candidate.vacancy),
                    ready: vacancy.startsOn,
                    wait: wait
                )
            )
        }
        return items
    }

    private func courses(adult: Int) -> [PartPool.Item] {
        market.courses.enumerated().compactMap { number, course in
            guard course.kind == household.adults[adult].course, course.seats > 0,
                let wait = waitClass(until: course.startsOn)
            else { return nil }
            return PartPool.Item(
                point: TravelPoint(course.place),
                base: 0,
                index: Int32(number),
                ready: Int32(course.startsOn),
                wait: wait
            )
        }
    }

    private func places(_ number: Int) -> [PartPool.Item] {
        let child = household.children[number]
        return market.facilities.enumerated().compactMap { facility, group in
            guard group.freePlaces > 0, child.kinds?.contains(group.kind) == true,
                group.cohorts.contains(child.cohort), let wait = waitClass(until: group.freeOn)
            else { return nil }
            let lacksLanguage = child.language.map { !group.languages.contains($0) } ?? false
            let lacksInclusion = child.needsInclusion && !group.hasInclusion
            guard let language = terms.cost(lacksLanguage ? 1 : 0, of: .language(child: number)),
                let inclusion = terms.cost(lacksInclusion ? 1 : 0, of: .inclusion(child: number))
            else { return nil }
            return PartPool.Item(
                point: TravelPoint(group.place),
                base: Int32(-terms.cost(cents: group.fee) - language - inclusion),
                index: Int32(facility),
                ready: Int32(group.freeOn),
                wait: wait
            )
        }
    }
}
