import Testing

@testable import LotseMatching

@Suite struct TitleNormaliserTests {
    private static let german = TitleNormaliser(language: "de")

    @Test(arguments: [
        [
            "Kfz-Mechatroniker/-in (m/w/d)", "KFZ Mechatronikerin", "Kfz-Mechatroniker",
            "Kraftfahrzeug-Mechatroniker*in",
        ],
        ["exam. Altenpfleger*in", "examinierte Altenpflegerin", "Examinierter Altenpfleger (w/m/d)"],
        [
            "Verkäufer/in", "VERKÄUFERIN", "Verkaeufer", "VerkäuferIn", "Verkäufer:innen", "Verkäufer_in",
            "Verkäufer/Verkäuferin",
        ],
        ["Krankenschwester/-pfleger", "Krankenpfleger", "Krankenschwester", "Krankenpflegerin m/w/d"],
        ["Kaufmann/-frau", "Kauffrau", "Kaufmann", "Kaufleute"],
        ["Abfluglotse/-lotsin", "Abfluglotsin", "Abfluglotse"],
        ["Facharzt/-ärztin", "Fachärztin", "Facharzt", "Fachaerztin"],
        ["Abgeordnete/r", "Abgeordneter", "Abgeordnete"],
        ["Technische/r Assistent/in", "Technische Assistentin", "Technischer Assistent"],
        ["MFA", "Medizinische Fachangestellte", "Medizinischer Fachangestellter (all genders)"],
        ["Abfertigungsbeamt(er/in)", "Abfertigungsbeamter", "Abfertigungsbeamtin"],
        ["Leiter im öffentlichen Dienst/Leiterin im öffentlichen Dienst", "Leiterin im öffentlichen Dienst"],
        ["Bäuerin", "Bauer"], ["Friseuse", "Friseur", "Friseurin"], ["Köchin", "Koch", "Koch/Köchin"],
        ["staatl. gepr. Technikerin", "Staatlich geprüfter Techniker"], ["Lkw-Fahrer", "LKW Fahrerin"],
    ])
    func `spellings and genders of one German title become one`(titles: [String]) {
        let forms = titles.map { Self.german.normal($0).words }
        #expect(Set(forms).count == 1, "\(forms)")
    }

    /// Pairs of our own, of every way in which German tells women from men.
    @Test(arguments: [
        ("Bäcker", "Bäckerin"), ("Räucherer", "Räucherin"), ("Zauberer", "Zauberin"), ("Lotse", "Lotsin"),
        ("Biologe", "Biologin"), ("Psychologe", "Psychologin"), ("Gehilfe", "Gehilfin"), ("Hirte", "Hirtin"),
        ("Beamter", "Beamtin"), ("Angestellter", "Angestellte"), ("Beauftragter", "Beauftragte"),
        ("Anwalt", "Anwältin"), ("Tierarzt", "Tierärztin"), ("Arzt im Praktikum", "Ärztin im Praktikum"),
        ("Schiffskoch", "Schiffsköchin"), ("Weinbauer", "Weinbäuerin"), ("Studienrat", "Studienrätin"),
        ("Graf", "Gräfin"), ("Vogt", "Vögtin"), ("Bürokaufmann", "Bürokauffrau"), ("Obmann", "Obfrau"),
        ("Steuermann (Binnenfahrt)", "Steuerfrau (Binnenfahrt)"), ("Kameramann", "Kamerafrau"),
        ("Stationspfleger", "Stationsschwester"), ("OP-Pfleger", "OP-Schwester"), ("Masseur", "Masseuse"),
        ("Steward", "Stewardess"), ("Croupier", "Croupière"), ("Restaurator", "Restauratorin"),
        ("Polier", "Polierin"), ("Elektroniker", "Elektronikerin"), ("Kurier", "Kurierin"), ("Model", "Modelin"),
        ("geprüfter Fachwirt", "geprüfte Fachwirtin"), ("Erster Offizier", "Erste Offizierin"),
        ("Leitender Arzt", "Leitende Ärztin"), ("Staatlich anerkannter Erzieher", "Staatlich anerkannte Erzieherin"),
        ("Evangelischer Religionspädagoge", "Evangelische Religionspädagogin"),
        ("Koch und Konditor", "Köchin und Konditorin"), ("Auktionator, Versteigerer", "Auktionatorin, Versteigerin"),
        ("Fahrer - Lkw", "Fahrerin - Lkw"), ("Designer", "Designerinnen"),
    ])
    func `a title for a man and the same for a woman become one`(male: String, female: String) {
        #expect(Self.german.normal(male) == Self.german.normal(female))
    }

    @Test(arguments: [
        ("Bauer", "Bau"), ("Maler", "Mal"), ("Arzt", "Arzthelferin"), ("Fahrer (Lkw)", "Fahrer (Bus)"),
        ("C++ Entwickler", "C# Entwickler"), ("Tischler", "Bau- und Möbeltischler"),
    ])
    func `different German titles stay different`(one: String, other: String) {
        #expect(Self.german.normal(one) != Self.german.normal(other))
    }

    @Test func `short forms are told`() {
        #expect(Self.german.normal("Anlagenmechaniker SHK").wasAbbreviated)
        #expect(
            Self.german.normal("Anlagenmechaniker SHK").words == ["anlagenmechanik", "sanitaer", "heizung", "klima"]
        )
        #expect(!Self.german.normal("Anlagenmechaniker").wasAbbreviated)
        #expect(!TitleNormaliser(language: "en").normal("MFA").wasAbbreviated)
    }

    @Test(arguments: [
        ("uk", "Медична сестра", "медична сестра"), ("uk", "Кухар їдальні", "кухар їдальні"),
        ("bg", "Учител, начален етап", "учител начален етап"), ("ru", "Водитель-ёршик", "водитель ершик"),
        ("ar", "المُمَرِّضة", "الممرضه"), ("ar", "ﻃﺒﻴﺐ", "طبيب"), ("ar", "أخصائي", "اخصايي"), ("fa", "کارگر", "كارگر"),
        ("vi", "Thợ hàn", "thơ\u{323} ha\u{300}n"), ("vi", "Điều dưỡng", "điê\u{300}u dươ\u{303}ng"),
        ("el", "Μάγειρας", "μαγειρασ"), ("pl", "Świeżo ślusarz", "swiezo slusarz"), ("tr", "İşçi", "isci"),
        ("zh", "厨师", "厨师"), ("hi", "रसोइया", "रसोइया"), ("he", "מְבַשֵּׁל", "מְבַשֵּׁל"), ("en", "ﬁre ﬁghter", "fire fighter"),
        ("ja", "Ｗｅｂ　デザイナー", "web デザイナー"), ("en", "Nurse (f/m/x) – ICU", "nurse icu"),
    ])
    func `no script loses its letters`(language: String, title: String, form: String) {
        let normal = TitleNormaliser(language: language).normal(title).text
        #expect(Array(normal.unicodeScalars) == Array(Self.folding(form, language).unicodeScalars), "\(normal)")
    }

    /// Vietnamese forms are compared letter by letter with their marks apart, as the normaliser writes them.
    private static func folding(_ form: String, _ language: String) -> String {
        language == "vi" ? TitleNormaliser(language: "vi").normal(form).text : form
    }

    @Test(arguments: [
        "Thợ hàn", "Verkäuferin", "Směnový mistr", "Учитель йоги", "أخصائي", "Μάγειρας", "Điều dưỡng viên ếậ",
    ])
    func `composed and decomposed letters are the same`(title: String) {
        var apart: [Unicode.Scalar] = []
        for scalar in title.lowercased().unicodeScalars { LetterMarks.append(scalar, to: &apart) }
        let decomposed = String(String.UnicodeScalarView(apart))
        #expect(decomposed == title.lowercased())
        for language in ["de", "vi", "cs", "uk", "ar", "el"] {
            let normaliser = TitleNormaliser(language: language)
            #expect(normaliser.normal(decomposed) == normaliser.normal(title))
        }
    }

    @Test func `Vietnamese without marks is the bare form`() {
        let normaliser = TitleNormaliser(language: "vi")
        #expect(normaliser.normal("Thợ điện").bare.text == "tho dien")
        #expect(normaliser.normal("Thợ hàn") != normaliser.normal("Tho han"))
    }

    @Test func `nothing hides, nothing is endless, and nothing may be nothing`() {
        #expect(
            Self.german.normal("Ver\u{AD}käufer\u{200B}in\u{202E}").words == Self.german.normal("Verkäuferin").words
        )
        #expect(Self.german.normal(" \u{301}(m/w/d) - / ").isEmpty)
        #expect(Self.german.normal("").isEmpty)
        let long = Self.german.normal(String(repeating: "Koch ", count: 100_000) + "Maurer")
        #expect(long.words == ["koch"])
    }

    @Test func `a form is its own form`() {
        for title in ["Kfz-Mechatroniker/-in (m/w/d)", "Ärztin", "Bäckereifachverkäufer/in", "Zerspanungsmechaniker"] {
            let once = Self.german.normal(title).text
            #expect(!once.isEmpty && !once.contains("  "))
            #expect(once == once.lowercased())
        }
    }
}
