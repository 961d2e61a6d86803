/// Waits cut into a few classes by what they cost.
///
/// Waiting is paid once, for what comes last, so a part cannot be bounded for itself: the best vacancy may be the one
/// that makes all wait. For each class, the parts add at most their best choices that wait no longer, less what the class
/// costs; the best class bounds every bundle: it has a longest wait of its own, in whose class all its choices are.
struct WaitClasses {
    /// What each class costs at least, rising from 0.
    let costs: [Int]

    /// As many as one `WaitProfile` has room for.
    static let most = 16

    /// - Parameter costs: what waits cost, as far as is known; which, no answer depends on.
    init(_ costs: some Sequence<Int>) {
        let distinct = Set(costs).union([0]).sorted()
        let count = min(distinct.count, Self.most)
        self.costs = (0..<count).map { distinct[$0 * distinct.count / count] }
    }

    /// The class of a wait that costs so much.
    func number(of cost: Int) -> Int {
        var (low, high) = (0, costs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if costs[middle] <= cost { low = middle } else { high = middle }
        }
        return low
    }

    /// The most that parts add together, less what is waited, when at least a class is waited.
    ///
    /// - Parameters:
    ///   - profiles: of the parts.
    ///   - own: what is waited in any case.
    ///   - wait: the class.
    /// - Returns: nil where some part has nothing.
    func most(_ profiles: [WaitProfile], own: Int, from wait: Int) -> Int? {
        var most = Int.min
        classes: for wait in wait..<costs.count {
            var sum = -max(costs[wait], own)
            for profile in profiles {
                guard let value = profile[wait] else { continue classes }
                sum += value
            }
            most = max(most, sum)
        }
        return most == .min ? nil : most
    }

    /// The most that parts add together, less what is waited, when at least a class is waited; by that class.
    ///
    /// - Parameters:
    ///   - profiles: of the parts.
    ///   - own: what is waited in any case.
    /// - Returns: nil for a class in which some part has nothing.
    func most(_ profiles: some Sequence<WaitProfile>, own: Int = 0) -> [Int?] {
        var sums = costs.map { -max($0, own) }
        var isPossible = [Bool](repeating: true, count: costs.count)
        for profile in profiles {
            for wait in costs.indices {
                if let value = profile[wait] { sums[wait] += value } else { isPossible[wait] = false }
            }
        }
        var (most, best): ([Int?], Int?) = ([Int?](repeating: nil, count: costs.count), nil)
        for wait in costs.indices.reversed() {
            if isPossible[wait] { best = max(best ?? .min, sums[wait]) }
            most[wait] = best
        }
        return most
    }
}

/// The most that one part can be worth when no longer is waited than a class says: it never falls from class to class.
///
/// Sixteen numbers that the processor compares at once. Values are cut to ± 300 million, upwards where a part may be
/// worth less, so that a bound stays one and no difference overflows.
struct WaitProfile {
    private var values = SIMD16<Int32>(repeating: Self.never)

    private static let never: Int32 = -1_000_000_000
    private static let limit: Int32 = 300_000_000
    private static let numbers = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

    /// A value or the cost of a way in the range that is counted with.
    static func cut(_ value: Int) -> Int32 { Int32(clamping: min(max(value, -Int(limit)), Int(limit))) }

    /// Nil where nothing is possible.
    subscript(wait: Int) -> Int? {
        let value = values[wait]
        return value < -2 * Self.limit ? nil : Int(value)
    }

    /// Whether something of this value and class would be worth more than what is known.
    func isRaised(by value: Int, from wait: Int) -> Bool { value > Int(values[wait]) }

    /// Takes in what can be had once a class is waited.
    mutating func raise(to value: Int, from wait: Int) {
        // All ones where a class is below; kept free of comparisons, which are made one by one.
        let isEarlier = (Self.numbers &- SIMD16(repeating: Int32(wait))) &>> 31
        let (new, none) = (SIMD16(repeating: Self.cut(value)), SIMD16(repeating: Self.never))
        let offered = new ^ ((new ^ none) & isEarlier)
        values.replace(with: offered, where: values .< offered)
    }

    /// Takes in what can be had there, less a way.
    mutating func raise(to other: WaitProfile, less way: Int32) {
        let value = other.values &- SIMD16(repeating: way)
        values.replace(with: value, where: values .< value)
    }

    /// Whether anything can be had there that is worth more than what is known, less a way.
    func isRaised(by other: WaitProfile, less way: Int32) -> Bool {
        Self.hasNegative(values &- (other.values &- SIMD16(repeating: way)))
    }

    /// Whether anything is worth at least this, less a way.
    func reaches(_ least: WaitProfile, less way: Int32) -> Bool {
        // Not less than: the greatest whole number below is exceeded.
        Self.hasNegative(least.values &- (values &- SIMD16(repeating: way)) &- SIMD16(repeating: 1))
    }

    /// A profile of thresholds, one for each class; the last holds for all that follow.
    init(thresholds: [Int]) {
        for wait in 0..<WaitClasses.most {
            let least = thresholds[min(wait, thresholds.count - 1)]
            // What was cut upwards must still reach a threshold below the range.
            values[wait] = least < -Int(Self.limit) ? -2 * Self.limit - 1 : Self.cut(least)
        }
    }

    init() {}

    private static func hasNegative(_ values: SIMD16<Int32>) -> Bool {
        let eight = values.lowHalf | values.highHalf
        let four = eight.lowHalf | eight.highHalf
        let two = four.lowHalf | four.highHalf
        return (two.x | two.y) < 0
    }
}
