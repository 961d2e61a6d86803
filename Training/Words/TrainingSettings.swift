/// What decides how an encoder turns out; the same settings and files give the same bytes.
struct TrainingSettings {
    /// There are two to this power of buckets.
    var bits = 17
    var batch = 256
    var steps = 20_000
    /// The first step's size; it falls to zero in a straight line.
    var rate: Float = 0.01
    /// Cosines are divided by it: the smaller, the more only the nearest count.
    var temperature: Float = 0.05
    /// The share of a text's buckets that is left out at random.
    var dropped: Float = 0.25
    /// The largest number of the vectors before the first step.
    var start: Float = 0.01
    var seed: UInt64 = 20_261_121
}
