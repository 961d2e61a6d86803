import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Members

@Suite struct PasswordTests {
    /// RFC 7914, section 12; the fourth vector takes a gibibyte and is left out.
    @Test(arguments: [
        (
            "", "", 4, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func `scrypt gives the published keys`(
        password: String,
        salt: String,
        rounds: Int,
        blockSize: Int,
        parallelism: Int,
        key: String
    ) throws {
        let cost = PasswordCost(logarithmOfRounds: rounds, blockSize: blockSize, parallelism: parallelism)
        let derived = try PasswordHash.derive(password, salt: Array(salt.utf8), cost: cost, length: 64)
        #expect(derived.hexadecimal == key)
    }

    @Test func `a password matches what was kept of it and nothing else`() async throws {
        let hasher = PasswordHasher(cost: .light)
        let hash = try await hasher.hash("Kaffee auf dem Leuchtturm")
        #expect(try await hasher.matches("Kaffee auf dem Leuchtturm", hash))
        #expect(try await !hasher.matches("Kaffee auf dem Leuchtturn", hash))
        #expect(try await !hasher.matches("", hash))
        #expect(try await !hasher.matches("Kaffee auf dem Leuchtturm", nil))
        #expect(try await hasher.hash("Kaffee auf dem Leuchtturm") != hash)
    }

    @Test func `a hasher is made without hashing, at whatever cost it will hash`() async throws {
        // More memory than any machine has: whoever did the work would never come back.
        let hasher = PasswordHasher(cost: PasswordCost(logarithmOfRounds: 40, blockSize: 32, parallelism: 16))
        #expect(hasher.cost.logarithmOfRounds == 40)
        let decoy = PasswordHash(matchingNothing: .light, salt: Array("0123456789abcdef".utf8))
        #expect(try !decoy.matches(""))
        #expect(decoy.key.count == 32)
        #expect(decoy != PasswordHash(matchingNothing: .light, salt: Array("0123456789abcdef".utf8)))
    }

    @Test func `a hash reads back from its text`() throws {
        let hash = try PasswordHash(of: "pass", cost: .light, salt: Array("0123456789abcdef".utf8))
        #expect(hash.text.hasPrefix("$scrypt$ln=4,r=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$"))
        #expect(PasswordHash(text: hash.text) == hash)
    }

    @Test(arguments: [
        "", "$scrypt$", "$argon2id$ln=4,r=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAA", "$scrypt$ln=4,r=1$MDEyMzQ1Njc4OWFi$AA",
        "$scrypt$ln=40,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=4,r=1,p=1$x$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "plain text",
    ])
    func `text that is no hash is refused`(text: String) {
        #expect(PasswordHash(text: text) == nil)
    }

    @Test func `it matters on no keyboard how a letter is made up`() async throws {
        let hasher = PasswordHasher(cost: .light)
        let hash = try await hasher.hash("Blauer\u{A0}Kra\u{308}henfuß")
        #expect(try await hasher.matches(" Blauer Kr\u{E4}henfuß ", hash))
    }

    @Test func `weaker settings are told from stronger ones`() {
        let current = PasswordCost.current
        #expect(PasswordCost.light.isWeaker(than: current))
        #expect(!current.isWeaker(than: current))
        #expect(PasswordCost(logarithmOfRounds: 15, blockSize: 8, parallelism: 1).isWeaker(than: current))
        #expect(!PasswordCost(logarithmOfRounds: 17, blockSize: 8, parallelism: 1).isWeaker(than: current))
        #expect(current.rounds * current.blockSize * 128 == 32 << 20)
    }

    @Test func `many hashes at once all come out right`() async throws {
        let hasher = PasswordHasher(cost: .light)
        let hash = try await hasher.hash("Kaffee auf dem Leuchtturm")
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let typed = number.isMultiple(of: 2) ? "Kaffee auf dem Leuchtturm" : "Tee im Hafen \(number)"
                    return try await hasher.matches(typed, hash) == number.isMultiple(of: 2)
                }
            }
            for try await isAsExpected in group { #expect(isAsExpected) }
        }
    }
}

@Suite struct PasswordRuleTests {
    private static let mail = MailAddress("jadwiga.kowalska@example.org")

    private func objection(_ password: String) throws -> PasswordRule.Objection? {
        PasswordRule.objection(to: password, mail: try #require(Self.mail), name: "Jadwiga Kowalska")
    }

    @Test(arguments: [
        "zwölf Zeichen", "abcdefgh1jkl", "Regen am Deich", "😀😀😃😄😁😆😅😂🤣😊😇🙂", "هذا سر طويل جدا", "aB3$aB3$aC4%",
        "password of my neighbour's cat", "kowalska und die sieben Zwerge",
    ])
    func `a long password is taken, whatever it is made of`(password: String) throws {
        #expect(try objection(password) == nil)
    }

    @Test(arguments: ["", "kurz", "elf Zeichen", "           a", "ａｂｃ", "pass\u{301}wo\u{308}rt12"])
    func `a short password is refused, counted as people count`(password: String) throws {
        #expect(try objection(password) == .short)
    }

    @Test(arguments: [
        "123456789012", "111111111111", "abcabcabcabc", "passwort2026", "Passwort2026!", "!!!Willkommen!!!",
        "qwertzuiopü+",
        "987654321098", "Sommer2026!!", "1q2w3e4r5t6z", "abcdefghijklm", "mlkjihgfedcba", "P@ssw0rd1234",
        "LotseLotse2026",
    ])
    func `what everybody tries first is refused`(password: String) throws {
        #expect(try objection(password) == .common)
    }

    @Test(arguments: ["jadwiga.kowalska", "Kowalska1234", "jadwiga.kowalska@example.org!", "1jadwigajadwiga"])
    func `the person's own name is refused`(password: String) throws {
        let found = try objection(password)
        #expect(found == .personal || password == "1jadwigajadwiga")
    }

    @Test func `a password of book length is refused`() throws {
        #expect(try objection(String(repeating: "Seite ", count: 200)) == .long)
    }

    @Test func `every entry of the list is needed`() throws {
        for entry in CommonPasswords.list {
            #expect(entry.count >= PasswordRule.minimumLength, "\(entry) is refused as short")
            #expect(entry == entry.lowercased(), "\(entry) is never met")
        }
        for word in CommonPasswords.words { #expect(word == word.lowercased(), "\(word) is never met") }
    }
}
