import LotseCore
import LotseData
import LotseFormats
import LotseWeb

/// What the map shows, as a table for a spreadsheet.
enum MapTable {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Download {
        let (words, question) = (staff.words, ResponsibilityMapPage.Question(staff))
        let plan = try ResponsibilityStore.plan(of: staff.alliance.id, reader)
        var table = CSVWriter()
        table.append(
            ["municipality-key", "place", "district", "topic", "day", "answer", "body", "since"]
                .map { .text(words("network.column.\($0)")) }
        )
        for place in try MunicipalityStore.list(around: staff.alliance.id, reader) {
            let answer = plan.answer(for: question.topic, in: place.key, on: question.day)
            let bodies = answer.bodies
            table.append(
                [
                    place.key.text, place.fullName, place.district.name, words.name(of: question.topic),
                    words.shortDay(question.day), words("network.answer.\(AnswerKind(answer))"),
                    bodies.map(\.name).joined(separator: "; "),
                    bodies.map { words.shortDay($0.since) }.joined(separator: "; "),
                ].map { .text($0) }
            )
        }
        let name = "\(words("network.map.file"))-\(question.topic.rawValue)-\(question.day).csv"
        return Download(name: name, mediaType: "text/csv; charset=utf-8", bytes: table.bytes)
    }
}
