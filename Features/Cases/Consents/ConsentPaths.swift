import LotseWeb

/// Where the pages of consents live.
enum ConsentPaths {
    static let list = Path("faelle/{caseFile}/einwilligungen", "cases/{caseFile}/consents")
    static let new = Path("faelle/{caseFile}/einwilligungen/neu", "cases/{caseFile}/consents/new")
    static let withdraw = Path(
        "faelle/{caseFile}/einwilligungen/{consent}/widerrufen",
        "cases/{caseFile}/consents/{consent}/withdraw"
    )
}
