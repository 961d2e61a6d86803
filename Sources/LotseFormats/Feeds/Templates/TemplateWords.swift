import LotseCore

/// The words that cells of the templates may hold, in lower case, English and German.
enum TemplateWords {
    static let flags: [String: Bool] = [
        "ja": true, "j": true, "x": true, "yes": true, "true": true, "wahr": true, "1": true,
        "nein": false, "n": false, "no": false, "false": false, "falsch": false, "0": false,
    ]
    static let offer: [String: VacancyRecord.Offer] = [
        "job": .job, "arbeit": .job, "apprenticeship": .apprenticeship, "ausbildung": .apprenticeship,
        "placement": .placement, "praktikum": .placement, "self-employed": .selfEmployed,
        "selbstständig": .selfEmployed,
    ]
    static let hours: [String: VacancyRecord.Hours] = [
        "full-time": .fullTime, "vollzeit": .fullTime, "part-time": .partTime, "teilzeit": .partTime,
        "mornings": .mornings, "vormittags": .mornings, "afternoons": .afternoons, "nachmittags": .afternoons,
        "evenings": .evenings, "abends": .evenings, "flexible": .flexible, "flexibel": .flexible,
        "shifts": .shifts, "schicht": .shifts,
    ]
    static let homeOffice: [String: VacancyRecord.HomeOffice] = [
        "no": .none, "nein": .none, "partly": .partly, "teilweise": .partly, "fully": .fully, "vollständig": .fully,
        "yes": .byAgreement, "ja": .byAgreement, "by agreement": .byAgreement, "nach vereinbarung": .byAgreement,
    ]
    static let payUnit: [String: VacancyRecord.Pay.Unit] = [
        "hour": .hour, "stunde": .hour, "day": .day, "tag": .day, "week": .week, "woche": .week, "month": .month,
        "monat": .month, "year": .year, "jahr": .year,
    ]
    static let shifts: [String: ShiftKind] = [
        "late": .late, "spät": .late, "night": .night, "nacht": .night, "weekend": .weekend, "wochenende": .weekend,
        "on-call": .onCall, "bereitschaft": .onCall,
    ]
    static let contract: [String: ContractKind] = [
        "permanent": .permanent, "unbefristet": .permanent, "fixed-term": .fixedTerm, "befristet": .fixedTerm,
        "agency": .agency, "zeitarbeit": .agency, "marginal": .marginal, "minijob": .marginal,
        "apprenticeship": .apprenticeship, "ausbildung": .apprenticeship,
    ]
    static let familyTerms: [String: FamilyTerm] = [
        "flexible-hours": .flexibleHours, "gleitzeit": .flexibleHours, "work-from-home": .workFromHome,
        "homeoffice": .workFromHome, "kita-hours": .kitaHours, "kita-zeiten": .kitaHours,
        "school-holidays": .schoolHolidays, "schulferien": .schoolHolidays,
    ]
    static let help: [String: ArrivalHelp] = [
        "home": .home, "wohnung": .home, "care": .care, "kinderbetreuung": .care, "permit": .permit,
        "aufenthalt": .permit,
    ]
    static let form: [String: HomeRecord.Form] = [
        "flat": .flat, "wohnung": .flat, "house": .house, "haus": .house, "room": .room, "zimmer": .room,
    ]
    static let tenure: [String: HomeRecord.Tenure] = [
        "rent": .rent, "miete": .rent, "purchase": .purchase, "kauf": .purchase, "leasehold": .leasehold,
        "erbpacht": .leasehold, "erbbaurecht": .leasehold,
    ]
    static let development: [String: PlotRecord.Development] = [
        "none": .none, "unerschlossen": .none, "partly": .partly, "teilerschlossen": .partly, "fully": .fully,
        "voll erschlossen": .fully, "vollerschlossen": .fully, "erschlossen": .fully, "as usual": .asUsual,
        "ortsüblich": .asUsual,
    ]
    static let subject: [String: CourseRecord.Subject] = [
        "language": .language, "sprache": .language, "sprachkurs": .language, "integration": .integration,
        "integrationskurs": .integration, "qualification": .qualification, "qualifizierung": .qualification,
        "recognition": .recognition, "anerkennung": .recognition, "other": .other, "sonstiges": .other,
    ]
    static let level: [String: CEFRLevel] = Dictionary(
        uniqueKeysWithValues: CEFRLevel.allCases.map { ($0.rawValue, $0) }
    )
    /// Tags of languages, and the names that people write.
    static let languages: [String: String] = [
        "de": "de", "deutsch": "de", "en": "en", "englisch": "en", "english": "en", "pl": "pl", "polnisch": "pl",
        "cs": "cs", "tschechisch": "cs", "uk": "uk", "ukrainisch": "uk", "ar": "ar", "arabisch": "ar", "ru": "ru",
        "russisch": "ru", "vi": "vi", "vietnamesisch": "vi", "fr": "fr", "französisch": "fr", "es": "es",
        "spanisch": "es", "tr": "tr", "türkisch": "tr", "hsb": "hsb", "obersorbisch": "hsb", "sorbisch": "hsb",
        "dsb": "dsb", "niedersorbisch": "dsb",
    ]
}
