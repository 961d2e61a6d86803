import LotseData
import Testing

@Suite struct JournalFieldsTests {
    @Test func `fields become a JSON object in the order of their names`() {
        let fields: JournalFields = ["status": "open", "place": "Gro\"ß\\\n\u{1}", "number": 7, "owner": String?.none]
        #expect(fields.json == #"{"number":7,"owner":null,"place":"Gro\"ß\\\n\u0001","status":"open"}"#)
    }

    @Test func `an entry keeps only what changed`() {
        let before: JournalFields = ["status": "open", "priority": 1]
        let entry = JournalEntry(
            "edit",
            "need",
            "1",
            alliance: nil,
            from: before,
            to: ["status": "met", "priority": 1]
        )
        #expect(entry.before == #"{"status":"open"}"#)
        #expect(entry.after == #"{"status":"met"}"#)
    }
}
