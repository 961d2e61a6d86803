/// Makes titles comparable: one spelling for what people write in many ways.
///
/// In German one form for women and men (`Kfz-Mechatroniker/-in (m/w/d)` and `KFZ Mechatronikerin`), one for `ä` and `ae`,
/// and short forms written out (`SHK`, `MFA`, `exam.`). No script loses its letters.
public struct TitleNormaliser: Sendable {
    /// Titles are read up to here; the longest label of ESCO has 180 characters.
    public static let mostCharacters = 300

    private let folding: LetterFolding
    private let isGerman: Bool

    /// - Parameter language: the tag of the language that titles are written in, for example `de`.
    public init(language: String) {
        folding = LetterFolding(language: language)
        isGerman = language == "de" || language.hasPrefix("de-")
    }

    /// The title as it is compared.
    public func normal(_ title: String) -> NormalTitle {
        let pieces = TitlePiece.pieces(of: folding.folded(title, most: Self.mostCharacters))
        var (kept, seen, wasAbbreviated): ([String], Set<[UInt8]>, Bool) = ([], [], false)
        for word in GenderSigns(isGerman: isGerman).words(of: pieces) {
            let written = isGerman ? TitleAbbreviations.words(for: word) : nil
            wasAbbreviated = wasAbbreviated || written != nil
            for part in written ?? [word] {
                let stem = isGerman ? GermanStems.stem(part) : part
                // Both genders in full, "Technischer Leiter/Technische Leiterin", say everything twice.
                if seen.insert(stem).inserted { kept.append(String(decoding: stem, as: UTF8.self)) }
            }
        }
        return NormalTitle(words: kept, wasAbbreviated: wasAbbreviated)
    }
}
