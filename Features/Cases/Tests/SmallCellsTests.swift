import LotseCore
import Testing

@testable import Cases

@Suite struct SmallCellsTests {
    @Test func `one small number takes another with it`() {
        #expect(SmallCells.protect([10, 2, 7]).cells == [10, nil, nil])
        #expect(SmallCells.protect([10, 2, 7]).total == 19)
    }

    @Test func `two ones are not enough to hide each other`() {
        #expect(SmallCells.protect([9, 1, 1]).cells == [nil, nil, nil])
    }

    @Test func `zero is no secret`() {
        #expect(SmallCells.protect([10, 0, 3]).cells == [10, 0, 3])
    }

    @Test func `where nothing else can be hidden the sum goes too`() {
        let alone = SmallCells.protect([0, 2, 0])
        #expect(alone.cells == [0, nil, 0])
        #expect(alone.total == nil)
        #expect(SmallCells.protect([1, 1]).total == nil)
    }

    /// All ways in which the hidden cells of a group could be filled, given what is shown.
    private func fillings(_ shown: SmallCells.Protected) -> Set<[Int]> {
        let hidden = shown.cells.indices.filter { shown.cells[$0] == nil }
        guard let total = shown.total else { return [] }
        let rest = total - shown.cells.compactMap(\.self).reduce(0, +)
        var ways: [[Int]] = [[]]
        for _ in hidden { ways = ways.flatMap { way in (1...max(1, rest)).map { way + [$0] } } }
        return Set(ways.filter { $0.reduce(0, +) == rest })
    }

    @Test(arguments: 0..<200) func `no hidden number follows from the shown ones`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let cells = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            [0, 1, 2, Int.random(in: 3...12, using: &random)].randomElement(using: &random) ?? 0
        }
        let shown = SmallCells.protect(cells)
        for (cell, number) in zip(shown.cells, cells) {
            #expect(cell == nil || cell == number)
            #expect(!(1..<SmallCells.threshold).contains(number) || cell == nil)
        }
        let hidden = shown.cells.indices.filter { shown.cells[$0] == nil }
        guard !hidden.isEmpty, shown.total != nil else { return }
        let ways = fillings(shown)
        for place in hidden.indices {
            #expect(Set(ways.map { $0[place] }).count > 1, "\(cells) shown as \(shown)")
        }
    }

    @Test func `a year does not give its quarters away`() {
        let quarters = [[5, 4], [6, 5], [4, 2], [8, 9]]
        let year = [23, 20]
        // The second cell is hidden in one quarter, and takes the first with it there.
        #expect(SmallCells.betrayed(year: year, quarters: quarters) == [0, 1])
        let twice = [[5, 2], [6, 2], [4, 9], [8, 9]]
        #expect(SmallCells.betrayed(year: [23, 22], quarters: twice) == [])
    }
}
