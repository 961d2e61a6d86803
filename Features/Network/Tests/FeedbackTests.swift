import AllianceNetwork
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct FeedbackTests {
    private static let page = "/de/wachstumsregion-dresden/wer-hilft"
    private static let form = "\(page)/rueckmeldung"
    private static let question = "key=14625250&topic=care"

    private static func say(
        _ helped: String,
        _ remark: String = "",
        trap: String = "",
        _ browser: TestBrowser
    ) async throws -> TestBrowser.Answer {
        let shown = try await browser.get("\(form)?\(question)&helped=\(helped)")
        return try await browser.post(
            form,
            [("helped", helped), ("remark", remark), ("key", "14625250"), ("topic", "care"), ("website", trap)],
            token: shown.token(of: form)
        )
    }

    @Test(arguments: TestStore.engines)
    func `votes are counted by place, topic and day, and nothing tells who gave them`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .stranger, on: engine) { browser, store in
            for (helped, remark) in [("no", "Hier fehlt die Pflegeberatung."), ("no", ""), ("yes", "")] {
                let answer = try await Self.say(helped, remark, browser)
                #expect(answer.location == "\(Self.page)?\(Self.question)&done=feedback")
            }
            let thanks = try await browser.get("\(Self.page)?\(Self.question)&done=feedback").plain
            #expect(thanks.contains("Danke. Ihre Rückmeldung ist angekommen."))
            let tallies = try await store.read {
                try AnswerFeedbackStore.tallies(of: NetworkFixture.dresden, since: day("2026-03-02"), $0)
            }
            #expect(tallies.map(\.failed) == [2] && tallies.map(\.helped) == [1])
            #expect(tallies.first?.question == .init(place("14625250"), .care))
            let journal = try await store.read { reader in
                try reader.number("SELECT COUNT(*) FROM journal_detail WHERE after_json LIKE '%Pflegeberatung%'")
            }
            #expect(journal == 0, "what somebody wrote can be forgotten")
        }
    }

    @Test(arguments: TestStore.engines)
    func `managers see where answers did not help`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .manager, on: engine) { browser, _ in
            _ = try await Self.say("no", "Hier fehlt die <b>Pflegeberatung</b>.", browser)
            let list = try await browser.get("/de/wachstumsregion-dresden/netzwerk/rueckmeldungen")
            #expect(list.plain.contains("0 % hat die Antwort geholfen (0 von 1)"))
            #expect(list.plain.contains("Kamenz Pflege von Angehörigen 1 0 02.03.2026"))
            #expect(list.text.contains("Hier fehlt die &lt;b&gt;Pflegeberatung&lt;/b&gt;."))
        }
    }

    @Test func `one form counts once, and machines count nothing`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, store in
            let token = try await browser.get("\(Self.form)?\(Self.question)&helped=yes").token(of: Self.form)
            let fields = [("helped", "yes"), ("remark", ""), ("key", "14625250"), ("topic", ""), ("website", "")]
            for _ in 0..<3 { _ = try await browser.post(Self.form, fields, token: token) }
            _ = try await Self.say("no", trap: "https://example.org", browser)
            let votes = try await store.read {
                try $0.number("SELECT CAST(SUM(helped + failed) AS BIGINT) FROM answer_vote")
            }
            #expect(votes == 1)
        }
    }

    @Test func `an answer stays the same page for everybody, its question too`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let answer = try await browser.get("\(Self.page)?\(Self.question)")
            #expect(answer.headers[.cacheControl] == "public, max-age=0, must-revalidate")
            #expect(answer.text.contains("\(Self.form)?key=14625250&amp;topic=care&amp;helped=no"))
            #expect(try await browser.get("\(Self.form)?key=99999999").status == .notFound)
        }
    }

    @Test(arguments: TestStore.engines)
    func `sentences are forgotten after a year, counts stay`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .stranger, on: engine) { browser, store in
            _ = try await Self.say("no", "Hier fehlt etwas.", browser)
            #expect(try await NetworkUpkeep.forget(on: day("2027-03-02"), in: store) == 0)
            #expect(try await NetworkUpkeep.forget(on: day("2027-03-03"), in: store) == 1)
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM answer_vote") } == 1)
        }
    }
}
