/// Turns a text into a direction, so that texts that mean the same occupation point the same way, across languages.
///
/// A text is the sum of the vectors of its letter groups and words (`WordFeatures`), of length one. The vectors were
/// trained on the official labels (see `Benchmarks/vocabulary`); here they are whole numbers with a scale for each bucket.
public struct WordEncoder: Sendable, Equatable {
    /// How many numbers a direction has.
    public static let dimension = 96
    /// A direction in registers of eight.
    static let width = dimension / 8

    /// There are two to this power of buckets.
    let bits: Int
    let scales: [Float]
    /// `width` for each bucket.
    let numbers: [SIMD8<Int8>]

    /// The direction of a text as titles are compared (`NormalTitle.text`): all zero for one without letters.
    public func direction(of text: String) -> WordDirection {
        var sum = [SIMD8<Float>](repeating: .zero, count: Self.width)
        for bucket in WordFeatures.buckets(of: text, bits: bits) {
            let (scale, start) = (scales[Int(bucket)], Int(bucket) * Self.width)
            for index in 0..<Self.width { sum[index] += SIMD8<Float>(numbers[start + index]) * scale }
        }
        return WordDirection(sum)
    }
}
