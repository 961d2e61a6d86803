/// The only place that time comes from.
///
/// Rules take a `Timestamp` or a `Day` as parameter instead.
package struct WallClock: Sendable {
    private let read: @Sendable () -> Timestamp

    package init(_ read: @escaping @Sendable () -> Timestamp) {
        self.read = read
    }

    package var now: Timestamp { read() }
    /// Today in Germany.
    package var today: Day { Berlin.day(at: now) }

    /// A clock that stands still, for tests and for the demo region.
    package static func fixed(at moment: Timestamp) -> WallClock { WallClock { moment } }
}
