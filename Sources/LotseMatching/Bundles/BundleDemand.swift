/// Something a household asks for that could be given up or made smaller.
///
/// What cannot be otherwise is no demand: that a vacancy suits, that a group takes children of that age, that a place is
/// given away once, that nobody is at work and in a course at the same time.
public enum BundleDemand: Sendable, Hashable {
    /// A home at all.
    case home
    case rooms
    /// Cold rent and heating.
    case budget
    /// Everything there by the day.
    case arrival
    case vacancy(adult: Int)
    case course(adult: Int)
    /// Ways of an adult within the limits.
    case adultMinutes(adult: Int)
    case place(child: Int)
    /// The way of a child within the limits.
    case childMinutes(child: Int)
    /// Care that covers work and way.
    case hours(child: Int)
    case language(child: Int)
    case inclusion(child: Int)

    /// A bit of its own for each that there can be, so that a set of demands is one number.
    var bit: UInt64 {
        let place =
            switch self {
            case .home: 0
            case .rooms: 1
            case .budget: 2
            case .arrival: 3
            case .vacancy(let adult): 4 + 3 * adult
            case .course(let adult): 5 + 3 * adult
            case .adultMinutes(let adult): 6 + 3 * adult
            case .place(let child): 22 + 5 * child
            case .childMinutes(let child): 23 + 5 * child
            case .hours(let child): 24 + 5 * child
            case .language(let child): 25 + 5 * child
            case .inclusion(let child): 26 + 5 * child
            }
        return 1 << UInt64(place)
    }
}

extension BundleHousehold {
    /// All that this household asks for, in a fixed order: never more than 64.
    public var demands: [BundleDemand] {
        var demands: [BundleDemand] = []
        if case .sought = dwelling {
            demands += [.home, .rooms]
            if budget != nil { demands.append(.budget) }
        }
        demands.append(.arrival)
        for (number, adult) in adults.enumerated() {
            if adult.candidates != nil { demands.append(.vacancy(adult: number)) }
            if adult.course != nil { demands.append(.course(adult: number)) }
            if adult.candidates != nil || adult.course != nil { demands.append(.adultMinutes(adult: number)) }
        }
        for (number, child) in children.enumerated() where child.kinds != nil {
            demands += [.place(child: number), .childMinutes(child: number)]
            if child.needsCare { demands.append(.hours(child: number)) }
            if child.language != nil { demands.append(.language(child: number)) }
            if child.needsInclusion { demands.append(.inclusion(child: number)) }
        }
        return demands
    }
}
