/// How long each of many things took.
struct Latencies: Sendable {
    private var samples: [Duration] = []
    private(set) var elapsed: Duration = .zero

    init(_ samples: [Duration], elapsed: Duration) {
        self.samples = samples.sorted()
        self.elapsed = elapsed
    }

    var count: Int { samples.count }

    /// Things a second, over the whole time.
    var rate: Double { Double(count) / (elapsed / .seconds(1)) }

    /// The time within which the share of all was done; zero where there is none.
    func percentile(_ share: Double) -> Duration {
        guard !samples.isEmpty else { return .zero }
        return samples[min(samples.count - 1, Int(Double(samples.count) * share))]
    }

    /// One run out of several, as if they had been one.
    static func + (left: Self, right: Self) -> Self {
        Latencies(left.samples + right.samples, elapsed: left.elapsed + right.elapsed)
    }
}

extension Duration {
    /// Milliseconds with two places.
    var inMilliseconds: String { (self / .milliseconds(1)).formatted(2) }
}

extension Double {
    /// Decimal text with some places, without a locale.
    func formatted(_ places: Int) -> String {
        guard places > 0 else { return String(Int(rounded())) }
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((self * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        return "\(scaled / scale).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
