import LotseCore
import Testing

@testable import LotseWeb

@Suite struct FormDataTests {
    @Test func `fields are decoded with their order and spaces around them dropped`() throws {
        let data = try #require(FormData(urlEncoded: "name=+J%C3%BCrgen+&topic=work&topic=housing&empty="))
        #expect(data["name"] == "Jürgen")
        #expect(data.all("topic") == ["work", "housing"])
        #expect(data["empty"] == "")
        #expect(data["absent"] == "")
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "a=%C3%28", "a=%00", "%00=b"])
    func `broken escapes, broken UTF-8 and NUL are refused`(body: String) {
        #expect(FormData(urlEncoded: body) == nil)
    }

    @Test func `what no keyboard types is left out, and what languages are written with stays`() throws {
        let hidden = try #require(FormData(urlEncoded: "name=%1B[31mA%7F%C2%85%E2%80%AEB%E2%81%A6C&%01=d"))
        #expect(hidden["name"] == "[31mABC")
        #expect(hidden[""] == "d")
        let text = "می\u{200C}خواهم \u{200F}أ\tb\r\nc 👩\u{200D}👧"
        #expect(FormData.visible(text) == text)
        let parts = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\u{202E}c\r\n--x--\r\n"
        #expect(Multipart.decode(Array(parts.utf8), boundary: "x")?["a"] == "bc")
    }

    @Test func `too many fields are refused`() {
        #expect(FormData(urlEncoded: Array(repeating: "a=1", count: 501).joined(separator: "&")) == nil)
    }

    @Test func `random bytes never trap`() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = FormData(urlEncoded: String(decoding: bytes, as: UTF8.self))
            _ = Multipart.decode(bytes, boundary: "x")
            _ = Multipart.decode(Array("--x\r\n".utf8) + bytes + Array("\r\n--x--".utf8), boundary: "x")
        }
    }

    @Test func `a multipart form gives fields and files`() throws {
        let body = """
            --b1\r
            Content-Disposition: form-data; name="title"\r
            \r
            Zeugnis\r
            --b1\r
            Content-Disposition: form-data; name="file"; filename="a.pdf"\r
            Content-Type: application/pdf\r
            \r
            %PDF-1.7\r\n--b2\r
            --b1--\r

            """
        let data = try #require(Multipart.decode(Array(body.utf8), boundary: "b1"))
        #expect(data["title"] == "Zeugnis")
        #expect(data.files["file"]?.name == "a.pdf")
        #expect(data.files["file"].map { String(decoding: $0.bytes, as: UTF8.self) } == "%PDF-1.7\r\n--b2")
        #expect(Multipart.boundary(of: "multipart/form-data; boundary=\"b 1\"") == "b 1")
        #expect(Multipart.boundary(of: "text/plain; boundary=b") == nil)
    }
}
