import LotseCore
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        ("anna@example.org", "anna@example.org"), ("  Anna.Noack@Example.ORG\n", "anna.noack@example.org"),
        ("o'neill+lotse@mail.example.org", "o'neill+lotse@mail.example.org"),
        ("a@xn--mller-kva.de", "a@xn--mller-kva.de"),
    ])
    func `every spelling of an address folds to one`(typed: String, folded: String) {
        #expect(MailAddress(typed)?.text == folded)
    }

    @Test(arguments: [
        "", "anna", "anna@", "@example.org", "anna@example", "anna@@example.org", "an na@example.org",
        "anna.@example.org", ".anna@example.org", "an..na@example.org", "anna@-example.org", "anna@example-.org",
        "anna@exa_mple.org", "anna@example..org", "anna@192.0.2.1", "anna@müller.de", "änna@example.org",
        "anna@example.org\r\nBcc: eve@example.org", "anna,berta@example.org", "<anna@example.org>", "anna@example.o",
        "\"anna\"@example.org",
    ])
    func `text that no mail could be sent to is refused`(typed: String) {
        #expect(MailAddress(typed) == nil)
    }

    @Test func `lengths are those of the mail standard`() {
        let local = String(repeating: "a", count: 64)
        #expect(MailAddress("\(local)@example.org") != nil)
        #expect(MailAddress("a\(local)@example.org") == nil)
        let label = String(repeating: "b", count: 62)
        #expect(MailAddress("a@\(label).\(label).\(label).\(label).org") == nil)
    }

    @Test(arguments: 0..<50) func `folding twice changes nothing`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let letters = Array("aBc.D-e+F1@ö ")
        let text = String(
            (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
        )
        for typed in [text, "\(text)@example.org"] {
            guard let address = MailAddress(typed) else { continue }
            #expect(MailAddress(address.text) == address)
            #expect(MailAddress(typed.uppercased()) == address || typed.contains("ö"))
        }
    }
}
