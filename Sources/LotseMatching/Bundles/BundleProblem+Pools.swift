extension BundleProblem {
    /// Everything that could be chosen for each part; what no home could make possible is left out.
    ///
    /// - Parameters:
    ///   - starts: how many areas of homes there are.
    ///   - least: the least minutes from them to vacancies, facilities and courses.
    /// - Returns: one pool for each part, in their order.
    func pools(starts: Int, least: (LeastMinutes, LeastMinutes, LeastMinutes)) -> [PartPool] {
        parts.map { part in
            switch part {
            case .vacancy(let adult):
                pool(part, household.adults[adult].limits, items(adult: adult), market.vacancyAreas, starts, least.0)
            case .course(let adult):
                pool(part, household.adults[adult].limits, courses(adult: adult), market.courseAreas, starts, least.2)
            case .place(let child):
                pool(part, household.children[child].limits, places(child), market.facilityAreas, starts, least.1)
            }
        }
    }

    private func pool(
        _ part: BundlePart,
        _ limits: TravelLimits,
        _ items: [PartPool.Item],
        _ areas: Neighbourhoods,
        _ starts: Int,
        _ least: LeastMinutes
    ) -> PartPool {
        PartPool(
            part,
            limits: limits,
            terms: terms,
            items: items,
            areaOfThing: areas.area,
            areaCount: areas.areas.count,
            starts: starts,
            least: least
        )
    }

    private func items(adult: Int) -> [PartPool.Item] {
        var items: [PartPool.Item] = []
        let candidates = household.adults[adult].candidates ?? []
        items.reserveCapacity(candidates.count)
        for candidate in candidates {
            let vacancy = market.compact[candidate.vacancy]
            guard vacancy.isOpen, wait(until: Int(vacancy.startsOn)) != nil else { continue }
            items.append(
                PartPool.Item(
                    point: vacancy.point,
                    base: Int32(terms.points(candidate.points)),
                    index: Int32(candidate.vacancy),
                    ready: vacancy.startsOn
                )
            )
        }
        return items
    }

    private func courses(adult: Int) -> [PartPool.Item] {
        market.courses.enumerated().compactMap { number, course in
            guard course.kind == household.adults[adult].course, course.seats > 0, wait(until: course.startsOn) != nil
            else { return nil }
            return PartPool.Item(
                point: TravelPoint(course.place),
                base: 0,
                index: Int32(number),
                ready: Int32(course.startsOn)
            )
        }
    }

    private func places(_ number: Int) -> [PartPool.Item] {
        let child = household.children[number]
        return market.facilities.enumerated().compactMap { facility, group in
            guard group.freePlaces > 0, child.kinds?.contains(group.kind) == true,
                group.cohorts.contains(child.cohort), wait(until: group.freeOn) != nil
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
                ready: Int32(group.freeOn)
            )
        }
    }
}
