import LotseCore

/// What is held for households until they have decided ("vorgemerkt").
struct ListingHolds: Sendable {
    /// How often each thing is held.
    private(set) var taken: [Identifier<Listing>: Int] = [:]
    private var byHousehold: [Identifier<CaseFile>: [Identifier<Listing>: Int]] = [:]

    /// For whom something is held.
    var households: Set<Identifier<CaseFile>> { Set(byHousehold.keys) }

    mutating func add(_ count: Int, of listing: Identifier<Listing>, for caseFile: Identifier<CaseFile>) {
        taken[listing, default: 0] += count
        byHousehold[caseFile, default: [:]][listing, default: 0] += count
    }

    /// How often each thing is held for others.
    func taken(fromOthersThan caseFile: Identifier<CaseFile>?) -> [Identifier<Listing>: Int] {
        guard let own = caseFile.flatMap({ byHousehold[$0] }) else { return taken }
        return taken.merging(own.mapValues(-), uniquingKeysWith: +).filter { $0.value > 0 }
    }
}
