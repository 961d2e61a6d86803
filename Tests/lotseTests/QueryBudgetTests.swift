import Foundation
import LotseTestSupport
import Testing

/// What each page of the house may ask of the database.
@Suite struct QueryBudgetTests {
    /// More than this asks for a better store, not for a higher number.
    private static let most = 15
    /// Pages that need more, and why.
    private static let exceptions: [String: (most: Int, why: String)] = [
        "GET /{alliance}/cases/{caseFile}": (39, "each subject of `CaseSheet` is a statement; what suits asks too"),
        "GET /{alliance}/requests/{referral}": (34, "the first look is a step of the referral, with what follows it"),
        "GET /{alliance}/answer/{token}": (30, "the same first look, over the secret link"),
        "GET /{alliance}/my-request/{token}": (16, "everything that a household may see of its matter, on one page"),
        "GET /{alliance}/cases/{caseFile}/referrals/{referral}": (17, "what the body sees of household and plan, too"),
        "GET /{alliance}/cases/{caseFile}/allocations/{run}": (16, "a share beside all that the household asked for"),
        "GET /{alliance}/cases/{caseFile}/place-wishes": (16, "wishes of all children beside the houses and the rules"),
        "GET /{alliance}/cases/{caseFile}/place-wishes/{person}": (16, "the same for one child"),
        "GET /{alliance}/who-would-come": (17, "people by consents, what they look for, the market and its rules"),
        "GET /{alliance}/who-would-come/{person}": (16, "the same people, of whom one is asked about"),
        "GET /{alliance}/cases/{caseFile}/bundles": (
            16, "household, market, rules, what is held and what is scarce at once"
        ),
        "GET /{alliance}/demand": (17, "the same people against the plans of all firms"),
        "GET /{alliance}/network": (18, "the whole network of an alliance is one value, a statement for each kind"),
    ]
    /// Questions that a page asks only where there is something to ask about.
    private static let leeway = 2

    /// Pages of people, which ask nothing more where there is nobody: in the small alliance nobody agreed to be proposed.
    private static let ofPeople: Set<String> = ["GET /{alliance}/who-would-come", "GET /{alliance}/demand"]

    private static let table = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Snapshots/query-budget.txt")

    @Test func `no page needs more statements than its row in the budget allows`() async throws {
        let budget = try await QueryBudget.measured()
        guard ProcessInfo.processInfo.environment["RECORD"] != "1" else {
            return try assertSnapshot(budget.text, named: "query-budget")
        }
        var allowed: [String: Int] = [:]
        for row in try String(contentsOf: Self.table, encoding: .utf8).split(separator: "\n") {
            let parts = row.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
            guard parts.count == 3, let number = Int(parts[0]) else { continue }
            allowed[parts[2].trimmingCharacters(in: .whitespaces)] = number
        }
        for line in budget.lines {
            guard let most = allowed.removeValue(forKey: line.name) else {
                Issue.record("\(line.name) has no row in query-budget.txt; RECORD=1 writes it")
                continue
            }
            let needed = line.statements.count
            #expect(
                needed <= most,
                "\(line.name) needs \(needed) statements, its budget is \(most):\n\(line.statements.joined(separator: "\n"))"
            )
        }
        #expect(allowed.keys.sorted() == [], "rows of pages that are gone")
    }

    @Test func `no page needs more than fifteen statements, but for some with a reason`() async throws {
        for line in try await QueryBudget.measured().lines {
            let most = Self.exceptions[line.name]?.most ?? Self.most
            guard line.statements.count > most else { continue }
            let statements = line.statements.joined(separator: "\n")
            Issue.record("\(line.name) needs \(line.statements.count), not \(most):\n\(statements)")
        }
    }

    @Test func `more records make no more statements`() async throws {
        for line in try await QueryBudget.measured().lines {
            guard let elsewhere = line.elsewhere, !Self.ofPeople.contains(line.name) else { continue }
            let difference = abs(line.statements.count - elsewhere.count)
            let longer = line.statements.count > elsewhere.count ? line.statements : elsewhere
            #expect(
                difference <= Self.leeway,
                "\(line.name) needs \(line.statements.count) here, \(elsewhere.count) there:\n\(longer.joined(separator: "\n"))"
            )
        }
    }

    @Test func `every page is shown to somebody`() async throws {
        let unseen = try await QueryBudget.measured().unseen
        #expect(unseen == [])
    }
}
