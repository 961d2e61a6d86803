import LotseWeb

/// Where the pages of referrals live.
enum ReferralPaths {
    /// Looking for the responsible body of a need, and asking it.
    static let new = Path("faelle/{caseFile}/bedarfe/{need}/weitergeben", "cases/{caseFile}/needs/{need}/refer")
    static let gap = Path("faelle/{caseFile}/bedarfe/{need}/luecke", "cases/{caseFile}/needs/{need}/gap")
    static let one = Path("faelle/{caseFile}/weitergaben/{referral}", "cases/{caseFile}/referrals/{referral}")
    static let step = Path(
        "faelle/{caseFile}/weitergaben/{referral}/schritt",
        "cases/{caseFile}/referrals/{referral}/step"
    )
    static let send = Path(
        "faelle/{caseFile}/weitergaben/{referral}/absenden",
        "cases/{caseFile}/referrals/{referral}/send"
    )
    static let propose = Path("faelle/{caseFile}/bedarfe/{need}/vorschlag", "cases/{caseFile}/needs/{need}/propose")
    static let proposal = Path("faelle/{caseFile}/vorschlaege/{proposal}", "cases/{caseFile}/proposals/{proposal}")

    /// What partners see.
    static let inbox = Path("anfragen", "requests")
    static let received = Path("anfragen/{referral}", "requests/{referral}")
    static let receivedStep = Path("anfragen/{referral}/antwort", "requests/{referral}/answer")
    static let handOver = Path("anfragen/{referral}/uebergabe", "requests/{referral}/hand-over")
    static let statistics = Path("anfragen-statistik", "request-figures")

    /// What a body without an account sees.
    static let answer = Path("antwort/{token}", "answer/{token}")

    static let basket = Path("unversorgt", "unserved")
    static let terms = Path("fristen", "deadlines")
}
