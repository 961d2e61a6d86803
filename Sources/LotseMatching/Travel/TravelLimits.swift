/// The modes somebody uses, and the minutes one way that are bearable by each.
public struct TravelLimits: Sendable, Hashable {
    private var minutes: SIMD4<Int32>

    /// - Parameter limits: minutes one way, `TravelTime.most` at most; a mode that is absent is not used.
    public init(_ limits: [TravelMode: Int]) {
        minutes = SIMD4(repeating: -1)
        for (mode, limit) in limits {
            minutes[mode.rawValue] = Int32(clamping: min(max(limit, 0), TravelTime.most))
        }
    }

    /// The limit by a mode; nil where it is not used.
    public subscript(mode: TravelMode) -> Int? {
        minutes[mode.rawValue] < 0 ? nil : Int(minutes[mode.rawValue])
    }

    /// The same with some minutes more by every mode that is used.
    public func adding(minutes extra: Int) -> TravelLimits {
        var limits = self
        for mode in TravelMode.allCases {
            guard let limit = self[mode] else { continue }
            limits.minutes[mode.rawValue] = Int32(clamping: min(limit + max(extra, 0), TravelTime.most))
        }
        return limits
    }
}
