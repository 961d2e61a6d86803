import LotseCore
import LotseData
import LotseWeb

/// "Who is responsible at my place for my topic?": a body and how it is reached, or an honest gap.
struct WhoHelpsPage: Sendable {
    let action: String
    let typed: String
    let topics: [TopicChoice]
    /// Places that begin alike, where what was typed does not tell which one.
    let choices: [Link]
    let hasChoices: Bool
    let isUnknown: Bool
    let result: Result?
    let contact: ContactView

    struct TopicChoice: Sendable {
        let value: String
        let label: String
        let isSelected: Bool
    }

    struct Result: Sendable {
        let title: String
        let isOutside: Bool
        /// Other alliances of the installation that have the place.
        let others: [Link]
        let hasOthers: Bool
        let answers: [Answer]
        let allTopicsPath: String?
        let feedback: Feedback
    }

    /// Where people say whether the answer helped.
    struct Feedback: Sendable {
        let yesPath: String
        let noPath: String
    }

    struct Answer: Sendable {
        /// The topic, where several are shown.
        let heading: String?
        let bodies: [Body]
        let isDouble: Bool
        let isGap: Bool
    }

    struct Body: Sendable {
        let name: String
        let since: String
        let contact: ContactView
    }

    static func make(_ context: AllianceContext, _ reader: Reader) throws -> Page {
        let typed = context.query["place"]
        let topic = Topic(rawValue: context.query["topic"])
        let found = try places(context, reader)
        let content = WhoHelpsPage(
            action: context.link(NetworkPaths.whoHelps),
            // A place that was chosen from a list stays in the form, for the next topic.
            typed: typed.isEmpty && found.count == 1 ? found[0].name : typed,
            topics: Topic.allCases.map {
                TopicChoice(value: $0.rawValue, label: context.words.name(of: $0), isSelected: $0 == topic)
            },
            choices: found.count > 1 ? found.map { Link(label(of: $0), path(of: $0, topic, context)) } : [],
            hasChoices: found.count > 1,
            isUnknown: found.isEmpty && !typed.isEmpty,
            result: found.count == 1 ? try result(of: found[0], topic, context, reader) : nil,
            contact: ContactView(context.alliance.contact)
        )
        var page = Page(context.words("network.who-helps.title"), template: "network.who-helps", content: content)
            .saying(context.done)
        page.isShared = true
        return page
    }

    /// The chosen place; else those that begin as typed, only one where its whole name was typed.
    private static func places(_ context: AllianceContext, _ reader: Reader) throws -> [Municipality] {
        if let key = MunicipalityKey(context.query["key"]) {
            return [try MunicipalityStore.fetch(key, reader)].compactMap(\.self)
        }
        let typed = context.query["place"]
        let found = try MunicipalityStore.search(typed, limit: 12, reader)
        let exact = found.filter { Folding.german($0.name) == Folding.german(typed) || $0.postcodes.contains(typed) }
        return exact.count == 1 ? exact : found
    }

    private static func result(
        of place: Municipality,
        _ topic: Topic?,
        _ context: AllianceContext,
        _ reader: Reader
    ) throws -> Result {
        let words = context.words
        let asked = topic.map { [$0] } ?? Topic.allCases
        let answers = try ResponsibilityStore.answers(
            for: asked,
            in: place.key,
            on: context.today,
            alliance: context.alliance.id,
            reader
        )
        let isOutside = answers.values.contains(.gap(.outsideTerritory))
        let others = isOutside ? try AllianceStore.list(covering: place.key, on: context.today, reader) : []
        return Result(
            title: title(of: place, topic, words),
            isOutside: isOutside,
            others: others.map { other in
                let path = NetworkPaths.whoHelps.link(context.language, alliance: other.slug)
                return Link(other.name, "\(path)?\(query(of: place, topic))")
            },
            hasOthers: !others.isEmpty,
            answers: isOutside
                ? []
                : asked.map { answered in
                    Self.answer(
                        answers[answered] ?? .gap(.nobody),
                        heading: topic == nil ? words.name(of: answered) : nil,
                        words
                    )
                },
            allTopicsPath: topic == nil ? nil : path(of: place, nil, context),
            feedback: Feedback(
                yesPath: "\(context.link(NetworkPaths.feedback))?\(query(of: place, topic))&helped=yes",
                noPath: "\(context.link(NetworkPaths.feedback))?\(query(of: place, topic))&helped=no"
            )
        )
    }

    private static func answer(
        _ answer: ResponsibilityAnswer,
        heading: String?,
        _ words: Words
    ) -> Answer {
        Answer(
            heading: heading,
            bodies: answer.bodies.map { body in
                Body(
                    name: body.name,
                    since: words("network.who-helps.since", ["day": body.since]),
                    contact: ContactView(body.contact)
                )
            },
            isDouble: answer.bodies.count > 1,
            isGap: answer.bodies.isEmpty
        )
    }

    private static func label(of place: Municipality) -> String { "\(place.fullName), \(place.district.name)" }

    private static func path(of place: Municipality, _ topic: Topic?, _ context: AllianceContext) -> String {
        "\(context.link(NetworkPaths.whoHelps))?\(query(of: place, topic))"
    }

    static func title(of place: Municipality, _ topic: Topic?, _ words: Words) -> String {
        topic.map { words("network.who-helps.result", ["topic": words.name(of: $0), "place": place.fullName]) }
            ?? words("network.who-helps.result-all", ["place": place.fullName])
    }

    static func query(of place: Municipality, _ topic: Topic?) -> String {
        "key=\(place.key)\(topic.map { "&topic=\($0.rawValue)" } ?? "")"
    }
}
