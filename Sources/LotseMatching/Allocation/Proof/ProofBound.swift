/// A bound of what can be chosen in a core, in whole numbers, and what it rules out.
///
/// The argument is that of `PriceSearch`: whatever the prices of the rows are, all capacities at their prices and what
/// the best option leaves to each household add up to at least the worth of every choice. Where the prices come from
/// does not matter, so that they may be calculated with rounding errors.
struct ProofBound {
    /// No choice is worth more than this: `.min` where nothing can be chosen for somebody, `.max` where numbers are too
    /// large to be added up.
    let worth: Int
    /// What choosing an option, or nothing, takes off the bound, in ticks: first all options, then all places.
    private let loss: [Int64]
    /// Twice what a bundle with a premium may be worth: higher prices prove no more, and could not be added up.
    private static let most = 0x1p32
    private let total: Int64

    /// - Parameters:
    ///   - core: what is to be decided.
    ///   - duals: prices of the places, which are left alone, and behind them of the rows.
    ///   - isBarred: what may not be chosen: first all options, then for each place going without.
    init(_ core: ProofCore, duals: [Double], isBarred: [Bool]) {
        let first = core.households.count
        let prices = duals.dropFirst(first).map { price in
            Int64((min(max(price, 0), Self.most) * Double(Prices.ticksPerUnit)).rounded())
        }
        var size = 0.0
        for (price, capacity) in zip(prices, core.rowCapacity) { size += Double(price) * Double(capacity) }
        guard size < 0x1p60 else {
            (worth, total, loss) = (.max, .max, [Int64](repeating: 0, count: isBarred.count))
            return
        }
        var total = Int64(0)
        for (price, capacity) in zip(prices, core.rowCapacity) { total += price * Int64(capacity) }
        var loss = [Int64](repeating: 0, count: isBarred.count)
        var isPossible = true
        let (firstUse, row, amount) = (core.firstUse.span, core.row.span, core.amount.span)
        let price = prices.span
        for place in 0..<first {
            let options = core.options(of: place)
            var best: Int64? = isBarred[core.optionCount + place] ? nil : 0
            for option in options where !isBarred[option] {
                var left = Int64(core.worth[option]) * Prices.ticksPerUnit
                for use in firstUse[unchecked: option]..<firstUse[unchecked: option + 1] {
                    left -= price[unchecked: Int(row[unchecked: use])] * Int64(amount[unchecked: use])
                }
                loss[option] = left
                best = max(best ?? left, left)
            }
            guard let best else {
                isPossible = false
                continue
            }
            total += best
            for option in options where !isBarred[option] { loss[option] = best - loss[option] }
            loss[core.optionCount + place] = best
        }
        (self.total, self.loss) = (total, loss)
        worth = isPossible ? Int(total / Prices.ticksPerUnit) : .min
    }

    /// Whether an option (or, behind the options, going without) cannot be part of anything worth more than `best`.
    func rulesOut(_ choice: Int, beyond best: Int) -> Bool {
        total - loss[choice] < Int64(best + 1) * Prices.ticksPerUnit
    }
}
