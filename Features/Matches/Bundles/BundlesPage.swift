import LotseCore
import LotseMatching
import LotseWeb

/// What fits a family together, or what blocks it and what would help; template `matches.answer`.
struct AnswerView: Sendable {
    let bundles: [BundlePicture]
    let hasBundles: Bool
    /// What blocks, each demand as a sentence; nil where something fits.
    let blocks: [String]
    let isBlocked: Bool
    /// What would help, the cheapest first, each with what it would bring.
    let ways: [WayView]
    let hasWays: Bool
    let estimates: String
    /// What is to be said of what is scarce; nil where nothing is.
    let scarcity: ScarcityNote?

    struct ScarcityNote: Sendable {
        let text: String
        /// Others need all of it more; nil where one bundle spares them.
        let wait: String?
    }

    struct WayView: Sendable {
        let steps: String
        let picture: BundlePicture
    }

    init(
        _ answer: FamilyAnswer,
        _ words: Words,
        scarcity: ScarcityPrices? = nil,
        link: (Identifier<Listing>) -> String?,
        take: ([BundlePart]) -> ButtonView?
    ) {
        let told = BundleWords(words: words, question: answer.question)
        let advice = scarcity?.advice(
            for: answer.bundles.map { bundle in
                let parts = bundle.parts(of: answer.question, in: answer.table)
                return (RegionProblem.points(bundle), parts.map(\.listing.id))
            }
        )
        bundles = answer.bundles.enumerated().map { place, bundle in
            let scarce = BundlePicture.Scarcity(prices: scarcity, isBest: advice == .take(place))
            return BundlePicture(bundle, number: place + 1, of: answer, words, scarce, link: link, take: take)
        }
        self.scarcity =
            if let scarcity, let advice {
                ScarcityNote(
                    text: words("matches.scarce.note", ["day": words.day(scarcity.day)]),
                    wait: advice == .wait ? words("matches.scarce.wait") : nil
                )
            } else {
                nil
            }
        hasBundles = !bundles.isEmpty
        blocks = answer.obstacles?.block.map(told.demand) ?? []
        isBlocked = answer.obstacles != nil
        ways = (answer.obstacles?.concessions ?? []).enumerated().map { place, concession in
            WayView(
                steps: concession.steps.map(told.step).joined(separator: " · "),
                picture: BundlePicture(
                    concession.bundle,
                    number: place + 1,
                    of: answer,
                    words,
                    .init(),
                    link: link,
                    take: { _ in nil }
                )
            )
        }
        hasWays = !ways.isEmpty
        estimates = words("matches.answer.estimates")
    }
}

/// What fits a household of a case file; template `matches.bundles`.
struct BundlesPage: Sendable {
    let lead: String
    let searches: Link
    let answer: AnswerView
}
