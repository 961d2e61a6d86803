import LotseCore
import Synchronization

/// Slows down whoever asks too much: a bucket of requests for each network, refilled steadily.
///
/// Each server counts for itself; what must hold over all servers (failed sign-ins) is counted in the database.
final class RateLimiter: Sendable {
    /// How many requests may come at once, and how many a minute come back.
    struct Limit: Sendable {
        let burst: Double
        let perMinute: Double
    }

    private struct Bucket {
        var level: Double
        var filledAt: Timestamp
    }

    private struct Key: Hashable {
        let network: String
        let burden: Burden
    }

    private let limits: [Burden: Limit]
    private let buckets = Mutex<[Key: Bucket]>([:])

    init(_ limits: [Burden: Limit]) {
        self.limits = limits
    }

    /// Takes one request's worth; gives the seconds to wait where there is none left.
    func take(_ burden: Burden, from remote: RemoteAddress, at now: Timestamp) -> Int? {
        guard let limit = limits[burden] else { return nil }
        return buckets.withLock { buckets in
            if buckets.count > 50_000 { Self.forgetFull(&buckets, limits, now) }
            let key = Key(network: remote.network, burden: burden)
            var bucket = buckets[key] ?? Bucket(level: limit.burst, filledAt: now)
            let minutes = Double(max(0, now.milliseconds - bucket.filledAt.milliseconds)) / 60_000
            bucket.level = min(limit.burst, bucket.level + minutes * limit.perMinute)
            bucket.filledAt = now
            defer { buckets[key] = bucket }
            guard bucket.level < 1 else {
                bucket.level -= 1
                return nil
            }
            return max(1, Int(((1 - bucket.level) / limit.perMinute * 60).rounded(.up)))
        }
    }

    private static func forgetFull(_ buckets: inout [Key: Bucket], _ limits: [Burden: Limit], _ now: Timestamp) {
        buckets = buckets.filter { key, bucket in
            guard let limit = limits[key.burden] else { return false }
            let minutes = Double(now.milliseconds - bucket.filledAt.milliseconds) / 60_000
            return bucket.level + minutes * limit.perMinute < limit.burst
        }
    }
}
