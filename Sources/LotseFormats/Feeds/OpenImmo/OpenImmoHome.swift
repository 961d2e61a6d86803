import LotseCore

extension OpenImmoEntry {
    /// A flat, house or room.
    static func home(
        _ form: HomeRecord.Form,
        _ node: XMLNode,
        _ draft: inout FeedDraft
    ) throws(FeedRefusal) -> HomeRecord {
        let tenure = try tenure(node, &draft)
        var home = HomeRecord(key: .unknown, tenure: tenure, place: try place(node, &draft))
        home.form = form
        home.title = title(node, &draft)
        let areas = node.child("flaechen")
        home.areaInSquareDecimetres = draft.number(areas?.text("wohnflaeche"), "flaechen/wohnflaeche", scale: 2)
        home.halfRooms = draft.number(areas?.text("anzahl_zimmer"), "flaechen/anzahl_zimmer", scale: 1, most: 10_000)
            .map { ($0 + 2) / 5 }
        home.bedrooms = draft.number(
            areas?.text("anzahl_schlafzimmer"),
            "flaechen/anzahl_schlafzimmer",
            most: 1000
        )
        home.floor = node.text("geo/etage").flatMap { Int($0) }.flatMap { (-9...200) ~= $0 ? $0 : nil }
        let built = draft.number(node.text("zustand_angaben/baujahr"), "zustand_angaben/baujahr", most: 9999)
        home.yearBuilt = built.flatMap { $0 >= 1000 ? $0 : nil }
        setPrices(of: &home, node, &draft)
        setTerms(of: &home, node, &draft)
        home.description = description(node, &draft)
        home.link = draft.link(node.text("kontaktperson/url"), "kontaktperson/url")
        home.contact = contact(node, &draft)
        home.statedOn = statedOn(node, &draft)
        home.commonIdentifier = commonIdentifier(node, &draft)
        return home
    }

    private static func setPrices(of home: inout HomeRecord, _ node: XMLNode, _ draft: inout FeedDraft) {
        guard let prices = prices(node, &draft) else { return }
        let net = draft.money(prices.text("nettokaltmiete"), "preise/nettokaltmiete")
        home.coldRent = net ?? draft.money(prices.text("kaltmiete"), "preise/kaltmiete")
        home.sideCosts = draft.money(prices.text("nebenkosten"), "preise/nebenkosten")
        home.heatingCosts = draft.money(prices.text("heizkosten"), "preise/heizkosten")
        home.warmRent = draft.money(prices.text("warmmiete"), "preise/warmmiete")
        home.deposit = draft.money(prices.text("kaution"), "preise/kaution")
        home.purchasePrice = draft.money(prices.text("kaufpreis"), "preise/kaufpreis")
    }

    private static func setTerms(of home: inout HomeRecord, _ node: XMLNode, _ draft: inout FeedDraft) {
        let managed = node.child("verwaltung_objekt")
        home.allowsPets = draft.flag(managed?.text("haustiere"), "verwaltung_objekt/haustiere")
        home.needsHousingCertificate = draft.flag(
            managed?.text("wbs_sozialwohnung"),
            "verwaltung_objekt/wbs_sozialwohnung"
        )
        let barriers = ["barrierefrei", "rollstuhlgerecht"].compactMap { name in
            draft.flag(node.text("ausstattung/\(name)"), "ausstattung/\(name)")
        }
        home.isBarrierFree = barriers.isEmpty ? nil : barriers.contains(true)
        home.availableFrom = draft.day(managed?.text("abdatum"), "verwaltung_objekt/abdatum")
        guard let words = draft.line(managed?.text("verfuegbar_ab"), "verwaltung_objekt/verfuegbar_ab") else { return }
        if home.availableFrom == nil, let found = DayText(words) {
            home.availableFrom = found.day
        } else {
            home.availability = words
        }
    }
}
