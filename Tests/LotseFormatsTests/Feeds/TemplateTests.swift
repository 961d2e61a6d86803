import LotseCore
import LotseFormats
import Testing

@Suite struct TemplateTests {
    private func read(_ text: String, as template: Template = .homes) throws -> Feed {
        try TemplateFile.read(FeedSample.bytes(text), as: template, connection: FeedSample.connection)
    }

    /// A home per row, with a heading of the required fields and more.
    private func homes(_ more: String = "", _ rows: String...) throws -> Feed {
        try read("Schlüssel;Miete oder Kauf;Ort;Fläche;Zimmer\(more)\n" + rows.joined(separator: "\n"))
    }

    @Test(arguments: Template.all)
    func `an empty template reads as no rows`(template: Template) throws {
        let feed = try TemplateFile.read(FeedBytes(template.file), as: template, connection: "x")
        #expect(feed.records.isEmpty)
        #expect(feed.report.entryCount == 0)
        #expect(Set(template.required).isDisjoint(with: template.optional))
        #expect(try FeedReader.read(FeedBytes(template.file), connection: "x").scopes.first?.kinds == [template.kind])
    }

    @Test func `headings are one of a kind in both languages`() {
        #expect(Set(TemplateField.allCases.map(\.heading)).count == TemplateField.allCases.count)
        for field in TemplateField.allCases {
            #expect(TemplateField(heading: field.heading) == field)
            #expect(TemplateField(heading: field.rawValue.uppercased()) == field)
        }
    }

    @Test func `a filled row becomes a home`() throws {
        let feed = try homes(
            ";Kaltmiete;Frei ab;Barrierefrei;PLZ;Etage",
            "W1;Miete;\"Guben; Gubin\";61,5 m²;2,5;\"1.250,00 €\";1.5.2027;ja;3172;-1"
        )
        let home = try #require(feed.homes.first)
        #expect(home.place.town == "Guben; Gubin")
        #expect(home.areaInSquareDecimetres == 6150)
        #expect(home.halfRooms == 5)
        #expect(home.coldRent == Money(cents: 125_000))
        #expect(home.availableFrom == Day("2027-05-01"))
        #expect(home.isBarrierFree == true)
        #expect(home.place.postcode == "03172")
        #expect(home.floor == -1)
        let repaired = feed.report.tolerated[.postcodeRepaired]
        #expect(feed.report.tolerated.count == 1)
        #expect(repaired?.first == FeedPosition(line: 2, column: 62, entry: 1, field: "postcode"))
    }

    @Test func `each kind has its record`() throws {
        let care = try read(
            "Schlüssel;Einrichtung;Ort;Freie Plätze;Plätze;Alter von in Monaten;Alter bis in Monaten;Öffnet um;Schließt um;Sprachen\n"
                + "K1;Spatzen;Forst;3;20;12;72;6:30;17 Uhr;Polnisch, Niedersorbisch",
            as: .carePlaces
        )
        guard case .carePlace(let group) = try #require(care.records.first) else { return }
        #expect(group.freePlaces == 3)
        #expect(group.ageInMonths == 12...72)
        #expect(group.opensAt == 390)
        #expect(group.closesAt == 1020)
        #expect(group.languages == ["dsb", "pl"])
        let school = try read("Schlüssel;Name;Ort;Klasse von;Klasse bis;Ganztag\nS;Am Wall;Guben;1;6;x", as: .schools)
        guard case .school(let house) = try #require(school.records.first) else { return }
        #expect(house.grades == 1...6)
        #expect(house.isAllDay == true)
        let course = try read("key,title,town,level,fee,starts on\nC,Deutsch,Peitz,B1,120,2027-09-01", as: .courses)
        guard case .course(let lesson) = try #require(course.records.first) else { return }
        #expect(lesson.level == .b1)
        #expect(lesson.fee == Money(cents: 12_000))
        let job = try read(
            "Schlüssel;Titel;Arbeitgeber;Ort;Entgelt von;Entgelt je;Arbeitszeit\nV;Koch;M;Forst;19,50;Stunde;Teilzeit, vormittags",
            as: .vacancies
        )
        #expect(job.vacancies.first?.hours == [.partTime, .mornings])
        #expect(job.vacancies.first?.pay?.least == Money(cents: 1950))
        let plot = try read(
            "Schlüssel;Ort;Fläche;Preis je Quadratmeter;Bewerbung ab;Bewerbungsschluss\nP;Forst;742;85;1.1.2027;31.3.2027",
            as: .plots
        )
        #expect(plot.plots.first?.applyUntil == Day("2027-03-31"))
    }

    @Test(arguments: [
        ("742", "", "85", 63_070_00, 85_00), ("742", "63000", "", 63_000_00, 84_91), ("0,5", "", "", nil, nil),
        ("333,33", "10000", "", 10_000_00, 30_00), ("800", "50000", "60", 50_000_00, 60_00),
    ])
    func `of the two prices of a plot the one that is not said follows from the other`(
        area: String,
        price: String,
        each: String,
        whole: Int64?,
        squareMetre: Int64?
    ) throws {
        let head = "key;town;area;price;price per square metre;build until\n"
        let table = head + "P;Forst;\(area);\(price);\(each);2030-12-31"
        guard let plot = try read(table, as: .plots).plots.first else { return #expect(area == "0,5") }
        #expect(plot.wholePrice?.cents == whole && plot.squareMetrePrice?.cents == squareMetre)
        #expect(plot.buildUntil == Day("2030-12-31"))
    }

    @Test func `a plot of impossible size and price has no price worked out`() {
        var plot = PlotRecord(key: FeedSample.key("1"), place: FeedPlace(town: "Forst"))
        plot.areaInSquareDecimetres = 10_000_000_000_000
        plot.pricePerSquareMetre = Money(cents: 10_000_000_000_000)
        #expect(plot.wholePrice == nil)
    }

    @Test(arguments: [
        (";Kaltmiete", "W;Miete;Guben;60;2;viel", FeedRefusal.Problem.badNumber, 20),
        (";Kaltmiete", "W;Miete;Guben;60;2;1.250", .ambiguousNumber, 20),
        (";Kaltmiete", "W;Miete;Guben;60;2;-5", .numberOutOfRange, 20),
        (";Frei ab", "W;Miete;Guben;60;2;30.2.2027", .badDate, 20),
        (";E-Mail", "W;Miete;Guben;60;2;x@y", .badMail, 20), ("", "W;leihen;Guben;60;2", .unknownValue, 3),
        (";Internetseite", "W;Miete;Guben;60;2;javascript:1", .badLink, 20),
        (";PLZ", "W;Miete;Guben;60;2;031", .badPostcode, 20),
        (";Land", "W;Miete;Guben;60;2;Atlantis", .badCountry, 20), ("", "W;Miete;Guben;0;2", .numberOutOfRange, 15),
        (";Barrierefrei", "W;Miete;Guben;60;2;vielleicht", .unknownValue, 20),
        ("", "W;Miete;Guben;60", .cellCount, 0),
        (";Gemeindeschlüssel", "W;Miete;Guben;60;2;12", .badMunicipality, 20),
        ("", "W;Miete;Gub\u{202E}en;60;2", .controlCharacter, 9),
        (";Breite;Länge", "W;Miete;Guben;60;2;99;14", .badCoordinates, 20), ("", "W;Miete;;60;2", .missingField, 0),
        ("", "W;Miete; \u{A0};60;2", .missingField, 0),
        (";Titel", "W;Miete;Guben;60;2;=1+1", .formula, 20), (";Titel", "W;Miete;Guben;60;2;@SUM(A1)", .formula, 20),
        (";Titel", "W;Miete;Guben;60;2;\"\t=1\"", .formula, 20),
        (";Titel", "W;Miete;Guben;60;2;-2+cmd|x", .formula, 20),
        (";Titel", "W;Miete;Guben;60;2;ein \"Haus", .strayQuote, 24),
        (";Titel", "W;Miete;Guben;60;2;\"offen", .unclosedQuote, 20),
        (";Titel", "W;Miete;Guben;60;2;\"a\"b", .strayQuote, 23),
    ])
    func `a bad cell is named with line and column, and other rows are taken`(
        more: String,
        row: String,
        problem: FeedRefusal.Problem,
        column: Int
    ) throws {
        let cells = more.split(separator: ";").map { _ in ";" }.joined()
        let feed = try homes(more, "A;Miete;Peitz;50;2" + cells, row)
        #expect(feed.records.map(\.key.object) == ["A"])
        #expect(feed.problems == [problem])
        #expect(feed.report.refusals.first?.position.line == 3)
        #expect((feed.report.refusals.first?.position.column ?? 0) == column)
    }

    @Test func `all bad cells of a row are named, and the row counts once`() throws {
        let feed = try homes(";Kaltmiete;Frei ab", "W;Miete;Guben;60;x;viel;nie")
        #expect(feed.problems == [.badNumber, .badNumber, .badDate])
        #expect(feed.report.refusals.map(\.position.column) == [18, 20, 25])
        #expect(feed.report.refusalCount == 1)
        #expect(feed.report.refusedKeys == [FeedSample.key("W")])
    }

    @Test func `telephone numbers and negative numbers are no formulas, and an apostrophe makes text of one`() throws {
        let feed = try homes(";Telefon;Titel;Etage", "W;Miete;Guben;60;2;+49 3562 / 1-23;'=1+1;-1")
        #expect(feed.homes.first?.contact?.phone == "+49 3562 / 1-23")
        #expect(feed.homes.first?.title == "=1+1")
        var writer = CSVWriter()
        writer.append([.text(feed.homes.first?.title ?? "")])
        #expect(String(decoding: writer.bytes.dropFirst(3), as: UTF8.self) == "'=1+1\r\n")
    }

    @Test func `separators, line ends, marks and encodings are found out`() throws {
        let rows = [["Schlüssel", "Name", "Ort"], ["1", "Grundschule \"Süd\"", "Köln"], ["2", "x", "Öls"]]
        for separator in [";", ",", "\t"] {
            for end in ["\n", "\r\n", "\r"] {
                let text = rows.map { row in
                    row.map { $0.contains("\"") ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
                        .joined(separator: separator)
                }.joined(separator: end)
                for bytes in [FeedSample.bytes(text), FeedSample.bytes("\u{FEFF}" + text), FeedSample.latin1(text)] {
                    let feed = try TemplateFile.read(bytes, as: .schools, connection: "x")
                    #expect(feed.records.count == 2)
                    guard case .school(let school) = try #require(feed.records.first) else { return }
                    #expect(school.name == "Grundschule \"Süd\"")
                    #expect(school.place.town == "Köln")
                }
            }
        }
    }

    @Test func `cells with line breaks keep the count of lines`() throws {
        let feed = try homes(";Beschreibung", "A;Miete;Peitz;50;2;\"eins\nzwei\"", "", "B;Miete;Peitz;x;2;")
        #expect(feed.homes.first?.description == "eins\nzwei")
        #expect(feed.report.refusals.first?.position.line == 5)
        #expect(feed.report.refusals.first?.position.column == 15)
    }

    @Test func `a row that repeats a key is refused`() throws {
        let feed = try homes("", "A;Miete;Peitz;50;2", "A;Kauf;Forst;60;3")
        #expect(feed.problems == [.repeatedObject])
        #expect(feed.homes.map(\.place.town) == ["Peitz"])
    }

    @Test(arguments: [
        ("Schlüssel;Ort", FeedFailure.Reason.missingColumn), ("Schlüssel;Ort;Farbe", .unknownColumn),
        ("Schlüssel;Ort;ort", .repeatedColumn), ("\"Schlüssel", .malformed), (" \n", .empty), ("a\u{0}b", .encoding),
    ])
    func `a heading that is not the template's refuses the table`(heading: String, reason: FeedFailure.Reason) {
        let failure = FeedSample.failure { try read(heading + "\n") }
        #expect(failure?.reason == reason)
    }

    @Test func `an alarm is raised when most rows are refused`() throws {
        let rows = (0..<12).map { "R\($0);Miete;Ort;\($0 < 5 ? "50" : "x");2" }
        let feed = try read("Schlüssel;Miete oder Kauf;Ort;Fläche;Zimmer\n" + rows.joined(separator: "\n"))
        #expect(feed.report.alarms == [.mostRefused(entries: 7, of: 12)])
    }
}
