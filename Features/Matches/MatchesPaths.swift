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
    static let bundles = Path("faelle/{caseFile}/pakete", "cases/{caseFile}/bundles")
    static let bundle = Path("faelle/{caseFile}/pakete/nehmen", "cases/{caseFile}/bundles/take")

    /// Proposals for all waiting households at once.
    static let runs = Path("gesamtvorschlaege", "allocations")
    static let run = Path("gesamtvorschlaege/{run}", "allocations/{run}")
    static let stop = Path("gesamtvorschlaege/{run}/anhalten", "allocations/{run}/stop")
    static let whatIf = Path("was-waere-wenn", "what-if")
    static let share = Path("faelle/{caseFile}/gesamtvorschlag/{run}", "cases/{caseFile}/allocations/{run}")

    /// Who would come, without names, for firms.
    static let candidates = Path("wer-kommen-moechte", "who-would-come")
    static let ask = Path("wer-kommen-moechte/{person}", "who-would-come/{person}")
    static let inquiry = Path("faelle/{caseFile}/nachfragen/{inquiry}", "cases/{caseFile}/inquiries/{inquiry}")

    /// Whom firms will need.
    static let demand = Path("personalbedarf", "demand")
    static let newDemand = Path("personalbedarf/neu", "demand/new")
    static let demandLine = Path("personalbedarf/{line}", "demand/{line}")
    static let removeDemand = Path("personalbedarf/{line}/streichen", "demand/{line}/remove")

    /// The public question what fits a family.
    static let fit = Path("was-passt", "what-fits")
}
