/// One bit for each of many places, all off at first.
struct BitList: Sendable {
    private var words: [UInt64] = []
    private(set) var count = 0

    @inline(__always)
    func contains(_ place: Int) -> Bool {
        guard place >> 6 < words.count else { return false }
        return words[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    mutating func insert(_ place: Int) {
        guard !contains(place) else { return }
        while words.count <= place >> 6 { words.append(0) }
        words[place >> 6] |= 1 << UInt64(place & 63)
        count += 1
    }
}
