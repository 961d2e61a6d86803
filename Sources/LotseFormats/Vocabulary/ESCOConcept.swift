/// A concept of ESCO, the European classification of skills and occupations, in one language.
package struct ESCOConcept: Equatable, Sendable {
    package enum Kind: String, Sendable {
        case occupation = "Occupation"
        /// A group of ISCO-08.
        case group = "ISCOGroup"
        case skill = "KnowledgeSkillCompetence"
    }

    package let kind: Kind
    /// The address that names it in every language.
    package let uri: String
    /// The digits of the ISCO-08 group that it is or lies in; nil for skills.
    package let group: String?
    package let preferredLabel: String
    /// Other labels in the file's order, without the preferred one.
    package let otherLabels: [String]
    /// Whether the law says who may work in it; nil where the file does not say.
    package let isRegulated: Bool?

    /// Reads `occupations_xx.csv`, `skills_xx.csv` or `ISCOGroups_xx.csv` as ESCO publishes them, of any version.
    ///
    /// Concepts that are not released, or have no label in the language, are left out.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: concepts in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [ESCOConcept] {
        var table = try VocabularyTable(
            bytes,
            file: file,
            .quoted,
            needed: ["conceptType", "conceptUri", "preferredLabel", "altLabels"],
            limits: limits
        )
        var (concepts, lines): ([ESCOConcept], [String: Int]) = ([], [:])
        while let row = table.next() {
            do throws(RefusedRow) {
                let status = row.text("status")
                guard status.isEmpty || status == "released", !row.text("preferredLabel").isEmpty else { continue }
                let concept = try ESCOConcept(row, limits)
                if let line = lines.updateValue(row.line, forKey: concept.uri) {
                    throw row.refusal("the concept stands in line \(line) already", "Remove one of the two.")
                }
                concepts.append(concept)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return concepts
    }

    private init(_ row: VocabularyRow, _ limits: VocabularyLimits) throws(RefusedRow) {
        let type = try row.needed("conceptType")
        guard let kind = Kind(rawValue: type) else {
            throw row.refusal(
                "the kind of concept “\(FeedText.sample(type))” is unknown",
                "Read files of occupations, skills and ISCO groups."
            )
        }
        self.kind = kind
        uri = try row.needed("conceptUri")
        guard uri.hasPrefix("http://data.europa.eu/esco/") else {
            throw row.refusal("conceptUri is no address of ESCO", "It begins with http://data.europa.eu/esco/.")
        }
        group =
            switch kind {
            case .occupation: try row.digits("iscoGroup", 4...4)
            case .group: try row.digits("code", 1...4)
            case .skill: nil
            }
        let preferred = try row.label("preferredLabel", limits)
        preferredLabel = preferred
        var seen: Set<String> = [preferred]
        otherLabels = try (row.labels("altLabels", limits) + row.labels("hiddenLabels", limits)).filter { label in
            seen.insert(label).inserted
        }
        isRegulated =
            switch row.text("regulatedProfessionNote") {
            case let note where note.hasSuffix("/unregulated"): false
            case let note where note.hasSuffix("/regulated"): true
            default: nil
            }
    }
}
