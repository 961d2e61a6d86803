/// A home that a bundle could be built around, or what stands for one.
struct BundleOrigin {
    /// -1 where the household has a home, or goes without for now.
    let home: Int
    /// Nil where nothing is known: no way is counted.
    let point: TravelPoint?
    /// The area of homes it lies in: the row of least minutes that holds for it.
    let area: Int
    /// What the home is worth and costs for itself.
    let own: Int
    let ready: Int
    /// Cold rent and heating, in cents.
    let rent: Int64
}

extension BundleProblem {
    /// The homes that could be had, in the order of their numbers; last, where that is allowed, none.
    var origins: [BundleOrigin] {
        switch household.dwelling {
        case .later: [without(cost: 0, area: market.homeAreas.areas.count)]
        case .settled(let place):
            [
                BundleOrigin(
                    home: -1,
                    point: TravelPoint(place),
                    area: 0,
                    own: 0,
                    ready: household.earliestOn,
                    rent: 0
                )
            ]
        case .sought(let wish):
            market.homes.indices.compactMap { origin($0, wish) }
                + (terms.rate(.home).map { [without(cost: $0, area: market.homeAreas.areas.count)] } ?? [])
        }
    }

    private func origin(_ number: Int, _ wish: BundleHousehold.Wish) -> BundleOrigin? {
        let home = market.homes[number]
        let short = home.kind == .plot ? 0 : max(0, wish.leastRooms - home.rooms)
        guard wish.kinds.contains(home.kind), let rooms = terms.cost(short, of: .rooms) else { return nil }
        let rent = home.coldRent + home.heating
        return BundleOrigin(
            home: number,
            point: TravelPoint(home.place),
            area: Int(market.homeAreas.area[number]),
            own: terms.points(home.points) - terms.cost(cents: rent) - rooms,
            ready: home.freeOn,
            rent: rent
        )
    }

    private func without(cost: Int, area: Int) -> BundleOrigin {
        BundleOrigin(home: -1, point: nil, area: area, own: -cost, ready: household.earliestOn, rent: 0)
    }
}
