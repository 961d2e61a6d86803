/// Where a text points: texts of one meaning point the same way (`WordEncoder`).
public struct WordDirection: Sendable, Hashable {
    /// `WordEncoder.dimension` numbers.
    let parts: [Float]

    /// Makes the length one; zero stays zero.
    init(_ sum: [Float]) {
        let square = sum.reduce(Float(0)) { $0 + $1 * $1 }
        let scale = square > 0 ? 1 / square.squareRoot() : 0
        parts = sum.map { $0 * scale }
    }

    /// The cosine of the angle between two directions; 0 where one of them is zero.
    public func cosine(to other: WordDirection) -> Float {
        zip(parts, other.parts).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    }
}
