/// That a unit of the German classification of occupations belongs to a group of ISCO-08.
///
/// Where the classifications cut otherwise a unit belongs to several groups.
package struct UnitGroup: Equatable, Sendable {
    /// Five digits of the KldB.
    package let unit: String
    /// Four digits of ISCO-08.
    package let group: String

    /// Reads the table of 2021: unit and group with a tab between them, without a heading.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: pairs in the file's order; one that stands twice is there twice.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [UnitGroup] {
        let (unit, group) = ("the unit", "the group")
        var table = try VocabularyTable(bytes, file: file, .tabs(columns: [unit, group]), needed: [], limits: limits)
        var pairs: [UnitGroup] = []
        while let row = table.next() {
            do throws(RefusedRow) {
                pairs.append(UnitGroup(unit: try row.digits(unit, 5...5), group: try row.digits(group, 4...4)))
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return pairs
    }
}
