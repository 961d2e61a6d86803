import LotseCore
import LotseTestSupport
import Synchronization
import Testing

@testable import lotse

@Suite struct MainMenuTests {
    @Test func `nobody sees more than seven entries at once, and whoever has more finds them folded`() async throws {
        let house = try await DemoHouse.shared()
        var folded: [String] = []
        for asker in house.askers {
            let page = try await read("/de/\(DemoHouse.slug)", as: asker, of: house)
            let menu = try #require(page.split(separator: "<nav class=\"site-menu\"").dropFirst().first)
            let list = menu.split(separator: "</nav>")[0]
            let parts = list.split(separator: "<details class=\"site-more\"")
            #expect(parts[0].matches(of: /<li>/).count <= 7, "\(asker.name)")
            guard parts.count > 1 else { continue }
            folded.append(asker.name)
            let more = parts[1].matches(of: /<li>/).count
            #expect(parts[0].matches(of: /<a\s/).count == 6 && more >= 2, "\(asker.name): \(more)")
        }
        #expect(folded.contains(Role.teamLead.rawValue))
    }

    private func read(_ path: String, as asker: Asker, of house: DemoHouse) async throws -> String {
        let page = Said()
        try await house.visit(as: asker) { browser in page.text = try await browser.get(path).text }
        return page.text
    }

    /// What a page said, brought out of a visit.
    private final class Said: Sendable {
        private let kept = Mutex("")

        var text: String {
            get { kept.withLock { $0 } }
            set { kept.withLock { $0 = newValue } }
        }
    }
}
