import Foundation
import LotseFormats
import LotseMatching

/// The official files in a folder, put together to a vocabulary.
///
/// The folder holds `esco/` and `kldb/` as `Training/Words/README.md` describes.
struct VocabularyFiles {
    let folder: URL
    /// The table of labels, unpacked.
    let labels: URL

    func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: path))) }

    /// Occupations and groups with their ISCO-08 groups, without labels.
    func concepts() throws -> VocabularyDraft {
        var draft = VocabularyDraft()
        for path in ["esco/v1.1.1_en/ISCOGroups_en.csv", "esco/v1.1.1_en/occupations_en.csv"] {
            for concept in try ESCOConcept.read(try bytes(path), file: path) {
                let regulation: Vocabulary.Regulation =
                    concept.isRegulated.map { $0 ? .regulated : .free } ?? .unknown
                let kind: Vocabulary.Kind = concept.kind == .group ? .group : .occupation
                let group = concept.group.flatMap { OccupationGroup($0) }
                let number = try draft.add(concept.uri, kind, group: group, regulation: regulation)
                try draft.label(concept.preferredLabel, of: number, in: "en", isPreferred: true)
            }
        }
        return draft
    }

    /// Adds the labels of the table, of some languages only.
    func addLabels(to draft: inout VocabularyDraft, languages: Set<String>?) throws {
        var failure: (any Error)?
        try ESCOLabel.read([UInt8](try Data(contentsOf: labels)), file: labels.lastPathComponent) { label in
            guard languages?.contains(label.language) ?? true else { return }
            do {
                let number = try draft.concept(label.uri) ?? draft.add(label.uri, Self.kind(of: label.uri))
                try draft.label(label.text, of: number, in: label.language)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    static func kind(of uri: String) -> Vocabulary.Kind { uri.contains("/isco/") ? .group : .occupation }

    /// Adds the units of the German classification with their groups, and the titles of the Bundesagentur that `takes` lets in.
    func addUnits(to draft: inout VocabularyDraft, takes: (OccupationTitle) -> Bool = { _ in true }) throws {
        for title in try titles() {
            let id = "kldb:\(title.unit)"
            let unit = try draft.concept(id) ?? draft.add(id, .unit)
            guard takes(title) else { continue }
            for text in [title.neutral, title.male, title.female] where !text.isEmpty {
                try draft.label(text, of: unit, in: "de")
            }
        }
        for pair in try unitGroups() {
            guard let unit = draft.concept("kldb:\(pair.unit)"), let group = OccupationGroup(pair.group) else {
                continue
            }
            try draft.relate(unit: unit, to: group)
        }
    }

    func titles() throws -> [OccupationTitle] {
        let path = "kldb/ba_gesamtberufsliste_2019.tsv"
        return try OccupationTitle.read(try bytes(path), file: path)
    }

    func unitGroups() throws -> [UnitGroup] {
        let path = "kldb/kldb5_isco08_ba2021.tsv"
        return try UnitGroup.read(try bytes(path), file: path)
    }
}
