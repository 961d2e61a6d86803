/// A sign that a format or a sender has changed, so that what was read cannot be believed.
///
/// While there is one, nothing of the file counts: neither what it holds nor what it lacks.
package enum FeedAlarm: Hashable, Sendable {
    /// The list of objects is not where it stood, though the answer speaks of hits.
    case listMissing(stated: Int?)
    /// More than two of a hundred objects lack a field that practically all have had.
    case fieldMissing(field: String, entries: Int, of: Int)
    /// The file says how many objects it holds, and holds another number.
    case countDiffers(stated: Int, found: Int)
    /// More than half of the objects had to be refused.
    case mostRefused(entries: Int, of: Int)
}
