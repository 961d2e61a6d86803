import LotseWeb

/// Where the room's pages live.
enum NetworkPaths {
    static let whoHelps = Path("wer-hilft", "who-helps")
    static let feedback = Path("wer-hilft/rueckmeldung", "who-helps/feedback")
    static let publicPartners = Path("partner", "partners")

    /// The installation's alliances, for whoever runs it.
    static let alliances = Path("allianzen", "alliances", in: .installation)
    static let newAlliance = Path("neue-allianz", "new-alliance", in: .installation)

    static let feedbackList = Path("netzwerk/rueckmeldungen", "network/feedback")
    static let texts = Path("netzwerk/texte", "network/texts")
    static let text = Path("netzwerk/texte/{language}", "network/texts/{language}")

    static let overview = Path("netzwerk", "network")
    static let settings = Path("netzwerk/einstellungen", "network/settings")

    static let join = Path("netzwerk/beitritt", "network/join")
    static let partnership = Path("netzwerk/partnerschaften/{partnership}", "network/partnerships/{partnership}")
    static let leave = Path(
        "netzwerk/partnerschaften/{partnership}/austritt",
        "network/partnerships/{partnership}/leave"
    )
    static let correct = Path(
        "netzwerk/partnerschaften/{partnership}/berichtigung",
        "network/partnerships/{partnership}/correct"
    )
    static let bringIn = Path(
        "netzwerk/partnerschaften/{partnership}/orte-einbringen",
        "network/partnerships/{partnership}/bring-in"
    )
    static let release = Path(
        "netzwerk/partnerschaften/{partnership}/orte-abgeben",
        "network/partnerships/{partnership}/release"
    )

    static let newOrganisation = Path("netzwerk/neue-organisation", "network/new-organisation")
    static let organisation = Path(
        "netzwerk/organisationen/{organisation}",
        "network/organisations/{organisation}"
    )
    static let editOrganisation = Path(
        "netzwerk/organisationen/{organisation}/aendern",
        "network/organisations/{organisation}/edit"
    )
    static let newUnit = Path(
        "netzwerk/organisationen/{organisation}/neue-einheit",
        "network/organisations/{organisation}/new-unit"
    )
    static let unit = Path(
        "netzwerk/organisationen/{organisation}/einheiten/{unit}",
        "network/organisations/{organisation}/units/{unit}"
    )

    static let newMember = Path(
        "netzwerk/organisationen/{organisation}/neues-mitglied",
        "network/organisations/{organisation}/new-member"
    )
    static let member = Path(
        "netzwerk/organisationen/{organisation}/mitglieder/{membership}",
        "network/organisations/{organisation}/members/{membership}"
    )

    static let agreements = Path("netzwerk/vereinbarungen", "network/agreements")
    static let newAgreement = Path("netzwerk/neue-vereinbarung", "network/new-agreement")
    static let agreement = Path("netzwerk/vereinbarungen/{agreement}", "network/agreements/{agreement}")
    static let editAgreement = Path(
        "netzwerk/vereinbarungen/{agreement}/aendern",
        "network/agreements/{agreement}/edit"
    )
    static let sign = Path("netzwerk/vereinbarungen/{agreement}/unterschrift", "network/agreements/{agreement}/sign")
    static let signature = Path(
        "netzwerk/vereinbarungen/{agreement}/unterschriften/{signatory}",
        "network/agreements/{agreement}/signatures/{signatory}"
    )
    static let removeSignature = Path(
        "netzwerk/vereinbarungen/{agreement}/unterschriften/{signatory}/entfernen",
        "network/agreements/{agreement}/signatures/{signatory}/remove"
    )
    static let file = Path("netzwerk/vereinbarungen/{agreement}/dokument", "network/agreements/{agreement}/document")
    static let putFile = Path(
        "netzwerk/vereinbarungen/{agreement}/dokument-hochladen",
        "network/agreements/{agreement}/upload-document"
    )
    static let removeFile = Path(
        "netzwerk/vereinbarungen/{agreement}/dokument-entfernen",
        "network/agreements/{agreement}/remove-document"
    )

    static let recognitions = Path("netzwerk/anerkennungen", "network/recognitions")
    static let newRecognition = Path("netzwerk/neue-anerkennung", "network/new-recognition")
    static let recognition = Path("netzwerk/anerkennungen/{recognition}", "network/recognitions/{recognition}")
    static let removeRecognition = Path(
        "netzwerk/anerkennungen/{recognition}/entfernen",
        "network/recognitions/{recognition}/remove"
    )

    static let territory = Path("netzwerk/gebiet", "network/territory")
    static let map = Path("netzwerk/karte", "network/map")
    static let mapPicture = Path("netzwerk/karte/bild", "network/map/picture")
    static let mapTable = Path("netzwerk/karte/tabelle", "network/map/table")
    static let gaps = Path("netzwerk/luecken", "network/gaps")
    static let gapTable = Path("netzwerk/luecken/tabelle", "network/gaps/table")

    static let rules = Path("netzwerk/zustaendigkeiten", "network/responsibilities")
    static let newRule = Path("netzwerk/neue-zustaendigkeit", "network/new-responsibility")
    static let rule = Path("netzwerk/zustaendigkeiten/{rule}", "network/responsibilities/{rule}")
    static let endRule = Path("netzwerk/zustaendigkeiten/{rule}/ende", "network/responsibilities/{rule}/end")
    static let replaceRule = Path(
        "netzwerk/zustaendigkeiten/{rule}/nachfolge",
        "network/responsibilities/{rule}/replace"
    )
    static let withdrawRule = Path(
        "netzwerk/zustaendigkeiten/{rule}/ruecknahme",
        "network/responsibilities/{rule}/withdraw"
    )
}
