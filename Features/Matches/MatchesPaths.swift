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

    /// The public question what fits a family.
    static let fit = Path("was-passt", "what-fits")
}
