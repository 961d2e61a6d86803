/// Finds the texts that share most of their rare groups of three letters with a text.
///
/// Each text is a vector of its trigrams (with the spaces at its ends and between words), weighted by how often they
/// occur in it and how few texts have them (TF-IDF), of length one; similarity is the cosine. Weights are whole numbers, so
/// that a sum does not depend on its order.
public struct TrigramIndex: Sendable {
    /// A text that was found.
    public struct Hit: Sendable, Hashable {
        /// Its place in the list that the index was made from.
        public let text: Int
        /// 0 for nothing in common, 1 for the same trigrams.
        public let similarity: Float
    }

    /// How many texts the index holds.
    public let count: Int
    private let numbers: [UInt64: Int32]
    /// By trigram: how rare it is, as a logarithm.
    private let rarity: [Float]
    /// The uses of trigram g are `starts[g]..<starts[g + 1]`.
    private let starts: [UInt32]
    private let users: [UInt32]
    private let weights: [UInt16]

    /// A weight of one: the product of two, and so a cosine, fits into 32 bits.
    private static let unit: Float = 32_767

    /// - Parameter texts: as they are compared; an empty one is never found.
    public init(_ texts: [String]) {
        let bags = TrigramBags(texts)
        count = texts.count
        numbers = bags.numbers
        var starts = [UInt32](repeating: 0, count: bags.numbers.count + 1)
        for gram in bags.grams { starts[Int(gram) + 1] += 1 }
        let rarity = (0..<bags.numbers.count).map { gram in
            Float(Logarithm.natural(Double(1 + texts.count) / Double(1 + starts[gram + 1])) + 1)
        }
        for gram in 0..<bags.numbers.count { starts[gram + 1] += starts[gram] }
        var (places, users) = (starts, [UInt32](repeating: 0, count: bags.grams.count))
        var weights = [UInt16](repeating: 0, count: bags.grams.count)
        var start = 0
        for (text, end) in bags.ends.enumerated() {
            let own = start..<Int(end)
            let weighted = Self.weights(own.map { (bags.counts[$0], rarity[Int(bags.grams[$0])]) }, unknown: 0)
            for (index, weight) in zip(own, weighted) {
                let place = Int(places[Int(bags.grams[index])])
                users[place] = UInt32(text)
                weights[place] = weight
                places[Int(bags.grams[index])] += 1
            }
            start = Int(end)
        }
        self.rarity = rarity
        (self.starts, self.users, self.weights) = (starts, users, weights)
    }

    /// The similarity of each text, in order.
    ///
    /// - Parameter text: as it is compared.
    /// - Returns: a number for each text of the index.
    public func similarities(to text: String) -> [Float] {
        let found = found(for: text)
        return (0..<count).map { found.similarity(of: $0) }
    }

    /// What each text has in common with one, in whole numbers.
    struct Found {
        private let sums: [UInt32]

        fileprivate init(_ sums: [UInt32]) {
            self.sums = sums
        }

        /// As in `similarities`.
        func similarity(of text: Int) -> Float { Self.similarity(sums[text]) }

        /// The highest of some texts, which are at least one.
        func highest(of texts: Range<Int>) -> Float {
            sums.withUnsafeBufferPointer { sums in
                var highest: UInt32 = 0
                for text in texts { highest = max(highest, sums[text]) }
                return Self.similarity(highest)
            }
        }

        private static func similarity(_ sum: UInt32) -> Float {
            min(Float(sum) / (TrigramIndex.unit * TrigramIndex.unit), 1)
        }
    }

    func found(for text: String) -> Found { Found(sums(for: text)) }

    /// The most similar texts, best first; of the same similarity the first of the list.
    ///
    /// Exact: every text that shares a trigram is counted.
    ///
    /// - Parameters:
    ///   - most: how many at most.
    ///   - text: as it is compared.
    /// - Returns: texts that share something.
    public func best(_ most: Int, for text: String) -> [Hit] {
        var top = TopList(most: most)
        for (number, similarity) in similarities(to: text).enumerated() where similarity > 0 {
            top.take(number, similarity)
        }
        return top.entries.map { Hit(text: $0.number, similarity: $0.score) }
    }

    private func sums(for text: String) -> [UInt32] {
        var sums = [UInt32](repeating: 0, count: count)
        var (known, unknown): ([(gram: Int, count: UInt32)], Int) = ([], 0)
        for (gram, count) in TrigramBags.counted(text) {
            if let number = numbers[gram] { known.append((Int(number), count)) } else { unknown += Int(count) }
        }
        let weighted = Self.weights(known.map { ($0.count, rarity[$0.gram]) }, unknown: unknown)
        for (part, weight) in zip(known, weighted) where weight > 0 {
            add(UInt32(weight), times: Int(starts[part.gram])..<Int(starts[part.gram + 1]), to: &sums)
        }
        return sums
    }

    /// The inner loop of every search: without checks, as all numbers come from this index.
    private func add(_ factor: UInt32, times uses: Range<Int>, to sums: inout [UInt32]) {
        sums.withUnsafeMutableBufferPointer { sums in
            users.withUnsafeBufferPointer { users in
                weights.withUnsafeBufferPointer { weights in
                    for use in uses { sums[Int(users[use])] &+= factor &* UInt32(weights[use]) }
                }
            }
        }
    }

    /// Weights of a text's trigrams, so that their squares add up to one.
    ///
    /// - Parameters:
    ///   - parts: how often each occurs and how rare it is.
    ///   - unknown: how many trigrams no text of the index has; they count as the rarest.
    /// - Returns: a weight for each part.
    private static func weights(_ parts: [(count: UInt32, rarity: Float)], unknown: Int) -> [UInt16] {
        let rarest = parts.reduce(1) { max($0, $1.rarity) }
        let strange = Float(unknown) * rarest * rarest
        let length = parts.reduce(strange) { sum, part in
            let weight = Float(part.count) * part.rarity
            return sum + weight * weight
        }.squareRoot()
        return parts.map { UInt16((Float($0.count) * $0.rarity / length * unit).rounded()) }
    }
}
