/// Pools of one household that searches with other terms can use again.
///
/// A pool depends on the terms only by what of its own part must be met, and by whether a late arrival may be.
struct PoolShelf {
    private struct Key: Hashable {
        let part: Int
        let firm: UInt64
    }

    private var pools: [Key: PartPool] = [:]

    /// The pool of a part under terms, made where it has not been before.
    mutating func pool(_ part: Int, of problem: BundleProblem, make: () -> PartPool) -> PartPool {
        let key = Key(part: part, firm: problem.terms.firm & problem.parts[part].concern)
        if let pool = pools[key] { return pool }
        let pool = make()
        pools[key] = pool
        return pool
    }
}

extension BundlePart {
    /// The demands that decide what can be chosen for this part, and how.
    fileprivate var concern: UInt64 {
        let own = demand.bit | minutes.bit | BundleDemand.arrival.bit
        guard case .place(let child) = self else { return own }
        return own | BundleDemand.language(child: child).bit | BundleDemand.inclusion(child: child).bit
    }
}
