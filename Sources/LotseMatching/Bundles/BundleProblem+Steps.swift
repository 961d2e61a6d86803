extension BundleProblem {
    /// By how much each demand must give way for a find, in the order of the demands.
    func steps(_ find: BundleFind) -> [BundleConcession.Step] {
        var amounts: [BundleDemand: Int] = [:]
        func raise(_ demand: BundleDemand, to amount: Int) {
            if amount > 0 { amounts[demand] = max(amounts[demand] ?? 0, amount) }
        }
        var (ready, pay, care) = (find.origin.ready, Int64(0), careWindow)
        for (place, option) in find.choices.enumerated() {
            ready = max(ready, option.ready)
            pay += self.pay(of: option, for: parts[place])
            if place < adultParts { care = careWindow(care, adding: option, at: place) }
            if option.index < 0 { raise(parts[place].demand, to: 1) }
            raise(parts[place].minutes, to: option.excess)
        }
        raise(.arrival, to: ready - household.arriveBy)
        if case .sought(let wish) = household.dwelling {
            if find.origin.home < 0 {
                raise(.home, to: 1)
            } else {
                let home = market.homes[find.origin.home]
                raise(.rooms, to: home.kind == .plot ? 0 : wish.leastRooms - home.rooms)
                if let budget = household.budget {
                    raise(.budget, to: Int(find.origin.rent - budget.allowed(pay: pay)))
                }
            }
        }
        for (part, option) in zip(parts, find.choices) {
            guard case .place(let number) = part, option.index >= 0 else { continue }
            let (child, facility) = (household.children[number], market.facilities[option.index])
            if child.needsCare { raise(.hours(child: number), to: care.missing(facility.hours) - child.careGap) }
            if let language = child.language, !facility.languages.contains(language) {
                raise(.language(child: number), to: 1)
            }
            if child.needsInclusion && !facility.hasInclusion { raise(.inclusion(child: number), to: 1) }
        }
        return household.demands.compactMap { demand in
            amounts[demand].map { BundleConcession.Step(demand: demand, amount: $0) }
        }
    }
}
