/// The entries of all children by programme: who may want a place that falls free.
struct AskerLists {
    /// The askers of programme p are `first[p]..<first[p + 1]`.
    private(set) var first: [Int]
    private(set) var entry: [Int32]
    private(set) var priority: [UInt64]

    init(_ entries: WishEntries, programmeCount: Int) {
        first = [Int](repeating: 0, count: programmeCount + 1)
        for programme in entries.programme { first[Int(programme) + 1] += 1 }
        for programme in 0..<programmeCount { first[programme + 1] += first[programme] }
        entry = [Int32](repeating: 0, count: entries.programme.count)
        priority = [UInt64](repeating: 0, count: entries.programme.count)
        var next = first
        for (number, programme) in entries.programme.enumerated() {
            let place = next[Int(programme)]
            next[Int(programme)] += 1
            entry[place] = Int32(number)
            priority[place] = entries.priority[number]
        }
    }
}
