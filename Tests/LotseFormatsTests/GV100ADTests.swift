import Foundation
import LotseCore
import LotseFormats
import Testing

@Suite struct GV100ADTests {
    @Test func `a register gives its places with everyday names`() throws {
        let register = try GV100AD.read(GV100ADSample.file())
        #expect(register.day == Day("2023-11-30"))
        #expect(register.municipalities.map(\.name) == ["Kolkwitz", "Peitz", "Heide, gemfr. Gebiet"])
        #expect(register.municipalities.map(\.sorbianName) == ["Gołkojce", "Picnjo", nil])
        #expect(register.municipalities.map(\.postcodes) == [["03099"], ["03185"], []])
        #expect(register.municipalities.first?.district == District(key: "12071", name: "Landkreis Spree-Neiße"))
        #expect(register.population == 13_373)
        #expect(register.recordCount == 9)
    }

    @Test(arguments: ["\n", "\r\n"])
    func `line ends of both kinds and a byte order mark do`(lineEnd: String) throws {
        let file = [0xEF, 0xBB, 0xBF] + GV100ADSample.file(lineEnd: lineEnd)
        #expect(try GV100AD.read(file).municipalities.count == 3)
    }

    @Test func `a file in Latin-1 reads like one in UTF-8`() throws {
        let records =
            GV100ADSample.records.filter { !$0.contains("ł") } + [
                GV100ADSample.record("50", "12071", association: "0760", name: "Döbern", kind: "50"),
                GV100ADSample.municipality("12071044", "0760", "Döbern, Stadt", population: 3069, postcode: "03159"),
            ]
        let register = try GV100AD.read(GV100ADSample.latin1(records))
        #expect(register.encoding == .latin1)
        #expect(register.municipalities.first?.name == "Döbern")
        #expect(register.municipalities.first?.district.name == "Landkreis Spree-Neiße")
    }

    @Test(arguments: [
        ("Lübbenau/Spreewald / Lubnjow/Błota, Stadt", "12066", "Lübbenau/Spreewald", "Lubnjow/Błota"),
        ("Lübben (Spreewald) / Lubin (Błota), Stadt", "12061", "Lübben (Spreewald)", "Lubin (Błota)"),
        ("Burg (Spreewald)/Bórkowy (Błota)", "12071", "Burg (Spreewald)", "Bórkowy (Błota)"),
        ("Falkenberg/Elster, Stadt", "12062", "Falkenberg/Elster", nil),
        ("Frankfurt (Oder), Stadt", "12053", "Frankfurt (Oder)", nil),
        ("Landshut/", "12071", "Landshut/", nil),
    ])
    func `Sorbian names are told from rivers`(
        name: String,
        district: String,
        german: String,
        sorbian: String?
    ) throws {
        let records = [
            GV100ADSample.record("10", "12", name: "Brandenburg"),
            GV100ADSample.record("40", district, name: "Ort", kind: "44"),
            GV100ADSample.record("50", district, association: "0000", name: "Ort", kind: "50"),
            GV100ADSample.municipality("\(district)000", "0000", name, population: 1, postcode: "03099"),
        ]
        let place = try #require(try GV100AD.read(GV100ADSample.file(records)).municipalities.first)
        #expect(place.name == german)
        #expect(place.sorbianName == sorbian)
    }

    @Test func `a place that no district has lies in its Land`() throws {
        let records = [
            GV100ADSample.record("10", "07", name: "Rheinland-Pfalz"),
            GV100ADSample.record("50", "07000", association: "9999", name: "Hoheitsgebiet", kind: "50"),
            GV100ADSample.municipality("07000999", "9999", "Hoheitsgebiet", population: 0, postcode: "     "),
        ]
        let place = try #require(try GV100AD.read(GV100ADSample.file(records)).municipalities.first)
        #expect(place.district == District(key: "07000", name: "Rheinland-Pfalz"))
    }

    /// The whole official file, where it lies beside the checkout.
    static let official: [UInt8]? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data/geo")
        return (try? Data(contentsOf: folder.appending(path: "GV100AD_301123.txt"))).map(Array.init)
    }()

    @Test(.enabled(if: official != nil, "the official file GV100AD_301123.txt does not lie in ../shared/data/geo"))
    func `the official register has the published check sums`() throws {
        let register = try GV100AD.read(try #require(Self.official))
        #expect(register.recordCount == 16_035)
        #expect(register.municipalities.count == 10_981)
        #expect(register.population == 84_358_845)
        #expect(register.districtCount == 400)
        let spreeNeisse = register.municipalities.filter { $0.key.district == "12071" }
        #expect(spreeNeisse.count == 29)
        #expect(spreeNeisse.reduce(0) { $0 + $1.population } == 112_493)
        #expect(spreeNeisse.filter { $0.sorbianName != nil }.count == 26)
        #expect(Set(spreeNeisse.map(\.district.name)) == ["Landkreis Spree-Neiße"])
    }
}
