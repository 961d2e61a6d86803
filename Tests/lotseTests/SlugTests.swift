import AllianceNetwork
import LotseCore
import LotseWeb
import Testing

@testable import lotse

@Suite struct SlugTests {
    @Test func `no alliance takes the name of a page of the installation`() async throws {
        try await TestInstallation.with { installation in
            let paths = try makeHouse(installation).routes.routes.map(\.path).filter { $0.scope == .installation }
            let texts: [String] = paths.flatMap { [$0.german, $0.english] }
            let words = Set(texts.compactMap { text in text.split(separator: "/").first.map { String($0) } })
            #expect(words.count > 10)
            #expect(words.allSatisfy { !$0.hasPrefix("{") }, "a parameter would swallow every alliance")
            #expect(Alliance.reservedSlugs == words)
        }
    }
}
