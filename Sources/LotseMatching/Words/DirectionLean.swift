/// How a direction stands to another one: how far it goes along with it, and how far away from it.
///
/// What two directions have in common cannot be more than what their angles to a third one allow.
struct DirectionLean: Sendable {
    private let along: Float
    private let away: Float

    /// - Parameters:
    ///   - along: how far it goes along with the other, which may be the whole of its length in either sense.
    ///   - length: of the direction.
    init(along: Float, length: Float) {
        self.along = along
        away = max(0, length * length - along * along).squareRoot()
    }

    /// The product of two directions is not more than this, but for rounding: of this one and of another that stands so to
    /// the same third one.
    func most(with other: DirectionLean) -> Float { along * other.along + away * other.away }
}
