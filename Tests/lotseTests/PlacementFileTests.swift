import Foundation
import LotseMatching
import Testing

@testable import lotse

@Suite struct PlacementFileTests {
    /// One place at each of two Kitas; the second child has a sibling at the first.
    private static let round = """
        {"seed": 1, "criteria": [{"key": "sibling-there", "points": 30}, {"key": "both-work", "points": 20}],
         "programmes": [{"name": "Am Wald", "places": 1}, {"name": "Am See", "places": 1}],
         "children": [
           {"key": 71, "wishes": [{"programme": 0, "met": ["both-work"]}, {"programme": 1}]},
           {"key": 72, "wishes": [{"programme": 0, "met": ["sibling-there"]}, {"programme": 1}]},
           {"key": 73, "wishes": [{"programme": 1}], "promised": 1}]}
        """

    private func read(_ text: String) throws -> PlacementFile {
        let url = FileManager.default.temporaryDirectory.appending(path: "places-\(UUID().uuidString).json")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try PlacementFile(reading: url.path)
    }

    private func report(_ text: String) throws -> PlacementReport {
        let file = try read(text)
        return PlacementReport(file: file, problem: try file.problem())
    }

    private func complaint(_ text: String) -> String? {
        do {
            _ = try read(text).problem()
            return nil
        } catch {
            return (error as? Installation.Problem)?.description.replacing(#/^.*\.json: /#, with: "")
        }
    }

    @Test func `a round is read, run, and told in words`() throws {
        let report = try report(Self.round)
        #expect(report.placement.places.map { $0?.programme } == [nil, 0, 1])
        #expect(report.text.hasPrefix("2 of 3 children get a place, 2 of them their first wish.\n"))
        #expect(report.text.contains("0 with justified envy, 0 places wasted."))
        #expect(report.text.contains("  Am Wald: 30 points, lot "))
        #expect(report.text.hasSuffix("  Am See: promised"))
    }

    @Test func `the answer for programs holds the places, the lots and the check`() throws {
        let json = try report(Self.round).json()
        #expect(json.contains(#""children":[null,0,1]"#))
        #expect(json.contains(#""justifiedEnvy":0"#))
        #expect(json.contains(#""wastedPlaces":0"#))
    }

    @Test func `a child is told who got in last and what its own points are`() throws {
        let reasons = try report(Self.round).reasons(for: 0)
        #expect(reasons.hasPrefix("Child 0 gets no place.\n  Rather Am Wald (20 points, lot "))
        #expect(reasons.contains("but the last who got in has 30 points, lot "))
        #expect(reasons.contains("Rather Am See (0 points, lot "))
        #expect(reasons.contains("but every place had been promised."))
    }

    @Test func `a family that wants to be together takes what has room for both`() throws {
        let report = try report(
            """
            {"seed": 1, "criteria": [], "programmes": [{"name": "A", "places": 1}, {"name": "B", "places": 2}],
             "children": [{"key": 1, "wishes": [{"programme": 0}, {"programme": 1}]},
                          {"key": 2, "wishes": [{"programme": 0}, {"programme": 1}]}],
             "families": [{"children": [0, 1], "wishes": [[1, 1]]}]}
            """
        )
        #expect(report.placement.places.map { $0?.programme } == [1, 1])
        #expect(report.text.contains("1 of 1 families stay together."))
    }

    @Test(arguments: [
        ("{", "the file is no JSON that can be read."),
        (#"{"seed": 1, "criteria": [], "programmes": []}"#, #"there is no "children"."#),
        (
            #"{"seed": 1, "criteria": [], "programmes": [{"name": "A", "places": -1}], "children": []}"#,
            "programmes[0]: places go from 0 to 10000000."
        ),
        (
            #"{"seed": 1, "criteria": [], "programmes": [], "children": [{"key": 1, "wishes": [{"programme": 0}]}]}"#,
            "children[0]: there is no such programme."
        ),
        (
            #"{"seed": 1, "criteria": [{"key": "a", "points": 1}, {"key": "a", "points": 2}], "programmes": [], "children": []}"#,
            "criteria[1]: another criterion has the same key."
        ),
        (
            #"{"seed": 1, "criteria": [], "programmes": [{"name": "A", "places": 1}], "children": [{"key": 1, "wishes": [{"programme": 0, "met": ["x"]}]}]}"#,
            #"There is no criterion with the key "x"."#
        ),
        (
            #"{"seed": 1, "criteria": [], "programmes": [], "children": [{"key": 1, "wishes": []}, {"key": 1, "wishes": []}]}"#,
            "children[1]: another child has the same key."
        ),
    ])
    func `a file that cannot be gets a sentence that says where`(text: String, sentence: String) {
        #expect(complaint(text) == sentence)
    }
}
