/// Something one person needs: one of the choices that make a bundle, besides the home.
enum BundlePart {
    case vacancy(adult: Int)
    case course(adult: Int)
    case place(child: Int)

    var demand: BundleDemand {
        switch self {
        case .vacancy(let adult): .vacancy(adult: adult)
        case .course(let adult): .course(adult: adult)
        case .place(let child): .place(child: child)
        }
    }

    var minutes: BundleDemand {
        switch self {
        case .vacancy(let adult), .course(let adult): .adultMinutes(adult: adult)
        case .place(let child): .childMinutes(child: child)
        }
    }

    var isVacancy: Bool {
        if case .vacancy = self { return true }
        return false
    }

    var adult: Int? {
        switch self {
        case .vacancy(let adult), .course(let adult): adult
        case .place: nil
        }
    }
}

/// One choice for a part at one home.
struct PartOption {
    /// -1 for going without.
    let index: Int
    /// Points and costs of the thing and the way to it.
    let value: Int
    let minutes: Int
    /// Minutes beyond the limit.
    let excess: Int
    let ready: Int
    /// The class of the wait for it, and for the home.
    let wait: Int

    /// The order in which options are tried, which also breaks ties: the better first, then the lower number, going
    /// without last.
    static func < (left: PartOption, right: PartOption) -> Bool {
        if left.value != right.value { return left.value > right.value }
        return UInt(bitPattern: left.index) < UInt(bitPattern: right.index)
    }
}
