import LotseCore
import LotseTestSupport
import Testing

@testable import Members

@Suite struct QRCodeTests {
    private func text(_ code: QRCode) -> String {
        (0..<code.size).map { row in
            String((0..<code.size).map { code[row, $0] ? "█" : "·" })
        }.joined(separator: "\n") + "\n"
    }

    /// The kept picture was read by another program's reader before it was kept.
    @Test func `an enrolment address is drawn as kept`() throws {
        let uri = OneTimeCode.enrolmentURI(
            secret: Office.secret,
            account: try #require(MailAddress("anna.noack@example.org")),
            issuer: "Lotse"
        )
        try assertSnapshot(text(try #require(QRCode(uri))), named: "qr-code")
    }

    @Test(arguments: 1...15) func `a text as long as a version takes has that version`(version: Int) throws {
        let length = QRCode.capacity(of: version)
        let code = try #require(QRCode(String(repeating: "a", count: length)))
        #expect(code.size == 17 + 4 * version)
        #expect(QRCode(String(repeating: "a", count: length + 1))?.size ?? 81 == code.size + 4)
        for (row, column) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            let frame = (0..<7).allSatisfy { code[row, column + $0] && code[row + 6, column + $0] }
            #expect(frame && !code[row + 1, column + 1] && code[row + 3, column + 3])
        }
        #expect(code[code.size - 8, 8])
        #expect((8..<(code.size - 8)).allSatisfy { code[6, $0] == $0.isMultiple(of: 2) })
    }

    @Test func `what is too long is not drawn`() {
        #expect(QRCode(String(repeating: "ü", count: 206)) != nil)
        #expect(QRCode(String(repeating: "ü", count: 207)) == nil)
    }

    @Test func `everything outside is light`() throws {
        let code = try #require(QRCode("Lotse"))
        #expect(!code[-1, 0] && !code[0, -1] && !code[code.size, 0] && !code[0, code.size])
    }
}
