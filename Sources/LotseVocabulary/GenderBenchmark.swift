package import LotseFormats
package import LotseMatching

/// Whether a title means the same for women and for men, in pairs of the Bundesagentur's list of titles.
package struct GenderBenchmark: Sendable {
    /// A title's two forms.
    package struct Pair: Sendable, Equatable {
        package let male: String
        package let female: String
    }

    /// What was measured.
    package struct Figures: Sendable {
        package let count: Int
        /// Pairs whose first concepts are two.
        package let different: [Pair]

        /// The share of pairs with one first concept.
        package var share: Double { count == 0 ? 0 : Double(count - different.count) / Double(count) }
    }

    package let pairs: [Pair]
    private let finder: OccupationFinder

    /// - Parameters:
    ///   - titles: of the list; those without two forms are left out.
    ///   - most: how many pairs are looked at, at even distances.
    ///   - finder: of German titles.
    package init(_ titles: [OccupationTitle], most: Int, _ finder: OccupationFinder) {
        let all = titles.filter { !$0.male.isEmpty && !$0.female.isEmpty && $0.male != $0.female }
        let count = min(most, all.count)
        pairs = (0..<count).map { place in
            let title = all[place * all.count / count]
            return Pair(male: title.male, female: title.female)
        }
        self.finder = finder
    }

    /// Asks for both forms of every pair; the first concept is that of the highest score, however low.
    package func measure() -> Figures {
        Figures(count: pairs.count, different: pairs.filter { first($0.male) != first($0.female) })
    }

    private func first(_ title: String) -> Int? {
        let scores = finder.conceptScores(for: title)
        return scores.indices.max { (scores[$0], $1) < (scores[$1], $0) }
    }
}
