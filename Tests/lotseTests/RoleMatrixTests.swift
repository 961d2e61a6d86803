import Foundation
import LotseCore
import LotseTestSupport
import LotseWeb
import Testing

/// Who is told what, by every route of the house on the demo region.
@Suite struct RoleMatrixTests {
    private static let table = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Snapshots/role-matrix.txt")

    @Test func `every route has a row that says what each role is told about whose record`() async throws {
        let matrix = try await RoleMatrix.measured()
        if ProcessInfo.processInfo.environment["RECORD"] != "1" {
            let rows = try String(contentsOf: Self.table, encoding: .utf8).split(separator: "\n")
            for line in matrix.lines where !rows.contains(where: { $0.hasPrefix("\(line.route.name) ") }) {
                Issue.record("\(line.route.name) has no row in role-matrix.txt; RECORD=1 writes it")
            }
        }
        try assertSnapshot(matrix.text, named: "role-matrix")
    }

    @Test func `every route is asked for somebody's record, and answers as a route may`() async throws {
        let matrix = try await RoleMatrix.measured()
        for line in matrix.lines {
            for (role, cells) in line.cells {
                #expect(cells[.own] != nil, "\(line.route.name) has no record of one's own")
                for (owner, cell) in cells where cell.outcome == .strange || cell.outcome == .broken {
                    Issue.record("\(line.route.name) answers \(cell.status) to \(role.rawValue) about \(owner)")
                }
            }
            let isAllowed = line.cells.values.contains { $0[.own]?.outcome == .allowed }
            #expect(isAllowed, "\(line.route.name) opens for nobody: its record is in the wrong state, or it is dead")
        }
    }

    @Test func `what one may not see answers to the byte like what does not exist`() async throws {
        let matrix = try await RoleMatrix.measured()
        for role in matrix.roles {
            // All refusals of a place are one page, whatever was asked for.
            var pages: [String: String] = [:]
            for line in matrix.lines {
                for (owner, cell) in line.cells[role] ?? [:] where cell.outcome == .notFound {
                    let alliance = line.route.path.scope == .installation ? "" : owner == .abroad ? "there" : "here"
                    // Public pages may be read in more languages, which says nothing about a record.
                    let place = "\(alliance) \(line.route.isPublic)"
                    let page = pages[place, default: cell.refusal ?? ""]
                    pages[place] = page
                    #expect(
                        cell.refusal == page,
                        "\(line.route.name) tells \(role.rawValue) more of a record (\(owner)) than that it is not there"
                    )
                }
            }
        }
    }

    @Test func `links that open nothing look alike, whatever they were`() async throws {
        let matrix = try await RoleMatrix.measured()
        for line in matrix.lines {
            for (role, cells) in line.cells {
                for (owner, cell) in cells where cell.outcome == .spent {
                    #expect(
                        cell.refusal == cells[.unknown]?.refusal,
                        "\(line.route.name) tells \(role.rawValue) more of a link (\(owner)) than of an invented one"
                    )
                }
            }
        }
    }

    @Test func `staff are shown no page and no record of another alliance`() async throws {
        let matrix = try await RoleMatrix.measured()
        for line in matrix.lines {
            guard case .roles = line.route.audience else { continue }
            for (role, cells) in line.cells where role != .operator {
                for (owner, cell) in cells where owner.isForeign && cell.outcome == .allowed {
                    Issue.record("\(line.route.name) shows \(role.rawValue) another alliance's record (\(owner))")
                }
            }
        }
    }

    @Test func `whoever asked for help is named only to advisers, team leads and the body asked`() async throws {
        let matrix = try await RoleMatrix.measured()
        for line in matrix.lines {
            let isLink = line.route.audience == .everyone
            for (role, cells) in line.cells where ![.adviser, .teamLead, .partnerOfficer].contains(role) && !isLink {
                for (owner, cell) in cells where cell.namesPerson {
                    Issue.record("\(line.route.name) tells \(role.rawValue) a name (\(owner))")
                }
            }
            for (role, cells) in line.cells {
                for (owner, cell) in cells where cell.namesPerson && (owner == .stranger || owner == .mixed) {
                    Issue.record("\(line.route.name) tells \(role.rawValue) another alliance's name (\(owner))")
                }
            }
        }
        let named = matrix.lines.count { $0.cells[.adviser]?[.own]?.namesPerson == true }
        #expect(named > 10, "the names of the invented people stand on \(named) pages only")
    }

    @Test func `whoever is not signed in is sent to sign in by all that is not for everybody`() async throws {
        let matrix = try await RoleMatrix.measured()
        for line in matrix.lines where line.route.audience != .everyone {
            for (owner, cell) in line.cells[.visitor] ?? [:] {
                #expect(cell.outcome == .signIn, "\(line.route.name) answers \(cell.status) to visitors (\(owner))")
            }
        }
    }

    @Test func `a role outside of a route's audience is told that the page does not exist`() async throws {
        let matrix = try await RoleMatrix.measured()
        for line in matrix.lines {
            guard case .roles(let admitted) = line.route.audience else { continue }
            for (role, cells) in line.cells where role != .visitor && !admitted.contains(role) {
                for (owner, cell) in cells {
                    #expect(
                        cell.outcome == .notFound,
                        "\(line.route.name) answers \(cell.status) to \(role.rawValue) (\(owner))"
                    )
                }
            }
        }
    }
}
