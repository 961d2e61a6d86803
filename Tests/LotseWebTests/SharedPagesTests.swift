import Foundation
import HTTPTypes
import Hummingbird
import LotseCore
import LotseData
import LotseTestSupport
import Synchronization
import Testing

@testable import LotseWeb

@Suite struct SharedPagesTests {
    /// A clock that tests turn.
    private final class Hand: Sendable {
        private let milliseconds = Mutex(TestStore.moment.milliseconds)

        var clock: WallClock { WallClock { Timestamp(milliseconds: self.milliseconds.withLock { $0 }) } }
        func turn(milliseconds more: Int64) { milliseconds.withLock { $0 += more } }
    }

    /// A room that counts how often each of its pages was made.
    private struct Counter: Feature {
        final class Counts: Sendable {
            private let total = Mutex(0)
            func next() -> Int {
                total.withLock { total in
                    total += 1
                    return total
                }
            }
        }

        let name = "counter"
        let resources: URL? = nil
        let counts = Counts()

        func addRoutes(to routes: inout RouteTable) {
            routes.get(Path("geteilt", "shared", in: .installation), as: .visitor) { _ in .page(page(isShared: true)) }
            routes.get(Path("eigen", "own", in: .installation), as: .visitor) { _ in .page(page(isShared: false)) }
            routes.get(Path("rot", "red", in: .installation), as: .visitor) { _ in
                .page(page(isShared: true), status: .unprocessableContent)
            }
            routes.get(Path("fragebogen", "questionnaire", in: .installation), as: .visitor) { visitor in
                let view = Form("counter.form", []).view(for: visitor, action: "/")
                var page = Page("number \(counts.next())", template: "form", content: view)
                page.isShared = true
                return .page(page)
            }
        }

        private func page(isShared: Bool) -> Page {
            let content = ErrorPage(title: "", text: "", incident: nil, homePath: "/")
            var page = Page("number \(counts.next())", template: "error-page", content: content)
            page.isShared = isShared
            return page
        }
    }

    private func withHouse(
        _ body: @escaping @Sendable (_ stranger: TestBrowser, _ member: TestBrowser, Hand) async throws -> Void
    ) async throws {
        let hand = Hand()
        let sources = Sources(clock: hand.clock, identifiers: .seeded(1, at: TestStore.moment))
        try await TestStore.withEmbedded(try House.migrations(), sources: sources) { store in
            let account: Identifier<Account> = sources.identifiers.next()
            let house = try TestHouse.make(
                [Counter()],
                on: store,
                alliances: FixedAlliances([]),
                members: FixedMembers([Member(account: account, name: "Ada Beispiel", grants: [])])
            )
            try await TestBrowser.visit(house, on: store) { stranger in
                try await TestBrowser.visit(house, as: account, on: store) { member in
                    try await body(stranger, member, hand)
                }
            }
        }
    }

    private func number(_ browser: TestBrowser, _ path: String) async throws -> String {
        let answer = try await browser.get(path)
        let title = try #require(answer.text.firstRange(of: "<h1>number "))
        return String(answer.text[title.upperBound...].prefix { $0 != "<" })
    }

    /// Expects the page that was made as the n-th.
    private func expect(
        _ wanted: String,
        _ browser: TestBrowser,
        _ path: String,
        location: SourceLocation = #_sourceLocation
    ) async throws {
        let shown = try await number(browser, path)
        #expect(shown == wanted, sourceLocation: location)
    }

    @Test func `a shared page is made once a second`() async throws {
        try await withHouse { stranger, _, hand in
            try await expect("1", stranger, "/de/geteilt")
            hand.turn(milliseconds: 999)
            try await expect("1", stranger, "/de/geteilt")
            hand.turn(milliseconds: 1)
            try await expect("2", stranger, "/de/geteilt")
        }
    }

    @Test func `a clock that was set back does not keep a page`() async throws {
        try await withHouse { stranger, _, hand in
            try await expect("1", stranger, "/de/geteilt")
            hand.turn(milliseconds: -60_000)
            try await expect("2", stranger, "/de/geteilt")
        }
    }

    @Test func `each language and each query has its own page`() async throws {
        try await withHouse { stranger, _, _ in
            let paths = ["/de/geteilt", "/ar/shared", "/de/geteilt?a=1", "/de/geteilt?a=2", "/de/geteilt?a=1&a=2"]
            var numbers: [String] = []
            for path in paths { numbers.append(try await number(stranger, path)) }
            #expect(Set(numbers).count == paths.count)
            for (path, kept) in zip(paths, numbers) {
                let again = try await number(stranger, path)
                #expect(again == kept)
            }
        }
    }

    @Test func `whoever is signed in neither gets nor gives a kept page`() async throws {
        try await withHouse { stranger, member, _ in
            try await expect("1", member, "/de/geteilt")
            try await expect("2", stranger, "/de/geteilt")
            let own = try await member.get("/de/geteilt")
            #expect(own.text.contains("number 3"))
            #expect(own.text.contains("Ada Beispiel"))
            #expect(own.headers[.cacheControl] == "no-store")
            let others = try await stranger.get("/de/geteilt")
            #expect(others.text.contains("number 2"))
            #expect(!others.text.contains("Ada Beispiel"))
        }
    }

    @Test(arguments: ["/de/eigen", "/de/rot"])
    func `pages of one reader and pages with errors are not kept`(path: String) async throws {
        try await withHouse { stranger, _, _ in
            let (first, second) = (try await number(stranger, path), try await number(stranger, path))
            #expect([first, second] == ["1", "2"])
        }
    }

    @Test func `a page with a form's token is not kept, even where its room calls it shared`() async throws {
        try await withHouse { stranger, _, _ in
            let (first, second) = (try await stranger.get("/de/fragebogen"), try await stranger.get("/de/fragebogen"))
            #expect(first.text.contains("number 1") && second.text.contains("number 2"))
            #expect(first.headers[.cacheControl] == "no-store")
            #expect(first.token() != nil && first.token() != second.token())
        }
    }

    @Test func `a kept page asks the database nothing`() async throws {
        try await withHouse { stranger, _, _ in
            _ = try await stranger.get("/de/geteilt")
            let meter = QueryMeter()
            _ = try await QueryMeter.$current.withValue(meter) { try await stranger.get("/de/geteilt") }
            #expect(meter.log == [])
        }
    }

    @Test func `made-up queries fill a bounded room, which the next second empties`() {
        let pages = SharedPages()
        let (now, later) = (TestStore.moment, TestStore.moment.adding(seconds: 1))
        for number in 0..<(SharedPages.mostPages + 50) {
            pages.keep(Response(status: .ok), of: "/de?\(number)", readAt: now)
        }
        #expect(pages.fetch("/de?0", at: now) != nil)
        #expect(pages.fetch("/de?\(SharedPages.mostPages)", at: now) == nil)
        pages.keep(Response(status: .ok), of: "/de", readAt: later)
        #expect(pages.fetch("/de", at: later) != nil)
        pages.keep(Response(status: .ok), of: "/de?" + String(repeating: "x", count: 600), readAt: later)
        #expect(pages.fetch("/de?" + String(repeating: "x", count: 600), at: later) == nil)
    }
}
