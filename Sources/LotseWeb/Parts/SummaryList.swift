/// Answers or facts under their names, each with a way to change it.
///
/// Template `summary-list`. A row without values says that nothing is known, it does not vanish.
package struct SummaryList: Sendable, Equatable {
    let rows: [Row]

    package init(_ rows: [Row]) {
        self.rows = rows
    }

    package struct Row: Sendable, Equatable {
        let term: String
        let values: [String]
        let change: Link?

        package init(_ term: String, _ values: [String], change: Link? = nil) {
            self.term = term
            self.values = values.filter { !$0.isEmpty }
            self.change = change
        }

        package init(_ term: String, _ value: String?, change: Link? = nil) {
            self.init(term, [value ?? ""], change: change)
        }
    }
}
