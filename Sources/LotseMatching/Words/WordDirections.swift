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

    /// A direction to compare with, in whole numbers of finer steps.
    struct Asked {
        fileprivate let numbers: [Int16]
        fileprivate let unit: Float

        init(_ direction: WordDirection) {
            let largest = WordDirections.largest(direction)
            let factor = largest > 0 ? WordDirections.steps / largest : 0
            numbers = direction.parts.map { Int16(($0 * factor).rounded()) }
            unit = largest / WordDirections.steps
        }
    }

    /// More than every cosine, which rounding may carry over one.
    static let mostCosine: Float = 1.05

    /// The cosine of each with a direction, in order.
    func cosines(to asked: Asked) -> [Float] {
        [Float](unsafeUninitializedCapacity: count) { cosines, filled in
            asked.numbers.withUnsafeBufferPointer { one in
                numbers.withUnsafeBufferPointer { all in
                    for number in scales.indices {
                        let sum = Self.product(one, all, number)
                        cosines.initializeElement(at: number, to: Float(sum) * asked.unit * scales[number])
                    }
                }
            }
            filled = count
        }
    }

    /// The cosine of one of them with a direction: the same as in `cosines`.
    func cosine(of number: Int, to asked: Asked) -> Float {
        let sum = asked.numbers.withUnsafeBufferPointer { one in
            numbers.withUnsafeBufferPointer { Self.product(one, $0, number) }
        }
        return Float(sum) * asked.unit * scales[number]
    }

    @inline(__always)
    private static func product(
        _ one: UnsafeBufferPointer<Int16>,
        _ all: UnsafeBufferPointer<Int8>,
        _ number: Int
    ) -> Int32 {
        let width = WordEncoder.dimension
        let start = number * width
        var sum: Int32 = 0
        for index in 0..<width { sum &+= Int32(one[index]) &* Int32(all[start &+ index]) }
        return sum
    }

    private static func largest(_ direction: WordDirection) -> Float {
        direction.parts.reduce(Float(0)) { max($0, $1.magnitude) }
    }
}
