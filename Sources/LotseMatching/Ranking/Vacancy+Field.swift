extension Vacancy {
    /// What of a vacancy cannot be.
    public enum Field: Error, Sendable, Hashable {
        case number
        case occupation
        /// Too many, a number that is no skill's, or one that stands twice.
        case skills
        case hours
        case pay
        case place
        case days
    }

    /// The first that cannot be, where there is one; nil where an index takes the vacancy in.
    ///
    /// - Parameter travel: by which ways are measured; a place has to be in it.
    /// - Returns: what has to be mended first.
    public func fault(in travel: TravelModel) -> Field? {
        guard (0...Seeker.mostNumber).contains(number) else { return .number }
        guard OccupationCode.isPossible(occupation) else { return .occupation }
        guard required.count <= Self.mostSkills, wished.count <= Self.mostSkills,
            SkillList.fault(in: required, wished) == nil
        else { return .skills }
        let week = 0...Seeker.mostHours
        guard week.contains(hours.lowerBound), week.contains(hours.upperBound) else { return .hours }
        guard BundleMarket.isPossible(cents: pay) else { return .pay }
        guard BundleMarket.isPossible(place, travel) else { return .place }
        guard BundleMarket.isPossible(day: startsOn), BundleMarket.isPossible(day: fillBy ?? startsOn),
            fillBy ?? startsOn >= startsOn
        else { return .days }
        return nil
    }
}
