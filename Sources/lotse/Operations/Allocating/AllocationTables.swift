/// A region's allocation as tables: resources and households by their names, where a file counts them.
struct AllocationTables: Decodable {
    let resources: [Resource]
    let bundles: [Bundle]
    let households: [Household]?

    struct Resource: Decodable {
        let name: String
        let capacity: Int
    }

    struct Bundle: Decodable {
        let household: String
        /// In thousandths.
        let worth: Int
        let resources: [String]
    }

    struct Household: Decodable {
        let name: String
        let urgent: Bool?
    }

    static let sheets = [
        TableSheet(name: "resources", columns: [.needed("name"), .needed("capacity", .whole)]),
        TableSheet(
            name: "bundles",
            columns: [.needed("household"), .needed("worth", .whole), .needed("resources", .list(.text))]
        ),
        TableSheet(
            name: "households",
            isOptional: true,
            columns: [.needed("name"), .optional("urgent", .flag)]
        ),
    ]

    /// The same with numbers in place of names.
    ///
    /// Households are numbered in the order of their own table, those that only have bundles after them.
    ///
    /// - Throws: `Installation.Problem` for a resource that is not in its table, or a name that stands there twice.
    func file() throws -> AllocationFile {
        let resourceNumbers = try Self.numbers(resources.map(\.name), of: "resources.csv")
        var householdNumbers = try Self.numbers((households ?? []).map(\.name), of: "households.csv")
        var names = (households ?? []).map(\.name)
        let columns = try bundles.enumerated().map { row, bundle in
            let household = householdNumbers[bundle.household] ?? names.count
            if household == names.count {
                householdNumbers[bundle.household] = household
                names.append(bundle.household)
            }
            return AllocationFile.Column(
                household: household,
                worth: bundle.worth,
                resources: try bundle.resources.map { name in
                    guard let number = resourceNumbers[name] else {
                        throw Installation.Problem(
                            description: "bundles.csv, row \(row + 1): \"\(name)\" is not in resources.csv."
                        )
                    }
                    return number
                }
            )
        }
        return AllocationFile(
            capacity: resources.map(\.capacity),
            columns: columns,
            urgent: (households ?? []).indices.filter { households?[$0].urgent == true },
            names: resources.map(\.name),
            households: names
        )
    }

    private static func numbers(_ names: [String], of table: String) throws -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (number, name) in names.enumerated() {
            guard numbers.updateValue(number, forKey: name) == nil else {
                throw Installation.Problem(description: "\(table): \"\(name)\" stands there twice.")
            }
        }
        return numbers
    }
}
