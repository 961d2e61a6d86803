import ArgumentParser
import Foundation
import Testing

@testable import lotse

@Suite struct SettingsTests {
    @Test func `links in letters lead to the port that is listened on`() async throws {
        let settings = try await Settings.read(try SettingsOptions.parse([]), port: 4711)
        #expect(settings.port == 4711)
        #expect(settings.publicURL == "http://127.0.0.1:4711")
    }

    @Test func `lists are fetched from no folder unless one is named`() async throws {
        let none = try await Settings.read(try SettingsOptions.parse([]))
        #expect(none.feedsFolder == nil && !none.feedsFromOwnNetwork)
        let named = try await Settings.read(try SettingsOptions.parse([]), feeds: "/srv/feeds")
        #expect(named.feedsFolder?.path == "/srv/feeds")
    }
}
