/// What the tables of Lotse's own vocabulary have in common.
package enum CoreTerms {
    /// The columns of names, in the order of the files.
    package static let languages = ["de", "en", "pl", "uk", "ar", "vi", "cs", "ru"]

    /// Keys and concepts of ESCO that rows before have: each stands for one thing.
    struct Seen {
        private var keys: [String: Int] = [:]
        private var concepts: [String: Int] = [:]

        mutating func add(_ key: String, esco: String?, _ row: VocabularyRow) throws(RefusedRow) {
            if let line = keys.updateValue(row.line, forKey: key) {
                throw row.refusal("the key \(key) stands in line \(line) already", "Remove one of the two.", in: "key")
            }
            guard let esco, let line = concepts.updateValue(row.line, forKey: esco) else { return }
            throw row.refusal("line \(line) is the same concept of ESCO already", "Leave one cell empty.", in: "esco")
        }
    }

    /// Words of small letters and digits with single minus signs between them.
    static func key(_ row: VocabularyRow) throws(RefusedRow) -> String {
        let key = try row.needed("key")
        let words = key.utf8.split(separator: 45, omittingEmptySubsequences: false)
        let isKey = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
        guard isKey else {
            throw row.refusal("“\(FeedText.sample(key))” is no key", "Write small letters and minus signs.", in: "key")
        }
        return key
    }

    /// A UUID in small letters; nil for an empty cell.
    static func esco(_ row: VocabularyRow) throws(RefusedRow) -> String? {
        let text = row.text("esco")
        if text.isEmpty { return nil }
        let parts = text.utf8.split(separator: 45, omittingEmptySubsequences: false)
        let isHexadecimal = { (byte: UInt8) in (48...57).contains(byte) || (97...102).contains(byte) }
        guard parts.map(\.count) == [8, 4, 4, 4, 12], parts.joined().allSatisfy(isHexadecimal) else {
            throw row.refusal("esco is no UUID", "Write the end of the concept's address.", in: "esco")
        }
        return text
    }

    /// The names in all languages, none missing and none twice.
    static func labels(_ row: VocabularyRow, _ limits: VocabularyLimits) throws(RefusedRow) -> [String: [String]] {
        var labels: [String: [String]] = [:]
        for language in languages {
            let forms = try row.labels(language, limits)
            guard !forms.isEmpty else {
                throw row.refusal("\(language) is missing", "Write what people call it.", in: language)
            }
            var seen: Set<String> = []
            for form in forms {
                guard seen.insert(form).inserted else {
                    throw row.refusal("“\(FeedText.sample(form))” stands twice", "Remove one.", in: language)
                }
                guard isWritten(form, in: language) else {
                    throw row.refusal("“\(FeedText.sample(form))” is in other letters", "Write it.", in: language)
                }
            }
            labels[language] = forms
        }
        return labels
    }

    /// Whether a form is in the letters of its language; short forms in capitals ("CNC") and names of products go everywhere.
    private static func isWritten(_ form: String, in language: String) -> Bool {
        let letters = form.unicodeScalars.filter(\.properties.isAlphabetic)
        let range: ClosedRange<UInt32>
        switch language {
        case "uk", "ru": range = 0x400...0x4FF
        case "ar": range = 0x600...0x6FF
        default: return letters.allSatisfy { $0.value < 0x370 || (0x1E00...0x1EFF).contains($0.value) }
        }
        return letters.contains { range.contains($0.value) } || letters.allSatisfy { $0.isASCII }
    }
}
