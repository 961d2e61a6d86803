/// Squares of 8,192 m in which the indexes keep what is near together: about 0.1° from west to east in central Europe.
enum CellGrid {
    private static let shift = 13
    private static let bits = 13
    /// The cell of those who would move anywhere: the last of all.
    static let everywhere = UInt32(1) << (2 * bits) - 1

    static func cell(of point: TravelPoint) -> UInt32 {
        cell(column: column(of: Int(point.x)), row: column(of: Int(point.y)))
    }

    static func cell(column: Int, row: Int) -> UInt32 { UInt32(row << bits | column) }

    /// The column of an x, or the row of a y.
    static func column(of metres: Int) -> Int {
        min(max(metres + TravelPlace.most, 0), 2 * TravelPlace.most) >> shift
    }

    /// No point of a cell is nearer.
    static func metres(from point: TravelPoint, to cell: UInt32) -> Int {
        guard cell != everywhere else { return 0 }
        let east = gap(Int(point.x) + TravelPlace.most, Int(cell) & (1 << bits - 1))
        let north = gap(Int(point.y) + TravelPlace.most, Int(cell) >> bits)
        return Int(Double(east * east + north * north).squareRoot())
    }

    private static func gap(_ metres: Int, _ column: Int) -> Int {
        let low = column << shift
        return max(0, low - metres, metres - (low + 1 << shift - 1))
    }
}
