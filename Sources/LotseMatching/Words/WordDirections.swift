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

    init() {}

    /// Takes them out of what was kept; nil where it is something else.
    init?(_ packed: inout UnpackedArrays) {
        guard let numbers: [Int8] = packed.numbers(), let scales: [UInt32] = packed.numbers(),
            numbers.count == scales.count * WordEncoder.dimension
        else { return nil }
        self.numbers = numbers
        self.scales = scales.map { Float(bitPattern: $0) }
        guard self.scales.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { return nil }
    }

    func append(to packed: inout PackedArrays) {
        packed.append(numbers)
        packed.append(scales.map(\.bitPattern))
    }

    /// Whether these are the same, to the bit, as others from a place on.
    func equal(_ others: WordDirections, at place: Int) -> Bool {
        let (width, end) = (WordEncoder.dimension, place + count)
        return end <= others.count && scales.elementsEqual(others.scales[place..<end])
            && numbers.elementsEqual(others.numbers[(place * width)..<(end * width)])
    }

    /// A direction to compare with, in whole numbers of finer steps.
    struct Asked {
        fileprivate let numbers: [Int16]
        fileprivate let unit: Float
        /// Of what the whole numbers stand for: nearly one, or zero.
        let length: Float

        init(_ direction: WordDirection) {
            let largest = WordDirections.largest(direction)
            let factor = largest > 0 ? WordDirections.steps / largest : 0
            numbers = direction.parts.map { Int16(($0 * factor).rounded()) }
            unit = largest / WordDirections.steps
            let squares = numbers.reduce(0) { $0 + Int($1) * Int($1) }
            length = Float(squares).squareRoot() * unit
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

    /// How long one of them is: nearly one, or zero.
    func length(of number: Int) -> Float {
        let own = numbers[(number * WordEncoder.dimension)..<((number + 1) * WordEncoder.dimension)]
        return Float(own.reduce(0) { $0 + Int($1) * Int($1) }).squareRoot() * scales[number]
    }

    /// The product of one of them and one of others, length by length by the cosine between them.
    func product(of number: Int, with others: WordDirections, at place: Int) -> Float {
        let width = WordEncoder.dimension
        let sum = (0..<width).reduce(0) { sum, index in
            sum + Int(numbers[number * width + index]) * Int(others.numbers[place * width + index])
        }
        return Float(sum) * scales[number] * others.scales[place]
    }

    /// The cosine of one of them with a direction: the same as in `cosines`.
    func cosine(of number: Int, to asked: Asked) -> Float {
        let sum = asked.numbers.withUnsafeBufferPointer { one in
            numbers.withUnsafeBufferPointer { Self.product(one, $0, number) }
        }
        return Float(sum) * asked.unit * scales[number]
    }

    /// The inner loop of every search: eight at a time, without checks, as all numbers come from these directions.
    @inline(__always)
    private static func product(
        _ one: UnsafeBufferPointer<Int16>,
        _ all: UnsafeBufferPointer<Int8>,
        _ number: Int
    ) -> Int32 {
        let (asked, kept) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(all))
        let start = number &* WordEncoder.dimension
        var sum = SIMD8<Int32>()
        for place in stride(from: 0, to: WordEncoder.dimension, by: 8) {
            let part = asked.loadUnaligned(fromByteOffset: place &* 2, as: SIMD8<Int16>.self)
            let other = kept.loadUnaligned(fromByteOffset: start &+ place, as: SIMD8<Int8>.self)
            sum &+= SIMD8<Int32>(truncatingIfNeeded: part) &* SIMD8<Int32>(truncatingIfNeeded: other)
        }
        return sum.wrappedSum()
    }

    private static func largest(_ direction: WordDirection) -> Float {
        direction.parts.reduce(Float(0)) { max($0, $1.magnitude) }
    }
}
