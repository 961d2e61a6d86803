import LotseCore
import LotseData
import Testing

@Suite struct VaultTests {
    private func vault() throws -> Vault { try Vault(hexadecimalKey: String(repeating: "a7", count: 32)) }

    @Test func `what is sealed opens with the same key, purpose and record only`() throws {
        let secret = Array("Diagnose".utf8)
        let sealed = try vault().seal(secret, for: "note", bindingTo: "1")
        #expect(try vault().open(sealed, for: "note", bindingTo: "1") == secret)
        #expect(throws: Vault.Failure.doesNotOpen) { try vault().open(sealed, for: "note", bindingTo: "2") }
        #expect(throws: Vault.Failure.doesNotOpen) { try vault().open(sealed, for: "file", bindingTo: "1") }
        let other = try Vault(hexadecimalKey: Vault.makeKey())
        #expect(throws: Vault.Failure.doesNotOpen) { try other.open(sealed, for: "note", bindingTo: "1") }
    }

    @Test func `no altered byte goes unnoticed`() throws {
        let sealed = try vault().seal([1, 2, 3], for: "note", bindingTo: "1")
        for place in sealed.indices {
            var altered = sealed
            altered[place] ^= 1
            #expect(throws: Vault.Failure.doesNotOpen) { try vault().open(altered, for: "note", bindingTo: "1") }
        }
        #expect(throws: Vault.Failure.doesNotOpen) { try vault().open([], for: "note", bindingTo: "1") }
    }

    @Test(arguments: ["", "a7", String(repeating: "a7", count: 31), String(repeating: "zz", count: 32)])
    func `a key that is no key is refused`(text: String) {
        #expect(throws: Vault.Failure.unreadableKey) { try Vault(hexadecimalKey: text) }
    }

    @Test func `tokens do not repeat and are known by their hash`() {
        let tokens = (0..<1000).map { _ in SecretToken() }
        #expect(Set(tokens.map(\.text)).count == 1000)
        #expect(tokens.allSatisfy { $0.text.utf8.count == 43 && SecretToken.hash(of: $0.text) == $0.hash })
    }
}
