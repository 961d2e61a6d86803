/// A column of the templates; the raw value is its English heading.
package enum TemplateField: String, CaseIterable, Sendable {
    case key
    case title
    case name
    case description
    case link
    case statedOn = "stated on"
    case contact
    case mail
    case phone
    case country
    case postcode
    case town
    case street
    case municipality
    case latitude
    case longitude
    case employer
    case occupation
    case occupationCode = "occupation code"
    case offer
    case publishedOn = "published on"
    case closesOn = "closes on"
    case startsOn = "starts on"
    case hours
    case weeklyHoursFrom = "weekly hours from"
    case weeklyHoursTo = "weekly hours to"
    case dailyFrom = "daily from"
    case dailyTo = "daily to"
    case shifts
    case homeOffice = "home office"
    case permanent
    case contract
    case payFrom = "pay from"
    case payTo = "pay to"
    case payUnit = "pay unit"
    case openings
    case fillBy = "fill by"
    case german
    case requiredSkills = "required skills"
    case wishedSkills = "wished skills"
    case familyTerms = "family terms"
    case help
    case form
    case tenure
    case area
    case rooms
    case bedrooms
    case floor
    case coldRent = "cold rent"
    case sideCosts = "side costs"
    case heatingCosts = "heating costs"
    case warmRent = "warm rent"
    case deposit
    case purchasePrice = "purchase price"
    case availableFrom = "available from"
    case barrierFree = "barrier free"
    case pets
    case housingCertificate = "housing certificate"
    case yearBuilt = "year built"
    case cadastralDistrict = "cadastral district"
    case parcel
    case price
    case pricePerSquareMetre = "price per square metre"
    case development
    case buildingLaw = "building law"
    case buildWithinYears = "build within years"
    case buildUntil = "build until"
    case applyFrom = "apply from"
    case applyUntil = "apply until"
    case criteria
    case facility
    case group
    case provider
    case ageFrom = "age from months"
    case ageTo = "age to months"
    case capacity
    case freePlaces = "free places"
    case freeFrom = "free from"
    case opensAt = "opens at"
    case closesAt = "closes at"
    case languages
    case inclusion
    case schoolForm = "school form"
    case gradeFrom = "grade from"
    case gradeTo = "grade to"
    case allDay = "all day"
    case welcomeClass = "welcome class"
    case subject
    case level
    case online
    case endsOn = "ends on"
    case times
    case fee
    case childcare
    case category

    /// Fields are told apart by the one byte that each is, not by their headings letter by letter.
    private var tag: UInt8 { unsafeBitCast(self, to: UInt8.self) }

    package static func == (left: TemplateField, right: TemplateField) -> Bool { left.tag == right.tag }

    package func hash(into hasher: inout Hasher) { hasher.combine(tag) }

    /// The heading in the language of those who fill the templates.
    package var heading: String { Self.headings[self] ?? rawValue }

    /// The field that a heading names, in either language, in any case of letters.
    package init?(heading: String) {
        guard let field = Self.byHeading[Self.folded(heading)] else { return nil }
        self = field
    }

    private static let byHeading: [String: TemplateField] = Dictionary(
        allCases.flatMap { field in [(folded(field.rawValue), field), (folded(field.heading), field)] },
        uniquingKeysWith: { first, _ in first }
    )

    /// Letters and digits only, so that "Kalt-Miete (€)" is "kaltmiete" but not what was meant by another column.
    private static func folded(_ heading: String) -> String {
        let plain = heading.prefix { $0 != "(" }.lowercased()
        let spelled = plain.replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue")
        return spelled.replacing("ß", with: "ss").filter { $0.isLetter || $0.isNumber }
    }

    /// Headings are part of the format, as element names are of OpenImmo; the rooms explain them in every language.
    private static let headings: [TemplateField: String] = [
        .key: "Schlüssel", .title: "Titel", .name: "Name", .description: "Beschreibung", .link: "Internetseite",
        .statedOn: "Stand vom", .contact: "Ansprechperson", .mail: "E-Mail", .phone: "Telefon", .country: "Land",
        .postcode: "PLZ", .town: "Ort", .street: "Straße und Hausnummer", .municipality: "Gemeindeschlüssel",
        .latitude: "Breite", .longitude: "Länge", .employer: "Arbeitgeber", .occupation: "Beruf",
        .occupationCode: "Berufscode", .offer: "Angebotsart", .publishedOn: "Veröffentlicht am",
        .closesOn: "Bewerbung bis", .startsOn: "Beginn am", .hours: "Arbeitszeit", .homeOffice: "Homeoffice",
        .permanent: "Unbefristet", .payFrom: "Entgelt von", .payTo: "Entgelt bis", .payUnit: "Entgelt je",
        .weeklyHoursFrom: "Wochenstunden von", .weeklyHoursTo: "Wochenstunden bis", .dailyFrom: "Täglich von",
        .dailyTo: "Täglich bis", .shifts: "Schichten", .contract: "Vertragsart", .fillBy: "Besetzen bis",
        .german: "Deutsch", .requiredSkills: "Nötige Kenntnisse", .wishedSkills: "Gewünschte Kenntnisse",
        .familyTerms: "Vereinbarkeit", .help: "Hilfe beim Ankommen",
        .openings: "Anzahl", .form: "Art", .tenure: "Miete oder Kauf", .area: "Fläche", .rooms: "Zimmer",
        .bedrooms: "Schlafzimmer", .floor: "Etage", .coldRent: "Kaltmiete", .sideCosts: "Nebenkosten",
        .heatingCosts: "Heizkosten", .warmRent: "Warmmiete", .deposit: "Kaution", .purchasePrice: "Kaufpreis",
        .availableFrom: "Frei ab", .barrierFree: "Barrierefrei", .pets: "Haustiere", .housingCertificate: "WBS nötig",
        .yearBuilt: "Baujahr", .cadastralDistrict: "Gemarkung", .parcel: "Flurstück", .price: "Preis",
        .pricePerSquareMetre: "Preis je Quadratmeter", .development: "Erschließung", .buildingLaw: "Bebaubar nach",
        .buildWithinYears: "Bauverpflichtung in Jahren", .buildUntil: "Zu bebauen bis", .applyFrom: "Bewerbung ab",
        .applyUntil: "Bewerbungsschluss",
        .criteria: "Vergabekriterien", .facility: "Einrichtung", .group: "Gruppe", .provider: "Träger",
        .ageFrom: "Alter von in Monaten", .ageTo: "Alter bis in Monaten", .capacity: "Plätze",
        .freePlaces: "Freie Plätze", .freeFrom: "Plätze frei ab", .opensAt: "Öffnet um", .closesAt: "Schließt um",
        .languages: "Sprachen", .inclusion: "Inklusion", .schoolForm: "Schulform", .gradeFrom: "Klasse von",
        .gradeTo: "Klasse bis", .allDay: "Ganztag", .welcomeClass: "Willkommensklasse", .subject: "Kursart",
        .level: "Niveau", .online: "Online", .endsOn: "Ende am", .times: "Zeiten", .fee: "Kosten",
        .childcare: "Kinderbetreuung", .category: "Kategorie",
    ]
}
