/// A word of a title, or a sign between words.
enum TitlePiece: Equatable {
    case word([UInt8])
    case sign(UInt8)
    case space

    /// Cuts folded letters into pieces; spaces at both ends and repeated ones go.
    static func pieces(of folded: [Unicode.Scalar]) -> [TitlePiece] {
        var (pieces, word): ([TitlePiece], [UInt8]) = ([], [])
        func close() {
            if !word.isEmpty { pieces.append(.word(word)) }
            word = []
        }
        for scalar in folded {
            switch scalar {
            case " ":
                close()
                if let last = pieces.last, last != .space { pieces.append(.space) }
            case "(", ")", "/", "-", "*", ":", "_", "|":
                close()
                pieces.append(.sign(UInt8(scalar.value)))
            case "+", "#":
                // "C++" and "C#" are words.
                if !word.isEmpty { word.append(UInt8(scalar.value)) }
            default: word += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        close()
        if pieces.last == .space { pieces.removeLast() }
        return pieces
    }
}
