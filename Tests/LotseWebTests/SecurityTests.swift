import HTTPTypes
import LotseCore
import LotseTestSupport
import Testing

@testable import LotseWeb

@Suite struct SecurityTests {
    private let now = TestStore.moment

    private func session(_ id: String) throws -> Session {
        let account = try #require(Identifier<Account>("0190a5c0-0000-7000-8000-000000000001"))
        return Session(id: id, account: account, startedAt: now, seenAt: now)
    }

    @Test func `a token is good for its session, for four days, and unaltered`() throws {
        let tokens = FormTokens(TestHouse.vault)
        let token = tokens.issue(to: try session("a"), at: now)
        #expect(tokens.check(token.text, from: try session("a"), at: now) == token)
        #expect(tokens.check(token.text, from: try session("b"), at: now) == nil)
        #expect(tokens.check(token.text, from: nil, at: now) == nil)
        #expect(tokens.check(token.text, from: try session("a"), at: now.adding(hours: 97)) == nil)
        #expect(tokens.check(token.text, from: try session("a"), at: now.adding(hours: -1)) == nil)
        for place in token.text.indices where token.text[place] != "." {
            var altered = token.text
            altered.replaceSubrange(place...place, with: token.text[place] == "0" ? "1" : "0")
            #expect(tokens.check(altered, from: try session("a"), at: now) == nil)
        }
        #expect(tokens.issue(to: nil, at: now).once != tokens.issue(to: nil, at: now).once)
    }

    @Test func `forms from other sites are refused`() throws {
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        #expect(SameOrigin.admits([site: "same-origin"], authority: "a.de"))
        #expect(!SameOrigin.admits([site: "cross-site"], authority: "a.de"))
        #expect(!SameOrigin.admits([site: "same-site"], authority: "a.de"))
        #expect(SameOrigin.admits([.origin: "https://a.de"], authority: "a.de"))
        #expect(!SameOrigin.admits([.origin: "https://evil.de"], authority: "a.de"))
        #expect(!SameOrigin.admits([.origin: "null"], authority: "a.de"))
        #expect(SameOrigin.admits([:], authority: "a.de"))
    }

    @Test func `a network that asks too much waits, another does not, and patience is rewarded`() {
        let limiter = RateLimiter([.heavy: .init(burst: 3, perMinute: 6)])
        let (one, two) = (RemoteAddress("192.0.2.7"), RemoteAddress("198.51.100.1"))
        for _ in 0..<3 { #expect(limiter.take(.heavy, from: one, at: now) == nil) }
        #expect(limiter.take(.heavy, from: RemoteAddress("192.0.2.99"), at: now) == 10)
        #expect(limiter.take(.heavy, from: two, at: now) == nil)
        #expect(limiter.take(.light, from: one, at: now) == nil)
        #expect(limiter.take(.heavy, from: one, at: now.adding(seconds: 10)) == nil)
        #expect(limiter.take(.heavy, from: one, at: now.adding(seconds: 10)) != nil)
    }

    @Test func `addresses are cut to their network`() {
        #expect(RemoteAddress("192.0.2.7").network == "192.0.2.0/24")
        #expect(RemoteAddress("::ffff:192.0.2.7").network == "192.0.2.0/24")
        #expect(RemoteAddress("2001:db8:1:2::3").network == "2001:db8:1::/48")
    }

    @Test func `a session ends after half an hour of silence and after ten hours in any case`() throws {
        let quiet = try session("a")
        #expect(quiet.isLive(at: now.adding(minutes: 29)))
        #expect(!quiet.isLive(at: now.adding(minutes: 30)))
        let busy = Session(id: "a", account: quiet.account, startedAt: now, seenAt: now.adding(hours: 9))
        #expect(busy.isLive(at: now.adding(hours: 9)))
        let long = Session(id: "a", account: quiet.account, startedAt: now, seenAt: now.adding(minutes: 599))
        #expect(!long.isLive(at: now.adding(hours: 10)))
    }
}
