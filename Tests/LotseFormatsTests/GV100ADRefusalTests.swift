import LotseCore
import LotseFormats
import Testing

@Suite struct GV100ADRefusalTests {
    /// The register with one record put in the place of another.
    private func file(replacing index: Int, with record: String) -> [UInt8] {
        var records = GV100ADSample.records
        records[index] = record
        return GV100ADSample.file(records)
    }

    private func refusals(_ bytes: [UInt8]) -> RefusedRows {
        do throws(RefusedRows) {
            _ = try GV100AD.read(bytes)
            return RefusedRows()
        } catch {
            return error
        }
    }

    /// A record with characters written over some of its columns.
    private func record(_ index: Int, column: Int, _ text: String) -> String {
        var scalars = Array(GV100ADSample.records[index].unicodeScalars)
        for (offset, scalar) in text.unicodeScalars.enumerated() { scalars[column - 1 + offset] = scalar }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test(arguments: [
        (6, 1, "70", 1, "type"), (6, 3, "20230230", 3, "no day"), (6, 3, "20221231", 3, "the first one"),
        (0, 11, "17", 11, "no Land 17"), (0, 11, "1a", 12, "no number"), (3, 13, "07x", 15, "no number"),
        (6, 23, "          ", nil, ""), (6, 140, "0000000 047", 147, "no number"),
        (6, 151, "00000099999", 151, "more men"), (6, 166, "0309 ", 170, "postcode"), (0, 13, "0", 13, "blanks"),
        (6, 24, "\u{202E}", 24, "U+202E"), (6, 24, "\0", 24, "U+0000"), (6, 24, "\u{1B}", 24, "U+001B"),
        (6, 24, "\u{FFFD}", 24, "U+FFFD"), (8, 11, "12071304", 11, "line 8 already"),
        (8, 11, "12072901", 11, "the district 12072"), (8, 19, "9999", 11, "the association 120719999"),
    ])
    func `a damaged record is named with line and column`(
        index: Int,
        column: Int,
        text: String,
        shown: Int?,
        words: String
    ) throws {
        let refused = refusals(file(replacing: index, with: record(index, column: column, text)))
        guard let shown else {
            // Blanks at the front of a name only move it.
            #expect(refused.isEmpty)
            return
        }
        let row = try #require(refused.first.first { $0.line > 0 })
        let line = text == "20221231" ? 7 : index + 1
        #expect(row.line == line)
        #expect(row.column == shown)
        #expect(row.description.contains(words))
        #expect(row.mending.hasSuffix("."))
    }

    @Test(arguments: [219, 221, 0, 1])
    func `a record of another length is refused`(length: Int) throws {
        let cut = String(GV100ADSample.records[6].prefix(length).padding(to: length))
        let refused = refusals(file(replacing: 6, with: cut))
        #expect(refused.count == 1)
        #expect(refused.first.first?.line == 7)
        #expect(refused.first.first?.problem.contains("\(length) characters") == true)
    }

    @Test func `every bad record is named, the first 200 in full`() {
        let bad = (0..<300).map { _ in record(6, column: 140, "x") }
        let refused = refusals(GV100ADSample.file(GV100ADSample.records + bad))
        #expect(refused.count == 300)
        #expect(refused.first.count == 200)
        #expect(refused.description.hasSuffix("… and 100 more rows."))
    }

    @Test func `a record without a name is refused`() {
        let blank = record(6, column: 23, String(repeating: " ", count: 50))
        #expect(refusals(file(replacing: 6, with: blank)).first.first?.column == 23)
    }

    @Test func `one broken character does not turn the file into Latin-1`() throws {
        var bytes = GV100ADSample.file()
        let place = try #require(bytes.lastIndex { $0 >= 0x80 })
        bytes.remove(at: place)
        let refused = refusals(bytes)
        #expect(refused.first.map(\.line) == [7])
        #expect(refused.first.first?.column == 34)
        #expect(refused.description.contains("UTF-8"))
    }

    @Test func `code pages of DOS are told from Latin-1`() {
        var bytes = GV100ADSample.latin1(GV100ADSample.records.filter { !$0.contains("ł") })
        bytes = bytes.map { $0 == 0xDF ? 0x84 : $0 }
        #expect(refusals(bytes).description.contains("code page 850"))
    }

    @Test(arguments: [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]] as [[UInt8]])
    func `UTF-16 and UTF-32 are refused as a whole`(mark: [UInt8]) {
        #expect(refusals(mark + GV100ADSample.file()).description.contains("UTF-16"))
    }

    @Test func `an empty file and one without places say so`() {
        #expect(refusals([]).description.contains("no municipality"))
        let empty = GV100ADSample.file(Array(GV100ADSample.records.prefix(4)))
        #expect(refusals(empty).description.contains("no municipality"))
    }

    @Test func `bytes and lines have caps`() {
        var limits = GV100AD.Limits()
        limits.bytes = 1000
        #expect(throws: RefusedRows.self) { try GV100AD.read(GV100ADSample.file(), limits: limits) }
        let endless = Array(String(repeating: "6", count: 1_000_000).utf8)
        #expect(refusals(endless).description.contains("longer than 1024 bytes"))
    }

    @Test func `a message repeats nothing that a terminal would obey`() {
        let refused = refusals(file(replacing: 6, with: record(6, column: 140, "\u{1B}[2J\u{202E}")))
        #expect(!refused.description.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a register with bytes turned at random is taken whole or refused with sentences`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var bytes = GV100ADSample.file()
        for _ in 0...Int.random(in: 0..<6, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            }
        }
        let refused = refusals(bytes)
        #expect(refused.first.allSatisfy { !$0.problem.isEmpty && $0.mending.hasSuffix(".") })
        if refused.isEmpty { #expect((try? GV100AD.read(bytes))?.municipalities.count == 3) }
    }
}

extension Substring {
    fileprivate func padding(to length: Int) -> String {
        self + String(repeating: " ", count: length - count)
    }
}
