import LotseFormats
import LotseMatching

/// A file of the German classification of occupations, told by what it holds: what `lotse import kldb` takes in.
///
/// The classification with its explanations, the list of all titles, the table of groups of ISCO-08, and the crosswalk to
/// ESCO, as the Bundesagentur für Arbeit publishes them; each is kept apart, so that a new one takes its own place only.
package enum OfficialKldB {
    /// The file is none of them.
    package struct Unknown: Error, CustomStringConvertible {
        package let description: String

        init(_ name: String) {
            description =
                "\(name) is no file of the KldB that Lotse knows: the classification with explanations (CSV), the list of "
                + "titles with dkz and bkz, the table of units and groups of ISCO-08, or the crosswalk to ESCO."
        }
    }

    /// Reads one file.
    ///
    /// - Throws: `Unknown`, or `VocabularyFault` with every row that is wrong.
    package static func read(_ file: OfficialFile) throws -> OfficialVocabulary {
        let bytes = try file.unpacked()
        let start = String(decoding: bytes.prefix(200), as: UTF8.self)
        var draft = VocabularyDraft()
        if start.contains("Schlüssel KldB 2010") {
            let entries = try KldBEntry.read(bytes, file: file.name).filter { $0.code.utf8.count == 5 }
            for entry in entries {
                let unit = try draft.add(id(entry.code), .unit)
                try draft.label(entry.shortTitle, of: unit, in: "de", isPreferred: true)
            }
            return kept("kldb-classification", "KldB 2010: \(entries.count) units.", draft)
        }
        if start.hasPrefix("dkz\t") {
            let titles = try OccupationTitle.read(bytes, file: file.name)
            try add(titles, to: &draft)
            return kept("kldb-titles", "KldB 2010: \(titles.count) titles of occupations.", draft)
        }
        if start.hasPrefix("http") {
            let links = try OccupationLink.read(bytes, file: file.name)
            let count = try add(links, to: &draft)
            return kept("kldb-crosswalk", "KldB 2010: \(count) links to occupations of ESCO.", draft)
        }
        if start.prefixMatch(of: /\d{5}\t\d{4}\r?\n/) != nil {
            let pairs = try UnitGroup.read(bytes, file: file.name)
            for pair in pairs {
                let unit = try draft.concept(id(pair.unit)) ?? draft.add(id(pair.unit), .unit)
                if let group = OccupationGroup(pair.group) { try draft.relate(unit: unit, to: group) }
            }
            return kept("kldb-groups", "KldB 2010: \(pairs.count) pairs of a unit and a group of ISCO-08.", draft)
        }
        throw Unknown(file.name)
    }

    private static func id(_ code: String) -> String { "kldb:\(code)" }

    private static func kept(_ name: String, _ summary: String, _ draft: VocabularyDraft) -> OfficialVocabulary {
        OfficialVocabulary(name: name, summary: summary, bytes: draft.finished().bytes)
    }

    private static func add(_ titles: [OccupationTitle], to draft: inout VocabularyDraft) throws {
        for title in titles {
            let unit = try draft.concept(id(title.unit)) ?? draft.add(id(title.unit), .unit)
            for text in [title.neutral, title.male, title.female] where !text.isEmpty {
                try draft.label(text, of: unit, in: "de")
            }
        }
    }

    /// Links of single occupations that are the concept or narrower; a concept's first link decides.
    private static func add(_ links: [OccupationLink], to draft: inout VocabularyDraft) throws -> Int {
        var linked: Set<String> = []
        let order: [OccupationLink.Nearness] = [.exact, .close, .narrow]
        for nearness in order {
            for link in links where link.nearness == nearness && link.uri.contains("/occupation/") {
                guard let unit = link.unit, linked.insert(link.uri).inserted else { continue }
                let occupation = try draft.add(link.uri, .occupation)
                let number = try draft.concept(id(unit)) ?? draft.add(id(unit), .unit)
                try draft.relate(occupation, toUnit: number)
            }
        }
        return linked.count
    }
}
