/// Queries with what is right for them in a corpus of texts: the protocol of the benchmark MELO.
public struct RankingBenchmark: Sendable {
    /// Why queries are no benchmark.
    public enum Fault: Error, Hashable {
        case countsDiffer(queries: Int, answers: Int)
        case unknownText(query: Int)
    }

    public let queries: [String]
    /// How many texts the corpus has.
    public let corpusCount: Int
    private let right: [[Int]]

    /// - Parameters:
    ///   - queries: what is asked.
    ///   - right: for each query the numbers of the texts that are right.
    ///   - corpusCount: how many texts there are.
    /// - Throws: `Fault`.
    public init(queries: [String], right: [[Int]], corpusCount: Int) throws(Fault) {
        guard queries.count == right.count else { throw .countsDiffer(queries: queries.count, answers: right.count) }
        for (query, texts) in right.enumerated() where !texts.allSatisfy((0..<corpusCount).contains) {
            throw .unknownText(query: query)
        }
        (self.queries, self.right, self.corpusCount) = (queries, right, corpusCount)
    }

    /// Counts what was found for a query.
    ///
    /// - Parameters:
    ///   - number: of the query.
    ///   - found: the scores of all texts of the corpus, in order; with another number of scores the query counts with 0.
    ///   - measures: where it is counted.
    public func add(_ number: Int, _ found: [Float], to measures: inout RankingMeasures) {
        measures.add(ranks: found.count == corpusCount ? RankingMeasures.ranks(of: right[number], in: found) : [])
    }

    /// Asks every query.
    ///
    /// - Parameters:
    ///   - every: only each so-manieth query, for a quick look.
    ///   - scores: the scores of all texts of the corpus, in order, for a query.
    /// - Returns: the figures; a query for which the wrong number of scores came counts with 0.
    public func measure(every: Int = 1, scores: (String) -> [Float]) -> RankingMeasures {
        var measures = RankingMeasures()
        for number in stride(from: 0, to: queries.count, by: max(1, every)) {
            add(number, scores(queries[number]), to: &measures)
        }
        return measures
    }
}
