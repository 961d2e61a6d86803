import LotseCore
import LotseFormats
import LotseMatching
import LotseVocabulary
import Testing

/// What rooms get of the shipped vocabulary.
@Suite struct OccupationCatalogueTests {
    static let shipped = Result { try OccupationCatalogue(core: try CoreVocabularyTests.core.get(), encoder: nil) }

    private static func code(_ title: String, _ language: Language) throws -> Int? {
        guard case .clear(let occupation) = try shipped.get().reading(of: title, in: language) else { return nil }
        return occupation.code
    }

    private static func language(_ tag: String) throws -> Language { try #require(Language(tag)) }

    @Test(arguments: [
        ("Krankenschwester (m/w/d)", "de"), ("Gesundheits- und Krankenpfleger*in", "de"), ("pielęgniarka", "pl"),
        ("медична сестра", "uk"), ("ممرضة", "ar"), ("медсестра", "ru"), ("zdravotní sestra", "cs"),
    ])
    func `a nurse is a nurse in every language`(title: String, tag: String) throws {
        #expect(try Self.code(title, try Self.language(tag)) == 81302)
    }

    @Test func `plain German is German, and names come in the reader's language`() throws {
        let catalogue = try Self.shipped.get()
        #expect(try Self.code("Dachdeckerin", .plainGerman) == 32142)
        guard case .clear(let roofer) = catalogue.reading(of: "dekarz", in: .polish) else {
            Issue.record("no roofer in Polish")
            return
        }
        #expect(roofer.code == 32142)
        #expect(catalogue.name(of: 32142, in: .polish) == roofer.name)
        #expect(catalogue.name(of: 32142, in: try Self.language("fr")) == catalogue.name(of: 32142, in: .german))
        #expect(catalogue.name(of: 99999, in: .german) == nil)
    }

    @Test func `whoever writes German on a Polish page is understood`() throws {
        #expect(try Self.code("Dachdecker", .polish) == 32142)
    }

    @Test func `a language that the vocabulary does not have is said to be unsupported, nonsense to be unknown`() throws
    {
        let catalogue = try Self.shipped.get()
        #expect(catalogue.reading(of: "couvreur", in: try Self.language("fr")) == .unsupported)
        #expect(catalogue.reading(of: "xqzvw jjkq", in: .german) == .unknown)
        #expect(catalogue.reading(of: "", in: .arabic) == .unknown)
    }

    @Test func `a title of several occupations is a question with different codes`() throws {
        guard case .choose(let question) = try Self.shipped.get().reading(of: "Mechaniker", in: .german) else {
            Issue.record("mechanic is no question")
            return
        }
        #expect(question.subject == .occupation)
        #expect((2...6).contains(question.answers.count))
        #expect(Set(question.answers.map(\.key)).count == question.answers.count)
        #expect(question.answers.allSatisfy { $0.line?.isEmpty == false })
    }

    @Test func `recognition is asked of nurses and not of roofers`() throws {
        let catalogue = try Self.shipped.get()
        #expect(catalogue.isRegulated(81302))
        #expect(!catalogue.isRegulated(32142))
        #expect(!catalogue.isRegulated(99999))
    }

    @Test func `skills are numbered in the file's order and found by their names`() throws {
        let (catalogue, core) = (try Self.shipped.get(), try CoreVocabularyTests.core.get())
        let all = catalogue.skills(in: .german)
        #expect(all.count == core.skills.count)
        let byNumber = all.sorted { $0.number < $1.number }
        #expect(byNumber.map(\.key) == core.skills.map(\.key))
        #expect(byNumber.map(\.number) == Array(0..<core.skills.count))
        for tag in ["de", "uk", "ar", "vi"] {
            let language = try Self.language(tag)
            for skill in catalogue.skills(in: language).prefix(40) {
                #expect(catalogue.skill(named: skill.name.uppercased(), in: language)?.name == skill.name)
            }
        }
        #expect(catalogue.skill(named: "no such thing", in: .german) == nil)
        #expect(catalogue.skill(named: "", in: .german) == nil)
    }

    @Test func `an occupation has what it needs before what else belongs to it`() throws {
        let (catalogue, core) = (try Self.shipped.get(), try CoreVocabularyTests.core.get())
        let roofer = try #require(core.occupations.first { $0.unit == "32142" })
        let keys = catalogue.skills(of: 32142, in: .english).map(\.key)
        #expect(Set(keys).isSuperset(of: roofer.essentialSkills + roofer.otherSkills))
        #expect(Set(keys.prefix(roofer.essentialSkills.count)).isSuperset(of: roofer.essentialSkills))
        #expect(catalogue.skills(of: 99999, in: .english).isEmpty)
    }
}
