import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Portal

@Suite struct LegalPageTests {
    private static let pages = [
        ("imprint", FloorPaths.imprint), ("privacy", FloorPaths.privacy), ("accessibility", FloorPaths.accessibility),
    ]

    @Test(arguments: pages, [Language.german, .arabic])
    func `legal pages look as they were reviewed`(page: (String, Path), language: Language) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                let answer = try await browser.get(page.1.link(language, alliance: nil))
                #expect(answer.status == .ok)
                #expect(answer.headers[.cacheControl] == "public, max-age=0, must-revalidate")
                try assertSnapshot(answer.main, named: "\(page.0)-\(language.tag)")
            }
        }
    }

    @Test(arguments: Language.publicLanguages)
    func `the demo's legal pages say that they are invented`(language: Language) async throws {
        try await PortalHouse.with { portal in
            let sentence = portal.house.catalogues.words(language)("portal.legal.invented")
            try await portal.visit { browser in
                for (_, path) in Self.pages {
                    let answer = try await browser.get(path.link(language, alliance: nil))
                    #expect(answer.text.contains(sentence))
                }
            }
        }
    }

    /// Consents name a version: what people agreed to must be found again.
    ///
    /// Whoever rewords a text here gives `TextVersion` a new version, and the snapshot of the old one stays.
    @Test(arguments: [
        (TextVersion.privacy, "portal.privacy."), (TextVersion.concernConsent, "portal.concern.consent."),
        (TextVersion.accessibility, "portal.accessibility."),
    ])
    func `the wording of a version does not change`(version: String, prefix: String) async throws {
        try await PortalHouse.with { portal in
            let lines = Language.publicLanguages.flatMap { language in
                let words = portal.house.catalogues.byLanguage[language]?.entries ?? [:]
                return words.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }.map { key, entry in
                    "\(language.tag) \(key): \(entry.wordings.joined(separator: " | "))"
                }
            }
            #expect(lines.count >= Language.publicLanguages.count)
            try assertSnapshot(lines.joined(separator: "\n") + "\n", named: version)
        }
    }

    @Test func `robots may read what is public, and are told what is not`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                #expect(try await browser.get("/robots.txt").text.hasPrefix("User-agent: *\n"))
                let robots = HTTPField.Name("X-Robots-Tag")
                let name = try #require(robots)
                let (start, form) = (try await browser.get("/de"), try await browser.get("/de/musterland/arbeitgeber"))
                #expect(start.headers[name] == nil)
                #expect(form.headers[name] == "noindex")
            }
        }
    }
}
