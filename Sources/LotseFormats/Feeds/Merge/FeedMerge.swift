/// What is known of an object that a feed brought before.
package struct HeldRecord: Hashable, Sendable {
    package let key: FeedKey
    package let kind: FeedKind
    package let fingerprint: FeedFingerprint
    /// False once it was closed: by its sender, or because it vanished from a full feed.
    package let isOpen: Bool

    package init(key: FeedKey, kind: FeedKind, fingerprint: FeedFingerprint, isOpen: Bool) {
        self.key = key
        self.kind = kind
        self.fingerprint = fingerprint
        self.isOpen = isOpen
    }
}

/// What a feed would change: the answer to a dry run, and the order for the real one.
package struct FeedPlan: Hashable, Sendable {
    /// Not held before.
    package internal(set) var fresh: [FeedRecord] = []
    /// Held and open, with other content.
    package internal(set) var changed: [FeedRecord] = []
    /// Held but closed, and offered again.
    package internal(set) var reopened: [FeedRecord] = []
    /// Held, open and unchanged: seen again today.
    package internal(set) var same: [FeedKey] = []
    /// Open objects that their sender withdrew.
    package internal(set) var withdrawn: [FeedKey] = []
    /// Open objects that a full feed no longer names: to be closed, never to be erased.
    package internal(set) var vanished: [FeedKey] = []
    /// Open objects that seem to have vanished, but stay open because of the doubts.
    package internal(set) var withheld: [FeedKey] = []
    package internal(set) var doubts: [FeedDoubt] = []

    /// Whether nothing has to be asked.
    package var isCertain: Bool { doubts.isEmpty }
}

/// Why a person has to look before something is closed.
package enum FeedDoubt: Hashable, Sendable {
    /// Nothing of the feed counts.
    case alarm(FeedAlarm)
    /// A full feed would close more of a sender's objects than is usual.
    case shrink(sender: FeedSender, vanishing: Int, of: Int)
    /// Objects of a full feed were refused that nobody can tell the key of: they may be those that seem to vanish.
    case unnamedRefusals(sender: FeedSender, entries: Int)
}

/// Compares a feed with what is held of its senders.
package enum FeedMerge {
    /// From when on a full feed that shrinks is suspicious.
    package struct Limits: Sendable {
        /// Vanishing objects that are never suspicious, however few were held.
        package var unsuspicious = 5
        /// The share of a sender's open objects, in hundredths, that may vanish at once.
        package var share = 30
        /// For a person who has looked: closes what vanished, whatever the share; alarms still count.
        package var acceptsShrink = false

        package init() {}
    }

    /// Says what is new, changed, the same or gone.
    ///
    /// A record counts only for a sender and kind that the feed speaks for. What is held of other senders or other
    /// kinds is not looked at. An alarm leaves everything as it is.
    ///
    /// - Parameters:
    ///   - held: at least all that is held of the feed's senders; more does not matter.
    ///   - feed: what was read.
    ///   - limits: what is suspicious.
    /// - Returns: the plan; every list in the order of keys.
    package static func plan(held: [HeldRecord], feed: Feed, limits: Limits = Limits()) -> FeedPlan {
        var plan = FeedPlan()
        plan.doubts = feed.report.alarms.map { .alarm($0) }
        guard plan.doubts.isEmpty else { return plan }
        let known = Dictionary(held.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let scopes = ScopeTable(feed.scopes)
        for record in feed.records where scopes.speaks(for: record.key.sender, record.kind) {
            sort(record, known[record.key], into: &plan)
        }
        plan.withdrawn = feed.withdrawn.filter { key in
            known[key].map { $0.isOpen && scopes.speaks(for: key.sender, $0.kind) } ?? false
        }
        close(held, feed, scopes, limits, &plan)
        plan.fresh.sort { $0.key < $1.key }
        plan.changed.sort { $0.key < $1.key }
        plan.reopened.sort { $0.key < $1.key }
        plan.same.sort()
        plan.withdrawn.sort()
        return plan
    }

    private static func sort(_ record: FeedRecord, _ held: HeldRecord?, into plan: inout FeedPlan) {
        guard let held else { return plan.fresh.append(record) }
        guard held.isOpen else { return plan.reopened.append(record) }
        if held.kind == record.kind, held.fingerprint == record.fingerprint {
            plan.same.append(record.key)
        } else {
            plan.changed.append(record)
        }
    }

    /// Finds what vanished, sender by sender.
    private static func close(
        _ held: [HeldRecord],
        _ feed: Feed,
        _ scopes: ScopeTable,
        _ limits: Limits,
        _ plan: inout FeedPlan
    ) {
        let named = Set(feed.records.map(\.key)).union(feed.report.refusedKeys)
        let open = held.filter { $0.isOpen && scopes.isFull(for: $0.key.sender, $0.kind) }
        for (sender, objects) in Dictionary(grouping: open, by: \.key.sender).sorted(by: { $0.key < $1.key }) {
            let gone = objects.map(\.key).filter { !named.contains($0) && !feed.withdrawn.contains($0) }.sorted()
            guard !gone.isEmpty else { continue }
            var doubts: [FeedDoubt] = []
            if feed.report.unnamedRefusals > 0 {
                doubts.append(.unnamedRefusals(sender: sender, entries: feed.report.unnamedRefusals))
            }
            let isMany = gone.count > limits.unsuspicious && gone.count * 100 > objects.count * limits.share
            if !limits.acceptsShrink, isMany || gone.count == objects.count && feed.isEmpty(for: sender) {
                doubts.append(.shrink(sender: sender, vanishing: gone.count, of: objects.count))
            }
            if doubts.isEmpty { plan.vanished += gone } else { plan.withheld += gone }
            plan.doubts += doubts
        }
    }
}

extension Feed {
    /// Whether a feed names nothing at all of a sender: an export that failed looks like that.
    fileprivate func isEmpty(for sender: FeedSender) -> Bool {
        !records.contains { $0.key.sender == sender } && !withdrawn.contains { $0.sender == sender }
    }
}

/// The scopes of a feed by sender and kind.
private struct ScopeTable {
    private var extents: [FeedSender: [FeedKind: FeedExtent]] = [:]

    /// Where two scopes of a sender differ, the careful one counts.
    init(_ scopes: [FeedScope]) {
        for scope in scopes {
            for kind in scope.kinds {
                let other = extents[scope.sender]?[kind] ?? scope.extent
                extents[scope.sender, default: [:]][kind] = other == scope.extent ? other : .partial
            }
        }
    }

    func speaks(for sender: FeedSender, _ kind: FeedKind) -> Bool { extents[sender]?[kind] != nil }
    func isFull(for sender: FeedSender, _ kind: FeedKind) -> Bool { extents[sender]?[kind] == .full }
}
