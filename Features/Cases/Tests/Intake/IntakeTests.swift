import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

@Suite struct IntakeTests {
    private let day = Berlin.day(at: TestStore.moment)

    private func form(_ step: IntakeStep, after answers: IntakeAnswers = .init()) -> IntakeForm {
        IntakeForm(step: step, answers: answers, words: Words(.german, from: [:]), day: day, choices: .none)
    }

    private func errors(
        _ step: IntakeStep,
        _ fields: [String: String],
        after answers: IntakeAnswers = .init()
    )
        -> [String]
    {
        let read = form(step, after: answers).reading(FormData(fields.mapValues { [$0] }))
        #expect((read.answers == nil) == !read.form.isValid)
        return read.form.errors.map { "\($0.field) \($0.key)" }
    }

    @Test func `one name is enough, none is not`() {
        #expect(errors(.name, ["given-name": "Sukarno"]) == [])
        #expect(errors(.name, ["family-name": "Ng"]) == [])
        #expect(errors(.name, ["given-name": "  "]) == ["given-name form.error.missing"])
        #expect(errors(.name, ["given-name": String(repeating: "x", count: 101)]).count == 1)
    }

    @Test func `every child has a day of birth, in the past and not too long ago`() {
        var answers = IntakeAnswers()
        answers.people = .init(adults: 2, children: 2)
        func check(_ first: String, _ second: String) -> [String] {
            errors(.children, ["child-1": first, "child-2": second], after: answers)
        }
        #expect(check("2019-02-28", "3.4.2022") == [])
        #expect(check("2019-02-30", "") == ["child-1 form.error.day", "child-2 form.error.missing"])
        #expect(
            check("2026-03-03", "1990-01-01") == [
                "child-1 cases.intake.children.error.future", "child-2 cases.intake.children.error.grown-up",
            ]
        )
    }

    @Test func `an arrival lies between today and five years ahead`() {
        func check(_ text: String) -> [String] { errors(.arrival, ["arrival": "by", "day": text]) }
        #expect(check("2026-03-02") == [])
        #expect(check("2026-03-01") == ["day cases.intake.arrival.error.past"])
        #expect(check("2031-03-03") == ["day cases.intake.arrival.error.too-far"])
        #expect(check("") == ["day form.error.missing"])
        #expect(errors(.arrival, ["arrival": "open"]) == [])
    }

    @Test func `somebody must be reachable somehow`() {
        #expect(errors(.contact, ["language": "uk", "phone": "+380 67 1234567"]) == [])
        #expect(errors(.contact, ["language": "uk"]) == ["mail cases.intake.contact.error.no-way"])
        #expect(errors(.contact, ["language": "uk", "mail": "nobody"]) == ["mail form.error.mail"])
    }

    @Test func `there is no request without the consent to be advised`() {
        #expect(errors(.consent, ["follow-up": "yes"]) == ["advice form.error.tick"])
        #expect(errors(.consent, ["advice": "yes"]) == [])
    }

    @Test func `questions depend on answers, and answers that no longer fit are asked again`() {
        var answers = IntakeAnswers()
        #expect(IntakeStep.firstOpen(in: answers) == .intention)
        answers.intention = .stay
        answers.people = .init(adults: 1, children: 0)
        answers.topics = [.housing]
        let path = IntakeStep.path(through: answers)
        for step in [IntakeStep.arrival, .children, .urgent, .occupation] { #expect(!path.contains(step)) }
        answers.topics = [.work, .housing]
        answers.mostUrgent = .care
        #expect(!IntakeStep.urgent.isAnswered(in: answers))
        answers.consent = .init(advice: true, followUp: false, bodies: [], basis: answers.consentBasis)
        #expect(IntakeStep.consent.isAnswered(in: answers))
        answers.topics = [.work]
        #expect(!IntakeStep.consent.isAnswered(in: answers))
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `whatever is answered, one question at a time leads to the end`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var answers = IntakeAnswers()
        var asked: [IntakeStep] = []
        while IntakeStep.firstOpen(in: answers) != .check {
            let step = IntakeStep.firstOpen(in: answers)
            asked.append(step)
            try #require(asked.count < 20)
            #expect(
                step.previous(in: answers)
                    == IntakeStep.path(through: answers).last { $0.rawValue == asked.dropLast().last?.rawValue }
            )
            let fields = Self.randomAnswer(to: step, after: answers, using: &random)
            let read = form(step, after: answers).reading(FormData(fields))
            answers = try #require(read.answers, "\(step) \(fields) \(read.form.errors)")
        }
        #expect(Set(asked).count == asked.count)
        let conversion = IntakeConversion(answers: answers, names: .init(child: { "\($0)" }, adult: { "\($0)" }))
        #expect(conversion.household.count == (answers.people?.adults ?? 0) + (answers.people?.children ?? 0))
        #expect(Set(conversion.needs.map(\.topic)) == Set(answers.topics ?? []))
        #expect(conversion.needs.filter { $0.priority == 1 }.count == 1)
        #expect(conversion.needs.first?.topic == answers.mostUrgent ?? answers.topics?.first)
    }

    static func randomAnswer(
        to step: IntakeStep,
        after answers: IntakeAnswers,
        using random: inout SplitMix64
    ) -> [String: [String]] {
        func one(_ choices: [String]) -> [String] { [choices.randomElement(using: &random) ?? ""] }
        switch step {
        case .intention: return ["intention": one(IntakeAnswers.Intention.allCases.map(\.rawValue))]
        case .name: return ["given-name": one(["Zoë", "Олена", ""]), "family-name": ["Łęcka-Ng"]]
        case .people: return ["adults": one(["1", "2", "3"]), "children": one(["0", "1", "8"])]
        case .children:
            let count = answers.people?.children ?? 0
            return Dictionary(uniqueKeysWithValues: (1...max(1, count)).map { ("child-\($0)", ["2020-02-29"]) })
        case .origin: return ["country": one(["UA", "SY", "DE"]), "place": one(["Lwiw", ""])]
        case .destination: return ["municipality": ["open"]]
        case .arrival: return ["arrival": one(["by", "here", "open"]), "day": ["2026-12-31"]]
        case .topics:
            let topics = Topic.allCases.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
            return ["topics": topics.isEmpty ? ["care"] : topics.map(\.rawValue)]
        case .urgent: return ["urgent": one((answers.topics ?? []).map(\.rawValue))]
        case .contact: return ["mail": ["a@example.org"], "language": one(["uk", "de", "ar"])]
        case .consent: return ["advice": ["yes"], "follow-up": one(["yes", ""])]
        case .occupation: return ["occupation": ["Koch"]]
        case .message, .check: return [:]
        }
    }

    @Test func `scripts are told from people by time and by the field that nobody sees`() {
        let shown = TestStore.moment
        #expect(IntakeGuard.isPlausible(shownAt: shown, sentAt: shown.adding(seconds: 2), trap: ""))
        #expect(!IntakeGuard.isPlausible(shownAt: shown, sentAt: shown.adding(seconds: 1), trap: ""))
        #expect(!IntakeGuard.isPlausible(shownAt: shown, sentAt: shown.adding(minutes: 5), trap: "http://spam"))
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>) func `a code survives being spoken and notices slips`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let code = MatterCode(using: &random)
        #expect(MatterCode(code.text) == code)
        #expect(MatterCode(code.description.lowercased()) == code)
        let symbols = Array(code.text)
        for place in symbols.indices {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != symbols[place] {
                var slip = symbols
                slip[place] = other
                #expect(MatterCode(String(slip)) == nil)
            }
            guard place > 0, symbols[place] != symbols[place - 1] else { continue }
            var swapped = symbols
            swapped.swapAt(place, place - 1)
            #expect(MatterCode(String(swapped)) == nil)
        }
        #expect(MatterCode("") == nil)
        #expect(MatterCode(String(repeating: "0", count: 7)) == nil)
    }
}
