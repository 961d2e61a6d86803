package import LotseCore
package import LotseData
import Synchronization

/// A clock that a test moves by hand.
package final class MovingClock: Sendable {
    private let moment: Mutex<Timestamp>

    package init(at moment: Timestamp = TestStore.moment) {
        self.moment = Mutex(moment)
    }

    package var now: Timestamp { moment.withLock { $0 } }

    package func advance(seconds: Int64) {
        moment.withLock { $0 = $0.adding(seconds: seconds) }
    }

    package func advance(minutes: Int64) { advance(seconds: minutes * 60) }

    /// Sources that tell this clock's time; identifiers repeat at each run.
    package func sources(seed: UInt64 = 1) -> Sources {
        Sources(clock: WallClock { self.now }, identifiers: .seeded(seed, at: TestStore.moment))
    }
}
