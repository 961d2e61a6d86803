/// What can go wrong between Lotse and its database.
package enum StoreError: Error, Equatable, Sendable {
    /// A rule of the schema refused the change. `rule` is the engine's name of it or of its columns.
    case constraint(Constraint, rule: String)
    /// A row is not what the program expects: a programming error or a damaged file.
    case unreadable(column: String, wanted: String)
    /// Somebody else changed the record since it was read.
    case stale
    /// The disk is full: nothing of the change was kept.
    case full
    /// The database cannot be reached or refuses to work now; trying again may help.
    case unavailable(String)
    /// Concurrent changes got in each other's way even after retrying.
    case contended
    /// The engine's own complaint, for the log only.
    case engine(code: String, message: String)

    package enum Constraint: String, Sendable {
        case unique
        case foreignKey = "foreign-key"
        case notNull = "not-null"
        case check
        case other
    }
}
