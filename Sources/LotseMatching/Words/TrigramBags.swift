/// The trigrams of many texts, numbered, one text behind the other.
struct TrigramBags {
    /// Numbers of trigrams, in the order in which they were first seen.
    private(set) var numbers: [UInt64: Int32] = [:]
    /// Of all texts: each trigram of a text once.
    private(set) var grams: [Int32] = []
    /// How often each stands in its text.
    private(set) var counts: [UInt32] = []
    /// Where each text ends in the two lists.
    private(set) var ends: [UInt32] = []

    init(_ texts: [String]) {
        ends.reserveCapacity(texts.count)
        for text in texts {
            for (gram, count) in Self.counted(text) {
                let next = Int32(numbers.count)
                let number = numbers[gram] ?? next
                if number == next { numbers[gram] = next }
                grams.append(number)
                counts.append(count)
            }
            ends.append(UInt32(grams.count))
        }
    }

    /// The trigrams of a text with how often they occur, in the order of their keys.
    ///
    /// A text of two letters has two: ` ab` and `ab `. A key is three scalars of 21 bits.
    static func counted(_ text: String) -> [(gram: UInt64, count: UInt32)] {
        guard !text.isEmpty else { return [] }
        var keys: [UInt64] = []
        var (before, last) = (UInt64(0), UInt64(32))
        for scalar in text.unicodeScalars {
            if before > 0 { keys.append(before << 42 | last << 21 | UInt64(scalar.value)) }
            (before, last) = (last, UInt64(scalar.value))
        }
        keys.append(before << 42 | last << 21 | 32)
        keys.sort()
        var counted: [(gram: UInt64, count: UInt32)] = []
        for key in keys {
            if counted.last?.gram == key {
                counted[counted.count - 1].count += 1
            } else {
                counted.append((key, 1))
            }
        }
        return counted
    }
}
