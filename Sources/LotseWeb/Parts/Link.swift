/// A word and where it leads.
package struct Link: Sendable, Equatable {
    let label: String
    let path: String

    package init(_ label: String, _ path: String) {
        self.label = label
        self.path = path
    }
}
