import LotseCore
import LotseMatching
import LotseWeb

/// A bundle as a small picture of a life: home, work, Kita, school with the minutes between them; template
/// `matches.bundle`.
struct BundlePicture: Sendable {
    let title: String
    let anchor: String
    /// What it has before the others of the list; nil where nothing.
    let mark: Tag?
    let stops: [Stop]
    let price: [String]
    let map: BundleMap?
    let details: SummaryList
    /// Takes all of it into the case file; nil on the public page.
    let take: ButtonView?

    /// One thing of the bundle.
    struct Stop: Sendable {
        /// Whose it is: a name, or "together".
        let who: String
        let title: String
        let path: String?
        let place: String
        let facts: [String]
        /// How one gets there from the home.
        let way: String?
        /// `home`, `work`, `care` or `course`: for the sign beside it.
        let kind: String
        /// That others need it too; nil where there is enough.
        let scarce: Tag?
    }

    /// What is said of what is scarce.
    struct Scarcity: Sendable {
        var prices: ScarcityPrices?
        /// Whether the bundle leaves the most once what it takes from others is paid (`ScarcityPrices`).
        var isBest = false
    }
}

extension BundlePicture {
    /// - Parameters:
    ///   - bundle: what fits.
    ///   - number: its place on the list, from 1.
    ///   - answer: what it belongs to.
    ///   - words: of the reader.
    ///   - scarcity: what others need too.
    ///   - link: the page of a listing; nil where the reader sees none.
    ///   - take: makes the button that takes it; nil where nobody may.
    init(
        _ bundle: ArrivalBundle,
        number: Int,
        of answer: FamilyAnswer,
        _ words: Words,
        _ scarcity: Scarcity,
        link: (Identifier<Listing>) -> String?,
        take: ([BundlePart]) -> ButtonView?
    ) {
        let told = BundleWords(words: words, question: answer.question)
        let parts = bundle.parts(of: answer.question, in: answer.table)
        let stops = parts.map { part in
            Stop(
                who: told.name(of: part.holder),
                title: part.listing.title,
                path: link(part.listing.id),
                place: part.listing.whoAndWhere,
                facts: told.facts(part.thing),
                way: part.way.map { told.way($0.mode, $0.time) },
                kind: part.kind,
                scarce: scarcity.prices?.points[part.listing.id].map {
                    Tag(.waiting, words("matches.scarce.thing", ["points": words.number($0)]))
                }
            )
        }
        self.init(
            title: words("matches.bundle.title", ["number": number]),
            anchor: "bundle-\(number)",
            mark: scarcity.isBest ? Tag(.good, words("matches.scarce.best")) : nil,
            stops: stops,
            price: told.price(
                minutes: bundle.price.minutes,
                monthlyCents: bundle.price.monthlyCents,
                readyOn: Day(daysSince1970: bundle.readyOn),
                income: bundle.estimatedIncome
            ),
            map: BundleMap(parts.map(\.listing), kinds: stops.map(\.kind), words),
            details: SummaryList(
                bundle.contributions.map { .init(told.cause($0.cause), words.number($0.points)) }
                    + [.init(words("matches.cause.sum"), words.number(bundle.score))]
            ),
            take: take(parts)
        )
    }
}

extension BundlePart {
    /// The sign beside it.
    var kind: String {
        switch thing {
        case .home: "home"
        case .vacancy: "work"
        case .place: "care"
        case .course: "course"
        }
    }
}

/// Where the things of a bundle lie, as a picture; template `matches.bundle-map`.
struct BundleMap: Sendable {
    let label: String
    let dots: [Dot]
    let lines: [Line]
    /// What the picture says, for those who cannot see it.
    let description: String

    struct Dot: Sendable {
        let x: Int
        let y: Int
        let kind: String
        let number: Int
        /// Beside the dot, on the side where there is room.
        let textX: Int
        let anchor: String
        let name: String
    }

    struct Line: Sendable {
        let x: Int
        let y: Int
        let toX: Int
        let toY: Int
    }

    private static let size = (width: 640, height: 300, margin: 40)

    /// Nil where there is only one place.
    init?(_ listings: [OpenListing], kinds: [String], _ words: Words) {
        let positions = listings.map(\.position)
        guard Set(positions).count > 1 else { return nil }
        let (east, north) = (positions.map(\.longitude), positions.map(\.latitude))
        // A degree of longitude is shorter than one of latitude: 0.62 of it in the middle of Germany.
        let width = max((east.max() ?? 0) - (east.min() ?? 0), 0.000_1) * 0.62
        let height = max((north.max() ?? 0) - (north.min() ?? 0), 0.000_1)
        let inner = (width: Self.size.width - 6 * Self.size.margin, height: Self.size.height - 2 * Self.size.margin)
        let scale = min(Double(inner.width) / width, Double(inner.height) / height)
        let middle = (
            x: ((east.max() ?? 0) + (east.min() ?? 0)) / 2, y: ((north.max() ?? 0) + (north.min() ?? 0)) / 2
        )
        let points = positions.map { position in
            (
                x: Self.size.width / 2 + Int(((position.longitude - middle.x) * 0.62 * scale).rounded()),
                y: Self.size.height / 2 - Int(((position.latitude - middle.y) * scale).rounded())
            )
        }
        // Places in one town share its name, and those that lie together a dot.
        var dots: [Dot] = []
        for (number, point) in points.enumerated() {
            let isLeft = point.x > Self.size.width / 2
            let town = listings[number].town
            let hidden = dots.contains { other in
                (abs(other.x - point.x) < 12 && abs(other.y - point.y) < 12) || other.name == town
            }
            dots.append(
                Dot(
                    x: point.x,
                    y: point.y,
                    kind: kinds[number],
                    number: number + 1,
                    textX: isLeft ? point.x - 14 : point.x + 14,
                    anchor: isLeft ? "end" : "start",
                    name: hidden ? "" : town
                )
            )
        }
        self.dots = dots
        lines = points.dropFirst().map { Line(x: points[0].x, y: points[0].y, toX: $0.x, toY: $0.y) }
        label = words("matches.map.label")
        description = listings.enumerated().map { "\($0.offset + 1): \($0.element.title), \($0.element.town)" }
            .joined(separator: "; ")
    }
}
