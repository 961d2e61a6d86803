import LotseMatching

/// A region's allocation as a file: JSON with `capacity`, how often each resource can be taken, and `columns`, one
/// `[household, worth × 1000, [resource, …]]` for each bundle; all counted from 0.
///
/// `urgent` (households that are served first), `names` (of the resources) and `households` (their names) may stand beside;
/// other keys are left alone. A folder with tables may take its place (`AllocationTables`).
struct AllocationFile: Decodable {
    let capacity: [Int]
    let columns: [Column]
    let urgent: [Int]?
    let names: [String]?
    let households: [String]?

    struct Column {
        let household: Int
        let worth: Int
        let resources: [Int]
    }

    static let byteLimit = 512 * 1024 * 1024
    /// More households than any federal state has waiting.
    static let mostHouseholds = 1_000_000

    var householdCount: Int { max((columns.map(\.household).max() ?? -1) + 1, households?.count ?? 0) }

    func name(of resource: Int) -> String { names?[resource] ?? "resource \(resource)" }

    func name(ofHousehold household: Int) -> String {
        guard let households, households.indices.contains(household) else { return "household \(household)" }
        return households[household]
    }

    /// The household that somebody names, or counts from 0.
    func household(_ word: String) -> Int? {
        households?.firstIndex(of: word) ?? Int(word).flatMap { (0..<householdCount).contains($0) ? $0 : nil }
    }

    /// The resource that somebody names, or counts from 0.
    func resource(_ word: String) -> Int? {
        names?.firstIndex(of: word) ?? Int(word).flatMap { capacity.indices.contains($0) ? $0 : nil }
    }

    /// - Parameter more: what there is beyond the file, by resource; less where it is negative.
    /// - Returns: the problem that the engine solves.
    /// - Throws: `Installation.Problem` that names the first number that cannot be.
    func problem(more: [Int: Int] = [:]) throws -> AllocationProblem {
        var capacity = capacity
        for (resource, amount) in more {
            guard capacity.indices.contains(resource), capacity[resource] + amount >= 0 else {
                let change = "resource \(resource) that could change by \(amount)"
                throw Installation.Problem(description: "There is no \(change).")
            }
            capacity[resource] += amount
        }
        do {
            return try AllocationProblem(
                householdCount: householdCount,
                capacities: capacity,
                bundles: columns.map { .init(household: $0.household, worth: $0.worth, resources: $0.resources) }
            )
        } catch {
            throw Installation.Problem(description: Self.sentence(of: error))
        }
    }

    private static func sentence(of fault: AllocationProblem.Fault) -> String {
        let most = AllocationProblem.most
        return switch fault {
        case .capacityOutOfRange(let resource): "capacity[\(resource)] must be from 0 to \(most)."
        case .unknownHousehold(let bundle): "columns[\(bundle)]: there is no such household."
        case .worthOutOfRange(let bundle): "columns[\(bundle)]: the worth must be from 0 to \(most)."
        case .unknownResource(let bundle): "columns[\(bundle)]: a resource has no capacity."
        case .tooManyResources(let bundle):
            "columns[\(bundle)]: no bundle takes more than \(AllocationProblem.mostResources) resources."
        }
    }
}

extension AllocationFile {
    /// - Throws: `Installation.Problem` that says what is wrong with the file, and where.
    init(reading path: String) throws {
        let sheets = AllocationTables.sheets
        self =
            JSONFile.isFolder(path)
            ? try JSONFile.read(path, as: AllocationTables.self, orTables: sheets, limit: Self.byteLimit).file()
            : try JSONFile.read(path, as: Self.self, orTables: [], limit: Self.byteLimit)
        for (number, column) in columns.enumerated() where !(0..<Self.mostHouseholds).contains(column.household) {
            let most = "from 0 to \(Self.mostHouseholds - 1)"
            throw Installation.Problem(description: "\(path): columns[\(number)]: the household must be \(most).")
        }
        for household in urgent ?? [] where !(0..<householdCount).contains(household) {
            throw Installation.Problem(description: "\(path): urgent household \(household) has no column.")
        }
        if let names, names.count != capacity.count {
            let counts = "\(names.count) names for \(capacity.count) resources"
            throw Installation.Problem(description: "\(path): \(counts); name all or none.")
        }
    }
}

extension AllocationFile.Column: Decodable {
    init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        household = try values.decode(Int.self)
        worth = try values.decode(Int.self)
        resources = try values.decode([Int].self)
    }
}
