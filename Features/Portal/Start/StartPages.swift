import LotseCore
import LotseWeb

/// The installation's start: what this is, and the alliances to choose from.
struct InstallationStartPage: Sendable {
    let alliances: [Choice]
    let hasAlliances: Bool

    struct Choice: Sendable {
        let name: String
        /// The districts, in one line.
        let region: String?
        let path: String
    }

    init(
        _ alliances: [AllianceProfile],
        districts: [Identifier<Alliance>: [District]],
        language: Language
    ) {
        self.alliances = alliances.map { alliance in
            let names = (districts[alliance.id] ?? []).map(\.name)
            return Choice(
                name: alliance.name,
                region: names.isEmpty ? nil : names.joined(separator: ", "),
                path: FloorPaths.allianceStart.link(language, alliance: alliance.slug)
            )
        }
        hasAlliances = !alliances.isEmpty
    }
}

/// An alliance's start: three doors, who is responsible, and where one's own request stands.
struct AllianceStartPage: Sendable {
    let introduction: OwnText?
    let contactNote: OwnText?
    let requestPath: String
    let fitPath: String
    let employerPath: String
    let ideaPath: String
    let ownRequestPath: String
    let responsible: ResponsibleForm
    let partnersPath: String
    let startPath: String
    let imprintPath: String
    let privacyPath: String
    let accessibilityPath: String

    /// The alliance's own words, with the language that they are written in.
    struct OwnText: Sendable {
        let paragraphs: [String]
        let language: String
        let direction: String
        /// Said where it is not the reader's language.
        let note: String?

        init(_ passage: AllianceText.Passage, for words: Words) {
            paragraphs = passage.text.split(whereSeparator: \.isNewline).map(String.init)
            language = passage.language.tag
            direction = passage.language.direction.rawValue
            note =
                passage.language == words.language
                ? nil : words("portal.own-text.language", ["language": passage.language.ownName])
        }
    }

    /// Place and topic, sent as the queries of a link.
    struct ResponsibleForm: Sendable {
        let action: String
        let places: [String]
        let hasPlaces: Bool
        let topics: [TopicChoice]
    }

    struct TopicChoice: Sendable {
        let value: String
        let name: String
    }

    init(
        _ context: AllianceContext,
        text: AllianceText?,
        places: [String],
        neighbours: PortalFeature.Neighbours
    ) {
        introduction = text?.introduction.map { OwnText($0, for: context.words) }
        contactNote = text?.contactNote.map { OwnText($0, for: context.words) }
        requestPath = context.link(neighbours.request)
        fitPath = context.link(neighbours.fit)
        employerPath = context.link(PortalPaths.employer)
        ideaPath = context.link(PortalPaths.idea)
        ownRequestPath = context.link(neighbours.ownRequest)
        responsible = ResponsibleForm(
            action: context.link(neighbours.responsible),
            places: places,
            hasPlaces: !places.isEmpty,
            topics: Topic.allCases.map { topic in
                TopicChoice(value: topic.rawValue, name: context.words("topic.\(topic.rawValue)"))
            }
        )
        partnersPath = context.link(neighbours.partners)
        startPath = context.link(FloorPaths.start)
        imprintPath = context.link(FloorPaths.imprint)
        privacyPath = context.link(FloorPaths.privacy)
        accessibilityPath = context.link(FloorPaths.accessibility)
    }
}

extension PortalFeature {
    func addStartRoutes(to routes: inout RouteTable) {
        routes.get(FloorPaths.start, as: .visitor) { visitor in
            let all = try await alliances.alliances()
            let districts = try await network.districts(of: all.map(\.id), on: visitor.today)
            let content = InstallationStartPage(all, districts: districts, language: visitor.language)
            return .page(shared(visitor.words("portal.start.title"), "portal.installation-start", content))
        }
        routes.get(FloorPaths.allianceStart, as: .alliance) { context in
            let places = try await network.placeNames(of: context.alliance.id, on: context.today)
            let text = try await texts.ownText(of: context.alliance.id, for: context.language)
            let content = AllianceStartPage(context, text: text, places: places, neighbours: neighbours)
            return .page(shared(context.words("portal.alliance.title"), "portal.alliance-start", content))
        }
    }
}
