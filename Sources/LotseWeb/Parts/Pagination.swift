/// The way through a list that is longer than a page.
///
/// Template `pagination`. Shows the first and the last page and the neighbours of the current one.
package struct Pagination: Sendable, Equatable {
    let summary: String
    let previousPath: String?
    let nextPath: String?
    let pages: [Page]

    struct Page: Sendable, Equatable {
        let label: String
        let path: String
        let isCurrent: Bool
        let isGap: Bool
    }

    /// Nil where one page holds everything.
    ///
    /// - Parameters:
    ///   - current: the page shown, counted from 1.
    ///   - pageSize: entries on a page.
    ///   - total: entries in all.
    ///   - summary: the sentence that says which entries of how many are shown.
    ///   - path: where a page stands.
    package init?(current: Int, pageSize: Int, total: Int, summary: String, path: (Int) -> String) {
        let last = (total + pageSize - 1) / pageSize
        guard last > 1 else { return nil }
        self.summary = summary
        previousPath = current > 1 ? path(current - 1) : nil
        nextPath = current < last ? path(current + 1) : nil
        let shown = Set([1, last, current - 1, current, current + 1]).filter { (1...last).contains($0) }.sorted()
        var pages: [Page] = []
        var before = 0
        for number in shown {
            if number > before + 1 { pages.append(Page(label: "", path: "", isCurrent: false, isGap: true)) }
            pages.append(Page(label: "\(number)", path: path(number), isCurrent: number == current, isGap: false))
            before = number
        }
        self.pages = pages
    }
}
