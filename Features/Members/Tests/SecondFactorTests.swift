import LotseCore
import LotseTestSupport
import Testing

@testable import Members

@Suite struct OneTimeCodeTests {
    private let secret = Array("12345678901234567890".utf8)

    /// RFC 6238, appendix B, the column for SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `codes are those of the standard`(seconds: Int64, code: String) {
        let step = OneTimeCode.step(at: Timestamp(milliseconds: seconds * 1000))
        #expect(OneTimeCode.code(secret: secret, step: step, digits: 8) == code)
    }

    /// RFC 4226, appendix D.
    @Test func `codes of counters are those of the standard`() {
        let codes = (0..<10).map { OneTimeCode.code(secret: secret, step: $0) }
        #expect(
            codes == [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ]
        )
    }

    @Test(arguments: 0..<40) func `a code counts in its own step and the two beside it`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let secret = (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
        let now = Timestamp(milliseconds: Int64.random(in: 1_700_000_000_000...1_900_000_000_000, using: &random))
        let step = OneTimeCode.step(at: now)
        for distance in -3...3 as ClosedRange<Int64> {
            let code = OneTimeCode.code(secret: secret, step: step + distance)
            let found = OneTimeCode.step(of: code, secret: secret, at: now, after: 0)
            // Six digits: two steps in a million share a code, then the later of them answers.
            let isNear = (-1...1).contains { OneTimeCode.code(secret: secret, step: step + $0) == code }
            #expect((found != nil) == isNear)
            #expect(OneTimeCode.step(of: code, secret: secret, at: now, after: step + 1) == nil)
        }
    }

    @Test(arguments: ["", "12345", "1234567", "abcdef", "12 34", "١٢٣٤٥٦", "      "])
    func `what is no code is wrong`(typed: String) {
        let now = TestStore.moment
        #expect(OneTimeCode.step(of: typed, secret: secret, at: now, after: 0) == nil)
    }

    @Test func `spaces between the digits do not matter`() {
        let now = TestStore.moment
        let code = OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: now))
        let spaced = "\(code.prefix(3)) \(code.suffix(3))"
        #expect(OneTimeCode.step(of: spaced, secret: secret, at: now, after: 0) == OneTimeCode.step(at: now))
    }

    @Test func `the app is told name, secret and issuer`() throws {
        let uri = OneTimeCode.enrolmentURI(
            secret: secret,
            account: try #require(MailAddress("anna+1@example.org")),
            issuer: "Lotse Süd"
        )
        #expect(
            uri == "otpauth://totp/Lotse%20S%C3%BCd:anna%2B1@example.org"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lotse%20S%C3%BCd"
        )
    }
}

@Suite struct Base32Tests {
    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `texts are those of the standard`(plain: String, text: String) {
        #expect(Base32.text(Array(plain.utf8)) == text)
        #expect(Base32.bytes(text.lowercased()) == Array(plain.utf8))
    }

    @Test(arguments: 0..<50) func `bytes come back`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(Base32.bytes(Base32.text(bytes)) == bytes)
    }

    @Test(arguments: ["1", "M", "MZ=", "MZ!", "äö", "MZXW6YQA1"]) func `other text is refused`(text: String) {
        #expect(Base32.bytes(text) == nil)
    }
}

@Suite struct RecoveryCodeTests {
    @Test func `codes differ, are easy to read aloud, and hash alike however they are typed`() throws {
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
        #expect(Set(codes).count == RecoveryCode.count)
        for code in codes {
            #expect(code.split(separator: "-").map(\.count) == [4, 4, 4, 4])
            let hash = try #require(RecoveryCode.hash(of: code))
            #expect(RecoveryCode.hash(of: " \(code.uppercased().replacing("-", with: " ")) ") == hash)
            #expect(!hash.contains(code.prefix(4)) || hash.count == 64)
        }
        #expect(RecoveryCode.hash(of: "123456") == nil)
        #expect(RecoveryCode.hash(of: "aaaa-aaaa-aaaa-aaa1") == nil)
    }
}
