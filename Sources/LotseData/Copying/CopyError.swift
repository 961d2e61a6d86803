/// What keeps a database from being copied; nothing of it is kept at the target then.
package enum CopyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The two schemas differ, so that rows of this table do not fit.
    case schemasDiffer(table: String)
    /// Somebody has used the target already.
    case targetNotEmpty(table: String)
    /// Rows of this table came out otherwise than they went in.
    case rowsDiffer(table: String)
    case noPrimaryKey(table: String)
    /// The connection to the source broke, and with it the view of one moment.
    case interrupted

    package var description: String {
        switch self {
        case .schemasDiffer(let table):
            "The table \(table) is not the same in both databases. Run `lotse migrate` on both with this program."
        case .targetNotEmpty(let table):
            "The target is not empty: there are rows in \(table). Copy into a database that was only migrated."
        case .rowsDiffer(let table): "The rows of \(table) came out otherwise than they went in; nothing was kept."
        case .noPrimaryKey(let table): "The table \(table) has no primary key, so that it cannot be copied in order."
        case .interrupted: "The connection to the source broke; nothing was kept. Start again."
        }
    }
}
