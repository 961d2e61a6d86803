/// Rows sorted by main group, cell and code.
struct RankingTable<Row: RankingRow>: Sendable {
    private(set) var rows: [Row] = []
    /// The last three digits of each row's occupation: the first two are the block's group.
    private(set) var codes: [UInt16] = []
    /// Those of the rows once more, close together.
    private(set) var traits: [UInt32] = []
    private(set) var details: [UInt16] = []
    private(set) var blocks = BlockDirectory()
    /// Places of rows in the order of their numbers.
    private(set) var byNumber: [Int32] = []

    /// Group, cell and code of a row, in 43 bits.
    static func key(_ code: Int, _ cell: UInt32) -> UInt64 {
        UInt64(OccupationCode.group(code)) << 36 | UInt64(cell) << 10 | UInt64(code % OccupationCode.groupSize)
    }

    init(_ draft: RankingDraft<Row>) {
        reserve(draft.rows.count, draft.details.count)
        for entry in draft.order() {
            let place = RankingDraft<Row>.place(entry)
            append(draft.rows[place], entry >> 21, draft.details)
        }
        close()
    }

    /// What is in a table and not removed, with what came since.
    init(_ old: RankingTable, without removed: BitList, with draft: RankingDraft<Row>) {
        reserve(old.rows.count + draft.rows.count, old.details.count + draft.details.count)
        let order = draft.order()
        var next = 0
        for group in 0..<OccupationCode.groupCount {
            for block in old.blocks.blocks(of: group) {
                for place in old.blocks.rows(of: block) where !removed.contains(place) {
                    let key = UInt64(group) << 36 | UInt64(old.blocks.cells[block]) << 10 | UInt64(old.codes[place])
                    while next < order.count, order[next] >> 21 < key {
                        append(draft.rows[RankingDraft<Row>.place(order[next])], order[next] >> 21, draft.details)
                        next += 1
                    }
                    append(old.rows[place], key, old.details)
                }
            }
        }
        for entry in order[next...] {
            append(draft.rows[RankingDraft<Row>.place(entry)], entry >> 21, draft.details)
        }
        close()
    }

    private mutating func reserve(_ rowCount: Int, _ detailCount: Int) {
        rows.reserveCapacity(rowCount)
        codes.reserveCapacity(rowCount)
        traits.reserveCapacity(rowCount)
        details.reserveCapacity(detailCount)
    }

    private mutating func append(_ row: Row, _ key: UInt64, _ pool: [UInt16]) {
        blocks.append(Int(key >> 36), UInt32(truncatingIfNeeded: key >> 10) & CellGrid.everywhere, row: rows.count)
        var row = row
        let first = Int(row.firstDetail)
        row.firstDetail = UInt32(details.count)
        details.append(contentsOf: pool[first..<first + row.detailCount])
        rows.append(row)
        traits.append(row.traits)
        codes.append(UInt16(truncatingIfNeeded: key & 1_023))
    }

    private mutating func close() {
        blocks.close(rows: rows.count)
        byNumber = rows.enumerated().map { UInt64($0.element.number) << 32 | UInt64($0.offset) }.sorted()
            .map { Int32(truncatingIfNeeded: $0) }
    }

    /// The rows with a number, as places in `byNumber`.
    func places(of number: Int32) -> Range<Int> {
        var (low, high) = (0, byNumber.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[Int(byNumber[middle])].number < number { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < byNumber.count, rows[Int(byNumber[end])].number == number { end += 1 }
        return low..<end
    }

    /// The least number that more than one row has.
    var repeatedNumber: Int? {
        zip(byNumber, byNumber.dropFirst()).first { rows[Int($0)].number == rows[Int($1)].number }
            .map { Int(rows[Int($0.0)].number) }
    }

    /// Bytes that all of it takes.
    var byteCount: Int {
        rows.count * MemoryLayout<Row>.stride + (codes.count + details.count) * 2
            + (traits.count + byNumber.count) * 4
            + blocks.cells.count * 8 + blocks.firstBlock.count * 4
    }
}
