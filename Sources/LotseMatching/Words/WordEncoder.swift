/// Turns a text into a direction, so that texts that mean the same occupation point the same way, across languages.
///
/// A text is the sum of the vectors of its letter groups and words (`WordFeatures`), of length one. The vectors were
/// trained on the official labels (`Training/Words`); here they are whole numbers with a scale for each bucket.
public struct WordEncoder: Sendable, Equatable {
    /// How many numbers a direction has.
    public static let dimension = 96

    /// There are two to this power of buckets.
    let bits: Int
    let scales: [Float]
    /// `dimension` for each bucket.
    let numbers: [Int8]

    /// The direction of a text as titles are compared (`NormalTitle.text`): all zero for one without letters.
    public func direction(of text: String) -> WordDirection {
        let width = Self.dimension
        var sum = [Float](repeating: 0, count: width)
        sum.withUnsafeMutableBufferPointer { sum in
            numbers.withUnsafeBufferPointer { numbers in
                for bucket in WordFeatures.buckets(of: text, bits: bits) {
                    let (scale, start) = (scales[Int(bucket)], Int(bucket) * width)
                    for index in 0..<width { sum[index] += Float(numbers[start + index]) * scale }
                }
            }
        }
        return WordDirection(sum)
    }
}
