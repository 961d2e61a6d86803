import LotseCore

/// One entry of the job search; what is absent stays empty, and the tally judges it.
enum JobSearchEntry {
    /// Words that say "nothing stated".
    private static let silences: Set<String> = ["KEINE_ANGABE", "KEINE_ANGABEN", "NICHT_ANGEGEBEN"]

    /// Version 4: `stellenangebote[]`.
    static func fourth(_ entry: JSONObject, _ draft: inout FeedDraft) -> VacancyRecord {
        var vacancy = VacancyRecord(key: key(entry["refnr"], "refnr", &draft), title: "")
        vacancy.occupation = draft.line(word(entry["beruf"]), "beruf")
        // The description of version 4 knows no title; answers mostly have one.
        vacancy.title = draft.line(word(entry["titel"]), "titel") ?? vacancy.occupation ?? ""
        vacancy.employer = draft.line(word(entry["arbeitgeber"]), "arbeitgeber")
        vacancy.publishedOn = draft.day(
            word(entry["aktuelleVeroeffentlichungsdatum"]),
            "aktuelleVeroeffentlichungsdatum"
        )
        vacancy.changedOn = draft.day(word(entry["modifikationsTimestamp"]), "modifikationsTimestamp")
        setStart(of: &vacancy, word(entry["eintrittsdatum"]), "eintrittsdatum", &draft)
        vacancy.link = draft.link(word(entry["externeUrl"]), "externeUrl")
        if let place = entry["arbeitsort"]?.object {
            let degrees = place["koordinaten"]?.object
            let found = self.place(place, degrees?["lat"], degrees?["lon"], "arbeitsort", &draft)
            vacancy.places = found.isFindable ? [found] : []
        }
        return vacancy
    }

    /// Version 6: `ergebnisliste[]`.
    static func sixth(_ entry: JSONObject, _ draft: inout FeedDraft) -> VacancyRecord {
        var vacancy = VacancyRecord(key: key(entry["referenznummer"], "referenznummer", &draft), title: "")
        vacancy.occupation = draft.line(word(entry["hauptberuf"]), "hauptberuf")
        vacancy.title = draft.line(word(entry["stellenangebotsTitel"]), "stellenangebotsTitel") ?? ""
        vacancy.employer = draft.line(word(entry["firma"]), "firma")
        vacancy.offer = offer(word(entry["stellenangebotsart"]), &draft)
        let first = draft.day(word(entry["datumErsteVeroeffentlichung"]), "datumErsteVeroeffentlichung")
        let shown = entry["veroeffentlichungszeitraum"]?.object
        vacancy.publishedOn = first ?? draft.day(word(shown?["von"]), "veroeffentlichungszeitraum.von")
        vacancy.closesOn = draft.day(word(shown?["bis"]), "veroeffentlichungszeitraum.bis")
        vacancy.changedOn = draft.day(word(entry["aenderungsdatum"]), "aenderungsdatum")
        let start = entry["eintrittszeitraum"]?.object
        setStart(of: &vacancy, word(start?["von"]), "eintrittszeitraum.von", &draft)
        for location in (entry["stellenlokationen"]?.list ?? []).prefix(100) {
            guard let location = location.object else { continue }
            let address = location["adresse"]?.object ?? JSONObject(line: location.line)
            let place = place(address, location["breite"], location["laenge"], "stellenlokationen", &draft)
            if place.isFindable { vacancy.places.append(place) }
        }
        vacancy.hours = hours(entry)
        vacancy.homeOffice = homeOffice(entry, &draft)
        vacancy.isPermanent = isPermanent(word(entry["vertragsdauer"]), &draft)
        vacancy.isMarginal = entry["istGeringfuegigeBeschaeftigung"]?.flag
        vacancy.suitsCareerChangers = entry["quereinstiegGeeignet"]?.flag
        vacancy.pay = pay(entry, &draft)
        vacancy.link = draft.link(word(entry["externeURL"] ?? entry["externeUrl"]), "externeURL")
        return vacancy
    }

    private static func key(_ value: JSONValue?, _ field: String, _ draft: inout FeedDraft) -> FeedKey {
        FeedKey(sender: FeedKey.unknown.sender, object: draft.line(word(value), field) ?? "")
    }

    /// A text or number; nil where it says that nothing is stated.
    private static func word(_ value: JSONValue?) -> String? {
        value?.word.flatMap { silences.contains($0) ? nil : $0 }
    }

    private static func setStart(
        of vacancy: inout VacancyRecord,
        _ text: String?,
        _ field: String,
        _ draft: inout FeedDraft
    ) {
        if let text, text.lowercased().contains("sofort") {
            vacancy.startsAtOnce = true
        } else {
            vacancy.startsOn = draft.day(text, field)
        }
    }

    private static func place(
        _ address: JSONObject,
        _ latitude: JSONValue?,
        _ longitude: JSONValue?,
        _ field: String,
        _ draft: inout FeedDraft
    ) -> FeedPlace {
        var place = FeedPlace()
        // The name of the country is how this format always writes it.
        place.country = word(address["land"]).flatMap { CountryText.byName($0) ?? CountryText.byCode($0) }
        place.postcode = draft.postcode(word(address["plz"]), in: place.country, field + ".plz")
        place.town = draft.line(word(address["ort"]), field + ".ort")
        place.region = draft.line(word(address["region"]), field + ".region")
        let street = draft.line(word(address["strasse"]), field + ".strasse")
        let number = draft.line(word(address["hausnummer"]), field + ".hausnummer")
        place.street = street.map { name in number.map { "\(name) \($0)" } ?? name }
        place.position = draft.position(latitude: word(latitude), longitude: word(longitude), field)
        return place
    }

    private static func offer(_ text: String?, _ draft: inout FeedDraft) -> VacancyRecord.Offer {
        switch text {
        case nil, "ARBEIT": return .job
        case "AUSBILDUNG", "DUALES_STUDIUM": return .apprenticeship
        case "PRAKTIKUM_TRAINEE", "PRAKTIKUM", "TRAINEE": return .placement
        case "SELBSTAENDIGKEIT": return .selfEmployed
        default:
            draft.tolerate(.unknownValue, "stellenangebotsart")
            return .job
        }
    }

    private static func hours(_ entry: JSONObject) -> Set<VacancyRecord.Hours> {
        let flags: [(String, Set<VacancyRecord.Hours>)] = [
            ("arbeitszeitVollzeit", [.fullTime]), ("arbeitszeitTeilzeitVormittag", [.partTime, .mornings]),
            ("arbeitszeitTeilzeitNachmittag", [.partTime, .afternoons]),
            ("arbeitszeitTeilzeitAbend", [.partTime, .evenings]),
            ("arbeitszeitTeilzeitFlexibel", [.partTime, .flexible]), ("arbeitszeitSchichtNachtWochenende", [.shifts]),
        ]
        return flags.reduce(into: []) { hours, flag in
            if entry[flag.0]?.flag == true { hours.formUnion(flag.1) }
        }
    }

    private static func homeOffice(_ entry: JSONObject, _ draft: inout FeedDraft) -> VacancyRecord.HomeOffice? {
        switch word(entry["homeofficetyp"]) {
        case "NACH_VEREINBARUNG": return .byAgreement
        case "VOLLSTAENDIG", "NUR_HOMEOFFICE": return .fully
        case "TEILWEISE", "HYBRID": return .partly
        case nil: break
        default: draft.tolerate(.unknownValue, "homeofficetyp")
        }
        return entry["homeofficemoeglich"]?.flag.map { $0 ? .byAgreement : VacancyRecord.HomeOffice.none }
    }

    private static func isPermanent(_ text: String?, _ draft: inout FeedDraft) -> Bool? {
        switch text {
        case "UNBEFRISTET": return true
        case "BEFRISTET": return false
        case nil: return nil
        default:
            draft.tolerate(.unknownValue, "vertragsdauer")
            return nil
        }
    }

    private static func pay(_ entry: JSONObject, _ draft: inout FeedDraft) -> VacancyRecord.Pay? {
        let units: [String: VacancyRecord.Pay.Unit] = [
            "JAHRESGEHALT": .year, "MONATSGEHALT": .month, "STUNDENLOHN": .hour,
        ]
        guard let low = cents(entry["gehaltsspanneVon"] ?? entry["festgehalt"]) else { return nil }
        let high = cents(entry["gehaltsspanneBis"]) ?? low
        guard let unit = word(entry["verguetungsangabe"]).flatMap({ units[$0] }),
            let pay = VacancyRecord.Pay(from: Money(cents: low), to: Money(cents: high), unit: unit)
        else {
            draft.tolerate(.numberLeftOut, "gehaltsspanneVon")
            return nil
        }
        return pay
    }

    private static func cents(_ value: JSONValue?) -> Int64? {
        value?.decimal?.scaled(to: 2).flatMap { (0...100_000_000_000) ~= $0 ? $0 : nil }
    }
}
