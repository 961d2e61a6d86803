import Synchronization

/// Counts and durations for a monitoring system, in Prometheus' text format (version 0.0.4).
package final class Metrics: Sendable {
    /// Upper bounds of the duration buckets, in seconds.
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private struct Key: Hashable {
        let route: String
        let status: Int
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var buckets = [Int](repeating: 0, count: bounds.count + 1)
        var totalSeconds = 0.0
        var incidents = 0
    }

    private let state = Mutex(State())

    package init() {}

    func count(route: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.requests[Key(route: route, status: status), default: 0] += 1
            state.buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            state.totalSeconds += seconds
        }
    }

    func countIncident() {
        state.withLock { $0.incidents += 1 }
    }

    var text: String {
        state.withLock { state in
            var lines = [
                "# HELP lotse_requests_total Requests answered, by route and status.",
                "# TYPE lotse_requests_total counter",
            ]
            for (key, count) in state.requests.sorted(by: {
                ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
            }) {
                lines.append("lotse_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(count)")
            }
            lines.append("# HELP lotse_request_seconds Time to answer.")
            lines.append("# TYPE lotse_request_seconds histogram")
            var running = 0
            for (place, bound) in Self.bounds.enumerated() {
                running += state.buckets[place]
                lines.append("lotse_request_seconds_bucket{le=\"\(bound)\"} \(running)")
            }
            let total = running + state.buckets[Self.bounds.count]
            lines.append("lotse_request_seconds_bucket{le=\"+Inf\"} \(total)")
            lines.append("lotse_request_seconds_sum \(state.totalSeconds)")
            lines.append("lotse_request_seconds_count \(total)")
            lines.append("# HELP lotse_incidents_total Requests that ended in an incident.")
            lines.append("# TYPE lotse_incidents_total counter")
            lines.append("lotse_incidents_total \(state.incidents)")
            return lines.joined(separator: "\n") + "\n"
        }
    }
}
