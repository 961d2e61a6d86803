import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

/// Who opens the pages of requests, consents, referrals and outcomes, and that each of them speaks.
@Suite struct ReferralPageTests {
    private static let writers: Set<CasesHouse.Visitor> = [.owner, .lead]
    private static let caseworkers: Set<CasesHouse.Visitor> = [.owner, .colleague, .lead]
    private static let readers: Set<CasesHouse.Visitor> = [.owner, .colleague, .lead, .auditor]

    /// Staff pages and who may open them.
    private static let pages: [(Path, Set<CasesHouse.Visitor>)] = [
        (IntakePaths.inbox, caseworkers.union([.neighbour])), (IntakePaths.one, caseworkers),
        (MessagePaths.list, writers), (ConsentPaths.list, readers), (ConsentPaths.new, writers),
        (ReferralPaths.propose, writers), (ReferralPaths.proposal, writers), (ReferralPaths.new, writers),
        (ReferralPaths.one, readers), (ReferralPaths.inbox, [.officer]), (ReferralPaths.received, [.officer]),
        (ReferralPaths.statistics, [.officer]), (ReferralPaths.basket, [.lead, .manager]),
        (ReferralPaths.terms, [.manager]), (OutcomePaths.close, writers), (OutcomePaths.reopen, writers),
    ]

    /// Everything that some test here or in the journey visits.
    static let named: Set<Path> = Set(pages.map(\.0)).union([
        IntakePaths.start, IntakePaths.begin, IntakePaths.own, IntakePaths.matter, IntakePaths.step,
        ReferralPaths.answer, PlanPaths.own,
        OutcomePaths.check,
    ])

    private static func migrations() throws -> [Migration] { try CasesSchema.migrations() + House.migrations() }

    /// A case with a request beside it, and a referral to the Welcome Center's own officer.
    private static func furnish(_ store: any Store) async throws -> [String: String] {
        let head = try await store.openFile(
            Sample.opening(household: [Sample.person(phone: "0355 123456")], needs: [.init(topic: .work)])
        )
        let intake = try await IntakeStoreTests.submitted(in: store)
        return try await store.write(as: .member(Sample.adviser)) { transaction in
            let need = try NeedStore.list(of: head.id, from: transaction.reader)[0]
            let proposal = try ProposalStore.insert(
                ProposalDraft(title: "Pflegefachkraft", place: "Forst", address: "https://example.org", note: ""),
                for: need.id,
                of: head.id,
                alliance: head.alliance,
                by: Sample.adviser,
                in: transaction
            )
            try ConsentStore.insert(
                ReferralWorld.consentDraft(to: Sample.welcomeCenter),
                for: .caseFile(head.id),
                alliance: head.alliance,
                in: transaction
            )
            let draft = ReferralDraft(
                alliance: head.alliance,
                caseFile: head.id,
                need: need.id,
                topic: need.topic,
                proposal: proposal,
                sender: head.organisation,
                sentBy: Sample.adviser,
                recipient: ReferralRecipient(
                    organisation: Sample.welcomeCenter,
                    name: "Welcome Center",
                    mail: "wc@example.org",
                    channel: .account,
                    officer: nil
                ),
                ruleDay: transaction.today,
                municipality: InventedNetwork.town.key,
                message: "Bitte um Stellen."
            )
            let referral = try ReferralStore.insert(draft, in: transaction)
            try ReferralStepStore.take(.send, on: referral, by: .sender, in: transaction)
            return [
                "caseFile": head.id.text, "need": need.id.text, "proposal": proposal.text,
                "referral": referral.id.text, "intake": intake.id.text,
            ]
        }
    }

    @Test(arguments: CasesHouse.Visitor.allCases)
    func `each page opens for those who may see it and for nobody else`(_ visitor: CasesHouse.Visitor) async throws {
        try await TestStore.withEmbedded(Self.migrations()) { store in
            let values = try await Self.furnish(store)
            try await CasesHouse.visit(as: visitor, on: store) { browser in
                for (path, allowed) in Self.pages {
                    for language in Language.staffLanguages {
                        let link = path.link(language, alliance: "muster", values)
                        let answer = try await browser.get(link)
                        if allowed.contains(visitor) {
                            #expect(answer.status == .ok, "\(visitor) \(link)")
                            #expect(!answer.text.contains("⟦"), "\(link)")
                        } else {
                            let expected: HTTPResponse.Status = visitor == .stranger ? .seeOther : .notFound
                            #expect(answer.status == expected, "\(visitor) \(link)")
                        }
                    }
                }
            }
        }
    }

    @Test func `an officer sees only what the person consented to, and nothing after a withdrawal`() async throws {
        try await TestStore.withEmbedded(Self.migrations()) { store in
            let values = try await Self.furnish(store)
            let link = ReferralPaths.received.link(.german, alliance: "muster", values)
            try await CasesHouse.visit(as: .officer, on: store) { officer in
                let page = try await officer.get(link)
                #expect(page.text.contains("Олена Мельник"))
                #expect(!page.text.contains("0355 123456"))
                let inbox = try await officer.get("/de/muster/anfragen")
                #expect(inbox.text.contains("Олена Мельник"))
            }
            try await store.write(as: .link("matter")) { transaction in
                guard let file = Identifier<CaseFile>(values["caseFile"] ?? "") else { throw CasesError.notFound }
                let consent = try ConsentStore.list(of: file, from: transaction.reader)[0]
                let owner = ConsentOwner.caseFile(file)
                _ = try ConsentStore.withdraw(consent.id, of: owner, way: .link, in: transaction)
            }
            try await CasesHouse.visit(as: .officer, on: store) { officer in
                let gone = try await officer.get(link)
                #expect(gone.status == .notFound)
                let inbox = try await officer.get("/de/muster/anfragen")
                #expect(!inbox.text.contains("Олена Мельник"))
            }
        }
    }

    @Test func `of two answers at the same instant one counts and the other's words stay`() async throws {
        try await TestStore.withEmbedded(Self.migrations()) { store in
            let values = try await Self.furnish(store)
            let link = ReferralPaths.received.link(.german, alliance: "muster", values)
            let target = ReferralPaths.receivedStep.link(.german, alliance: "muster", values)
            try await CasesHouse.visit(as: .officer, on: store) { officer in
                let page = try await officer.get(link)
                let version = try #require(JourneyTests.value(of: "version", in: page.text))
                let token = page.token(of: target)
                let again = try await officer.get(link).token(of: target)
                let remarks = ["Wir haben zwei Stellen.", "Bitte am Montag anrufen."]
                @Sendable func answer(_ remark: String, _ token: String?) async throws -> TestBrowser.Answer {
                    let fields = [("step", "accept"), ("remark", remark), ("version", version)]
                    return try await officer.post(target, fields, token: token)
                }
                async let first = answer(remarks[0], token)
                async let second = answer(remarks[1], again)
                let answers = try await [first, second]
                #expect(Set(answers.map(\.status)) == [.seeOther, .unprocessableContent])
                let shown = try await officer.get(link).text
                #expect(remarks.filter(shown.contains).count == 1)
                let other = answers.first { $0.status == .unprocessableContent }?.text ?? ""
                #expect(remarks.filter { !shown.contains($0) }.allSatisfy(other.contains))
                #expect(other.contains("Inzwischen hat jemand anderes geantwortet"))
            }
        }
    }

    @Test func `words to a referral that has ended meanwhile are given back`() async throws {
        try await TestStore.withEmbedded(Self.migrations()) { store in
            let values = try await Self.furnish(store)
            let link = ReferralPaths.received.link(.german, alliance: "muster", values)
            let target = ReferralPaths.receivedStep.link(.german, alliance: "muster", values)
            try await CasesHouse.visit(as: .officer, on: store) { officer in
                let page = try await officer.get(link)
                let version = try #require(JourneyTests.value(of: "version", in: page.text))
                try await store.write(as: .system) { transaction in
                    let id = try #require(Identifier<Referral>(values["referral"] ?? ""))
                    let referral = try #require(try ReferralStore.fetch(id, from: transaction.reader))
                    try ReferralStepStore.take(
                        .decline,
                        on: referral,
                        by: .recipient,
                        answer: ReferralAnswer(reason: .noCapacity, remark: "Alles belegt."),
                        in: transaction
                    )
                }
                let late = try await officer.post(
                    target,
                    [("step", "accept"), ("remark", "Doch, ab Mai."), ("version", version)],
                    token: page.token(of: target)
                )
                #expect(late.status == .conflict)
                #expect(late.text.contains("Doch, ab Mai.") && late.text.contains("Alles belegt."))
            }
        }
    }

    @Test func `a case is closed with its outcome, looked at later and opened again`() async throws {
        try await TestStore.withEmbedded(Self.migrations()) { store in
            let values = try await Self.furnish(store)
            let link: @Sendable (Path) -> String = { $0.link(.german, alliance: "muster", values) }
            try await CasesHouse.visit(as: .owner, on: store) { owner in
                let close = link(OutcomePaths.close)
                let form = try await owner.get(close)
                let version = try #require(JourneyTests.value(of: "version", in: form.text))
                let bare = [("kind", "landed"), ("evidence", "person"), ("version", version)]
                let refused = try await owner.post(close, bare, token: form.token(of: close))
                #expect(refused.status == .unprocessableContent)
                let full = bare + [("arrived", "2026-02-16"), ("landings", "job"), ("landings", "home")]
                let closed = try await owner.post(close, full, token: refused.token(of: close))
                #expect(closed.status == .seeOther)
                let page = try await owner.get(link(CasesPaths.one))
                #expect(!page.text.contains("⟦"))
                let check = try #require(
                    JourneyTests.path(in: page.text, beginning: "\(link(CasesPaths.one))/nachfrage/")
                )
                let noted = try await owner.submit(
                    check,
                    to: check,
                    [("finding", "still-here"), ("evidence", "person")]
                )
                #expect(noted.status == .seeOther)
                let reopen = link(OutcomePaths.reopen)
                let asked = try await owner.get(reopen)
                let now = try #require(JourneyTests.value(of: "version", in: asked.text))
                let fields = [("reason", "Stelle verloren"), ("version", now)]
                let opened = try await owner.post(reopen, fields, token: asked.token(of: reopen))
                #expect(opened.status == .seeOther)
            }
        }
    }
}
