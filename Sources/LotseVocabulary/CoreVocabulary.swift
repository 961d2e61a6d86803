package import Foundation
package import LotseFormats
package import LotseMatching

/// The vocabulary that comes with the program, so that a fresh installation understands titles and skills.
package struct CoreVocabulary: Sendable {
    package let occupations: [CoreOccupation]
    package let skills: [CoreSkill]

    /// The folder of the shipped files; nil where the program was installed without them.
    package static var folder: URL? { Bundle.module.resourceURL?.appending(path: "Data") }

    /// Reads `occupations.tsv` and `skills.tsv`.
    ///
    /// - Parameter folder: where they lie.
    /// - Throws: `VocabularyFault` with every row that is wrong, or what the disk says.
    package init(folder: URL) throws {
        let names = ["skills.tsv", "occupations.tsv"]
        let files = try names.map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
        skills = try CoreSkill.read(files[0], file: names[0])
        occupations = try CoreOccupation.read(files[1], file: names[1], skills: Set(skills.map(\.key)))
    }

    /// The vocabulary as the search works with it: first the skills, then the occupations, in the files' order.
    ///
    /// What is the same concept of ESCO has its address as id, so that labels of ESCO come to it when they are added.
    ///
    /// - Throws: `VocabularyDraft.Fault` for what no vocabulary may hold.
    package func draft() throws -> VocabularyDraft {
        var (draft, numbers) = (VocabularyDraft(), [String: Int]())
        for skill in skills {
            let id = skill.esco.map(ESCOAddress.skill) ?? "lotse:skill/\(skill.key)"
            let number = try draft.add(id, .skill)
            numbers[skill.key] = number
            try Self.label(skill.labels, of: number, &draft)
        }
        for occupation in occupations {
            let id = occupation.esco.map(ESCOAddress.occupation) ?? "lotse:occupation/\(occupation.key)"
            let group = OccupationGroup(occupation.group)
            let regulation: Vocabulary.Regulation = occupation.isRegulated ? .regulated : .free
            let number = try draft.add(id, .occupation, group: group, regulation: regulation)
            try Self.label(occupation.labels, of: number, &draft)
            for (keys, isEssential) in [(occupation.essentialSkills, true), (occupation.otherSkills, false)] {
                for skill in keys.compactMap({ numbers[$0] }) {
                    try draft.relate(number, toSkill: skill, isEssential: isEssential)
                }
            }
            let unitID = "kldb:\(occupation.unit)"
            let unit = try draft.concept(unitID) ?? draft.add(unitID, .unit)
            try draft.relate(number, toUnit: unit)
            if let group { try draft.relate(unit: unit, to: group) }
        }
        return draft
    }

    private static func label(_ labels: [String: [String]], of number: Int, _ draft: inout VocabularyDraft) throws {
        for language in CoreTerms.languages {
            for (place, text) in (labels[language] ?? []).enumerated() {
                try draft.label(text, of: number, in: language, isPreferred: place == 0)
            }
        }
    }
}

/// Addresses of concepts of ESCO.
enum ESCOAddress {
    private static let skills = "http://data.europa.eu/esco/skill/"

    static func occupation(_ end: String) -> String { "http://data.europa.eu/esco/occupation/\(end)" }
    static func skill(_ end: String) -> String { skills + end }

    /// The end of a skill's address; nil for what is none.
    static func end(ofSkill address: String) -> String? {
        address.hasPrefix(skills) ? String(address.dropFirst(skills.count)) : nil
    }
}
