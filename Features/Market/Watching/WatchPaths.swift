import LotseWeb

/// Where it is said from where lists are fetched.
enum WatchPaths {
    static let list = Path("angebote/abrufe", "offers/watches")
    static let new = Path("angebote/abrufe/neu", "offers/watches/new")
    static let one = Path("angebote/abrufe/{watch}", "offers/watches/{watch}")
    static let edit = Path("angebote/abrufe/{watch}/bearbeiten", "offers/watches/{watch}/edit")
    static let again = Path("angebote/abrufe/{watch}/nochmal", "offers/watches/{watch}/again")
}
