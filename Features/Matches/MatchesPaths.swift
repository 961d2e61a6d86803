import LotseWeb

/// Where the pages of matching live.
enum MatchesPaths {
    /// What suits the people of a household.
    static let list = Path("faelle/{caseFile}/passende-stellen", "cases/{caseFile}/matches")
    static let decision = Path(
        "faelle/{caseFile}/passende-stellen/{person}/{listing}",
        "cases/{caseFile}/matches/{person}/{listing}"
    )
    static let unfit = Path(
        "faelle/{caseFile}/passende-stellen/{person}/{listing}/passt-nicht",
        "cases/{caseFile}/matches/{person}/{listing}/does-not-fit"
    )
    static let profile = Path("faelle/{caseFile}/suche/{person}", "cases/{caseFile}/search/{person}")
    static let home = Path("faelle/{caseFile}/suche", "cases/{caseFile}/search")
    static let child = Path("faelle/{caseFile}/suche/kinder/{person}", "cases/{caseFile}/search/children/{person}")
    static let bundles = Path("faelle/{caseFile}/pakete", "cases/{caseFile}/bundles")
    static let bundle = Path("faelle/{caseFile}/pakete/nehmen", "cases/{caseFile}/bundles/take")

    /// Proposals for all waiting households at once.
    static let runs = Path("gesamtvorschlaege", "allocations")
    static let run = Path("gesamtvorschlaege/{run}", "allocations/{run}")
    static let stop = Path("gesamtvorschlaege/{run}/anhalten", "allocations/{run}/stop")
    static let whatIf = Path("was-waere-wenn", "what-if")
    static let share = Path("faelle/{caseFile}/gesamtvorschlag/{run}", "cases/{caseFile}/allocations/{run}")

    /// Kita and school places: rounds, what they have for a household, what families wish.
    static let placements = Path("platzvergabe", "placements")
    static let placement = Path("platzvergabe/{round}", "placements/{round}")
    static let placed = Path("faelle/{caseFile}/platzvergabe/{round}", "cases/{caseFile}/placements/{round}")
    static let places = Path("faelle/{caseFile}/platzwuensche", "cases/{caseFile}/place-wishes")
    static let placeWish = Path("faelle/{caseFile}/platzwuensche/{person}", "cases/{caseFile}/place-wishes/{person}")

    /// By what places are given, for everybody to read.
    static let placeRules = Path("platzkriterien", "place-criteria")
    static func criteria(_ kind: PlaceKind) -> Path {
        switch kind {
        case .kita: Path("platzkriterien/kita", "place-criteria/kita")
        case .school: Path("platzkriterien/schule", "place-criteria/school")
        }
    }

    /// Who would come, without names, for firms.
    static let candidates = Path("wer-kommen-moechte", "who-would-come")
    static let ask = Path("wer-kommen-moechte/{person}", "who-would-come/{person}")
    static let inquiry = Path("faelle/{caseFile}/nachfragen/{inquiry}", "cases/{caseFile}/inquiries/{inquiry}")

    /// Whom firms will need.
    static let demand = Path("personalbedarf", "demand")
    static let newDemand = Path("personalbedarf/neu", "demand/new")
    static let demandLine = Path("personalbedarf/{line}", "demand/{line}")
    static let removeDemand = Path("personalbedarf/{line}/streichen", "demand/{line}/remove")

    /// What counts in comparisons, and how long ways take.
    static let rules = Path("vergleichsregeln", "comparison-rules")
    static let comparison = Path("vergleichsregeln/gewichte", "comparison-rules/weights")
    static let newWay = Path("vergleichsregeln/wege/neu", "comparison-rules/ways/new")
    static let removeWay = Path("vergleichsregeln/wege/{way}/streichen", "comparison-rules/ways/{way}/remove")
    static let travelTable = Path("vergleichsregeln/wegetabelle", "comparison-rules/travel-table")
    static let removeTravelTable = Path(
        "vergleichsregeln/wegetabelle/streichen",
        "comparison-rules/travel-table/remove"
    )
    static let newBarrier = Path("vergleichsregeln/fluesse/neu", "comparison-rules/barriers/new")
    static let barrier = Path("vergleichsregeln/fluesse/{barrier}", "comparison-rules/barriers/{barrier}")
    static let removeBarrier = Path(
        "vergleichsregeln/fluesse/{barrier}/streichen",
        "comparison-rules/barriers/{barrier}/remove"
    )
    /// The public page about how vacancies are compared.
    static let compare = Path("wie-wir-vergleichen", "how-we-compare")

    /// The public question what fits a family.
    static let fit = Path("was-passt", "what-fits")
}
