import LotseCore
import LotseTestSupport
import Testing

@testable import Members

@Suite struct LockoutTests {
    private let start = TestStore.moment

    private func moments(_ seconds: [Int64]) -> [Timestamp] { seconds.map { start.adding(seconds: $0) } }

    @Test func `four failures bring no wait, the fifth one minute`() {
        let four = moments([0, 60, 120, 180])
        #expect(Lockout.account.end(after: four, at: start.adding(seconds: 181)) == nil)
        let end = Lockout.account.end(after: four + moments([240]), at: start.adding(seconds: 241))
        #expect(end == start.adding(seconds: 300))
    }

    @Test func `five failures spread over an hour bring no wait`() {
        let failures = moments([0, 900, 1800, 2700, 3600])
        #expect(Lockout.account.end(after: failures, at: start.adding(seconds: 3601)) == nil)
    }

    @Test func `each failure after a wait doubles the next one, up to an hour`() {
        var failures = moments([0, 1, 2, 3])
        var now = start.adding(seconds: 4)
        var waits: [Int64] = []
        for _ in 0..<10 {
            failures.append(now)
            let end = Lockout.account.end(after: failures, at: now)
            waits.append(((end?.milliseconds ?? 0) - now.milliseconds) / 60_000)
            now = end ?? now
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
    }

    @Test func `a quarter of an hour without failures after a wait forgets the past`() {
        let failures = moments([0, 1, 2, 3, 4])
        let later = start.adding(minutes: 17)
        #expect(Lockout.account.end(after: failures + [later], at: later) == nil)
        let sooner = start.adding(minutes: 15)
        #expect(Lockout.account.end(after: failures + [sooner], at: sooner) == sooner.adding(minutes: 2))
    }

    @Test func `an address has twenty tries`() {
        let failures = moments(Array(0..<20))
        #expect(Lockout.address.end(after: Array(failures.prefix(19)), at: start.adding(seconds: 30)) == nil)
        #expect(Lockout.address.end(after: failures, at: start.adding(seconds: 30)) != nil)
    }

    @Test(arguments: 0..<60) func `order does not count, more failures never shorten a wait`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var seconds: [Int64] = []
        var at: Int64 = 0
        for _ in 0..<Int.random(in: 1...25, using: &random) {
            at += Int64.random(in: 0...(Bool.random(using: &random) ? 60 : 1200), using: &random)
            seconds.append(at)
        }
        let now = start.adding(seconds: at)
        let failures = moments(seconds)
        let end = Lockout.account.end(after: failures, at: now)
        #expect(Lockout.account.end(after: failures.shuffled(using: &random), at: now) == end)
        #expect(end.map { $0 <= now.adding(minutes: 60) } ?? true)
        let withOneMore = Lockout.account.end(after: failures + [now], at: now)
        #expect((withOneMore ?? now) >= (end ?? now))
    }
}
