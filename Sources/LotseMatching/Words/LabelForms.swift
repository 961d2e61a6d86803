/// Labels as they are compared: those of one concept that come to the same count once.
///
/// A German label has the same form for women and men; a Vietnamese one has two, with its marks and without.
struct LabelForms: Sendable {
    private(set) var titles: [NormalTitle] = []
    /// By form: the place of the first label that has it.
    private(set) var labels: [Int32] = []
    /// By form: the place of its concept in `concepts`.
    private(set) var conceptPlaces: [Int32] = []
    /// The concepts of the labels, in their order.
    private(set) var concepts: [Int] = []
    /// By place of a concept: its first form, and behind the last one how many forms there are.
    private var starts: [Int32] = []
    /// By label: its form, and the one without marks, which is the same where marks say nothing.
    private(set) var ofLabels: [(form: Int32, bare: Int32)] = []

    /// - Parameters:
    ///   - labels: numbers of labels; those of one concept lie together.
    ///   - vocabulary: that has them.
    ///   - language: of the labels.
    init(_ labels: [Int], of vocabulary: Vocabulary, language: String) {
        let normaliser = TitleNormaliser(language: language)
        var known: [NormalTitle: Int32] = [:]
        for (place, label) in labels.enumerated() {
            let concept = vocabulary.concept(ofLabel: label)
            if concepts.last != concept {
                concepts.append(concept)
                starts.append(Int32(titles.count))
                known = [:]
            }
            let title = normaliser.normal(vocabulary.text(ofLabel: label))
            let form = number(of: title, label: place, &known)
            let bare = language == "vi" ? number(of: title.bare, label: place, &known) : form
            ofLabels.append((form, bare))
        }
        starts.append(Int32(titles.count))
    }

    /// The forms of a concept, by its place: at least one.
    func forms(ofConcept place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }

    private mutating func number(of title: NormalTitle, label: Int, _ known: inout [NormalTitle: Int32]) -> Int32 {
        if let number = known[title] { return number }
        let number = Int32(titles.count)
        known[title] = number
        titles.append(title)
        labels.append(Int32(label))
        conceptPlaces.append(Int32(concepts.count - 1))
        return number
    }
}
