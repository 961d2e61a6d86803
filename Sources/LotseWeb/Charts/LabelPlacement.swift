/// Puts names beside their points so that none covers another, the most important first.
struct LabelPlacement {
    /// A name that wants a place.
    struct Wish {
        let lines: [String]
        let point: Point
        /// Half the width of the mark it belongs to.
        let clearance: Double

        var mark: Box {
            Box(
                left: point.x - clearance,
                top: point.y - clearance,
                right: point.x + clearance,
                bottom: point.y + clearance
            )
        }
    }

    /// A name that has one: its box, and where each line is written.
    struct Placed: Equatable {
        let wish: Int
        let box: Box
        let anchor: Anchor
    }

    enum Anchor: String, Equatable {
        case start
        case middle
        case end
    }

    struct Box: Equatable {
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }

        func lies(in other: Box) -> Bool {
            left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom
        }
    }

    let sheet: Box
    let fontSize: Double
    var lineHeight: Double { fontSize * 1.15 }

    /// Marks from this size on are towns'; smaller ones may be covered.
    private static let townClearance = 3.5

    /// Places as many wishes as fit, in their order, and skips the rest.
    ///
    /// A name covers the mark of a town only where it must, and never that of a more important one.
    ///
    /// - Parameters:
    ///   - wishes: the most important first.
    ///   - limit: at most so many names.
    /// - Returns: the placed names.
    func place(_ wishes: [Wish], limit: Int) -> [Placed] {
        var placed: [Placed] = []
        let towns = wishes.map { $0.clearance >= Self.townClearance ? $0.mark : nil }
        for (index, wish) in wishes.enumerated() where placed.count < limit {
            let free = candidates(for: wish).filter { candidate in
                candidate.box.lies(in: sheet) && !placed.contains { $0.box.overlaps(candidate.box) }
            }
            let spot =
                free.first { spot in !towns.contains { $0?.overlaps(spot.box) ?? false } }
                ?? free.first { spot in !towns[..<index].contains { $0?.overlaps(spot.box) ?? false } }
            if let spot { placed.append(Placed(wish: index, box: spot.box, anchor: spot.anchor)) }
        }
        return placed
    }

    /// Right, left, above, below, then the corners.
    private func candidates(for wish: Wish) -> [(box: Box, anchor: Anchor)] {
        let width = wish.lines.map { ChartText.width(of: $0, size: fontSize) }.max() ?? 0
        let height = lineHeight * Double(wish.lines.count)
        let gap = wish.clearance + fontSize * 0.25
        let near = gap * 0.6
        let (x, y) = (wish.point.x, wish.point.y)
        func box(_ left: Double, _ top: Double) -> Box {
            Box(left: left, top: top, right: left + width, bottom: top + height)
        }
        return [
            (box(x + gap, y - height / 2), .start),
            (box(x - gap - width, y - height / 2), .end),
            (box(x - width / 2, y - gap - height), .middle),
            (box(x - width / 2, y + gap), .middle),
            (box(x + near, y - near - height), .start),
            (box(x + near, y + near), .start),
            (box(x - near - width, y - near - height), .end),
            (box(x - near - width, y + near), .end),
        ]
    }
}
