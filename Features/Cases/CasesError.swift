package import LotseCore
package import LotseData

/// What a change to a case may end in, apart from success.
///
/// A stale version is `StoreError.stale`, as everywhere.
package enum CasesError: Error, Equatable, Sendable {
    /// The record is not there, or not in this alliance or file.
    case notFound
    case denied(Permission.Reason)
    /// The person was advised, so the consultation needs the entry.
    case personStillNeeded
    case document(FileRefusal)
    case merge(MergeError)
}

extension Permission {
    /// Throws the reason where the answer is no.
    func enforce() throws {
        if case .denied(let reason) = self { throw CasesError.denied(reason) }
    }
}
