/// How long a way takes where nobody knows better: time to set off and arrive, and the road at an even speed.
public struct TravelPace: Sendable, Hashable {
    /// Minutes for setting off, waiting, finding a place to park.
    public var settingOff: Int
    /// The length of the road in percent of the straight line.
    public var roadInPercent: Int
    public var kilometresPerHour: Int

    public init(settingOff: Int, roadInPercent: Int = 130, kilometresPerHour: Int) {
        self.settingOff = settingOff
        self.roadInPercent = roadInPercent
        self.kilometresPerHour = kilometresPerHour
    }

    /// The estimate of a mode: by car 5 minutes and 1.3 × the straight line at 55 km/h, the others after their kind.
    public static func standard(_ mode: TravelMode) -> TravelPace {
        switch mode {
        case .walk: TravelPace(settingOff: 0, kilometresPerHour: 5)
        case .bicycle: TravelPace(settingOff: 2, kilometresPerHour: 15)
        case .car: TravelPace(settingOff: 5, kilometresPerHour: 55)
        case .transit: TravelPace(settingOff: 10, kilometresPerHour: 30)
        }
    }

    /// What can be counted with.
    var isPossible: Bool {
        (0...600).contains(settingOff) && (100...1_000).contains(roadInPercent)
            && (1...1_000).contains(kilometresPerHour)
    }

    /// Minutes for a straight line of so many metres, rounded up; never falls when the line gets longer.
    func minutes(metres: Int) -> Int {
        let metresPerHour = kilometresPerHour * 100_000
        return min(settingOff + (metres * roadInPercent * 60 + metresPerHour - 1) / metresPerHour, TravelTime.most)
    }
}
