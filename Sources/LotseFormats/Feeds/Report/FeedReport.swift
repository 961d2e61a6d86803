/// What became of a file: what was read, refused, tolerated, and what is alarming.
package struct FeedReport: Hashable, Sendable {
    /// Objects that were taken, by kind.
    package private(set) var taken: [FeedKind: Int] = [:]
    /// Objects that their sender withdraws.
    package private(set) var withdrawn = 0
    /// Objects of kinds that Lotse does not deal in.
    package private(set) var passedOver = 0
    /// The first reasons, in the file's order; one object may have several.
    package private(set) var refusals: [FeedRefusal] = []
    /// Objects that were refused.
    package private(set) var refusalCount = 0
    package private(set) var tolerated: [FeedTolerance: Tally] = [:]
    package private(set) var alarms: [FeedAlarm] = []
    /// Objects that were refused, but are there: they must not be taken for vanished.
    package private(set) var refusedKeys: Set<FeedKey> = []
    /// Refused objects that nobody can tell the key of.
    package private(set) var unnamedRefusals = 0

    private static let kept = 200

    package init() {}

    /// How often something was tolerated, and where first.
    package struct Tally: Hashable, Sendable {
        package var count: Int
        package var first: FeedPosition
    }

    /// Objects that the file held.
    package var entryCount: Int { taken.values.reduce(0, +) + withdrawn + passedOver + refusalCount }

    mutating func count(_ kind: FeedKind) { taken[kind, default: 0] += 1 }
    mutating func countWithdrawn() { withdrawn += 1 }

    mutating func passOver(at position: FeedPosition) {
        passedOver += 1
        tolerate(.otherKind, at: position)
    }

    mutating func tolerate(_ fault: FeedTolerance, at position: FeedPosition = FeedPosition()) {
        tolerated[fault, default: Tally(count: 0, first: position)].count += 1
    }

    mutating func refuse(_ refusal: FeedRefusal) { refuse([refusal]) }

    /// Refuses one object for all the reasons there are.
    mutating func refuse(_ reasons: [FeedRefusal]) {
        refusalCount += 1
        refusals += reasons.prefix(max(0, Self.kept - refusals.count))
        if let key = reasons.first?.key { refusedKeys.insert(key) } else { unnamedRefusals += 1 }
    }

    mutating func raise(_ alarm: FeedAlarm) {
        if !alarms.contains(alarm) { alarms.append(alarm) }
    }

    /// Raises an alarm when more than half of at least ten objects were refused.
    mutating func judgeRefusals() {
        let entries = entryCount
        if entries >= 10, refusalCount > entries - refusalCount {
            raise(.mostRefused(entries: refusalCount, of: entries))
        }
    }

    /// Raises an alarm when more than two of a hundred objects lack a field.
    mutating func judge(_ field: String, missing: Int, of entries: Int) {
        if missing * 50 > entries { raise(.fieldMissing(field: field, entries: missing, of: entries)) }
    }
}
