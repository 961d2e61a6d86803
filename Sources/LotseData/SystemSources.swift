import Foundation
package import LotseCore
import Synchronization

extension Sources {
    /// The machine's clock and identifiers from its random numbers: the only place that asks either.
    package static let system = Sources(
        clock: WallClock { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        identifiers: .random(at: WallClock { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
    )

    /// A clock that stands still and identifiers that repeat: for tests and the demo region.
    package static func seeded(_ seed: UInt64, at moment: Timestamp) -> Sources {
        Sources(clock: .fixed(at: moment), identifiers: .seeded(seed, at: moment))
    }
}

extension IdentifierSource {
    /// Version 7 identifiers of the clock's time and the system's random numbers.
    package static func random(at clock: WallClock) -> IdentifierSource {
        IdentifierSource {
            var generator = SystemRandomNumberGenerator()
            return UUIDText.version7(
                milliseconds: clock.now.milliseconds,
                high: generator.next(),
                low: generator.next()
            )
        }
    }

    /// The same identifiers at each run, in rising order.
    package static func seeded(_ seed: UInt64, at moment: Timestamp) -> IdentifierSource {
        let state = Mutex((generator: SplitMix64(seed: seed), count: Int64(0)))
        return IdentifierSource {
            state.withLock { state in
                state.count += 1
                let high = UInt16(truncatingIfNeeded: state.generator.next())
                let low = state.generator.next()
                return UUIDText.version7(milliseconds: moment.milliseconds + state.count, high: high, low: low)
            }
        }
    }
}
