/// A way for a household to give way that makes something fit: "+8 minutes for Anna", "from October", "one room fewer".
public struct BundleConcession: Sendable, Hashable {
    /// One demand, and by how much it gives way.
    public struct Step: Sendable, Hashable {
        public let demand: BundleDemand
        /// Minutes one way, days, rooms, cents a month, minutes of care a day; 1 for what is given up whole.
        public let amount: Int

        public init(demand: BundleDemand, amount: Int) {
            self.demand = demand
            self.amount = amount
        }
    }

    /// In the order of the household's demands.
    public let steps: [Step]
    /// What the steps cost by `ConcessionCosts`, in hundredths of a point.
    public let cost: Int
    /// The best bundle for the household that gives way so: found by solving again, the proof that the steps suffice.
    public let bundle: ArrivalBundle
}

extension BundleHousehold {
    /// The household that gives way.
    public func conceding(_ steps: [BundleConcession.Step]) -> BundleHousehold {
        var household = self
        for step in steps {
            switch step.demand {
            case .home: household.dwelling = .later
            case .rooms:
                guard case .sought(var wish) = household.dwelling else { continue }
                wish.leastRooms -= step.amount
                household.dwelling = .sought(wish)
            case .budget: household.budget?.amount += Int64(step.amount)
            case .arrival: household.arriveBy += step.amount
            case .vacancy(let adult): household.adults[adult].candidates = nil
            case .course(let adult): household.adults[adult].course = nil
            case .adultMinutes(let adult):
                household.adults[adult].limits = household.adults[adult].limits.adding(minutes: step.amount)
            case .place(let child): household.children[child].kinds = nil
            case .childMinutes(let child):
                household.children[child].limits = household.children[child].limits.adding(minutes: step.amount)
            case .hours(let child): household.children[child].careGap += step.amount
            case .language(let child): household.children[child].language = nil
            case .inclusion(let child): household.children[child].needsInclusion = false
            }
        }
        return household
    }
}
