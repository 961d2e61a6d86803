import Foundation
import LotseCore
import LotseFormats
import Testing

@Suite struct FeedArchiveTests {
    /// Nine flats deflated beside a picture, and one flat stored; made by Python's zipfile.
    static let archives: [[UInt8]] = [
        """
        UEsDBBQAAAAAAABAYV7ZKrUnBgAAAAYAAAAMAAAAYmlsZGVyLzEuanBn/9hqcGVnUEsDBBQAAAAIAABAYV5dDfoXEgEAACcKAAAL\
        AAAAb2JqZWt0ZS54bWztlk1qwzAQha9ifAE5df8WsiAUQwqpU2holkZupopqSzKK1JScvuMU1wladVu0E2/e6M18q6GmBy2VMox6\
        aMA6y4XXIvHqnWtRpK+r5TJNlNn6fZFW5SYljHLdSHBgGR2ba67lls0puRTo8GxkJwGtzQe0ruUOhLGDoL07YtKeW5dsVouqrIrU\
        WQ9DwidYxW3rxvrTY7ku6+f5w2I9mX5+xDKjB7PT6EWRnKkkyBSAe/bdkWX5LM8oGZ7UoPelt6BwfYFNp9aTE8c48G6YonbwttNj\
        prY1fCEAzbIxZJIoCdvIGYh/z2QWmQRMriKTgEkemQRMriOTgMlNZBIwuY1MAiZ3kUnA5P7vTMh03v2ec+wbUEsBAhQDFAAAAAAA\
        AEBhXtkqtScGAAAABgAAAAwAAAAAAAAAAAAAAIABAAAAAGJpbGRlci8xLmpwZ1BLAQIUAxQAAAAIAABAYV5dDfoXEgEAACcKAAAL\
        AAAAAAAAAAAAAACAATAAAABvYmpla3RlLnhtbFBLBQYAAAAAAgACAHMAAABrAQAAAAA=
        """,
        """
        UEsDBBQAAAAAAABAYV7DgsX0ewEAAHsBAAALAAAAb2JqZWt0ZS5YTUw8b3BlbmltbW8+PHVlYmVydHJhZ3VuZyB1bWZhbmc9IlRF\
        SUwiLz48YW5iaWV0ZXI+PG9wZW5pbW1vX2FuaWQ+QTwvb3BlbmltbW9fYW5pZD48aW1tb2JpbGllPjxvYmpla3RrYXRlZ29yaWU+\
        PG51dHp1bmdzYXJ0IFdPSE5FTj0idHJ1ZSIvPjx2ZXJtYXJrdHVuZ3NhcnQgTUlFVEVfUEFDSFQ9InRydWUiLz48b2JqZWt0YXJ0\
        Pjx3b2hudW5nLz48L29iamVrdGFydD48L29iamVrdGthdGVnb3JpZT48Z2VvPjxwbHo+MDMxMzA8L3Bsej48b3J0PlNwcmVtYmVy\
        Zzwvb3J0PjwvZ2VvPjx2ZXJ3YWx0dW5nX3RlY2huPjxvYmpla3Rucl9leHRlcm4+MDwvb2JqZWt0bnJfZXh0ZXJuPjwvdmVyd2Fs\
        dHVuZ190ZWNobj48L2ltbW9iaWxpZT48L2FuYmlldGVyPjwvb3BlbmltbW8+UEsBAhQDFAAAAAAAAEBhXsOCxfR7AQAAewEAAAsA\
        AAAAAAAAAAAAAIABAAAAAG9iamVrdGUuWE1MUEsFBgAAAAABAAEAOQAAAKQBAAAAAA==
        """,
    ].map { Array(Data(base64Encoded: $0) ?? Data()) }

    private func failure(_ bytes: [UInt8], _ limits: FeedLimits = FeedLimits()) -> FeedFailure.Reason? {
        do {
            _ = try FeedArchive.feed(of: FeedBytes(bytes), limits: limits)
            return nil
        } catch {
            return (error as? FeedFailure)?.reason
        }
    }

    @Test func `a feed that comes in a ZIP with pictures is read`() throws {
        let feed = try FeedReader.read(FeedBytes(Self.archives[0]), connection: FeedSample.connection)
        #expect(feed.homes.map(\.key.object) == (0..<9).map { "\($0)" })
        #expect(feed.report.tolerated[.packed]?.count == 1)
        let stored = try FeedReader.read(FeedBytes(Self.archives[1]), connection: FeedSample.connection)
        #expect(stored.homes.count == 1)
        #expect(stored.scopes.map(\.extent) == [.partial])
    }

    @Test func `an archive without a feed, with a damaged one or with a cut end is refused`() {
        let bytes = Self.archives[1]
        #expect(failure(Array(bytes.dropLast())) == .archive)
        #expect(failure(Array("PK\u{3}\u{4}".utf8)) == .archive)
        var damaged = bytes
        damaged[60] ^= 1
        #expect(failure(damaged) == .archive)
        #expect(failure(renamed("objekte.txt")) == .archive)
        #expect(failure(bytes) == nil)
    }

    /// The stored archive with another name of the same length in its directory.
    private func renamed(_ name: String) -> [UInt8] {
        var bytes = Self.archives[1]
        guard let place = bytes.lastRange(of: Array("objekte.XML".utf8)) else { return bytes }
        bytes.replaceSubrange(place, with: name.utf8)
        return bytes
    }

    @Test(arguments: ["../ekte.XML", "/bjekte.XML", "a..\\kte.XML", "C:jekte.XML", "a/../te.XML"])
    func `a name that leads out of the archive refuses it`(name: String) {
        #expect(failure(renamed(name)) == .unsafeArchive)
    }

    @Test func `an archive holds no more than agreed`() {
        var limits = FeedLimits()
        // The feed inside has 2599 bytes, a little less than four times this.
        limits.heldBytes = 650
        #expect(failure(Self.archives[0], limits) == nil)
        limits.heldBytes -= 1
        #expect(failure(Self.archives[0], limits) == .tooLarge)
        // More comes out of the stream than its directory says: a bomb, or a lie.
        var lie = Self.archives[0]
        guard let place = lie.lastRange(of: [0x50, 0x4B, 1, 2]) else { return }
        lie[place.lowerBound + 24] &-= 1
        #expect(failure(lie) == .archive)
    }
}

extension [UInt8] {
    fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
        guard count >= part.count else { return nil }
        return (0...(count - part.count)).last { self[$0...].starts(with: part) }.map { $0..<($0 + part.count) }
    }
}
