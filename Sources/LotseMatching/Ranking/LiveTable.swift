/// A sorted table that takes changes at once: what came lies beside it, what went is marked, until it is merged.
struct LiveTable<Row: RankingRow>: Sendable {
    struct Recent: Sendable {
        let row: Row
        let code: UInt16
    }

    private(set) var base: RankingTable<Row>
    private(set) var removed = BitList()
    /// By main group, in the order in which they came.
    private(set) var recent = [[Recent]](repeating: [], count: OccupationCode.groupCount)
    private(set) var recentDetails: [UInt16] = []
    private var recentGroups: [Int32: Set<Int>] = [:]
    private(set) var recentCount = 0

    init(_ draft: RankingDraft<Row>) {
        base = RankingTable(draft)
    }

    /// How many rows there are.
    var count: Int { base.rows.count - removed.count + recentCount }

    /// Changes that wait to be merged.
    var changes: Int { recentCount + removed.count }

    mutating func insert(_ row: Row, code: Int, details: some Sequence<UInt16>) {
        var row = row
        row.firstDetail = UInt32(recentDetails.count)
        recentDetails.append(contentsOf: details)
        let group = OccupationCode.group(code)
        recent[group].append(Recent(row: row, code: UInt16(code % OccupationCode.groupSize)))
        recentGroups[row.number, default: []].insert(group)
        recentCount += 1
    }

    /// Takes all rows with a number out; false where there was none.
    @discardableResult
    mutating func remove(_ number: Int32) -> Bool {
        let before = count
        for group in recentGroups.removeValue(forKey: number) ?? [] {
            let rows = recent[group].count
            recent[group].removeAll { $0.row.number == number }
            recentCount -= rows - recent[group].count
        }
        for place in base.places(of: number) { removed.insert(Int(base.byNumber[place])) }
        return count < before
    }

    /// Sorts all changes into the table.
    mutating func merge() {
        guard changes > 0 else { return }
        var draft = RankingDraft<Row>()
        for (group, rows) in recent.enumerated() {
            for entry in rows {
                let first = Int(entry.row.firstDetail)
                draft.append(
                    entry.row,
                    code: group * OccupationCode.groupSize + Int(entry.code),
                    details: recentDetails[first..<first + entry.row.detailCount]
                )
            }
        }
        self = LiveTable(RankingTable(base, without: removed, with: draft))
    }

    private init(_ base: RankingTable<Row>) {
        self.base = base
    }

    /// One of the rows with a number, with its occupation and details.
    func row(_ number: Int32) -> (row: Row, code: Int, details: ArraySlice<UInt16>)? {
        if let group = recentGroups[number]?.min(), let entry = recent[group].first(where: { $0.row.number == number })
        {
            let first = Int(entry.row.firstDetail)
            let code = group * OccupationCode.groupSize + Int(entry.code)
            return (entry.row, code, recentDetails[first..<first + entry.row.detailCount])
        }
        for entry in base.places(of: number) {
            let place = Int(base.byNumber[entry])
            if !removed.contains(place) { return baseRow(place) }
        }
        return nil
    }

    /// The row of an entry that came from here.
    func row(_ entry: BestList.Entry) -> (row: Row, code: Int, details: ArraySlice<UInt16>)? {
        entry.place < 0 ? row(entry.number) : baseRow(Int(entry.place))
    }

    private func baseRow(_ place: Int) -> (row: Row, code: Int, details: ArraySlice<UInt16>) {
        let row = base.rows[place]
        let code = base.blocks.group(ofRow: place) * OccupationCode.groupSize + Int(base.codes[place])
        return (row, code, base.details[Int(row.firstDetail)..<Int(row.firstDetail) + row.detailCount])
    }
}
