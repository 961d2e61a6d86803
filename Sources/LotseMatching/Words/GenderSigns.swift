/// Takes out of a title what only says that women, men and others are meant.
///
/// `(m/w/d)` in every language; in German also `/-in`, `*in`, `:in`, `_in`, `(in)`, `/r`, `Kaufmann/-frau`,
/// `Abfluglotse/-lotsin` and `Krankenschwester/-pfleger`.
struct GenderSigns {
    let isGerman: Bool

    /// Signs in front of which nothing but a gender ending can stand.
    private static let joints = Set("/*:_|".utf8)
    private static let letters = words("m w d f x i g h k v n gn div divers mf mwd wmd mfd all genders gender a")
    private static let endings = words("in innen r n e er s re en inn nen rin")
    private static let persons = words("mann frau leute schwester pfleger herr dame")

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array($0.utf8) })
    }

    /// The words that are left, in order.
    func words(of pieces: [TitlePiece]) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var index = 0
        while index < pieces.count {
            if let end = endOfBracket(pieces, index) ?? endOfEnding(pieces, index, last: words.last)
                ?? endOfLetters(pieces, index)
            {
                index = end
                continue
            }
            if case .word(let word) = pieces[index] { words.append(word) }
            index += 1
        }
        return words
    }

    /// The place behind `(m/w/d)`, and behind `(in)` where it hangs on a word.
    private func endOfBracket(_ pieces: [TitlePiece], _ start: Int) -> Int? {
        guard pieces[start] == .sign(UInt8(ascii: "(")),
            let close = pieces[start...].prefix(14).firstIndex(of: .sign(UInt8(ascii: ")")))
        else { return nil }
        let inside = pieces[(start + 1)..<close].compactMap(\.word)
        guard !inside.isEmpty else { return nil }
        if inside.allSatisfy(Self.letters.contains) { return close + 1 }
        let hangs = start > 0 && pieces[start - 1].word != nil
        return isGerman && hangs && inside.allSatisfy(Self.endings.contains) ? close + 1 : nil
    }

    /// The place behind `/-in` and its like.
    private func endOfEnding(_ pieces: [TitlePiece], _ start: Int, last: [UInt8]?) -> Int? {
        guard isGerman, let last, case .sign(let sign) = pieces[start], Self.joints.contains(sign) else { return nil }
        var place = start + 1
        let hasDash = place < pieces.count && pieces[place] == .sign(UInt8(ascii: "-"))
        if hasDash { place += 1 }
        guard place < pieces.count, let part = pieces[place].word else { return nil }
        let isPerson = Self.persons.contains(part) && Self.persons.contains { last.ends(with: $0) }
        let isEnding = Self.endings.contains(part) || isPerson
        let isVariant = hasDash && (last.holds(part.prefix(4)) || last.holds(GermanStems.stem(part).prefix(4)))
        return isEnding || isVariant ? place + 1 : nil
    }

    /// The place behind `m/w/d` without brackets: single letters with slashes between them.
    private func endOfLetters(_ pieces: [TitlePiece], _ start: Int) -> Int? {
        var (place, count) = (start, 0)
        while place < pieces.count, let word = pieces[place].word, word.count == 1, Self.letters.contains(word) {
            count += 1
            guard place + 1 < pieces.count, case .sign(let sign) = pieces[place + 1], Self.joints.contains(sign) else {
                return count > 1 ? place + 1 : nil
            }
            place += 2
        }
        return count > 1 ? place : nil
    }
}

extension TitlePiece {
    /// The word, if it is one.
    var word: [UInt8]? {
        if case .word(let word) = self { return word }
        return nil
    }
}
