import Foundation
import LotseWeb
import Testing

@testable import lotse

@Suite struct LetterTests {
    @Test func `a recipient cannot smuggle a second header in`() throws {
        let mail = Mail(to: "a@example.org\r\nBcc: b@example.org", subject: "Grüße\nX: y", text: "Guten Tag")
        let letter = Letter.text(mail, from: "lotse@example.org", id: "1")
        let head = try #require(letter.components(separatedBy: "\n\n").first)
        #expect(!head.contains("\nBcc:"))
        #expect(!head.contains("\nX:"))
        #expect(head.contains("To: a@example.orgBcc: b@example.org"))
    }

    @Test func `umlauts travel in subject and text`() throws {
        let mail = Mail(to: "a@example.org", subject: "Über", text: "Äußerst")
        let letter = Letter.text(mail, from: "x@example.org", id: "1")
        let encoded = try #require(letter.components(separatedBy: "\n\n").dropFirst().first)
        let data = try #require(Data(base64Encoded: encoded, options: .ignoreUnknownCharacters))
        #expect(String(decoding: data, as: UTF8.self) == "Äußerst")
        #expect(letter.contains("Subject: =?UTF-8?B?\(Data("Über".utf8).base64EncodedString())?="))
    }
}
