import LotseWeb

/// Where the pages of the market live.
enum MarketPaths {
    static let list = Path("angebote", "offers")
    static let new = Path("angebote/neu/{kind}", "offers/new/{kind}")
    static let one = Path("angebote/{listing}", "offers/{listing}")
    static let edit = Path("angebote/{listing}/bearbeiten", "offers/{listing}/edit")
    static let state = Path("angebote/{listing}/stand", "offers/{listing}/state")
    static let confirm = Path("angebote/{listing}/bestaetigen", "offers/{listing}/confirm")
    static let occupation = Path("angebote/{listing}/beruf", "offers/{listing}/occupation")
    static let template = Path("angebote/vorlage/{kind}", "offers/template/{kind}")
    static let delivery = Path("angebote/einlesen", "offers/import")
    static let trial = Path("angebote/einlesen/{delivery}", "offers/import/{delivery}")
    static let discard = Path("angebote/einlesen/{delivery}/verwerfen", "offers/import/{delivery}/discard")
}
