/// The linear relaxation of a core: parts of options may be chosen.
///
/// Dual simplex with an explicit inverse and exact steepest edges (Forrest and Goldfarb 1992): a core has few hundred
/// rows, and barring an option leaves a basis from which few steps lead to the next optimum. The start, everybody's
/// most worth with nothing paid, is dual feasible. A value: each node of the search continues on a copy of its own.
///
/// It calculates with rounding errors. Nothing is concluded from it but what `ProofBound` then proves.
struct ProofRelaxation {
    enum Outcome { case optimal, belowCutoff, unfinished }

    /// Prices of the places and of the rows.
    private(set) var duals: [Double]
    private(set) var objective: Double
    /// What may not be chosen: first all options, then for each place going without.
    private(set) var isBarred: [Bool]
    /// Multiplications so far: the measure of effort that is the same on every machine.
    private(set) var work = 0

    private var core: ProofCore
    /// How many rows there are.
    private(set) var size: Int
    private var inverse: [Double]
    /// The squared length of each row of the inverse.
    private var length: [Double]
    /// Which variable each row of the basis holds: an option, or behind the options the slack of a row.
    private var basic: [Int]
    private var position: [Int]
    private var value: [Double]
    private var reduced: [Double]

    private static let tolerance = 1e-7

    init(_ core: ProofCore) {
        self.core = core
        let places = core.households.count
        let (options, size) = (core.optionCount, places + core.rowCount)
        self.size = size
        isBarred = [Bool](repeating: false, count: options) + core.mayGoWithout.map { !$0 }
        basic = (0..<size).map { options + $0 }
        position = [Int](repeating: -1, count: options) + Array(0..<size)
        value = [Double](repeating: 1, count: places) + core.rowCapacity.map(Double.init)
        duals = [Double](repeating: 0, count: size)
        inverse = [Double](repeating: 0, count: size * size)
        for row in 0..<size { inverse[row * size + row] = 1 }
        for place in 0..<places where !core.options(of: place).isEmpty {
            let best = core.options(of: place).lowerBound
            (basic[place], position[best], position[options + place]) = (best, place, -1)
            duals[place] = Double(core.worth[best])
            for use in core.uses(of: best) {
                let row = places + Int(core.row[use])
                inverse[row * size + place] = -Double(core.amount[use])
                value[row] -= Double(core.amount[use])
            }
        }
        let start = duals
        reduced = (0..<options).map { Double(core.worth[$0]) - start[core.place[$0]] }
        objective = duals.reduce(0, +)
        length = []
        for row in 0..<size {
            length.append((row * size..<(row + 1) * size).reduce(0) { $0 + inverse[$1] * inverse[$1] })
        }
    }

    /// The same for a core with more rows behind these, each with its slack in the basis.
    func obeying(_ core: ProofCore) -> ProofRelaxation {
        var more = self
        let places = core.households.count
        more.core = core
        more.size = places + core.rowCount
        more.inverse = [Double](repeating: 0, count: more.size * more.size)
        for row in 0..<size {
            more.inverse.replaceSubrange(
                row * more.size..<row * more.size + size,
                with: inverse[row * size..<(row + 1) * size]
            )
        }
        more.duals += [Double](repeating: 0, count: more.size - size)
        for row in size..<more.size {
            more.inverse[row * more.size + row] = 1
            more.value.append(Double(core.rowCapacity[row - places]))
            more.position.append(row)
            more.basic.append(core.optionCount + row)
        }
        for option in 0..<core.optionCount where position[option] >= 0 {
            for use in core.uses(of: option) where places + Int(core.row[use]) >= size {
                let row = places + Int(core.row[use])
                let amount = Double(core.amount[use])
                more.value[row] -= amount * value[position[option]]
                for other in 0..<size {
                    more.inverse[row * more.size + other] -= amount * inverse[position[option] * size + other]
                }
            }
        }
        for row in size..<more.size {
            let numbers = more.inverse[row * more.size..<(row + 1) * more.size]
            more.length.append(numbers.reduce(0) { $0 + $1 * $1 })
        }
        return more
    }

    /// How much of an option is chosen.
    func share(of option: Int) -> Double { position[option] < 0 ? 0 : value[position[option]] }

    /// Forbids an option or, behind the options, that a place goes without.
    mutating func bar(_ choice: Int) { isBarred[choice] = true }

    /// Whether anything barred is still chosen, so that solving again would change something.
    var choosesBarred: Bool {
        (0..<size).contains { isOut(basic[$0]) && value[$0] > 1e-6 }
    }

    private func isOut(_ variable: Int) -> Bool { variable < isBarred.count && isBarred[variable] }

    /// - Parameters:
    ///   - cutoff: below this nothing needs to be known.
    ///   - steps: at most so many exchanges of the basis.
    /// - Returns: how far it came; whatever it is, the duals are prices from which `ProofBound` makes a bound.
    mutating func solve(cutoff: Double, steps: Int = .max) -> Outcome {
        var alphas = [Double](repeating: 0, count: core.optionCount)
        var rho = [Double](repeating: 0, count: size)
        var column = rho
        var filled: [Int] = []
        var step = 0
        while let leaving = worstRow() {
            guard step < steps else { return .unfinished }
            step += 1
            filled.removeAll(keepingCapacity: true)
            for other in 0..<size {
                rho[other] = inverse[leaving * size + other]
                if rho[other] != 0 { filled.append(other) }
            }
            let sign = value[leaving] < 0 ? 1.0 : -1.0
            work += core.row.count
            guard let entering = entering(rho, sign, &alphas) else {
                // Nothing can make good for it: prices along this row fall without end.
                let fall = (objective - cutoff + 1) / abs(value[leaving])
                for other in filled { duals[other] += sign * fall * rho[other] }
                objective = cutoff - 1
                return .belowCutoff
            }
            let alpha = entering < core.optionCount ? alphas[entering] : rho[entering - core.optionCount]
            let price = entering < core.optionCount ? reduced[entering] : -duals[entering - core.optionCount]
            let theta = price / alpha
            objective += theta * value[leaving]
            for option in 0..<core.optionCount where alphas[option] != 0 { reduced[option] -= theta * alphas[option] }
            for other in filled { duals[other] += theta * rho[other] }
            if basic[leaving] < core.optionCount { reduced[basic[leaving]] = -theta }
            if entering < core.optionCount { reduced[entering] = 0 }
            findColumn(of: entering, into: &column)
            exchange(leaving, entering, column, rho, filled)
            if objective < cutoff { return .belowCutoff }
        }
        return .optimal
    }

    /// The row of the basis that is furthest from being possible; nil where all are.
    private func worstRow() -> Int? {
        var worst = 0.0
        var found: Int?
        for row in 0..<size {
            let excess = value[row] < 0 ? -value[row] : isOut(basic[row]) ? value[row] : 0
            guard excess > Self.tolerance else { continue }
            let score = excess * excess / length[row]
            if score > worst { (worst, found) = (score, row) }
        }
        return found
    }

    /// The variable that can replace a row's at the least price; of those about as cheap the one with most weight.
    private func entering(_ rho: [Double], _ sign: Double, _ alphas: inout [Double]) -> Int? {
        let places = core.households.count
        var least = Double.infinity
        func consider(_ alpha: Double, _ price: Double) {
            if alpha < -1e-9 { least = min(least, (price - Self.tolerance) / alpha) }
        }
        let (place, firstUse, row, amount) = (core.place.span, core.firstUse.span, core.row.span, core.amount.span)
        let (weight, position, isBarred, reduced) = (rho.span, position.span, isBarred.span, reduced.span)
        for option in 0..<core.optionCount {
            guard position[unchecked: option] < 0, !isBarred[unchecked: option] else {
                alphas[option] = 0
                continue
            }
            var alpha = weight[unchecked: place[unchecked: option]]
            for use in firstUse[unchecked: option]..<firstUse[unchecked: option + 1] {
                alpha += weight[unchecked: places + Int(row[unchecked: use])] * Double(amount[unchecked: use])
            }
            alphas[option] = alpha
            consider(sign * alpha, min(reduced[unchecked: option], 0))
        }
        for row in 0..<size {
            let slack = core.optionCount + row
            if position[slack] < 0, !isOut(slack) { consider(sign * rho[row], min(-duals[row], 0)) }
        }
        guard least < .infinity else { return nil }
        var most = 0.0
        var found: Int?
        func choose(_ variable: Int, _ alpha: Double, _ price: Double) {
            if alpha < -1e-9, -alpha > most, price / alpha <= least { (most, found) = (-alpha, variable) }
        }
        for option in 0..<core.optionCount where alphas[option] != 0 {
            choose(option, sign * alphas[option], min(reduced[option], 0))
        }
        for row in 0..<size {
            let slack = core.optionCount + row
            if position[slack] < 0, !isOut(slack) { choose(slack, sign * rho[row], min(-duals[row], 0)) }
        }
        return found
    }

    /// What one of a variable takes of each row of the basis.
    private func findColumn(of variable: Int, into column: inout [Double]) {
        guard variable < core.optionCount else {
            for row in 0..<size { column[row] = inverse[row * size + variable - core.optionCount] }
            return
        }
        let places = core.households.count
        for row in 0..<size { column[row] = inverse[row * size + core.place[variable]] }
        for use in core.uses(of: variable) {
            let (from, amount) = (places + Int(core.row[use]), Double(core.amount[use]))
            for row in 0..<size { column[row] += amount * inverse[row * size + from] }
        }
    }

    private mutating func exchange(
        _ leaving: Int,
        _ entering: Int,
        _ column: [Double],
        _ rho: [Double],
        _ filled: [Int]
    ) {
        let pivot = 1 / column[leaving]
        let step = value[leaving] * pivot
        for row in 0..<size where row != leaving && abs(column[row]) > 1e-11 {
            value[row] -= step * column[row]
            let factor = column[row] * pivot
            let grown = Self.subtract(factor, times: rho, at: filled, from: &inverse, start: row * size)
            length[row] = max(length[row] + grown, 1e-6)
            work += filled.count
        }
        for other in filled { inverse[leaving * size + other] = rho[other] * pivot }
        length[leaving] *= pivot * pivot
        value[leaving] = step
        position[basic[leaving]] = -1
        position[entering] = leaving
        basic[leaving] = entering
    }

    /// - Returns: by how much the squared length of the row that starts there grows.
    private static func subtract(
        _ factor: Double,
        times rho: [Double],
        at filled: [Int],
        from inverse: inout [Double],
        start: Int
    ) -> Double {
        var numbers = inverse.mutableSpan
        let (rho, filled) = (rho.span, filled.span)
        var grown = 0.0
        for place in filled.indices {
            let other = filled[unchecked: place]
            let old = numbers[unchecked: start + other]
            let difference = old - factor * rho[unchecked: other]
            let new = abs(difference) < 1e-12 ? 0 : difference
            numbers[unchecked: start + other] = new
            grown += new * new - old * old
        }
        return grown
    }
}
