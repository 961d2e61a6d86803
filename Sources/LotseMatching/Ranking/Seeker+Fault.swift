extension Seeker {
    /// Why numbers are nobody who could be ranked.
    public enum Fault: Error, Hashable {
        case number
        case noTrade
        case tooManyTrades
        case occupation(trade: Int)
        case level
        case tooManySkills
        /// A number that is no skill's, or stands twice.
        case skill(Int)
        case hours
        case pay
        case home
        case days
    }

    /// The first fault, where there is one.
    func fault(in travel: TravelModel) -> Fault? {
        guard (0...Self.mostNumber).contains(number) else { return .number }
        guard !trades.isEmpty else { return .noTrade }
        guard trades.count <= Self.mostTrades else { return .tooManyTrades }
        for (place, trade) in trades.enumerated() where !OccupationCode.isPossible(trade.occupation) {
            return .occupation(trade: place)
        }
        guard OccupationCode.levels.contains(level) else { return .level }
        guard skills.count + learning.count <= Self.mostSkills else { return .tooManySkills }
        if let skill = SkillList.fault(in: skills, learning) { return .skill(skill) }
        let week = 0...Self.mostHours
        guard week.contains(hours.lowerBound), week.contains(hours.upperBound) else { return .hours }
        guard BundleMarket.isPossible(cents: pay) else { return .pay }
        if let home, !BundleMarket.isPossible(home, travel) { return .home }
        guard BundleMarket.isPossible(day: earliestOn), BundleMarket.isPossible(day: latestOn ?? earliestOn),
            latestOn ?? earliestOn >= earliestOn
        else { return .days }
        return nil
    }
}
