import LotseCore
import LotseFormats
import LotseVocabulary
import Testing

/// Questions in the words of a small classification in the shape of the published one.
@Suite struct AuxiliaryQuestionsTests {
    private static let categories = """
        auxco_id,title,task,task_description,default_kldb_id,default_isco_id,kldb_title_short,notes
        1001,Dacharbeiter/in,Dächer decken und abdichten,x,32142,7121,x,
        1002,Dachaufseher/in,Arbeiten auf Dächern beaufsichtigen,x,32194,3123,x,
        1003,Wolkenschieber/in,Wolken vom Dach schieben,x,99998,9999,x,
        1004,Dachstudent/in,Dächer erforschen,x,-0030,-030,x,

        """
    private static let questions = """
        auxco_id,question_id,question_index,entry_type,question_type,question_text_present,question_text_past,answer_id,\
        answer_text,answer_id_combination,answer_kldb_id,answer_isco_id,corresponding_answer_level,last_question
        1001,Q1001_1,1,question,level,Brauchen Sie eine Ausbildung?,x,,,,,,,
        1001,Q1001_1,1,answer_option,,,,1,Ja,,32142,7121,,TRUE
        1001,Q1001_1,1,answer_option,,,,2,Nein,,32101,9313,,TRUE
        1002,Q1002_1,1,question,field,Wo arbeiten Sie?,x,,,,,,,
        1002,Q1002_1,1,answer_option,,,,1,Oben,,,,,FALSE
        1002,Q1002_1,1,answer_option,,,,2,Unten,,32193,3123,,TRUE
        1002,Q1002_2,2,question,lead,Entscheiden Sie?,x,,,,,,,
        1002,Q1002_2,2,answer_option,,,,1,Ja,,,,,TRUE
        1002,Q1002_2,2,answer_option,,,,2,Nein,,,,,TRUE
        1002,,,aggregated_answer_encoding,,,,,,Q1002_1=1&Q1002_2=1,32194,1323,,
        1002,,,aggregated_answer_encoding,,,,,,Q1002_1=1&Q1002_2=2,99999,3123,,

        """

    private static func files(distinctions: String = "1001,a,1003,b,hoch,x\n") -> [OfficialFile] {
        let tables = [
            ("auxco_categories.csv", categories), ("auxco_followup_questions.csv", questions),
            (
                "auxco_distinctions.csv",
                "auxco_id,title,similar_auxco_id,similar_title,similarity,default_kldb_id\n" + distinctions
            ),
            (
                "auxco_mapping_from_kldb.csv",
                "kldb_id,auxco_id,auxco_title,kldb_title\n32142,1001,x,x\n32142,1002,x,x\n32122,1001,x,x\n32194,1002,x,x\n"
            ),
            ("auxco_mapping_from_isco.csv", "isco_id,auxco_id,auxco_title,isco_title\n7121,1001,x,x\n-030,1004,x,x\n"),
        ]
        return tables.map { OfficialFile(name: $0.0, bytes: Array($0.1.utf8)) }
    }

    private static func catalogue() throws -> OccupationCatalogue {
        let files = files()
        let core = try CoreVocabularyTests.core.get()
        return try OccupationCatalogue(core: core, imported: try OfficialAuxCO(files).kept(files), encoder: nil)
    }

    private static func question(_ title: String, _ language: Language = .german) throws -> TitleQuestion {
        guard case .choose(let question) = try catalogue().reading(of: title, in: language) else {
            throw NoQuestion()
        }
        return question
    }

    private struct NoQuestion: Error {}

    @Test func `an unclear title is asked about in the classification's words, and answers lead to a code`() throws {
        let question = try Self.question("Dachdekcerin Dacharbeit")
        let first = try #require(question.answers.first)
        #expect(question.subject == .occupation)
        #expect(first.meaning == .written("Dacharbeiter/in"))
        #expect(first.line == "Dächer decken und abdichten")
        let asked = question.asked(after: [first.key])
        #expect(asked.occupation == nil)
        #expect(asked.questions.last?.subject == .written("Brauchen Sie eine Ausbildung?"))
        #expect(question.asked(after: [first.key, "Q1001_1-1"]).occupation == 32142)
        #expect(question.asked(after: [first.key, "Q1001_1-2"]).occupation == 32101)
    }

    @Test func `what is easily mixed up with the likeliest is offered too, what has no unit is not`() throws {
        let meanings = try Self.question("Dachdekcerin Dacharbeit").answers.map(\.meaning)
        #expect(meanings.contains(.written("Wolkenschieber/in")))
        #expect(!meanings.contains(.written("Dachstudent/in")))
    }

    @Test func `an answer may make a question needless, and several answers may mean something together`() throws {
        let question = try Self.question("Dachdekcerin auf Dach")
        let key = try #require(question.answers.first { $0.meaning == .written("Dachaufseher/in") }).key
        #expect(question.asked(after: [key, "Q1002_1-2"]).occupation == 32193)
        #expect(question.asked(after: [key, "Q1002_1-1"]).questions.count == 3)
        #expect(question.asked(after: [key, "Q1002_1-1", "Q1002_2-1"]).occupation == 32194)
        #expect(question.asked(after: [key, "Q1002_1-1", "Q1002_2-2"]).occupation == 99999)
    }

    @Test func `a code that only the classification has is called as its category`() throws {
        let catalogue = try Self.catalogue()
        #expect(catalogue.name(of: 99998, in: .german) == "Wolkenschieber/in")
        #expect(catalogue.name(of: 99999, in: .german) == "Dachaufseher/in")
        #expect(catalogue.name(of: 99997, in: .german) == nil)
    }

    @Test func `other languages are asked in Lotse's own words`() throws {
        let own = try Self.question("roofng helper", .english)
        #expect(own.answers.allSatisfy { !$0.key.hasPrefix("auxco") })
    }

    @Test func `tables that are missing, there twice, or of several versions are refused with a sentence`() throws {
        let files = Self.files()
        for place in files.indices {
            var fewer = files
            fewer.remove(at: place)
            #expect(throws: OfficialAuxCO.Unfit.self) { try OfficialAuxCO(fewer) }
        }
        #expect(throws: OfficialAuxCO.Unfit.self) { try OfficialAuxCO(files + files) }
        let error = #expect(throws: OfficialAuxCO.Unfit.self) {
            try OfficialAuxCO(Self.files(distinctions: "1001,a,7777,b,hoch,x\n"))
        }
        #expect(error?.description.hasPrefix("auxco_distinctions.csv names the category 7777") == true)
        #expect(throws: VocabularyFault.self) { try OfficialAuxCO(Self.files(distinctions: "1001,a,7,b,hoch,x\n")) }
    }

    @Test func `what is kept is the tables as they were published, and tells what they hold`() throws {
        let files = Self.files()
        let kept = try OfficialAuxCO(files).kept(files)
        #expect(kept.map(\.bytes) == files.map(\.bytes))
        #expect(kept.compactMap { OfficialAuxCO.file(keptAs: $0.name) } == files.map(\.name))
        #expect(OfficialAuxCO.file(keptAs: "esco") == nil)
        #expect(
            kept.map(\.summary) == [
                "AuxCO: 4 categories.", "AuxCO: 3 questions.", "AuxCO: 1 pairs that are easily taken for one another.",
                "AuxCO: categories of 3 units of the KldB 2010.", "AuxCO: categories of 1 groups of ISCO-08.",
            ]
        )
    }
}
