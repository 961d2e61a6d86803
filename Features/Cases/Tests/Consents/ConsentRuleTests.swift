import LotseCore
import Testing

@testable import Cases

@Suite struct ConsentRuleTests {
    private static let start = Day(daysSince1970: 20_500)

    private func consent(
        _ purpose: ConsentPurpose = .referral(.work),
        to recipient: Identifier<Organisation> = ReferralWorld.agency,
        fields: Set<CaseField> = [.name],
        through end: Day? = start.adding(days: 30),
        withdrawnOn withdrawal: Day? = nil
    ) throws -> Consent {
        Consent(
            id: ReferralWorld.id(30, Consent.self),
            caseFile: nil,
            purpose: purpose,
            recipient: recipient,
            recipientName: "",
            fields: fields,
            period: try #require(Period(from: Self.start, through: end)),
            evidence: ConsentEvidence(textVersion: "1", language: .german, text: "", way: .link, notedBy: nil),
            reachesMembers: false,
            givenAt: Berlin.start(of: Self.start),
            withdrawal: withdrawal.map { .init(at: Berlin.start(of: $0).adding(hours: 13), way: .link) }
        )
    }

    @Test func `nothing is permitted without a consent`() {
        for field in CaseField.allCases {
            let answer = ConsentRule([]).permits(
                field,
                for: .referral(.work),
                recipient: ReferralWorld.agency,
                on: Self.start
            )
            #expect(answer == .denied(.noConsent))
        }
    }

    @Test func `a consent permits its fields, purpose, recipient and period, and nothing beside them`() throws {
        let rule = ConsentRule([try consent(fields: [.name, .mail])])
        func answer(
            _ field: CaseField = .name,
            _ purpose: ConsentPurpose = .referral(.work),
            _ recipient: Identifier<Organisation> = ReferralWorld.agency,
            _ offset: Int = 0
        ) -> Permission {
            rule.permits(field, for: purpose, recipient: recipient, on: Self.start.adding(days: offset))
        }
        #expect(answer().isAllowed)
        #expect(answer(.mail).isAllowed)
        #expect(answer(.phone) == .denied(.noConsent))
        #expect(answer(.name, .referral(.care)) == .denied(.noConsent))
        #expect(answer(.name, .advice) == .denied(.noConsent))
        #expect(answer(.name, .referral(.work), ReferralWorld.town) == .denied(.noConsent))
        #expect(answer(.name, .referral(.work), ReferralWorld.agency, -1) == .denied(.noConsent))
        #expect(answer(.name, .referral(.work), ReferralWorld.agency, 30).isAllowed)
        #expect(answer(.name, .referral(.work), ReferralWorld.agency, 31) == .denied(.ended))
    }

    @Test func `a withdrawal counts from its day on, and the days before stay lawful`() throws {
        let rule = ConsentRule([try consent(withdrawnOn: Self.start.adding(days: 5))])
        let days = (0...6).map { offset in
            rule.permits(
                .name,
                for: .referral(.work),
                recipient: ReferralWorld.agency,
                on: Self.start.adding(days: offset)
            ).isAllowed
        }
        #expect(days == [true, true, true, true, true, false, false])
    }

    @Test func `a second consent holds when the first is withdrawn`() throws {
        let rule = ConsentRule([try consent(withdrawnOn: Self.start), try consent(fields: [.name, .phone])])
        let fields = rule.fields(for: .referral(.work), recipient: ReferralWorld.agency, on: Self.start)
        #expect(fields == [.name, .phone])
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `fields are the union over consents in force and never more`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let recipients = [ReferralWorld.agency, ReferralWorld.town]
        let purposes: [ConsentPurpose] = [.advice, .referral(.work), .referral(.school), .followUp]
        func someDay() -> Day { Self.start.adding(days: Int.random(in: 0...20, using: &random)) }
        let consents = try (0..<Int.random(in: 0...8, using: &random)).map { _ in
            try consent(
                purposes.randomElement(using: &random) ?? .advice,
                to: recipients.randomElement(using: &random) ?? ReferralWorld.agency,
                fields: Set(CaseField.allCases.filter { _ in Bool.random(using: &random) }),
                through: Bool.random(using: &random) ? nil : someDay(),
                withdrawnOn: Bool.random(using: &random) ? nil : someDay()
            )
        }
        let rule = ConsentRule(consents)
        for recipient in recipients {
            for purpose in purposes {
                for offset in [0, 3, 10, 25] {
                    let day = Self.start.adding(days: offset)
                    var expected: Set<CaseField> = []
                    for consent in consents where consent.recipient == recipient && consent.purpose == purpose {
                        if consent.isInForce(on: day) { expected.formUnion(consent.fields) }
                    }
                    #expect(rule.fields(for: purpose, recipient: recipient, on: day) == expected)
                }
            }
        }
    }

    @Test func `a purpose is stored by its word, and a topic stands beside referrals only`() {
        let all: [ConsentPurpose] = [.advice, .employerContact, .followUp] + Topic.allCases.map { .referral($0) }
        for purpose in all { #expect(ConsentPurpose(name: purpose.name, topic: purpose.topic) == purpose) }
        #expect(ConsentPurpose(name: "referral", topic: nil) == nil)
        #expect(ConsentPurpose(name: "advice", topic: .work) == nil)
        #expect(ConsentPurpose(name: "marketing", topic: nil) == nil)
    }
}
