import Hummingbird
import LotseCore
import Synchronization

/// Public pages as they were rendered within the last second, for readers who carry no session.
///
/// A front page that a newspaper names is asked for thousands of times a second and changes a few times a year.
/// Each server keeps its own; nothing has to be told when something changes, because no page outlives its second
/// (`docs/decisions/0003-keep-shared-pages-for-a-second.md`).
final class SharedPages: Sendable {
    static let keptMilliseconds: Int64 = 1000
    /// Pages with made-up queries fill the room at most this far, and then are not kept.
    static let mostPages = 512
    static let mostBytes = 128 * 1024
    static let longestTarget = 512

    private struct Entry {
        let response: Response
        let readAt: Timestamp

        /// A clock that was set back makes a page old, not young for ever.
        func isFresh(at now: Timestamp) -> Bool {
            (0..<SharedPages.keptMilliseconds).contains(now.milliseconds - readAt.milliseconds)
        }
    }

    private let entries = Mutex<[String: Entry]>([:])

    /// The page of a path with its query, exactly as asked for, while it is fresh.
    func fetch(_ target: String, at now: Timestamp) -> Response? {
        entries.withLock { entries in
            guard let entry = entries[target], entry.isFresh(at: now) else { return nil }
            return entry.response
        }
    }

    /// Keeps a page whose facts were read at `readAt` or later.
    func keep(_ response: Response, of target: String, readAt: Timestamp) {
        guard target.utf8.count <= Self.longestTarget,
            let length = response.body.contentLength, length <= Self.mostBytes
        else { return }
        entries.withLock { entries in
            if entries.count >= Self.mostPages { entries = entries.filter { $0.value.isFresh(at: readAt) } }
            guard entries.count < Self.mostPages || entries[target] != nil else { return }
            entries[target] = Entry(response: response, readAt: readAt)
        }
    }
}
