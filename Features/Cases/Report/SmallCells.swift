/// Hides numbers that could tell of single people ("Kleinzellen-Sperrung"), also against subtracting.
///
/// A number below the threshold is hidden, zero is not. Hidden numbers of a group whose sum is shown are always at
/// least two and together more than as many ones, which would be the only way to fill them; where that cannot be
/// reached, the sum is hidden too.
enum SmallCells {
    static let threshold = 3

    /// A number as it may be shown; nil is hidden.
    struct Protected: Sendable, Equatable {
        let cells: [Int?]
        let total: Int?
    }

    /// - Parameters:
    ///   - cells: the numbers of a group that add up to a total which is shown beside them.
    ///   - hidden: places that have to be hidden for another reason.
    /// - Returns: the group as it may be shown.
    static func protect(_ cells: [Int], alsoHiding hidden: Set<Int> = []) -> Protected {
        let total = cells.reduce(0, +)
        var places = Set(cells.indices.filter { isSmall(cells[$0]) }).union(hidden.filter { cells[$0] > 0 })
        while !places.isEmpty, !isSafe(places, cells) {
            let others = cells.indices.filter { cells[$0] > 0 && !places.contains($0) }
            guard let next = others.min(by: { (cells[$0], $0) < (cells[$1], $1) }) else { break }
            places.insert(next)
        }
        let totalIsSafe = places.isEmpty || isSafe(places, cells)
        return Protected(
            cells: cells.indices.map { places.contains($0) ? nil : cells[$0] },
            total: totalIsSafe && !isSmall(total) ? total : nil
        )
    }

    /// The places of a year's cells that its quarters would give away: a cell that is hidden in one quarter only, or in
    /// several whose numbers are small together, would follow from the year's number and the other quarters'.
    static func betrayed(year cells: [Int], quarters: [[Int]]) -> Set<Int> {
        let protected = quarters.map { protect($0) }
        return Set(
            cells.indices.filter { place in
                let hidden = quarters.indices.filter { protected[$0].cells[place] == nil }
                let sum = hidden.reduce(0) { $0 + quarters[$1][place] }
                return !hidden.isEmpty && !isSafe(sum, of: hidden.count)
            }
        )
    }

    private static func isSmall(_ number: Int) -> Bool { number > 0 && number < threshold }

    private static func isSafe(_ places: Set<Int>, _ cells: [Int]) -> Bool {
        isSafe(places.reduce(0) { $0 + cells[$1] }, of: places.count)
    }

    /// Whether hidden numbers, none of them zero, can have this sum in more than one way.
    private static func isSafe(_ sum: Int, of count: Int) -> Bool {
        count >= 2 && sum >= threshold && sum > count
    }
}
