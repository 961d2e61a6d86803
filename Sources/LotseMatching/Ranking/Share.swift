/// How far each criterion is met, in thousandths.
///
/// Where somebody wishes nothing, or nothing is asked, it is met in full; what is not known counts half.
enum Share {
    static let full = 1_000
    static let half = 500

    /// The level of training less the level of work.
    static func level(_ difference: Int) -> Int {
        switch difference {
        case 0: full
        case 1: 700
        case 2: 400
        case 3...: 200
        case -1: 400
        case -2: 100
        default: 0
        }
    }

    /// Of those asked for, each that somebody has is two halves, each that is being learnt one.
    static func skills(halves: Int, of count: Int) -> Int {
        count == 0 ? full : full * halves / (2 * count)
    }

    /// By how many levels the need is missed; less than 1 where it is met.
    static func german(shortfall: Int) -> Int {
        switch shortfall {
        case ...0: full
        case 1: 600
        case 2: 250
        case 3: 50
        default: 0
        }
    }

    /// Of four kinds of shift each that is needed and somebody is not ready for takes a quarter.
    static func shifts(unready: Shifts) -> Int { full - 250 * unready.rawValue.nonzeroBitCount }

    /// Rises evenly from the floor to the wish.
    static func pay(offered: Int, wished: Int, floorInPercent: Int) -> Int {
        if wished == 0 || offered >= wished { return full }
        if offered == 0 { return half }
        let floor = wished * floorInPercent / 100
        return offered <= floor ? 0 : full * (offered - floor) / (wished - floor)
    }

    /// Falls evenly from no way at all to the span.
    static func commute(minutes: Int, span: Int) -> Int { full * (span - min(minutes, span)) / span }

    static func contract(_ offered: Contract?, wished: Set<Contract>) -> Int {
        guard !wished.isEmpty else { return full }
        guard let offered else { return half }
        return wished.contains(offered) ? full : 0
    }

    /// The part of the wishes that is offered; both are bits.
    static func wishes(_ wished: UInt8, offered: UInt8) -> Int {
        wished == 0 ? full : full * (wished & offered).nonzeroBitCount / wished.nonzeroBitCount
    }
}
