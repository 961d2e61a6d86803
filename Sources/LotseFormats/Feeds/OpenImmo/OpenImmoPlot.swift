import LotseCore

extension OpenImmoEntry {
    /// A building plot.
    static func plot(_ node: XMLNode, _ draft: inout FeedDraft) throws(FeedRefusal) -> PlotRecord {
        let tenure = try tenure(node, &draft)
        var plot = PlotRecord(key: .unknown, place: try place(node, &draft))
        plot.tenure = tenure
        plot.title = title(node, &draft)
        plot.cadastralDistrict = draft.line(node.text("geo/gemarkung"), "geo/gemarkung")
        let parcel = ["flur", "flurstueck"].compactMap { draft.line(node.text("geo/\($0)"), "geo/\($0)") }
        plot.parcel = parcel.isEmpty ? nil : parcel.joined(separator: " · ")
        plot.areaInSquareDecimetres = draft.number(
            node.text("flaechen/grundstuecksflaeche"),
            "flaechen/grundstuecksflaeche",
            scale: 2
        )
        if let prices = prices(node, &draft) {
            plot.price = draft.money(prices.text("kaufpreis"), "preise/kaufpreis")
            plot.pricePerSquareMetre = draft.money(prices.text("kaufpreis_pro_qm"), "preise/kaufpreis_pro_qm")
        }
        plot.development = development(node, &draft)
        let law = node.child("zustand_angaben/bebaubar_nach")?.attributes["bebaubar_attr"]
        plot.buildingLaw = draft.line(law, "zustand_angaben/bebaubar_nach@bebaubar_attr")
        plot.description = description(node, &draft)
        plot.link = draft.link(node.text("kontaktperson/url"), "kontaktperson/url")
        plot.contact = contact(node, &draft)
        plot.statedOn = statedOn(node, &draft)
        plot.commonIdentifier = commonIdentifier(node, &draft)
        return plot
    }

    private static func development(_ node: XMLNode, _ draft: inout FeedDraft) -> PlotRecord.Development? {
        let field = "zustand_angaben/erschliessung"
        guard let state = node.child(field)?.attributes["erschl_attr"]?.uppercased() else { return nil }
        switch state {
        case "UNERSCHLOSSEN": return PlotRecord.Development.none
        case "TEILERSCHLOSSEN": return .partly
        case "VOLLERSCHLOSSEN": return .fully
        case "ORTSUEBLICHERSCHLOSSEN": return .asUsual
        default:
            draft.tolerate(.unknownValue, field + "@erschl_attr")
            return nil
        }
    }
}
