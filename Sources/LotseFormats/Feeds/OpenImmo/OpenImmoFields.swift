import LotseCore

/// The parts of an object that homes and plots share.
extension OpenImmoEntry {
    /// To rent, to buy, or in heritable lease; by the price where the sender does not say.
    static func tenure(_ node: XMLNode, _ draft: inout FeedDraft) throws(FeedRefusal) -> HomeRecord.Tenure {
        let field = "objektkategorie/vermarktungsart"
        let flags = node.child(field)?.attributes ?? [:]
        if draft.flag(flags["MIETE_PACHT"], field + "@MIETE_PACHT") == true { return .rent }
        if draft.flag(flags["ERBPACHT"], field + "@ERBPACHT") == true { return .leasehold }
        if draft.flag(flags["KAUF"], field + "@KAUF") == true { return .purchase }
        draft.tolerate(.fieldAbsent, field)
        if node.child("preise/kaufpreis") != nil { return .purchase }
        if node.child("preise/nettokaltmiete") != nil || node.child("preise/kaltmiete") != nil { return .rent }
        throw draft.refusal(.missingField, field)
    }

    static func place(_ node: XMLNode, _ draft: inout FeedDraft) throws(FeedRefusal) -> FeedPlace {
        let geo = node.child("geo")
        var place = FeedPlace()
        place.country = draft.country(geo?.child("land")?.attributes["iso_land"], "geo/land@iso_land")
        place.postcode = draft.postcode(geo?.text("plz"), in: place.country, "geo/plz")
        place.town = draft.line(geo?.text("ort"), "geo/ort")
        place.region = draft.line(geo?.text("bundesland"), "geo/bundesland")
        if let key = draft.line(geo?.text("gemeindecode"), "geo/gemeindecode") {
            place.municipality = MunicipalityKey(key)
        }
        // Senders may say that the address is only for those who ask.
        let field = "verwaltung_objekt/objektadresse_freigeben"
        if draft.flag(node.text(field), field) != false {
            let street = draft.line(geo?.text("strasse"), "geo/strasse")
            let number = draft.line(geo?.text("hausnummer"), "geo/hausnummer")
            place.street = street.map { name in number.map { "\(name) \($0)" } ?? name }
            let degrees = geo?.child("geokoordinaten")?.attributes
            place.position = draft.position(
                latitude: degrees?["breitengrad"],
                longitude: degrees?["laengengrad"],
                "geo/geokoordinaten"
            )
        }
        guard place.isFindable else { throw draft.refusal(.noPlace, "geo") }
        return place
    }

    static func contact(_ node: XMLNode, _ draft: inout FeedDraft) -> FeedContact? {
        guard let person = node.child("kontaktperson") else { return nil }
        let names = ["vorname", "name"].compactMap { draft.line(person.text($0), "kontaktperson/\($0)") }
        let mails = ["email_direkt", "email_zentrale", "email_sonstige"]
        let phones = ["tel_durchw", "tel_zentrale", "tel_handy"]
        return FeedContact(
            name: names.isEmpty ? nil : names.joined(separator: " "),
            mail: mails.lazy.compactMap { person.text($0) }.first.flatMap { draft.mail($0, "kontaktperson/email") },
            phone: phones.lazy.compactMap { person.text($0) }.first.flatMap { draft.line($0, "kontaktperson/tel") }
        )
    }

    /// The prices' element; nil where they are not in euros.
    static func prices(_ node: XMLNode, _ draft: inout FeedDraft) -> XMLNode? {
        let prices = node.child("preise")
        let currency = prices?.child("waehrung")?.attributes["iso_waehrung"]?.uppercased()
        guard let currency, currency != "EUR" else { return prices }
        draft.tolerate(.foreignCurrency, "preise/waehrung@iso_waehrung")
        return nil
    }

    static func description(_ node: XMLNode, _ draft: inout FeedDraft) -> String? {
        let parts = ["objektbeschreibung", "ausstatt_beschr", "lage", "sonstige_angaben"].compactMap { name in
            draft.prose(node.text("freitexte/\(name)"), "freitexte/\(name)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    static func title(_ node: XMLNode, _ draft: inout FeedDraft) -> String? {
        draft.line(node.text("freitexte/objekttitel"), "freitexte/objekttitel")
    }

    static func statedOn(_ node: XMLNode, _ draft: inout FeedDraft) -> Day? {
        draft.day(node.text("verwaltung_techn/stand_vom"), "verwaltung_techn/stand_vom")
    }

    static func commonIdentifier(_ node: XMLNode, _ draft: inout FeedDraft) -> String? {
        draft.line(node.text("verwaltung_techn/openimmo_obid"), "verwaltung_techn/openimmo_obid")
    }
}
