/// One set of the benchmark MELO: occupation titles of a country, and the labels of ESCO that are right for each.
package struct MELOSet: Equatable, Sendable {
    /// A label of the corpus.
    package struct Element: Equatable, Sendable {
        package let text: String
        package let uri: String

        package init(text: String, uri: String) {
            (self.text, self.uri) = (text, uri)
        }
    }

    /// A file of a set, by its name and bytes.
    package typealias File = (name: String, bytes: [UInt8])

    package let queries: [String]
    package let corpus: [Element]
    /// For each query the places of the right labels in the corpus.
    package let right: [[Int]]

    /// A set of other making.
    package init(queries: [String], corpus: [Element], right: [[Int]]) {
        (self.queries, self.corpus, self.right) = (queries, corpus, right)
    }

    /// Reads a set's four files.
    ///
    /// - Parameters:
    ///   - queries: number and title.
    ///   - corpus: number and label.
    ///   - concepts: a label's number and its concept's address.
    ///   - annotations: a query's number, 0, a label's number and 1, as the tools of TREC have it.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package init(queries: File, corpus: File, concepts: File, annotations: File) throws(VocabularyFault) {
        let titles = try Self.pairs(queries)
        let labels = try Self.pairs(corpus)
        let addresses = Dictionary(try Self.pairs(concepts).map { ($0.key, $0.text) }) { first, _ in first }
        self.queries = titles.map(\.text)
        self.corpus = labels.map { Element(text: $0.text, uri: addresses[$0.key] ?? "") }
        let queryPlaces = Dictionary(titles.enumerated().map { ($1.key, $0) }) { first, _ in first }
        let labelPlaces = Dictionary(labels.enumerated().map { ($1.key, $0) }) { first, _ in first }
        var right = [[Int]](repeating: [], count: titles.count)
        let columns = ["the query", "zero", "the label", "the judgement"]
        var table = try VocabularyTable(
            annotations.bytes,
            file: annotations.name,
            .tabs(columns: columns),
            needed: [],
            limits: VocabularyLimits()
        )
        while let row = table.next() {
            guard let query = queryPlaces[row.text(columns[0])], let label = labelPlaces[row.text(columns[2])] else {
                table.refuse(row.refusal("the set has no such query or label", "Take the set as it was published."))
                continue
            }
            if row.text(columns[3]) != "0" { right[query].append(label) }
        }
        try table.finish()
        self.right = right
    }

    private static func pairs(_ file: File) throws(VocabularyFault) -> [(key: String, text: String)] {
        let columns = ["the number", "the text"]
        var table = try VocabularyTable(
            file.bytes,
            file: file.name,
            .tabs(columns: columns),
            needed: [],
            limits: VocabularyLimits()
        )
        var pairs: [(key: String, text: String)] = []
        while let row = table.next() {
            do throws(RefusedRow) {
                pairs.append((try row.needed(columns[0]), try row.needed(columns[1])))
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return pairs
    }
}
