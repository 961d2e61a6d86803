import AllianceNetwork
import Foundation
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Market
import Testing

@testable import lotse

/// What `lotse import listings` does with files.
@Suite struct ListingImportTests {
    private static let homes = """
        Schlüssel;Titel;Miete oder Kauf;Ort;Fläche;Zimmer;Kaltmiete
        A;Weg 1;Miete;Forst (Lausitz);60;2,5;500
        B;Weg 2;Miete;Forst (Lausitz);70;3;viel

        """

    private static func with(
        _ body: (any Store, ListingImport, FeedOrder) async throws -> Void
    ) async throws {
        try await TestInstallation.with { installation in
            try await NetworkDemo.load(into: installation.store)
            let network = StoredNetwork(installation.store)
            let alliance = try #require(try await network.alliance(slug: "spree-neisse"))
            let work = ListingImport(store: installation.store, network: network, occupations: installation.occupations)
            try await body(installation.store, work, FeedOrder(alliance: alliance.id, connection: "wohnbau"))
        }
    }

    private static func count(_ store: any Store) async throws -> Int {
        try await store.read { try $0.number("SELECT count(*) FROM listing") }
    }

    @Test func `a dry run tells what would change and writes nothing`() async throws {
        try await Self.with { store, work, order in
            var order = order
            order.takesPartly = true
            let report = try await work.run(FeedBytes(Array(Self.homes.utf8)), order, isDryRun: true)
            #expect(report.lines.first == "csv-template, 2 entries.")
            #expect(report.text.contains("1 new, 0 changed, 0 the same, 0 closed, 1 refused."))
            #expect(report.lines.last == "Nothing was written (--dry-run).")
            let count = try await Self.count(store)
            #expect(!report.isTaken && count == 0)
        }
    }

    @Test func `a bad entry keeps the file out with line and column, unless the good ones are wanted`() async throws {
        try await Self.with { store, work, order in
            let bytes = FeedBytes(Array(Self.homes.utf8))
            let refused = try await work.run(bytes, order, isDryRun: false)
            #expect(!refused.isTaken)
            #expect(refused.text.contains("Line 3, column 36, “Kaltmiete”: Write a number. It says: “viel”."))
            var partly = order
            partly.takesPartly = true
            let taken = try await work.run(bytes, partly, isDryRun: false)
            let count = try await Self.count(store)
            #expect(taken.isTaken && count == 1)
        }
    }

    @Test func `a file that is none is refused with a sentence`() async throws {
        try await Self.with { store, work, order in
            let hostile = FeedBytes(Array("<!DOCTYPE a [<!ENTITY b SYSTEM \"c\">]><openimmo>&b;</openimmo>".utf8))
            let problem = await #expect(throws: Installation.Problem.self) {
                try await work.run(hostile, order, isDryRun: false)
            }
            #expect(problem?.description.contains("could read other files") == true)
            let count = try await Self.count(store)
            #expect(count == 0)
        }
    }
}
