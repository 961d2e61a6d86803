package import LotseCore

/// One thing that was done, for the journal: to what, by which action, from what to what, and why.
///
/// `before` and `after` are JSON objects or nil. They may hold personal data, are kept apart from the chained
/// entry and can be erased without breaking the chain: the entry holds only their SHA-256.
package struct JournalEntry: Sendable, Equatable {
    package let action: String
    package let subject: String
    package let subjectID: String
    package let alliance: Identifier<Alliance>?
    package let before: String?
    package let after: String?
    package let reason: String?

    /// - Parameters:
    ///   - action: a verb in the house's words, such as `open` or `withdraw`.
    ///   - subject: the table's name, such as `case_file`.
    ///   - subjectID: the record's identifier.
    ///   - alliance: whose walls the record stands in.
    ///   - before: the fields that change, as they were, as a JSON object.
    ///   - after: the fields that change, as they will be, as a JSON object.
    ///   - reason: why, in the actor's words.
    package init(
        _ action: String,
        _ subject: String,
        _ subjectID: String,
        alliance: Identifier<Alliance>? = nil,
        before: String? = nil,
        after: String? = nil,
        reason: String? = nil
    ) {
        self.action = action
        self.subject = subject
        self.subjectID = subjectID
        self.alliance = alliance
        self.before = before
        self.after = after
        self.reason = reason
    }
}
