import LotseCore
import LotseData
import LotseTestSupport

@testable import Cases

/// A household with a need, an advising organisation and bodies to ask, for tests of referrals.
struct ReferralWorld: Sendable {
    static let alliance = id(1, Alliance.self)
    static let adviserOrganisation = id(2, Organisation.self)
    static let agency = id(3, Organisation.self)
    static let town = id(4, Organisation.self)
    static let adviser = id(5, Account.self)
    static let lead = id(6, Account.self)
    static let officer = id(7, Account.self)
    static let caseFile = id(10, CaseFile.self)
    static let person = id(11, Person.self)
    static let need = id(12, Need.self)
    static let otherNeed = id(13, Need.self)
    static let spremberg = MunicipalityKey("12071372")

    static func id<Subject>(_ number: Int, _: Subject.Type) -> Identifier<Subject> {
        let digits = String(number, radix: 16)
        let tail = String(repeating: "0", count: 12 - digits.count) + digits
        guard let id = Identifier<Subject>("00000000-0000-7000-8000-\(tail)") else {
            preconditionFailure("a small number makes an identifier")
        }
        return id
    }

    /// Runs `body` on an engine with the household in it, the clock at a moment.
    static func on<Value>(
        _ engine: Dialect,
        at moment: Timestamp = TestStore.moment,
        _ body: (any Store) async throws -> Value
    ) async throws -> Value {
        try await TestStore.with(
            engine,
            migrations: CasesSchema.migrations(),
            sources: .seeded(7, at: moment)
        ) { store in
            try await furnish(store)
            return try await body(store)
        }
    }

    static func furnish(_ store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            let now = transaction.now
            try transaction.execute(
                """
                INSERT INTO case_file (id, alliance_id, organisation_id, year, number, status, owner_id, language, \
                country, origin_place, target_municipality, wished_arrival_on, source, opened_on, created_at, \
                changed_at)
                VALUES (\(caseFile), \(alliance), \(adviserOrganisation), 2026, 1, 'in-progress', \(adviser), 'uk', \
                'UA', 'Lwiw', '12071372', '2026-08-01', 'portal', '2026-02-27', \(now), \(now))
                """
            )
            try transaction.execute(
                """
                INSERT INTO person (id, case_file_id, position, part, given_name, family_name, occupation, mail, \
                phone, created_at, changed_at)
                VALUES (\(person), \(caseFile), 1, 'main', 'Oksana', 'Kowalenko', 'Krankenschwester', \
                'oksana@example.org', '', \(now), \(now))
                """
            )
            for (id, topic) in [(need, Topic.work), (otherNeed, Topic.childcare)] {
                try transaction.execute(
                    """
                    INSERT INTO need (id, case_file_id, topic, priority, detail, status, created_at, changed_at)
                    VALUES (\(id), \(caseFile), \(topic), 1, 'Stelle auf einer Station', 'open', \(now), \(now))
                    """
                )
            }
        }
    }

    static func consentDraft(
        for topic: Topic = .work,
        to recipient: Identifier<Organisation> = agency,
        fields: Set<CaseField> = [.name, .mail, .occupation]
    ) -> ConsentDraft {
        guard let day = Day("2026-02-27"), let period = Period(from: day, through: day.adding(months: 12)) else {
            preconditionFailure("a year is a period")
        }
        return ConsentDraft(
            purpose: .referral(topic),
            recipient: recipient,
            recipientName: "Agentur",
            fields: fields,
            period: period,
            evidence: ConsentEvidence(
                textVersion: "2026-1",
                language: .ukrainian,
                text: "Ja.",
                way: .oral,
                notedBy: adviser
            ),
            givenAt: TestStore.moment
        )
    }

    static func draft(
        of need: Identifier<Need> = need,
        topic: Topic = .work,
        to recipient: Identifier<Organisation> = agency,
        channel: ReferralChannel = .account
    ) -> ReferralDraft {
        ReferralDraft(
            alliance: alliance,
            caseFile: caseFile,
            need: need,
            topic: topic,
            proposal: nil,
            sender: adviserOrganisation,
            sentBy: adviser,
            recipient: ReferralRecipient(
                organisation: recipient,
                name: "Agentur für Arbeit Cottbus",
                mail: "agentur@example.org",
                channel: channel,
                officer: nil
            ),
            ruleDay: Berlin.day(at: TestStore.moment),
            municipality: spremberg,
            message: "Bitte um Vermittlungsvorschläge."
        )
    }

    /// Consents, drafts and sends.
    @discardableResult
    static func send(
        _ draft: ReferralDraft = draft(),
        at moment: Timestamp? = nil,
        in store: any Store
    ) async throws -> Referral {
        try await store.write(as: .member(adviser)) { transaction in
            let consent = consentDraft(for: draft.topic, to: draft.recipient.organisation)
            try ConsentStore.insert(consent, for: .caseFile(caseFile), alliance: alliance, in: transaction)
            let referral = try ReferralStore.insert(draft, in: transaction)
            return try ReferralStepStore.take(.send, on: referral, by: .sender, at: moment, in: transaction)
        }
    }

    static func take(
        _ step: ReferralStep,
        on referral: Referral,
        by party: ReferralParty = .recipient,
        answer: ReferralAnswer? = nil,
        in store: any Store
    ) async throws -> Referral {
        try await store.write(as: .member(officer)) {
            try ReferralStepStore.take(step, on: referral, by: party, answer: answer, in: $0)
        }
    }

    static func needStatus(_ need: Identifier<Need> = need, in store: any Store) async throws -> Need.Status {
        try await store.read { try $0.row("SELECT status FROM need WHERE id = \(need)")?.value("status") ?? .open }
    }
}
