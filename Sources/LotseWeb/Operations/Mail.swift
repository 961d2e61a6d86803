import Foundation
package import LotseData

/// A letter by mail, on its way through the outbox: it leaves only after the change that caused it is durable.
package struct Mail: Codable, Sendable, Equatable {
    package static let kind = "mail"

    package let to: String
    package let subject: String
    package let text: String

    /// - Parameters:
    ///   - to: one address.
    ///   - subject: one line.
    ///   - text: plain text.
    package init(to: String, subject: String, text: String) {
        self.to = to
        self.subject = subject.split(whereSeparator: \.isNewline).joined(separator: " ")
        self.text = text
    }

    package func enqueue(in transaction: Transaction) throws {
        let payload = try JSONEncoder().encode(self)
        try transaction.enqueue(Self.kind, payload: String(decoding: payload, as: UTF8.self))
    }
}
