extension BundleProblem {
    /// Leaves out vacancies that the best bundle around a home cannot need.
    ///
    /// One *stands for* another when it comes before it in their order, so is worth at least as much, keeps to its hours,
    /// is no further away, is waited for no longer and pays no less where the budget asks for that. Where both could be
    /// had, a bundle with the other is worth no more, and comes later among equals. Each other adult can be in the way of
    /// one that stands for it, by taking its last opening, and each bundle listed with this home of one more. So one for
    /// which more than these stand is never missed.
    ///
    /// - Parameters:
    ///   - options: in their order.
    ///   - origin: the home.
    ///   - listed: how many bundles have been listed with it.
    /// - Returns: the others, in their order.
    func thinned(_ options: [PartOption], at origin: BundleOrigin, listed: Int) -> [PartOption] {
        let inTheWay = parts.count { $0.isVacancy } - 1 + listed
        let paysOff = household.budget.map { $0.shareInPercent > 0 } ?? false
        let ownWait = wait(until: origin.ready) ?? 0
        var kept: [PartOption] = []
        var merits: [Merit] = []
        var standing: [Int] = []
        for option in options {
            guard option.index >= 0 else {
                kept.append(option)
                continue
            }
            let vacancy = market.vacancies[option.index]
            let merit = Merit(
                index: option.index,
                hours: vacancy.hours,
                minutes: option.minutes,
                wait: max(ownWait, wait(until: option.ready) ?? .max),
                pay: paysOff ? vacancy.pay : 0
            )
            standing.removeAll(keepingCapacity: true)
            for other in merits where other.standsFor(merit) && !standing.contains(other.index) {
                standing.append(other.index)
                if standing.count > inTheWay { break }
            }
            guard standing.count <= inTheWay else { continue }
            kept.append(option)
            merits.append(merit)
        }
        return kept
    }

    /// What counts of a vacancy besides its value.
    private struct Merit {
        let index: Int
        let hours: DayHours
        let minutes: Int
        let wait: Int
        let pay: Int64

        func standsFor(_ other: Merit) -> Bool {
            minutes <= other.minutes && wait <= other.wait && other.hours.from <= hours.from
                && hours.to <= other.hours.to && pay >= other.pay
        }
    }
}
