import LotseCore
import LotseTestSupport
import Testing

@testable import Members

@Suite struct GrantRuleTests {
    private static let alliances = [Office.north, Office.south]
    private static let organisations = [Office.harbour, Office.lighthouse]

    /// Every grant that could be written down for these alliances and organisations, sensible or not.
    private static let all: [Grant] = Role.allCases.flatMap { role in
        ([nil] + alliances.map(Optional.some)).flatMap { alliance in
            ([nil] + organisations.map(Optional.some)).map { Grant(role: role, alliance: alliance, organisation: $0) }
        }
    }

    private func member(_ grants: Grant...) -> Member {
        Member(account: Office.identifier(100, of: Account.self), name: "Anna", grants: grants)
    }

    @Test func `staff need an organisation and an alliance, the operator neither`() {
        #expect(GrantRule.isWellFormed(.harbourAdviser))
        #expect(GrantRule.isWellFormed(.northAdmin))
        #expect(GrantRule.isWellFormed(.installation))
        #expect(!GrantRule.isWellFormed(Grant(role: .adviser, alliance: Office.north, organisation: nil)))
        #expect(!GrantRule.isWellFormed(Grant(role: .adviser, alliance: nil, organisation: Office.harbour)))
        #expect(!GrantRule.isWellFormed(Grant(role: .operator, alliance: Office.north, organisation: nil)))
        #expect(!GrantRule.isWellFormed(Grant(role: .visitor, alliance: Office.north, organisation: nil)))
    }

    @Test func `an admin changes roles of the own alliance only`() {
        let admin = member(.northAdmin)
        for grant in Self.all where GrantRule.isWellFormed(grant) {
            #expect(GrantRule.permission(of: admin, toChange: grant).isAllowed == (grant.alliance == Office.north))
        }
        #expect(GrantRule.permission(of: admin, toChange: .southAdviser) == .denied(.otherAlliance))
        #expect(GrantRule.permission(of: admin, toChange: .installation) == .denied(.wrongRole))
    }

    @Test func `the operator changes all, everybody else none`() {
        for grant in Self.all where GrantRule.isWellFormed(grant) {
            #expect(GrantRule.permission(of: member(.installation), toChange: grant).isAllowed)
            for own in [Grant.harbourAdviser, .harbourLead, .lighthouseOfficer, .northAuditor] {
                #expect(GrantRule.permission(of: member(own), toChange: grant) == .denied(.wrongRole))
            }
        }
    }

    @Test(arguments: 0..<100) func `nobody reaches further by granting than they reach already`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grants = (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in
            Self.all.randomElement(using: &random)
        }
        .filter(GrantRule.isWellFormed)
        let member = Member(account: Office.identifier(100, of: Account.self), name: "Anna", grants: grants)
        for wanted in Self.all.filter(GrantRule.isWellFormed)
        where GrantRule.permission(of: member, toChange: wanted).isAllowed {
            let receiver = Member(account: Office.identifier(101, of: Account.self), name: "Berta", grants: [wanted])
            for next in Self.all.filter(GrantRule.isWellFormed)
            where GrantRule.permission(of: receiver, toChange: next).isAllowed {
                #expect(GrantRule.permission(of: member, toChange: next).isAllowed)
            }
        }
    }

    @Test func `an account is closed by whoever may take every role of it`() {
        #expect(
            GrantRule.permission(of: member(.northAdmin), toClose: [.harbourAdviser, .lighthouseOfficer]).isAllowed
        )
        #expect(
            GrantRule.permission(of: member(.northAdmin), toClose: [.harbourAdviser, .southAdviser])
                == .denied(.otherAlliance)
        )
        #expect(GrantRule.permission(of: member(.harbourLead), toClose: []) == .denied(.wrongRole))
    }
}
