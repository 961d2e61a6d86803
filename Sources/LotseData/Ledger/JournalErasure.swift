extension Transaction {
    /// Erases what entries say about records: values before and after, and reasons.
    ///
    /// The entries and their chain stay, so that it can still be shown that something was done, when and by whom.
    ///
    /// - Parameters:
    ///   - subject: as the entries name it.
    ///   - ids: the records' identifiers.
    /// - Throws: the store's errors.
    package func eraseJournalDetails(of subject: String, _ ids: [String]) throws {
        for start in stride(from: 0, to: ids.count, by: 500) {
            try execute(
                """
                DELETE FROM journal_detail WHERE sequence IN (SELECT sequence FROM journal
                    WHERE subject = \(subject) AND subject_id IN \(list: ids[start..<min(start + 500, ids.count)]))
                """
            )
        }
    }
}
