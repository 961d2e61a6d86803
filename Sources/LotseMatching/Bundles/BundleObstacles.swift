/// Why nothing fits a household, and what could be done.
public struct BundleObstacles: Sendable, Hashable {
    /// Demands that no bundle meets together, whatever becomes of all the others: as few as can be.
    ///
    /// Proven: no set of fewer demands is met by no bundle; so without any one of these there is a bundle that meets the
    /// rest of them.
    public let block: [BundleDemand]
    /// The cheapest first.
    ///
    /// Each makes something fit; none gives way in all demands in which a cheaper one does.
    public let concessions: [BundleConcession]
}
