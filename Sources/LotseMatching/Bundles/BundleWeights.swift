/// What counts how much in the score of a bundle; points of homes and vacancies count as they are.
public struct BundleWeights: Sendable, Hashable {
    /// Points lost by each minute of a way.
    public var perMinute: Int
    /// Points lost by each ten euros a month for rent, heating and care.
    public var perTenEuros: Int
    /// Points lost by each week of waiting until all is there.
    public var perWeek: Int
    /// Points won by each child that is in a house with an earlier one.
    public var siblingsTogether: Int

    /// - Parameters:
    ///   - perMinute: 0 to `most`, as all.
    ///   - perTenEuros: a month.
    ///   - perWeek: after the first day on which the household could come.
    ///   - siblingsTogether: for each child.
    public init(perMinute: Int = 6, perTenEuros: Int = 4, perWeek: Int = 10, siblingsTogether: Int = 80) {
        self.perMinute = min(max(perMinute, 0), Self.most)
        self.perTenEuros = min(max(perTenEuros, 0), Self.most)
        self.perWeek = min(max(perWeek, 0), Self.most)
        self.siblingsTogether = min(max(siblingsTogether, 0), Self.most)
    }

    /// No weight counts more, so that no sum is too large.
    public static let most = 10_000

    /// The points that so many cents a month cost; below ten euros they count in part, rounded towards none.
    func cost(cents: Int64) -> Int { perTenEuros * Int(cents) / 1_000 }
}
