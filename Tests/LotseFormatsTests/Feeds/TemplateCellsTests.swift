import LotseCore
import Testing

@testable import LotseFormats

/// Records written as rows of their template, and read again.
@Suite struct TemplateCellsTests {
    private static let sender = FeedSender(connection: "rathaus")

    /// A row in which every field is filled, by what its answer is.
    private static func answers(_ template: Template, _ random: inout SplitMix64) -> [TemplateField: String] {
        var answers: [TemplateField: String] = [:]
        for field in template.required + template.optional
        where Bool.random(using: &random) || required(field, template) {
            answers[field] = answer(field, template.kind, &random)
        }
        pair(.payFrom, [.payTo, .payUnit], &answers)
        for (first, last) in [
            (TemplateField.weeklyHoursFrom, TemplateField.weeklyHoursTo), (.dailyFrom, .dailyTo), (.ageFrom, .ageTo),
            (.gradeFrom, .gradeTo), (.latitude, .longitude),
        ] { pair(first, [last], &answers) }
        for (first, last) in [
            (TemplateField.weeklyHoursFrom, "40"), (.ageFrom, "80"), (.gradeFrom, "13"), (.payFrom, "9000,50"),
        ] where answers[first] != nil {
            let ends: [TemplateField: TemplateField] = [
                .weeklyHoursFrom: .weeklyHoursTo, .ageFrom: .ageTo, .gradeFrom: .gradeTo, .payFrom: .payTo,
            ]
            if let end = ends[first] { answers[end] = last }
        }
        if answers[.dailyFrom] != nil { answers[.dailyTo] = "16:45" }
        if answers[.payFrom] != nil { answers[.payUnit] = "month" }
        if answers[.latitude] != nil { (answers[.latitude], answers[.longitude]) = ("51.7345", "14.625") }
        if answers[.capacity] != nil { answers[.capacity] = "99" }
        if answers[.closesAt] != nil { answers[.closesAt] = "17:00" }
        for (first, last) in [(TemplateField.applyFrom, TemplateField.applyUntil), (.startsOn, .endsOn)]
        where answers[last] != nil { answers[first] = answers[first].map { _ in "2027-01-01" } }
        return answers
    }

    private static func required(_ field: TemplateField, _ template: Template) -> Bool {
        template.required.contains(field)
    }

    /// Where the first is there all are, and none of them otherwise.
    private static func pair(
        _ first: TemplateField,
        _ others: [TemplateField],
        _ answers: inout [TemplateField: String]
    ) {
        for other in others { answers[other] = answers[first] == nil ? nil : answers[other] ?? "" }
    }

    private static func answer(_ field: TemplateField, _ kind: FeedKind, _ random: inout SplitMix64) -> String {
        switch field {
        case .country: return "DE"
        case .postcode: return "03130"
        case .municipality: return "12071372"
        case .occupationCode: return "kldb:26112"
        case .rooms: return "2,5"
        case .yearBuilt: return "1999"
        default: break
        }
        return switch field.answer {
        case .line, .prose: "Text \(Int.random(in: 1...99, using: &random))"
        case .mail: "t@example.org"
        case .phone: "030 23125 1"
        case .link: "https://example.org/a"
        case .day: "2027-03-02"
        case .dayOrAtOnce: kind == .vacancy && Bool.random(using: &random) ? "sofort" : "2027-03-02"
        case .time: "07:30"
        case .number: "\(Int.random(in: 2...9, using: &random))"
        case .money: "\(Int.random(in: 100...999, using: &random)),\(Int.random(in: 10...99, using: &random))"
        case .flag: Bool.random(using: &random) ? "yes" : "no"
        case .word(let words): words.randomElement(using: &random) ?? ""
        case .words(let words): words.filter { _ in Bool.random(using: &random) }.joined(separator: ", ")
        case .list: "SQL, Java"
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `a row that was read, written and read again says the same`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for template in Template.all {
            let key = FeedKey(sender: Self.sender, object: "K-\(seed)")
            let answers = Self.answers(template, &random)
            let first = TemplateFile.record(of: template, from: answers, as: key)
            #expect(first.problems == [], "\(template.kind)")
            let cells = TemplateCells(first.record).values
            let second = TemplateFile.record(of: template, from: cells, as: key)
            #expect(second.problems == [])
            #expect(second.record == first.record)
        }
    }

    @Test func `a table of records is read as the same records`() throws {
        var random = SplitMix64(seed: 7)
        for template in Template.all {
            let records = (1...5).map { number in
                let key = FeedKey(sender: Self.sender, object: "K-\(number)")
                return TemplateFile.record(of: template, from: Self.answers(template, &random), as: key).record
            }
            let bytes = TemplateFile.table(of: records, as: template)
            let feed = try TemplateFile.read(FeedBytes(bytes), as: template, connection: Self.sender.connection)
            #expect(feed.report.refusals == [])
            #expect(feed.records == records)
        }
    }

    @Test func `what is missing or wrong is named with its field`() {
        let key = FeedKey(sender: Self.sender, object: "1")
        let (_, problems) = TemplateFile.record(of: .homes, from: [.town: "Forst", .area: "viel"], as: key)
        let named = Dictionary(grouping: problems, by: \.problem).mapValues { $0.compactMap(\.position.field).sorted() }
        #expect(named == [.missingField: ["rooms", "tenure"], .badNumber: ["area"]])
    }

    @Test func `every word that a form offers is one that a table may hold`() {
        let key = FeedKey(sender: Self.sender, object: "1")
        for template in Template.all {
            for field in template.required + template.optional {
                let words: [String]
                switch field.answer {
                case .word(let list), .words(let list): words = list
                default: continue
                }
                for word in words {
                    let (_, problems) = TemplateFile.record(of: template, from: [field: word], as: key)
                    #expect(!problems.contains { $0.problem == .unknownValue }, "\(field): \(word)")
                }
            }
        }
    }
}
