import Synchronization

/// Counts the statements of one request, so that a page has a budget that a test can hold it to.
package final class QueryMeter: Sendable {
    private let statements = Mutex<[String]>([])

    package init() {}

    func count(_ sql: SQL) {
        statements.withLock { $0.append(sql.text(for: .sqlite)) }
    }

    package var total: Int { statements.withLock { $0.count } }
    package var log: [String] { statements.withLock { $0 } }

    /// The meter of the current task, if somebody is counting.
    @TaskLocal package static var current: QueryMeter?
}
