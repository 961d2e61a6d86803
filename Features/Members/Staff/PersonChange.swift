import LotseWeb

extension MembersFeature {
    /// Why somebody changes something about another person; the journal keeps it.
    static let reason = Field("reason", .text(maxLength: 500))

    /// A change about a person that a page asks the reason for.
    struct Change: Sendable {
        let form: Form
        /// Catalogue keys.
        let title: String
        let text: String
        let path: Path
        /// What the person's page says afterwards.
        let said: String
    }
}
