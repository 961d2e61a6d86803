import LotseFormats
import Testing

@Suite struct CSVWriterTests {
    func line(_ cells: CSVWriter.Cell...) -> String {
        var writer = CSVWriter()
        writer.append(cells)
        return String(decoding: writer.bytes.dropFirst(3), as: UTF8.self)
    }

    @Test func `the file begins with a byte order mark and ends lines as the standard says`() {
        #expect(CSVWriter().bytes == [0xEF, 0xBB, 0xBF])
        #expect(line(.text("Ort"), .number(-3), .empty) == "Ort;-3;\r\n")
    }

    @Test func `separators, quotes and line breaks stand in quotes`() {
        #expect(line(.text("a;b"), .text("a\"b"), .text("a\nb")) == "\"a;b\";\"a\"\"b\";\"a\nb\"\r\n")
    }

    @Test(
        arguments: [
            "=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://example.org\")", " =1", "\u{A0}=1",
            "\u{200B}=1", "\u{FF1D}1", "\n=1", "\u{FEFF}=1",
        ]
    )
    func `nothing is left for a spreadsheet to calculate`(_ text: String) {
        let written = line(.text(text))
        let cell = written.hasPrefix("\"") ? written.dropFirst() : written[...]
        #expect(cell.unicodeScalars.first == "'")
    }

    @Test(arguments: ["Forst (Lausitz)", "", "2026-0042", "'s Hertogenbosch", "Łódź"])
    func `other text stays as it is`(_ text: String) {
        #expect(line(.text(text)) == text + "\r\n")
    }
}
