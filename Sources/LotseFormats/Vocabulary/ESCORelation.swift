/// That an occupation needs a skill, or can use it.
package struct ESCORelation: Equatable, Sendable {
    package let occupation: String
    package let skill: String
    package let isEssential: Bool

    /// Reads `occupationSkillRelations.csv` as ESCO publishes it.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    ///   - take: hears each relation in the file's order; what it heard counts only if nothing is thrown.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits(),
        take: (ESCORelation) -> Void
    ) throws(VocabularyFault) {
        var table = try VocabularyTable(
            bytes,
            file: file,
            .quoted,
            needed: ["occupationUri", "relationType", "skillUri"],
            limits: limits
        )
        while let row = table.next() {
            do throws(RefusedRow) {
                let (occupation, skill) = (try row.needed("occupationUri"), try row.needed("skillUri"))
                let type = try row.needed("relationType")
                guard type == "essential" || type == "optional" else {
                    throw row.refusal(
                        "the relation “\(FeedText.sample(type))” is unknown",
                        "A relation is essential or optional."
                    )
                }
                take(ESCORelation(occupation: occupation, skill: skill, isEssential: type == "essential"))
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
    }
}
