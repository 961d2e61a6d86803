/// Which numbers belong to which: the targets of source s are `starts[s]..<starts[s + 1]`, in rising order.
struct Links: Sendable, Equatable {
    private let starts: [UInt32]
    private let targets: [UInt32]

    /// - Parameters:
    ///   - pairs: in any order; one that stands twice counts once.
    ///   - sourceCount: more than every source.
    init(_ pairs: [(source: Int, target: Int)], sourceCount: Int) {
        var keys = pairs.map { UInt64($0.source) << 32 | UInt64($0.target) }
        keys.sort()
        var (starts, targets) = ([UInt32](repeating: 0, count: sourceCount + 1), [UInt32]())
        targets.reserveCapacity(keys.count)
        var last: UInt64?
        for key in keys where key != last {
            targets.append(UInt32(truncatingIfNeeded: key))
            starts[Int(key >> 32) + 1] += 1
            last = key
        }
        for source in 0..<sourceCount { starts[source + 1] += starts[source] }
        (self.starts, self.targets) = (starts, targets)
    }

    subscript(_ source: Int) -> ArraySlice<UInt32> {
        targets[Int(starts[source])..<Int(starts[source + 1])]
    }

    var count: Int { targets.count }
}
