/// What groups of ISCO-08 the German classification of occupations gives for a title.
///
/// The title is looked up among all titles of the Bundesagentur für Arbeit; the units of the nearest ones belong to
/// groups.
struct UnitPrior: Sendable {
    private let index: TrigramIndex
    /// By title: its unit.
    private let units: [Int32]
    private let vocabulary: Vocabulary

    /// How many titles are asked.
    private static let most = 8
    /// More than every code of a group (`OccupationGroup.code`).
    private static let codeCount = 20_000

    /// - Parameters:
    ///   - vocabulary: with units, their titles and their groups.
    ///   - language: of the titles.
    init(_ vocabulary: Vocabulary, language: String) {
        let labels = vocabulary.labels(in: language).filter { label in
            vocabulary.kind(of: vocabulary.concept(ofLabel: label)) == .unit
        }
        let forms = LabelForms(labels, of: vocabulary, language: language)
        index = TrigramIndex(forms.titles.map(\.text))
        units = forms.conceptPlaces.map { Int32(forms.concepts[Int($0)]) }
        self.vocabulary = vocabulary
    }

    /// How much speaks for the groups of concepts, from 0 to 1; half of it for the group, half for the next larger one.
    ///
    /// - Parameters:
    ///   - title: as titles are compared.
    ///   - codes: for each concept its group, 0 for none.
    /// - Returns: a number for each concept; nothing where no title is near.
    func shares(for title: NormalTitle, codes: [UInt16]) -> [Float] {
        let hits = index.best(Self.most, for: title.text)
        guard let best = hits.first?.similarity else { return [] }
        var (sums, total) = ([Float](repeating: 0, count: Self.codeCount), Float(0))
        for hit in hits {
            let groups = vocabulary.groups(ofUnit: Int(units[hit.text]))
            guard !groups.isEmpty else { continue }
            // A title that is half as near counts a sixteenth.
            let square = hit.similarity * hit.similarity
            let weight = square * square
            total += weight
            for group in groups {
                sums[Int(group.code)] += weight / Float(groups.count) / 2
                if let broader = group.broader { sums[Int(broader.code)] += weight / Float(groups.count) / 2 }
            }
        }
        guard total > 0 else { return [] }
        return codes.map { code in
            // Codes of four digits have five, with the one in front.
            let broader = code >= 10_000 ? sums[Int(code) / 10] : 0
            return (sums[Int(code)] + broader) / total * best
        }
    }
}
