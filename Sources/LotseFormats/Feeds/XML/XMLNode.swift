/// An element with its attributes, text and children, without the prefixes of namespaces.
struct XMLNode {
    let name: String
    var attributes: [String: String] = [:]
    /// What stands directly inside it.
    var text = ""
    var children: [XMLNode] = []
    let line: Int

    /// The first child of that name, or of a path of names with slashes.
    func child(_ path: String) -> XMLNode? {
        guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            return children.first { $0.name == path }
        }
        let name = path.utf8[..<slash]
        let rest = String(path[path.utf8.index(after: slash)...])
        return children.first { $0.name.utf8.elementsEqual(name) }?.child(rest)
    }

    func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The text of the first child at that path; nil when there is none, empty when it holds nothing.
    func text(_ path: String) -> String? { child(path)?.text }
}
