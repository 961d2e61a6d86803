/// Where the rows of a sorted table begin that are of one main group of occupations and lie in one cell.
struct BlockDirectory: Sendable {
    /// The blocks of group g are `firstBlock[g]..<firstBlock[g + 1]`.
    private(set) var firstBlock = [Int32](repeating: 0, count: OccupationCode.groupCount + 1)
    private(set) var cells: [UInt32] = []
    /// The rows of block b are `firstRow[b]..<firstRow[b + 1]`.
    private(set) var firstRow: [Int32] = []
    private var openGroups = 0

    /// Tells where the next row stands; rows come in the order of their groups and cells.
    mutating func append(_ group: Int, _ cell: UInt32, row: Int) {
        if group < openGroups, cells.last == cell { return }
        while openGroups <= group {
            firstBlock[openGroups] = Int32(cells.count)
            openGroups += 1
        }
        cells.append(cell)
        firstRow.append(Int32(row))
    }

    /// Tells that there is no further row.
    mutating func close(rows: Int) {
        while openGroups <= OccupationCode.groupCount {
            firstBlock[openGroups] = Int32(cells.count)
            openGroups += 1
        }
        firstRow.append(Int32(rows))
    }

    func blocks(of group: Int) -> Range<Int> { Int(firstBlock[group])..<Int(firstBlock[group + 1]) }

    /// The main group of a row.
    func group(ofRow row: Int) -> Int {
        var (low, high) = (0, OccupationCode.groupCount - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(firstRow[Int(firstBlock[middle])]) <= row { low = middle } else { high = middle - 1 }
        }
        return low
    }

    func rows(of block: Int) -> Range<Int> { Int(firstRow[block])..<Int(firstRow[block + 1]) }

    /// Visits the blocks of a group that could lie within a reach; the row of cells of the point first, then outwards.
    ///
    /// - Parameters:
    ///   - group: the main group.
    ///   - point: where the way begins.
    ///   - reach: metres; blocks that lie further in every case are left out, others may come though they lie further.
    ///   - body: is given the block and the metres by which it is away at least.
    @inline(__always)
    func visit(_ group: Int, around point: TravelPoint, reach: Int, _ body: (_ block: Int, _ metres: Int) -> Void) {
        let blocks = blocks(of: group)
        guard !blocks.isEmpty, reach >= 0 else { return }
        let middle = CellGrid.column(of: Int(point.y))
        let far = 3 * TravelPlace.most
        let reachInPlane = min(reach, far)
        let south = CellGrid.column(of: Int(point.y) - reachInPlane)
        let north = CellGrid.column(of: Int(point.y) + reachInPlane)
        guard (north - south + 1) * 8 < blocks.count else {
            for block in blocks {
                let metres = CellGrid.metres(from: point, to: cells[block])
                if metres <= reach { body(block, metres) }
            }
            return
        }
        let west = CellGrid.column(of: Int(point.x) - reachInPlane)
        let east = CellGrid.column(of: Int(point.x) + reachInPlane)
        for turn in 0...2 * max(north - middle, middle - south) {
            let row = turn.isMultiple(of: 2) ? middle + turn / 2 : middle - (turn + 1) / 2
            guard (south...north).contains(row) else { continue }
            let last = CellGrid.cell(column: east, row: row)
            var block = first(in: blocks, from: CellGrid.cell(column: west, row: row))
            while block < blocks.upperBound, cells[block] <= last {
                let metres = CellGrid.metres(from: point, to: cells[block])
                if metres <= reach { body(block, metres) }
                block += 1
            }
        }
    }

    /// The first block whose cell is not before one.
    private func first(in blocks: Range<Int>, from cell: UInt32) -> Int {
        var (low, high) = (blocks.lowerBound, blocks.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
