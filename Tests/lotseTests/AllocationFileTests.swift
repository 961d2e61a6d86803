import Foundation
import LotseMatching
import Testing

@testable import lotse

@Suite struct AllocationFileTests {
    private static let quick = Allocator.Effort(priceRounds: 60, exchangesPerHousehold: 0, leastExchanges: 2_000)
    private static let region = """
        {"note": "one flat, two Kita places", "capacity": [1, 2], "names": ["flat", "Kita"],
         "columns": [[0, 700, [0, 1]], [1, 650, [0, 1, 1]], [1, 300, [1]]]}
        """

    private func read(_ text: String) throws -> AllocationFile {
        let url = FileManager.default.temporaryDirectory.appending(path: "allocation-\(UUID().uuidString).json")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try AllocationFile(reading: url.path)
    }

    private func complaint(_ text: String) -> String? {
        do {
            _ = try read(text).problem()
            return nil
        } catch {
            return (error as? Installation.Problem)?.description.replacing(#/^.*\.json: /#, with: "")
        }
    }

    @Test func `a region is read, solved, and told in words`() async throws {
        let file = try read(Self.region)
        let found = try await Allocator(try file.problem(), effort: Self.quick).allocate()
        #expect(found.bundles == [0, 2])
        let text = AllocationReport(file: file, allocation: found).text
        #expect(text.hasPrefix("2 of 2 households get a bundle.\nWorth 1.000; no allocation is worth more than 1."))
        #expect(text.contains("flat (there are 1)"))
    }

    @Test func `the answer for programs holds what was found`() async throws {
        let file = try read(Self.region)
        let found = try await Allocator(try file.problem(), effort: Self.quick).allocate()
        let json = try AllocationReport(file: file, allocation: found).json()
        #expect(json.contains(#""households":[0,2]"#))
        #expect(json.contains(#""worth":1000"#))
    }

    @Test func `what is proven the best is called so`() async throws {
        let file = try read(Self.region)
        var effort = Self.quick
        effort.proof = 1_000_000
        let found = try await Allocator(try file.problem(), effort: effort).allocate()
        let report = AllocationReport(file: file, allocation: found)
        #expect(report.text.contains("no allocation is worth more than 1.000 (proven the best)."))
        let json = try report.json()
        #expect(json.contains(#""isProven":true"#))
    }

    @Test func `it says who holds what one would rather have`() async throws {
        let file = try read(Self.region)
        let problem = try file.problem()
        let found = try await Allocator(problem, effort: Self.quick).allocate()
        let reasons = AllocationReport(file: file, allocation: found).reasons(for: 1, in: problem)
        #expect(
            reasons == """
                For household 1: Kita, worth 0.300.
                  Rather flat + Kita + Kita, worth 0.650, but it lacks:
                    flat, held by household 0
                    Kita, held by household 0
                """
        )
    }

    @Test func `more of something changes what there is, less than nothing is refused`() throws {
        let file = try read(Self.region)
        #expect(try file.problem(more: [0: 2, 1: -2]).capacities == [3, 0])
        #expect(throws: Installation.Problem.self) { try file.problem(more: [1: -3]) }
        #expect(throws: Installation.Problem.self) { try file.problem(more: [2: 1]) }
    }

    @Test(arguments: [
        ("{", "the file is no JSON that can be read."),
        (#"{"capacity": []}"#, #"there is no "columns"."#),
        (#"{"capacity": ["x"], "columns": []}"#, "capacity[0] is not of the kind Int."),
        (#"{"capacity": [1], "columns": [[0, 5]]}"#, "columns[0][2] is not of the kind"),
        (#"{"capacity": [1], "columns": [[-1, 5, [0]]]}"#, "columns[0]: the household must be from 0 to 999999."),
        (#"{"capacity": [1], "columns": [[0, 5, [1]]]}"#, "columns[0]: a resource has no capacity."),
        (#"{"capacity": [-1], "columns": []}"#, "capacity[0] must be from 0 to 10000000."),
        (#"{"capacity": [1], "columns": [], "urgent": [0]}"#, "urgent household 0 has no column."),
        (#"{"capacity": [1], "columns": [], "names": []}"#, "0 names for 1 resources; name all or none."),
    ])
    func `what cannot be read is named`(text: String, sentence: String) throws {
        let said = try #require(complaint(text))
        #expect(said.hasPrefix(sentence), "\(said)")
    }
}
