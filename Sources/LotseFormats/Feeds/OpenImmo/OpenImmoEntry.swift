import LotseCore

/// One object of a transfer, before its provider is known.
struct OpenImmoEntry {
    let position: FeedPosition
    /// What the provider calls it.
    let object: String?
    let content: Content

    enum Content {
        case home(HomeRecord)
        case plot(PlotRecord)
        case gone
        case otherKind
        case refused(FeedRefusal)
    }

    init(_ node: XMLNode, isComplete: Bool, _ draft: inout FeedDraft) {
        position = draft.position
        object = Self.object(node, &draft)
        let action = node.child("verwaltung_techn/aktion")?.attributes["aktionart"]?.uppercased()
        if action == "DELETE" || action == "REFERENZ" || Self.isSold(node) {
            content = .gone
        } else if !isComplete {
            content = .refused(draft.refusal(.tooManyFields))
        } else {
            do throws(FeedRefusal) {
                content = try Self.content(node, &draft)
            } catch {
                content = .refused(error)
            }
        }
    }

    /// `objektnr_extern` is the provider's own name for it; where it is missing, the worldwide one does.
    private static func object(_ node: XMLNode, _ draft: inout FeedDraft) -> String? {
        let technical = node.child("verwaltung_techn")
        if let number = draft.line(technical?.text("objektnr_extern"), "verwaltung_techn/objektnr_extern") {
            return number
        }
        let other =
            draft.line(technical?.text("openimmo_obid"), "verwaltung_techn/openimmo_obid")
            ?? draft.line(technical?.text("objektnr_intern"), "verwaltung_techn/objektnr_intern")
        if other != nil { draft.tolerate(.keyByOtherField, "verwaltung_techn/objektnr_extern") }
        return other
    }

    private static func isSold(_ node: XMLNode) -> Bool {
        node.child("zustand_angaben/verkaufstatus")?.attributes["stand"]?.uppercased() == "VERKAUFT"
    }

    private static func content(_ node: XMLNode, _ draft: inout FeedDraft) throws(FeedRefusal) -> Content {
        guard let form = node.child("objektkategorie/objektart")?.children.first else {
            throw draft.refusal(.missingField, "objektkategorie/objektart")
        }
        if !isInOrder(node) { draft.tolerate(.elementOrder) }
        if node.child("kontaktperson") == nil { draft.tolerate(.noContact, "kontaktperson") }
        let use = node.child("objektkategorie/nutzungsart")?.attributes["WOHNEN"]
        let isResidential = use == nil || draft.flag(use, "objektkategorie/nutzungsart@WOHNEN") == true
        switch form.name {
        case "wohnung" where isResidential: return .home(try home(.flat, node, &draft))
        case "haus" where isResidential: return .home(try home(.house, node, &draft))
        case "zimmer" where isResidential: return .home(try home(.room, node, &draft))
        case "grundstueck":
            let kind = form.attributes["grundst_typ"]?.uppercased()
            let isForHomes = kind.map { $0 == "WOHNEN" || $0 == "GEMISCHT" } ?? isResidential
            return isForHomes ? .plot(try plot(node, &draft)) : .otherKind
        default: return .otherKind
        }
    }

    /// Whether the parts of the object stand in the order of the standard.
    private static func isInOrder(_ node: XMLNode) -> Bool {
        var last = 0
        for child in node.children {
            guard let place = order[child.name] else { continue }
            guard place >= last else { return false }
            last = place
        }
        return true
    }

    private static let order: [String: Int] = Dictionary(
        uniqueKeysWithValues: [
            "objektkategorie", "geo", "kontaktperson", "preise", "flaechen", "ausstattung", "zustand_angaben",
            "infrastruktur", "freitexte", "verwaltung_objekt", "verwaltung_techn",
        ].enumerated().map { ($1, $0) }
    )
}
