/// That two categories of the auxiliary classification are easily taken for one another.
package struct AuxiliaryDistinction: Equatable, Sendable {
    package let category: String
    package let other: String
    /// Whether they are as good as the same to most people.
    package let isClose: Bool

    /// Reads `auxco_distinctions.csv`.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: distinctions in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [AuxiliaryDistinction] {
        let needed = ["auxco_id", "similar_auxco_id", "similarity"]
        var table = try VocabularyTable(bytes, file: file, .quoted, needed: needed, limits: limits)
        var distinctions: [AuxiliaryDistinction] = []
        while let row = table.next() {
            do throws(RefusedRow) {
                let similarity = row.text("similarity")
                guard ["hoch", "mittel"].contains(similarity) else {
                    throw row.refusal(
                        "the similarity “\(FeedText.sample(similarity))” is unknown",
                        "Categories are similar “hoch” or “mittel”."
                    )
                }
                distinctions.append(
                    AuxiliaryDistinction(
                        category: try row.digits("auxco_id", 4...4),
                        other: try row.digits("similar_auxco_id", 4...4),
                        isClose: similarity == "hoch"
                    )
                )
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return distinctions
    }
}
