/// A row of an index: small numbers of a fixed size, and a stretch of details in a pool.
protocol RankingRow: Sendable {
    var number: Int32 { get }
    /// In which cell it is kept.
    var cell: UInt32 { get }
    /// What is looked at first, of more rows than anything else.
    var traits: UInt32 { get }
    var firstDetail: UInt32 { get set }
    var detailCount: Int { get }
}

/// Rows that wait to be put into a table, in any order.
struct RankingDraft<Row: RankingRow>: Sendable {
    private(set) var keys: [UInt64] = []
    private(set) var rows: [Row] = []
    private(set) var details: [UInt16] = []

    /// No table may have more rows, so that a row's place has 21 bits.
    static var most: Int { 2_000_000 }

    mutating func append(_ row: Row, code: Int, details: some Sequence<UInt16>) {
        var row = row
        row.firstDetail = UInt32(self.details.count)
        self.details.append(contentsOf: details)
        keys.append(RankingTable<Row>.key(code, row.cell))
        rows.append(row)
    }

    /// Places in the order of their keys; of equal ones the earlier first.
    func order() -> [UInt64] {
        keys.enumerated().map { $0.element << 21 | UInt64($0.offset) }.sorted()
    }

    static func place(_ entry: UInt64) -> Int { Int(entry & (1 << 21 - 1)) }
}
