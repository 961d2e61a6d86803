import Foundation
import HTTPTypes
import LotseCore
import LotseTestSupport
import LotseWeb
import Testing

/// What becomes of hostile texts after they were kept, and in addresses.
@Suite struct HostileReadingTests {
    @Test func `what was kept is shown as text and never as markup`() async throws {
        let round = try await FormRound.planned()
        try await round.demo.remembering { house in
            for text in Malice.texts.prefix(1) {
                try await round.go(in: house, inTurn: true) { stop, browser, token in
                    _ = try await browser.post(stop.link, stop.answers(replacing: text) { $0.isTyped }, token: token)
                }
            }
            let found = Counter()
            try await Self.readAll(in: house, adding: "") { name, answer in
                #expect(answer.status.code < 500, "\(name) breaks by what is kept: \(answer.status.code)")
                // In a file there is no markup that could run.
                let isPage = answer.headers[.contentType]?.hasPrefix("text/html") ?? false
                #expect(!isPage || !Malice.isLoose(in: answer.text), "\(name) lets loose what is kept")
                if answer.text.contains(Malice.mark) { await found.add() }
            }
            let pages = await found.count
            #expect(pages >= 15, "only \(pages) pages show what was kept")
        }
    }

    @Test func `nothing in the query of a page breaks it or runs`() async throws {
        let house = try await DemoHouse.shared()
        let names = [
            "after", "before", "code", "country", "day", "district", "done", "error", "figure", "from", "iss", "key",
            "next",
            "organisation", "outcome", "place", "quarter", "said", "scope", "search", "settled", "sex", "state", "to",
            "topic", "whose", "page", "unknown",
        ]
        for text in Malice.texts.filter({ $0.count < 4000 }).prefix(4) {
            let query = names.map { "\($0)=\(text.percentEncoded)" }.joined(separator: "&")
            try await Self.readAll(in: house, adding: "?" + query) { name, answer in
                let what = "\(name) with \(text.prefix(40).debugDescription)"
                #expect(answer.status.code < 500, "\(what) answers \(answer.status.code)")
                #expect(!Malice.isLoose(in: answer.text), "\(what) lets it loose")
                let isOurs = answer.location.map { $0.hasPrefix("/") && !$0.hasPrefix("//") } ?? true
                #expect(isOurs, "\(what) leads to \(answer.location ?? "")")
            }
        }
    }

    /// Reads every page once, as somebody to whom it is open.
    private static func readAll(
        in house: DemoHouse,
        adding query: String,
        _ body: @escaping @Sendable (String, TestBrowser.Answer) async -> Void
    ) async throws {
        var waiting = house.house.routes.routes.filter { $0.method == .get }
        for asker in house.askers {
            let (routes, read) = (waiting, Names())
            try await house.visit(as: asker) { browser in
                for route in routes {
                    guard let link = try house.link(to: route.path, of: .own, for: asker) else { continue }
                    let answer = try await browser.get(link + query)
                    let outcome = RoleMatrix.Outcome(answer)
                    if outcome == .notFound || outcome == .signIn { continue }
                    await read.add(route.name)
                    await body(route.name, answer)
                }
            }
            let done = await read.names
            waiting.removeAll { done.contains($0.name) }
        }
    }

    private actor Names {
        private(set) var names: Set<String> = []
        func add(_ name: String) { names.insert(name) }
    }

    private actor Counter {
        private(set) var count = 0
        func add() { count += 1 }
    }
}

extension String {
    fileprivate var percentEncoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
