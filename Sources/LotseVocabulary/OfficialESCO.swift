import LotseFormats
import LotseMatching

/// The files of a download of ESCO, by their names: what `lotse import esco` takes in.
///
/// `occupations_de.csv`, `skills_de.csv`, `ISCOGroups_de.csv` (of any languages), `occupationSkillRelations.csv`, and tables
/// of labels (`…labels….tsv`: address, language, label); other files of the download are left alone.
package enum OfficialESCO {
    /// What a file holds.
    enum Content: Equatable {
        case concepts(language: String)
        case relations
        case labels
    }

    /// What a file holds, by its name; nil for files that are left alone.
    static func content(_ name: String) -> Content? {
        var base = name[...]
        for ending in [".gz", ".csv", ".tsv"] where base.hasSuffix(ending) { base = base.dropLast(ending.count) }
        let isTable = name.contains(".csv")
        if base.hasPrefix("occupationSkillRelations"), isTable { return .relations }
        if base.contains("labels"), name.contains(".tsv") { return .labels }
        let parts = base.split(separator: "_")
        guard isTable, parts.count >= 2, ["occupations", "skills", "ISCOGroups"].contains(parts[0]) else { return nil }
        let isTag = (2...3).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (97...122).contains($0) }
        return isTag ? .concepts(language: String(parts[1])) : nil
    }

    /// Whether a file of the name would be read.
    package static func takes(_ name: String) -> Bool { content(name) != nil }

    /// Reads the files together.
    ///
    /// - Parameter files: in any order; those without a version in their name say what a concept is.
    /// - Returns: the vocabulary; of relations and labels only those whose concepts some file names.
    /// - Throws: `VocabularyFault` with every row that is wrong, for the first file that has any.
    package static func read(_ files: [OfficialFile]) throws -> OfficialVocabulary {
        let named = files.filter { takes($0.name) }.sorted { $0.name < $1.name }
        let sorted = named.filter { !$0.name.contains("_v") } + named.filter { $0.name.contains("_v") }
        var (draft, languages) = (VocabularyDraft(), Set<String>())
        for file in sorted {
            guard case .concepts(let language) = content(file.name) else { continue }
            languages.insert(language)
            try add(try ESCOConcept.read(try file.unpacked(), file: file.name), in: language, to: &draft)
        }
        var relationCount = 0
        for file in sorted {
            switch content(file.name) {
            case .relations: relationCount += try addRelations(file, to: &draft)
            case .labels: languages.formUnion(try addLabels(file, to: &draft))
            case .concepts, nil: continue
            }
        }
        let vocabulary = draft.finished()
        guard vocabulary.conceptCount > 0 else { throw NoConcepts() }
        let kinds = (0..<vocabulary.conceptCount).map { vocabulary.kind(of: $0) }
        let summary =
            "ESCO: \(kinds.count { $0 == .occupation }) occupations, \(kinds.count { $0 == .skill }) skills, "
            + "\(kinds.count { $0 == .group }) groups of ISCO-08, \(relationCount) relations, "
            + "\(vocabulary.labelCount) names in \(languages.count) languages (\(languages.sorted().joined(separator: ", ")))."
        return OfficialVocabulary(name: "esco", summary: summary, bytes: vocabulary.bytes)
    }

    /// None of the files names a concept.
    package struct NoConcepts: Error, CustomStringConvertible {
        package let description =
            "There is no file of ESCO with concepts there. Unpack the download as it is: it holds occupations_de.csv, "
            + "skills_de.csv, ISCOGroups_de.csv and the like."
    }

    private static func add(_ concepts: [ESCOConcept], in language: String, to draft: inout VocabularyDraft) throws {
        for concept in concepts {
            let kind: Vocabulary.Kind =
                switch concept.kind {
                case .occupation: .occupation
                case .group: .group
                case .skill: .skill
                }
            let number: Int
            if let known = draft.concept(concept.uri) {
                number = known
            } else {
                // That ESCO does not call an occupation regulated says nothing of Germany.
                let regulation: Vocabulary.Regulation = concept.isRegulated == true ? .regulated : .unknown
                let group = concept.group.flatMap { OccupationGroup($0) }
                number = try draft.add(concept.uri, kind, group: group, regulation: regulation)
            }
            try draft.label(concept.preferredLabel, of: number, in: language, isPreferred: true)
            for label in concept.otherLabels { try draft.label(label, of: number, in: language) }
        }
    }

    private static func addRelations(_ file: OfficialFile, to draft: inout VocabularyDraft) throws -> Int {
        var relations: [ESCORelation] = []
        try ESCORelation.read(try file.unpacked(), file: file.name) { relations.append($0) }
        var count = 0
        for relation in relations {
            guard let occupation = draft.concept(relation.occupation), let skill = draft.concept(relation.skill) else {
                continue
            }
            try draft.relate(occupation, toSkill: skill, isEssential: relation.isEssential)
            count += 1
        }
        return count
    }

    private static func addLabels(_ file: OfficialFile, to draft: inout VocabularyDraft) throws -> Set<String> {
        var (labels, languages) = ([ESCOLabel](), Set<String>())
        try ESCOLabel.read(try file.unpacked(), file: file.name) { labels.append($0) }
        for label in labels {
            guard let number = draft.concept(label.uri) else { continue }
            languages.insert(label.language)
            try draft.label(label.text, of: number, in: label.language)
        }
        return languages
    }
}
