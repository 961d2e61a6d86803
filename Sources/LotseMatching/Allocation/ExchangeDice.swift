import Foundation

/// Chance that repeats: xorshift64 (Marsaglia 2003), three shifts a draw, since searches draw millions of times.
struct ExchangeDice {
    private var state: UInt64

    /// Seeds that lie close together give draws that have nothing in common.
    ///
    /// They are mixed first, as SplitMix64 mixes its counter; zero would stay zero for ever.
    init(_ seed: UInt64) {
        state = max((seed &+ 0x9E37_79B9_7F4A_7C15).finished, 1)
    }

    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// A number from 0 up to but not including `count`.
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// Exponentially distributed with mean 1.
    mutating func exponential() -> Double {
        -log(Double((next() >> 11) | 1) * 0x1p-53)
    }
}
