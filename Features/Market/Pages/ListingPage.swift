import LotseCore
import LotseFormats
import LotseWeb

/// One listing: what it is, how fresh, whose, and what may be done; template `market.listing`.
struct ListingPage: Sendable {
    let state: Tag
    let stated: Tag
    let occupation: FormView?
    let summary: SummaryList
    let mapPath: String?
    let twins: [String]
    let hasTwins: Bool
    let editPath: String?
    let isDelivered: Bool
    let confirm: FormView?
    let moves: [FormView]

    /// What the page knows beside the listing.
    struct Surroundings: Sendable {
        /// The offering organisation's name.
        var organisation: String?
        var municipality: Municipality?
        /// Where else the same thing came from.
        var twins: [String] = []
    }

    init(
        _ context: ListingContext,
        _ listing: Listing.Record,
        _ surroundings: Surroundings,
        occupations: any OccupationSource,
        asking: Form? = nil
    ) {
        let words = context.words
        state = MarketTags.state(listing.state, lacksOccupation: false, words)
        stated = MarketTags.stated(listing.statedOn, on: context.today, words)
        let lacksOccupation = listing.kind == .vacancy && listing.occupation == nil && listing.state == .open
        let question = asking ?? (lacksOccupation ? OccupationQuestion(words, occupations).form(of: listing).form : nil)
        occupation = question?.view(for: context, action: context.here(MarketPaths.occupation))
        let heading = ListingFacts(listing.content).title
        summary = Self.facts(of: listing, surroundings, words, occupations, under: heading)
        let position = ListingFacts(listing.content).place.position ?? surroundings.municipality?.position
        mapPath = position.map(Self.map)
        twins = surroundings.twins
        hasTwins = !twins.isEmpty
        isDelivered = listing.isDelivered
        editPath = listing.isDelivered ? nil : context.here(MarketPaths.edit)
        let version = ["version": "\(listing.version)"]
        confirm =
            listing.state == .open
            ? Form("market.confirm", [Field("version", .hidden)], values: version)
                .view(for: context, action: context.here(MarketPaths.confirm), weight: .plain) : nil
        // What its sender goes on naming would be opened again: it is paused or taken here, and closed there.
        let next = listing.state.next.filter { !listing.isDelivered || $0 != .closed }
        moves = next.map { state in
            Form(
                "market.move",
                [Field("version", .hidden), Field("state", .hidden)],
                values: version.merging(["state": state.rawValue]) { $1 }
            ).view(
                for: context,
                action: context.here(MarketPaths.state),
                submit: "market.move.\(state.rawValue)",
                weight: .plain
            )
        }
    }

    /// Everything that was said, in the template's order; what was not said, or stands in the page's heading, is left out.
    static func facts(
        of listing: Listing.Record,
        _ surroundings: Surroundings,
        _ words: Words,
        _ occupations: any OccupationSource,
        under heading: String = ""
    ) -> SummaryList {
        let (answers, cells) = (AnswerWords(words: words), TemplateCells(listing.content.record).values)
        let template = ListingForm.template(of: listing.kind)
        let hidden: Set<TemplateField> = [
            .key, .latitude, .longitude, .municipality, .postcode, .town, .street, .country,
            .occupationCode,
        ]
        let place = ListingFacts(listing.content).place
        let town = [place.postcode, place.town ?? surroundings.municipality?.name].compactMap(\.self)
        var rows: [SummaryList.Row] = [
            .init(words("market.fact.kind"), words("listing.\(listing.kind.rawValue)")),
            .init(words("market.fact.where"), [place.street ?? "", town.joined(separator: " ")]),
        ]
        if listing.kind == .vacancy {
            let name = listing.occupation.map { code in
                [occupations.name(of: code, in: words.language), Digits.padded(code, to: 5)].compactMap(\.self)
                    .joined(separator: " · ")
            }
            rows.append(.init(words("market.fact.occupation"), name))
        }
        for field in template.required + template.optional where !hidden.contains(field) {
            guard let cell = cells[field], cell != heading else { continue }
            let lines = answers.text(cell, of: field).split(separator: "\n").map(String.init)
            rows.append(.init(answers.label(field), lines))
        }
        if case .plot(let plot) = listing.content { rows += computed(of: plot, words) }
        rows.append(.init(words("market.fact.organisation"), surroundings.organisation ?? words("market.nobody")))
        rows.append(.init(words("market.fact.stated"), words.day(listing.statedOn)))
        let sender = listing.content.key.sender
        let source = [sender.connection, sender.name, listing.content.key.object].filter { !$0.isEmpty }
        rows.append(
            .init(
                words("market.fact.source"),
                listing.isDelivered ? source.joined(separator: " · ") : words("market.by-form")
            )
        )
        return SummaryList(rows)
    }

    /// The price that a plot's sender did not say, worked out of the one that was said.
    private static func computed(of plot: PlotRecord, _ words: Words) -> [SummaryList.Row] {
        var rows: [SummaryList.Row] = []
        if plot.price == nil, let price = plot.wholePrice {
            rows.append(.init(words("market.fact.price-computed"), words.money(price)))
        }
        if plot.pricePerSquareMetre == nil, let price = plot.squareMetrePrice {
            rows.append(.init(words("market.fact.square-metre-computed"), words.money(price)))
        }
        return rows
    }

    /// A map of the world that shows the place; nothing of the page is told to it but that.
    private static func map(_ position: Position) -> String {
        let (north, east) = (position.latitude, position.longitude)
        return "https://www.openstreetmap.org/?mlat=\(north)&mlon=\(east)#map=15/\(north)/\(east)"
    }
}
