/// The best of many, found in one pass: more is better, and of the same score the first that came.
struct TopList {
    private(set) var entries: [(number: Int, score: Float)] = []
    private let most: Int

    init(most: Int) {
        self.most = max(0, most)
    }

    mutating func take(_ number: Int, _ score: Float) {
        if entries.count == most {
            guard let last = entries.last, score > last.score else { return }
            entries.removeLast()
        }
        var place = entries.count
        while place > 0, entries[place - 1].score < score { place -= 1 }
        entries.insert((number, score), at: place)
    }
}
