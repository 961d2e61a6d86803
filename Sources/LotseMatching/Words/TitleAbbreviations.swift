/// What short forms in German titles stand for; a small table of our own.
enum TitleAbbreviations {
    /// The words that a folded word stands for; nil for a word that is none of them.
    static func words(for word: [UInt8]) -> [[UInt8]]? { table[word] }

    private static let table: [[UInt8]: [[UInt8]]] = source.reduce(into: [:]) { table, entry in
        table[Array(entry.key.utf8)] = entry.value.split(separator: " ").map { Array($0.utf8) }
    }

    /// Short forms and what they stand for, both as folded words.
    private static let source: [String: String] = [
        "shk": "sanitaer heizung klima", "hls": "heizung lueftung sanitaer", "hlk": "heizung lueftung klima",
        "gwh": "gas wasser heizung", "tga": "technische gebaeudeausruestung", "gws": "gas wasser sanitaer",
        "mfa": "medizinische fachangestellte", "zfa": "zahnmedizinische fachangestellte",
        "tfa": "tiermedizinische fachangestellte", "zmf": "zahnmedizinische fachassistentin",
        "zmp": "zahnmedizinische prophylaxeassistentin", "zmv": "zahnmedizinische verwaltungsassistentin",
        "pta": "pharmazeutisch technische assistentin", "pka": "pharmazeutisch kaufmaennische angestellte",
        "mta": "medizinisch technische assistentin", "mtla": "medizinisch technische laboratoriumsassistentin",
        "mtra": "medizinisch technische radiologieassistentin", "bta": "biologisch technische assistentin",
        "cta": "chemisch technische assistentin", "uta": "umwelttechnische assistentin",
        "ota": "operationstechnische assistentin", "ata": "anaesthesietechnische assistentin",
        "eta": "elektrotechnische assistentin", "pdl": "pflegedienstleitung", "wbl": "wohnbereichsleitung",
        "guk": "gesundheits und krankenpflege", "gkp": "gesundheits und krankenpfleger",
        "rfa": "rechtsanwaltsfachangestellte",
        "refa": "rechtsanwaltsfachangestellte", "renofa": "rechtsanwalts und notarfachangestellte",
        "bkf": "berufskraftfahrer", "lkw": "lastkraftwagen", "pkw": "personenkraftwagen", "kfz": "kraftfahrzeug",
        "nfz": "nutzfahrzeug", "oepnv": "nahverkehr", "edv": "datenverarbeitung", "dv": "datenverarbeitung",
        "fiae": "fachinformatiker anwendungsentwicklung", "fisi": "fachinformatiker systemintegration",
        "bwl": "betriebswirtschaft", "vwl": "volkswirtschaft", "msr": "mess steuerungs regelungstechnik",
        "qm": "qualitaetsmanagement", "qs": "qualitaetssicherung", "hr": "personal", "rettsan": "rettungssanitaeter",
        "notsan": "notfallsanitaeter", "erz": "erzieher", "sozpaed": "sozialpaedagoge", "heilpaed": "heilpaedagoge",
        "exam": "examiniert", "staatl": "staatlich", "gepr": "geprueft", "anerk": "anerkannt", "dipl": "diplom",
        "ing": "ingenieur", "kfm": "kaufmaennisch", "kffr": "kauffrau", "techn": "technisch", "med": "medizinisch",
        "wiss": "wissenschaftlich", "mitarb": "mitarbeiter", "fachverk": "fachverkaeufer", "verk": "verkaeufer",
        "sachb": "sachbearbeiter", "azubi": "auszubildende", "angest": "angestellte", "lw": "landwirtschaftlich",
        "elektr": "elektrisch", "mech": "mechaniker", "masch": "maschinen", "betr": "betrieb", "verw": "verwaltung",
        "oeff": "oeffentlich", "dir": "direktor", "stv": "stellvertretend", "stellv": "stellvertretend",
        "selbst": "selbststaendig",
        "hausm": "hausmeister", "kita": "kindertagesstaette", "kiga": "kindergarten", "krhs": "krankenhaus",
    ]
}
