import LotseCore
import LotseFormats
import Synchronization
import Testing

@testable import Market

@Suite struct ListingReadingTests {
    /// A vocabulary that counts how often it is asked for titles.
    private final class CountedOccupations: OccupationSource {
        private let few = FewOccupations()
        private let titles = Mutex<[String]>([])
        var asked: [String] { titles.withLock { $0 } }
        var edition: Int { few.edition }

        func reading(of title: String, in language: Language) -> OccupationReading {
            titles.withLock { $0.append(title) }
            return few.reading(of: title, in: language)
        }
        func name(of occupation: Int, in language: Language) -> String? { few.name(of: occupation, in: language) }
        func isRegulated(_ occupation: Int) -> Bool { few.isRegulated(occupation) }
        func skills(in language: Language) -> [NamedSkill] { few.skills(in: language) }
        func skills(of occupation: Int, in language: Language) -> [NamedSkill] {
            few.skills(of: occupation, in: language)
        }
        func skill(named text: String, in language: Language) -> NamedSkill? { few.skill(named: text, in: language) }
    }

    @Test func `a title that many vacancies of a list share is looked up once, known or not`() {
        let occupations = CountedOccupations()
        let reading = ListingReading(InventedMarket.towns, occupations)
        let titles = ["Pflegefachkraft", "Zauberei", "Pflegekraft"]
        let understood = (0..<30).map { number in
            reading.understanding(
                Sample.listing(40 + number) { .vacancy(Sample.vacancy($0, title: titles[number % titles.count])) }
            )
        }
        #expect(understood.map(\.occupation) == (0..<30).map { $0 % 3 == 0 ? FewOccupations.nurse.code : nil })
        #expect(occupations.asked == titles)
    }
}
