import LotseFormats
import Testing

@Suite struct FollowUpTests {
    private static let heading =
        "auxco_id,question_id,question_index,entry_type,question_type,question_text_present,question_text_past,answer_id,"
        + "answer_text,answer_id_combination,answer_kldb_id,answer_isco_id,corresponding_answer_level,last_question\n"
    private static let simple = """
        1004,Q1004_1,1,question,level,"Is, then, training needed?",Was it needed?,"","","","","","",
        1004,Q1004_1,1,answer_option,"","","",1,Yes,"",51322,4412,level_2,TRUE
        1004,Q1004_1,1,answer_option,"","","",2,No,"",51321,9621,level_1,TRUE

        """
    private static let joint = """
        1733,Q1733_1,1,question,field,Current?,Was it?,"","","","","","",
        1733,Q1733_1,1,answer_option,"","","",1,Heavy,"","","","",FALSE
        1733,Q1733_1,1,answer_option,"","","",2,Light,"","","","",FALSE
        1733,Q1733_2,2,question,level,Master?,Was one?,"","","","","","",
        1733,Q1733_2,2,answer_option,"","","",1,Yes,"","","",level_4,TRUE
        1733,,,aggregated_answer_encoding,"","","","","",Q1733_1=1&Q1733_2=1,26304,2151,"",
        1733,,,aggregated_answer_encoding,"","","","","",Q1733_1=2&Q1733_2=1,26303,3113,"",

        """

    private static func read(_ rows: String) throws -> [FollowUp] {
        try FollowUp.read(Array((heading + rows).utf8), file: "questions.csv")
    }

    @Test func `an answer gives the code`() throws {
        let followUp = try #require(try Self.read(Self.simple + Self.joint).first)
        #expect(followUp.category == "1004")
        #expect(followUp.questions.map(\.present) == ["Is, then, training needed?"])
        #expect(followUp.questions.first?.answers.map(\.text) == ["Yes", "No"])
        #expect(followUp.code(for: ["Q1004_1": 2])?.unit == "51321")
        #expect(followUp.code(for: ["Q1004_1": 2])?.group == "9621")
        #expect(followUp.code(for: ["Q1004_1": 3]) == nil)
        #expect(followUp.code(for: [:]) == nil)
    }

    @Test func `several answers give it together`() throws {
        let followUp = try #require(try Self.read(Self.simple + Self.joint).last)
        #expect(followUp.questions.map(\.id) == ["Q1733_1", "Q1733_2"])
        #expect(followUp.questions.first?.answers.first?.isLast == false)
        #expect(followUp.code(for: ["Q1733_1": 2]) == nil)
        #expect(followUp.code(for: ["Q1733_1": 2, "Q1733_2": 1])?.unit == "26303")
    }

    @Test(arguments: [
        "1733,,,aggregated_answer_encoding,,,,,,Q1733_1=9&Q1733_2=1,26304,2151,,\n",
        "1733,,,aggregated_answer_encoding,,,,,,Q1733_1,26304,2151,,\n",
        "1733,,,aggregated_answer_encoding,,,,,,Q1733_1=1&Q1733_2=1,,,,\n",
        "1733,Q1733_1,1,question,level,Again?,Again?,,,,,,,\n", "1733,Q1_1,1,answer_option,,,,1,Yes,,51321,,,\n",
        "1733,Q1733_1,1,answer_option,,,,3,Yes,,513,,,\n", "1733,Q1733_1,1,surprise,,,,3,Yes,,51321,,,\n",
    ])
    func `rows that make no question are refused`(row: String) {
        #expect(throws: VocabularyFault.self) { try Self.read(Self.joint + row) }
    }

    @Test func `codes lead to categories`() throws {
        let text =
            "isco_id,auxco_id,auxco_title,isco_title\n6111,1012,\"a, b\",x\n6111,1013,c,x\n6111,1012,a,x\n-030,9910,s,x\n"
        let mapping = try AuxiliaryMapping(.groups, Array(text.utf8), file: "isco.csv")
        #expect(mapping["6111"] == ["1012", "1013"])
        #expect(mapping["9999"].isEmpty)
        #expect(mapping.count == 1)
        #expect(throws: VocabularyFault.self) { try AuxiliaryMapping(.units, Array(text.utf8), file: "kldb.csv") }
        #expect(throws: VocabularyFault.self) {
            try AuxiliaryMapping(.groups, Array((text + "611,1012,a,x\n").utf8), file: "isco.csv")
        }
    }

    @Test func `categories say what one does`() throws {
        let text = #"""
            auxco_id,title,task,task_description,default_kldb_id,default_isco_id,kldb_title_short,notes
            9910,Student assistant,Helps at a university,"e.g. research; ""tutoring""",-0030,-030,x,y
            1010,Harvest helper,Harvests,fields,11101,9211,x,""

            """#
        let categories = try AuxiliaryCategory.read(Array(text.utf8), file: "categories.csv")
        #expect(categories.map(\.unit) == [nil, "11101"])
        #expect(categories.map(\.group) == [nil, "9211"])
        #expect(categories.first?.details == "e.g. research; \"tutoring\"")
        #expect(throws: VocabularyFault.self) {
            try AuxiliaryCategory.read(Array((text + "1010,a,b,c,11101,9211,,\n").utf8), file: "categories.csv")
        }
    }

    @Test func `distinctions say which categories are easily mixed up`() throws {
        let heading = "auxco_id,title,similar_auxco_id,similar_title,similarity,default_kldb_id\n"
        func read(_ rows: String) throws -> [AuxiliaryDistinction] {
            try AuxiliaryDistinction.read(Array((heading + rows).utf8), file: "distinctions.csv")
        }
        let found = try read("1010,a,1011,b,hoch,11101\n1010,a,1012,c,mittel,11101\n")
        #expect(found.map(\.category) == ["1010", "1010"])
        #expect(found.map(\.other) == ["1011", "1012"])
        #expect(found.map(\.isClose) == [true, false])
        #expect(throws: VocabularyFault.self) { try read("1010,a,1011,b,sehr,11101\n") }
        #expect(throws: VocabularyFault.self) { try read("1010,a,11,b,hoch,11101\n") }
    }
}
