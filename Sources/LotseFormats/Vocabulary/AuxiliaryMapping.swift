/// Which categories of the auxiliary classification to ask about, for a unit of the KldB or a group of ISCO-08.
package struct AuxiliaryMapping: Equatable, Sendable {
    /// What the codes of a file are.
    package enum Codes: String, Sendable {
        case units = "kldb_id"
        case groups = "isco_id"

        fileprivate var length: Int { self == .units ? 5 : 4 }
    }

    private var categories: [String: [String]] = [:]

    /// The ids of a code's categories, in the file's order; none for a code that the file does not name.
    package subscript(_ code: String) -> [String] { categories[code] ?? [] }

    package var count: Int { categories.count }

    /// The ids of all categories that any code has, as often as they are named.
    package var all: [String] { categories.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// Reads `auxco_mapping_from_kldb.csv` or `auxco_mapping_from_isco.csv`.
    ///
    /// - Parameters:
    ///   - codes: which of the two it is.
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package init(
        _ codes: Codes,
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) {
        let needed = [codes.rawValue, "auxco_id"]
        var table = try VocabularyTable(bytes, file: file, .quoted, needed: needed, limits: limits)
        while let row = table.next() {
            do throws(RefusedRow) {
                let category = try row.digits("auxco_id", 4...4)
                // Some categories, students for one, lie in no unit and no group.
                guard let code = try row.code(codes.rawValue, codes.length) else { continue }
                if self[code].contains(category) { continue }
                categories[code, default: []].append(category)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
    }
}
