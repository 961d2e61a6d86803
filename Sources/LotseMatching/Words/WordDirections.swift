/// Many directions in whole numbers, one behind the other, compared with one in a single pass.
///
/// A direction takes 96 bytes and its scale; a cosine is exact to about half a hundredth. Sums of whole numbers do not
/// depend on their order, so that a score is the same on every machine.
struct WordDirections: Sendable {
    private var numbers: [Int8] = []
    private var scales: [Float] = []

    var count: Int { scales.count }

    /// The asked direction has finer steps than the kept ones; the sum of all products still fits into 32 bits.
    private static let steps: Float = 2_047

    mutating func append(_ direction: WordDirection) {
        let largest = Self.largest(direction)
        scales.append(largest / 127)
        let factor = largest > 0 ? 127 / largest : 0
        numbers += direction.parts.map { Int8(($0 * factor).rounded()) }
    }

    /// The cosine of each with a direction, in order.
    func cosines(to direction: WordDirection) -> [Float] {
        let largest = Self.largest(direction)
        let (unit, factor) = (largest / Self.steps, largest > 0 ? Self.steps / largest : 0)
        let asked = direction.parts.map { Int16(($0 * factor).rounded()) }
        let width = WordEncoder.dimension
        return [Float](unsafeUninitializedCapacity: count) { cosines, filled in
            asked.withUnsafeBufferPointer { one in
                numbers.withUnsafeBufferPointer { all in
                    for number in scales.indices {
                        var sum: Int32 = 0
                        let start = number * width
                        for index in 0..<width { sum &+= Int32(one[index]) &* Int32(all[start &+ index]) }
                        cosines.initializeElement(at: number, to: Float(sum) * unit * scales[number])
                    }
                }
            }
            filled = count
        }
    }

    private static func largest(_ direction: WordDirection) -> Float {
        direction.parts.reduce(Float(0)) { max($0, $1.magnitude) }
    }
}
