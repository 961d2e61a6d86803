import Foundation
import LotseFormats
import LotseMatching
import Testing

@testable import lotse

/// Folders with tables in place of JSON files, as spreadsheets write them.
@Suite struct TableFolderTests {
    private func inFolder<Value>(_ tables: [String: String], _ work: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in tables { try Data(text.utf8).write(to: folder.appending(path: "\(name).csv")) }
        return try work(folder.path)
    }

    private static let people = """
        name;trades;level;skills;learning;german;hours;shifts;at;minutes;from
        Anna;81302 partial;2;wound care;palliative care;B1;30|40;late;51.74 14.64;car=40|walk=20;2026-03-02
        Ben;22342|22301 full;2;;;;35|40;;;;2.3.2026
        """
    private static let vacancies = #"""
        name;occupation;regulated;required;german;hours;shifts;at;starts
        Klinik Nord;81302;ja;wound care|palliative care;B2;30|39;late|night;51.757, 14.33;2026-03-15
        "Tischlerei ""Am Wald""";22342;no;;;38|40;;51,75 14,6;15.3.2026
        """#

    private func complaint(_ tables: [String: String]) -> String? {
        do {
            return try inFolder(tables) { folder in
                _ = try MatchQuestion(try MatchFile(reading: folder))
                return nil
            }
        } catch {
            return (error as? Installation.Problem)?.description
        }
    }

    @Test func `people and vacancies in tables are those of a file`() throws {
        let file = try inFolder(["people": Self.people, "vacancies": Self.vacancies]) { try MatchFile(reading: $0) }
        #expect(file.people.map(\.name) == ["Anna", "Ben"])
        #expect(file.people[0].trades.map(\.recognition) == ["partial"])
        #expect(file.people[1].trades.map(\.occupation) == ["22342", "22301"])
        #expect(file.people[0].minutes == ["car": 40, "walk": 20])
        #expect(file.people.map(\.from.description) == ["2026-03-02", "2026-03-02"])
        #expect(file.people[1].german == nil)
        #expect(file.vacancies[1].name == "Tischlerei \"Am Wald\"")
        #expect(file.vacancies.map(\.at.latitude) == [51.757, 51.75])
        #expect(file.vacancies.map(\.at.longitude) == [14.33, 14.6])
        #expect(file.vacancies.map(\.regulated) == [true, false])
        let question = try MatchQuestion(file)
        let found = try question.vacancies(for: 0, limit: 10)
        #expect(found.matches.map(\.number) == [0])
        let report = MatchReport(
            names: file.vacancies.map(\.name),
            matches: found.matches,
            census: found.census,
            skills: question.skills
        )
        let rows = String(decoding: report.table.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(rows.count == 2)
        #expect(rows[0].hasPrefix("\u{FEFF}number;name;score;occupation;level;required skills;"))
        #expect(rows[1].hasPrefix("0;Klinik Nord;"))
        #expect(rows[1].contains("recognition: work as an assistant"))
        let points = rows[1].split(separator: ";", omittingEmptySubsequences: false).compactMap { Int($0) }
        #expect(points.dropFirst(2).reduce(0, +) == points[1], "the columns of the criteria add up to the score")
    }

    @Test(arguments: [
        ("name;trades;level;hours;from;age\n", "people.csv, line 1: the column \"age\" is none of name, trades,"),
        ("name;trades;level;hours\n", "people.csv, line 1: the column \"from\" is missing."),
        ("name;name;trades;level;hours;from\n", "people.csv, line 1: the column \"name\" stands there twice."),
        (
            "name;trades;level;hours;from\nA;81302;two;30|40;2026-03-02",
            "people.csv, line 2: level: \"two\" is not a whole"
        ),
        (
            "name;trades;level;hours;from\nA;81302;2;30|40;31.2.2026",
            "people.csv, line 2: from: \"31.2.2026\" is not a day"
        ),
        ("name;trades;level;hours;from\n\nA;;2;30|40;2026-03-02", "people.csv, line 3: \"trades\" is missing."),
        ("name;trades;level;hours;from\nA;81302;2;30|40;2026-03-02;x", "people.csv, line 2: 6 cells stand below 5"),
        ("name;trades;level;hours;from\n\"A;81302;2;30|40;2026-03-02", "people.csv, line 2: the quotes are wrong"),
        (
            "name;trades;level;hours;from;at\nA;81302;2;30|40;2026-03-02;here",
            "people.csv, line 2: at: \"here\" is not latitude"
        ),
        ("name;trades;level;hours;from\nA;81302 full no;2;30|40;2026-03-02", "people.csv, line 2: trades: "),
        ("name;trades;level;hours;from\nA;81302;2;30;2026-03-02", "people[0], hours: the least and the most"),
        ("", "people.csv: it is empty."),
        ("PK\u{3}\u{4}", "people.csv: it is an archive or a workbook; save the table as CSV."),
    ])
    func `what cannot be read is named with table, line and column`(people: String, sentence: String) throws {
        let said = try #require(complaint(["people": people, "vacancies": Self.vacancies]))
        #expect(said.hasPrefix(sentence), "\(said)")
    }

    @Test func `a table that is missing is named`() throws {
        let said = try #require(complaint(["people": Self.people]))
        #expect(said.hasSuffix("vacancies.csv."), "\(said)")
    }

    @Test func `a household in tables gets its bundle`() throws {
        let tables = [
            "homes": "name;at;rooms;rent;free\nAm Anger 3;51.75 14.33;4;60000;2026-04-01",
            "vacancies": "name;at;hours;starts\nKlinik Nord;51.757 14.33;07:00-15:00;2026-04-15",
            "facilities": "name;at;kind;born;hours;free;places\n"
                + "Kita Süd;51.752 14.331;kita;2020-08-01|2025-07-31;06:00-17:00;2026-04-01;2",
            "household": "rooms;from;by;budget\n3;2026-03-01;2026-05-01;90000",
            "adults": "name;minutes;vacancies\nAnna;car=40|walk=30;0 800",
            "children": "name;kinds;born;minutes\nMia;kita;2023-05-01;walk=20|car=20",
        ]
        let report = try inFolder(tables) { try BundleReport(try BundleFile(reading: $0), limit: 3) }
        #expect(report.bundles.count == 1)
        let rows = String(decoding: report.table.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(rows[0].hasSuffix("score;home;Anna: work;Anna: course;Mia;minutes;cents a month;weeks;ready;with"))
        #expect(rows[1].contains(";Am Anger 3;Klinik Nord;;Kita Süd;"))

        var apart = tables
        apart["household"] = "rooms;from;by;budget\n5;2026-03-01;2026-05-01;90000"
        let blocked = try inFolder(apart) { try BundleReport(try BundleFile(reading: $0), limit: 3) }
        let around = String(decoding: blocked.table.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(around[1].hasSuffix(";one room fewer"))

        apart["household"] = "rooms;from;by\n3;2026-03-01;2026-05-01\n2;2026-03-01;2026-05-01"
        let two = #expect(throws: Installation.Problem.self) { try inFolder(apart) { try BundleFile(reading: $0) } }
        #expect(two?.description == "household.csv: there must be one row below the heading, not 2.")
    }

    @Test func `a region in tables is solved by names`() async throws {
        let tables = [
            "resources": "name;capacity\nflat;1\nKita;2",
            "bundles": "household;worth;resources\nA-2;650;flat|Kita|Kita\nA-1;700;flat|Kita\nA-2;300;Kita",
            "households": "name;urgent\nA-1;no\nA-3;yes",
        ]
        let file = try inFolder(tables) { try AllocationFile(reading: $0) }
        #expect(file.householdCount == 3)
        #expect(file.household("A-2") == 2)
        #expect(file.household("1") == 1)
        #expect(file.household("7") == nil)
        #expect(file.resource("Kita") == 1)
        let problem = try file.problem()
        let found = try await Allocator(problem, urgent: Set(file.urgent ?? []), effort: .quick).allocate()
        let report = AllocationReport(file: file, allocation: found)
        let rows = String(decoding: report.table.bytes, as: UTF8.self)
        #expect(rows == "\u{FEFF}household;gets;worth\r\nA-1;flat|Kita;700\r\nA-3;;\r\nA-2;Kita;300\r\n")
        #expect(report.text.contains("Urgent and without one: A-3."))
        #expect(report.reasons(for: 2, in: problem).contains("    flat, held by A-1"))

        let then = try await Allocator(try file.problem(more: [0: 1, 1: 1]), effort: .quick).allocate()
        let whatIf = WhatIfReport(file: file, changes: [(0, 1), (1, 1)], today: found, then: then)
        #expect(
            whatIf.text.hasPrefix(
                "+1 flat\n+1 Kita\nhouseholds served: 2 → 2 (+0)\nworth in thousandths: 1000 → 1350 (+350)"
            )
        )
        #expect(String(decoding: whatIf.table.bytes, as: UTF8.self).contains("worth in thousandths;1000;1350;350\r\n"))
        #expect(try whatIf.json().contains(#""more":{"0":1,"1":1}"#))

        var wrong = tables
        wrong["bundles"] = "household;worth;resources\nA-1;700;garage"
        let unknown = #expect(throws: Installation.Problem.self) {
            try inFolder(wrong) { try AllocationFile(reading: $0) }
        }
        #expect(unknown?.description == "bundles.csv, row 1: \"garage\" is not in resources.csv.")
        wrong["resources"] = "name;capacity\nflat;1\nflat;2"
        #expect(throws: Installation.Problem.self) { try inFolder(wrong) { try AllocationFile(reading: $0) } }
    }

    @Test func `a round in tables gives the places of the file`() throws {
        let tables = [
            "lottery": "seed\n1",
            "criteria": "key;points\nsibling-there;30\nboth-work;20",
            "programmes": "name;places\nAm Wald;1\nAm See;1",
            "children": "key;wishes;promised\n71;0 both-work|1;\n72;0 sibling-there|1;\n73;1;1",
            "families": "children;wishes\n0|1;0 1|- 0",
        ]
        let file = try inFolder(tables) { try PlacementFile(reading: $0) }
        #expect(file.families?.first?.wishes == [[0, 1], [nil, 0]])
        let report = PlacementReport(file: file, problem: try file.problem())
        #expect(report.placement.places.map { $0?.programme } == [nil, 0, 1])
        let rows = String(decoding: report.table.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(rows[0].hasSuffix("child;programme;wish;lot"))
        #expect(rows[2].hasPrefix("1;Am Wald;1;"))
    }
}
