/// Rows of text under a head, printed as Markdown.
struct Table {
    let head: [String]
    var rows: [[String]] = []

    func printed() -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
