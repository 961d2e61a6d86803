/// The most that the parts still open can add, given how long is waited already: why is said at `WaitClasses`.
struct WaitingTails {
    private let width: Int
    /// By part and class; `none` where a part has no option.
    private let tails: [Int]

    private static let none = Int.min

    /// - Parameters:
    ///   - classes: of waits.
    ///   - own: what the wait for the home costs: who waits for it pays that at least.
    ///   - options: for each part.
    init(_ classes: WaitClasses, own: Int, _ options: [[PartOption]]) {
        width = classes.costs.count
        var tails = [Int](repeating: Self.none, count: (options.count + 1) * width)
        var sums = [Int](repeating: 0, count: width)
        for part in stride(from: options.count, through: 0, by: -1) {
            if part < options.count {
                var best = [Int](repeating: Self.none, count: width)
                for option in options[part] { best[option.wait] = max(best[option.wait], option.value) }
                var most = Self.none
                for wait in 0..<width {
                    most = max(most, best[wait])
                    sums[wait] = most == Self.none || sums[wait] == Self.none ? Self.none : sums[wait] + most
                }
            }
            var most = Self.none
            for wait in (0..<width).reversed() {
                if sums[wait] != Self.none { most = max(most, sums[wait] - max(classes.costs[wait], own)) }
                tails[part * width + wait] = most
            }
        }
        self.tails = tails
    }

    /// The most that the parts from one on add when at least a class is waited; nil where they add nothing possible.
    subscript(part: Int, wait: Int) -> Int? {
        let tail = tails[part * width + wait]
        return tail == Self.none ? nil : tail
    }
}
