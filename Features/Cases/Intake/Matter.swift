import LotseCore

/// What a secret link opens: a draft, then a request, then a case file ("Anliegen").
struct Matter: Sendable, Equatable {
    let id: Identifier<Matter>
    let alliance: Identifier<Alliance>
    let code: MatterCode
    /// The language in which the person began; messages and reminders use it.
    let language: Language
    let caseFile: Identifier<CaseFile>?
    let version: Int
}

/// What somebody says on the telephone about their matter ("Vorgangszeichen").
///
/// It opens nothing.
///
/// Seven random symbols of Crockford's alphabet, which has no I, L, O and U, and one that checks them: a symbol
/// misheard and two symbols swapped are noticed.
struct MatterCode: Hashable, Sendable, CustomStringConvertible {
    /// Eight symbols.
    let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    /// A prime just under the size of the alphabet, so that each slip changes the remainder.
    private static let modulus = 31

    init(using generator: inout some RandomNumberGenerator) {
        let symbols = (0..<7).map { _ in Int.random(in: 0..<Self.modulus, using: &generator) }
        text = String((symbols + [Self.check(symbols)]).map { Self.alphabet[$0] })
    }

    /// A code drawn from the random bits of a new identifier: no secret, but no running number either.
    init(of identifier: Identifier<Matter>) {
        let bits = identifier.text.utf8.suffix(17).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        var generator = SplitMix64(seed: bits.reduce(0) { $0 << 4 | UInt64($1) })
        self.init(using: &generator)
    }

    /// Reads a code as people write it: with or without the hyphen, in any case, with I and L for 1 and O for 0.
    init?(_ written: some StringProtocol) {
        guard written.utf8.count <= 20 else { return nil }
        let symbols = written.uppercased().filter { $0 != "-" && $0 != " " }.map { symbol -> Int? in
            switch symbol {
            case "I", "L": 1
            case "O": 0
            default: Self.alphabet.firstIndex(of: symbol)
            }
        }
        let known = symbols.compactMap { $0 }
        guard symbols.count == 8, known.count == 8, known.allSatisfy({ $0 < Self.modulus }),
            known[7] == Self.check(known.prefix(7))
        else { return nil }
        text = String(known.map { Self.alphabet[$0] })
    }

    /// Two groups of four: `K7M4-QX92`.
    var description: String { "\(text.prefix(4))-\(text.suffix(4))" }

    /// Weights 2 to 8: distinct and none a multiple of the modulus, so a swap of neighbours shows.
    private static func check(_ symbols: some Sequence<Int>) -> Int {
        var sum = 0
        for (place, symbol) in symbols.enumerated() { sum += (place + 2) * symbol }
        return sum % modulus
    }
}
