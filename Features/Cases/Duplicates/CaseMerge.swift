/// Why two files cannot be merged or taken apart.
package enum MergeError: String, Error, Equatable, Sendable, CaseIterable {
    case sameFile = "same-file"
    case otherOrganisation = "other-organisation"
    /// One of them is already part of another file.
    case alreadyMerged = "already-merged"
    /// The merge was undone, or a later merge has to be undone first.
    case notLatest = "not-latest"
}
