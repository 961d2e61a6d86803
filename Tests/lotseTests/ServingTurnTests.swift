import Foundation
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct ServingTurnTests {
    @Test func `one server at a time works on a folder, and the next one when it is gone`() async throws {
        try await TestStore.withFolder { folder in
            let settings = TestInstallation.settings(in: folder.appending(path: "var", directoryHint: .isDirectory))
            let first = try #require(try ServingTurn.take(settings))
            #expect(throws: Installation.Problem.self) { try ServingTurn.take(settings) }
            first.leave()
            let second = try #require(try ServingTurn.take(settings))
            second.leave()
        }
    }

    @Test func `servers on one PostgreSQL wait for nobody`() async throws {
        try await TestStore.withFolder { folder in
            let settings = TestInstallation.settings(in: folder, database: "postgres://lotse@db.example.org/lotse")
            for _ in 1...2 {
                let turn = try ServingTurn.take(settings)
                #expect(turn == nil)
            }
        }
    }
}
