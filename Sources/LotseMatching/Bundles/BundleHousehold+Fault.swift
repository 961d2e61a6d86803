extension BundleHousehold {
    /// Why numbers are no household that could be asked for.
    public enum Fault: Error, Hashable {
        case noAdult
        case tooManyAdults
        case tooManyChildren
        case dwelling
        case dates
        case budget
        case unknownVacancy(adult: Int, candidate: Int)
        case pointsOutOfRange(adult: Int, candidate: Int)
        case repeatedVacancy(adult: Int, candidate: Int)
        /// Kind, language or gap of care out of range.
        case child(Int)
    }

    /// The first fault, where there is one.
    func fault(in market: BundleMarket) -> Fault? {
        if adults.isEmpty { return .noAdult }
        if adults.count > Self.mostAdults { return .tooManyAdults }
        if children.count > Self.mostChildren { return .tooManyChildren }
        switch dwelling {
        case .sought(let wish) where !(0...1_000).contains(wish.leastRooms): return .dwelling
        case .settled(let place) where !BundleMarket.isPossible(place, market.travel): return .dwelling
        default: break
        }
        guard BundleMarket.isPossible(day: earliestOn), BundleMarket.isPossible(day: arriveBy), earliestOn <= arriveBy
        else { return .dates }
        if let budget {
            let percent = 0...100
            // Twice what cold rent and heating may be, so that a budget that has given way is still one.
            guard (0...4 * BundleMarket.mostCents).contains(budget.amount), percent.contains(budget.shareInPercent),
                percent.contains(budget.netInPercent)
            else { return .budget }
        }
        for (number, child) in children.enumerated() {
            let numbers = 0..<64
            guard child.kinds?.allSatisfy(numbers.contains) ?? true, child.language.map(numbers.contains) ?? true,
                (0...BundleMarket.mostDays).contains(child.careGap)
            else { return .child(number) }
        }
        return candidateFault(in: market)
    }

    private func candidateFault(in market: BundleMarket) -> Fault? {
        for (adult, person) in adults.enumerated() {
            var isSeen = [Bool](repeating: false, count: market.vacancies.count)
            for (number, candidate) in (person.candidates ?? []).enumerated() {
                guard market.vacancies.indices.contains(candidate.vacancy) else {
                    return .unknownVacancy(adult: adult, candidate: number)
                }
                guard (0...BundleMarket.mostPoints).contains(candidate.points) else {
                    return .pointsOutOfRange(adult: adult, candidate: number)
                }
                if isSeen[candidate.vacancy] { return .repeatedVacancy(adult: adult, candidate: number) }
                isSeen[candidate.vacancy] = true
            }
        }
        return nil
    }

    /// The most that all adults could earn together, in gross cents a month; 0 where the budget does not ask.
    func mostPay(in market: BundleMarket) -> Int64 {
        guard let budget, budget.shareInPercent > 0 else { return 0 }
        return adults.reduce(0) { sum, adult in
            sum + ((adult.candidates ?? []).lazy.map { Int64(market.compact[$0.vacancy].pay) }.max() ?? 0)
        }
    }
}
