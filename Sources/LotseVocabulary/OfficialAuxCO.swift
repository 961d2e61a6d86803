import LotseFormats

/// The files of the auxiliary classification of occupations ("Berufs-Hilfsklassifikation", AuxCO), by their names: what
/// `lotse import auxco` takes in, and keeps as it was published.
package struct OfficialAuxCO: Sendable {
    let categories: [AuxiliaryCategory]
    let distinctions: [AuxiliaryDistinction]
    let followUps: [FollowUp]
    let categoriesOfUnits: AuxiliaryMapping
    let categoriesOfGroups: AuxiliaryMapping

    private enum Table: String, CaseIterable {
        case categories = "auxco_categories.csv"
        case distinctions = "auxco_distinctions.csv"
        case followUps = "auxco_followup_questions.csv"
        case units = "auxco_mapping_from_kldb.csv"
        case groups = "auxco_mapping_from_isco.csv"
    }

    /// Files are missing, or do not belong together.
    package struct Unfit: Error, CustomStringConvertible {
        package let description: String
    }

    /// Whether a file of the name would be read.
    package static func takes(_ name: String) -> Bool { Table(rawValue: name) != nil }

    /// Reads the five files together.
    ///
    /// - Parameter files: in any order.
    /// - Throws: `Unfit`, or `VocabularyFault` with every row that is wrong, for the first file that has any.
    package init(_ files: [OfficialFile]) throws {
        func bytes(_ table: Table) throws -> [UInt8] {
            let found = files.filter { $0.name == table.rawValue }
            guard let file = found.first, found.count == 1 else {
                throw Unfit(
                    description: found.isEmpty
                        ? "\(table.rawValue) is missing. Put all five tables of one version into the folder."
                        : "\(table.rawValue) lies there twice. Put only one version into the folder."
                )
            }
            return try file.unpacked()
        }
        categories = try AuxiliaryCategory.read(try bytes(.categories), file: Table.categories.rawValue)
        distinctions = try AuxiliaryDistinction.read(try bytes(.distinctions), file: Table.distinctions.rawValue)
        followUps = try FollowUp.read(try bytes(.followUps), file: Table.followUps.rawValue)
        categoriesOfUnits = try AuxiliaryMapping(.units, try bytes(.units), file: Table.units.rawValue)
        categoriesOfGroups = try AuxiliaryMapping(.groups, try bytes(.groups), file: Table.groups.rawValue)
        let known = Set(categories.map(\.id))
        let named: [(Table, [String])] = [
            (.distinctions, distinctions.flatMap { [$0.category, $0.other] }), (.followUps, followUps.map(\.category)),
            (.units, categoriesOfUnits.all), (.groups, categoriesOfGroups.all),
        ]
        for (table, ids) in named {
            guard let strange = ids.first(where: { !known.contains($0) }) else { continue }
            throw Unfit(
                description: "\(table.rawValue) names the category \(strange), which \(Table.categories.rawValue) does "
                    + "not have. Take all tables of the same version."
            )
        }
        if let long = followUps.first(where: { $0.questions.count > Self.mostFollowUps }) {
            throw Unfit(
                description: "The category \(long.category) has \(long.questions.count) questions. "
                    + "At most \(Self.mostFollowUps) can be asked."
            )
        }
    }

    /// The choice of the category is a question of its own.
    private static let mostFollowUps = 3

    /// The files that were read, to be kept, each under its own name.
    package func kept(_ files: [OfficialFile]) throws -> [OfficialVocabulary] {
        try files.filter { Self.takes($0.name) }.map { file in
            OfficialVocabulary(name: Self.folder + file.name, summary: summary(file.name), bytes: try file.unpacked())
        }
    }

    /// Whether something that is kept is one of the files.
    ///
    /// - Parameter name: of `OfficialVocabulary`.
    /// - Returns: the file's own name; nil for another vocabulary.
    package static func file(keptAs name: String) -> String? {
        name.hasPrefix(folder) ? String(name.dropFirst(folder.count)) : nil
    }

    private static let folder = "auxco/"

    private func summary(_ name: String) -> String {
        let content =
            switch Table(rawValue: name) {
            case .categories: "\(categories.count) categories"
            case .distinctions: "\(distinctions.count) pairs that are easily taken for one another"
            case .followUps: "\(followUps.reduce(0) { $0 + $1.questions.count }) questions"
            case .units: "categories of \(categoriesOfUnits.count) units of the KldB 2010"
            case .groups: "categories of \(categoriesOfGroups.count) groups of ISCO-08"
            case nil: "nothing"
            }
        return "AuxCO: \(content)."
    }
}
