/// Where a text points: texts of one meaning point the same way (`WordEncoder`).
public struct WordDirection: Sendable, Hashable {
    let parts: [SIMD8<Float>]

    /// Makes the length one; zero stays zero.
    init(_ sum: [SIMD8<Float>]) {
        let square = sum.reduce(Float(0)) { $0 + ($1 * $1).sum() }
        let scale = square > 0 ? 1 / square.squareRoot() : 0
        parts = sum.map { $0 * scale }
    }

    /// The cosine of the angle between two directions; 0 where one of them is zero.
    public func cosine(to other: WordDirection) -> Float {
        var sum = SIMD8<Float>.zero
        for index in parts.indices { sum += parts[index] * other.parts[index] }
        return sum.sum()
    }
}

/// Many directions, one behind the other, compared with one in a single pass.
struct WordDirections: Sendable {
    private var parts: [SIMD8<Float>] = []

    var count: Int { parts.count / WordEncoder.width }

    mutating func append(_ direction: WordDirection) {
        parts += direction.parts
    }

    /// The cosine of each with a direction, in order.
    func cosines(to direction: WordDirection) -> [Float] {
        let width = WordEncoder.width
        var cosines = [Float](repeating: 0, count: count)
        direction.parts.withUnsafeBufferPointer { one in
            parts.withUnsafeBufferPointer { all in
                for number in cosines.indices {
                    var sum = SIMD8<Float>.zero
                    let start = number * width
                    for index in 0..<width { sum += one[index] * all[start + index] }
                    cosines[number] = sum.sum()
                }
            }
        }
        return cosines
    }
}
