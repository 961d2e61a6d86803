/// Who delivers objects: a connection that an alliance set up, and the name that the sender gives itself in its files.
///
/// The connection is part of it, so that nobody can take another sender's objects away by naming itself like it.
package struct FeedSender: Hashable, Comparable, Sendable, Codable {
    /// The connection, as the alliance named it; never read from a file.
    package let connection: String
    /// What the file says: the `openimmo_anid`, the `SupplierId`; empty for formats that name nobody.
    package let name: String

    package init(connection: String, name: String = "") {
        self.connection = connection
        self.name = name
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.connection, left.name) < (right.connection, right.name)
    }
}

/// What one sender calls one object.
package struct FeedKey: Hashable, Comparable, Sendable, Codable {
    package let sender: FeedSender
    package let object: String

    package init(sender: FeedSender, object: String) {
        self.sender = sender
        self.object = object
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.sender, left.object) < (right.sender, right.object)
    }
}

extension FeedKey {
    /// What stands in for a key until it is known whose it is.
    static let unknown = FeedKey(sender: FeedSender(connection: ""), object: "")
}
