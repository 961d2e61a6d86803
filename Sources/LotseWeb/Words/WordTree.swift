import Mustache

/// The words of a page as its template sees them: `{{t.cases.list.title}}`.
///
/// Each step of the dotted name narrows the key; rendering looks it up.
struct WordTree: MustacheParent, MustacheCustomRenderable, Sendable {
    private let words: Words
    private let key: String

    init(_ words: Words, key: String = "") {
        self.words = words
        self.key = key
    }

    func child(named name: String) -> Any? {
        WordTree(words, key: key.isEmpty ? name : "\(key).\(name)")
    }

    var renderText: String { words(key) }
    var isNull: Bool { false }
}
