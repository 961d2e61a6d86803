"""The two other doors: what firms and people with ideas write is routed, answered and can be taken back."""

FIRM = "Tischlerei Musterholz"
CONSENT = "Ja, die Koordinierungsstelle und die zuständige Stelle dürfen meine Angaben lesen"


def test_a_firm_asks_the_responsible_body_and_is_answered(scene):
    firm = scene.visitor()
    firm.go("/de/wachstumsregion-dresden")
    firm.follow("Ich vertrete einen Betrieb")
    firm.press("Anliegen abschicken")
    firm.reads("Bitte prüfen Sie Ihre Angaben")
    firm.choose("Fachkräfte finden oder halten")
    firm.write("Ort", "Kamenz")
    firm.write("Ihr Anliegen", "Wir suchen zwei Tischlerinnen oder Tischler.")
    firm.write("Ihr Name", "Kerstin Musterholz")
    firm.write("Betrieb oder Organisation", FIRM)
    firm.write("E-Mail-Adresse", "werkstatt@example.org")
    firm.tick(CONSENT)
    firm.press("Anliegen abschicken")
    firm.reads("Ihr Anliegen ist angekommen.")
    own_link = scene.letters.next("werkstatt@example.org", "angekommen").link

    agency = scene.member("partner-officer-agentur.wachstumsregion-dresden")
    agency.follow("Anliegen")
    agency.follow("Betrieb: Fachkräfte finden oder halten", within=FIRM)
    agency.reads("Wir suchen zwei Tischlerinnen oder Tischler.", "Agentur für Arbeit Bautzen")
    agency.press("Ich kümmere mich darum")
    firm.reload()
    firm.reads("Eine Person kümmert sich um Ihr Anliegen.")
    agency.write("Ihre Antwort", "Zwei Fachleute suchen genau das. Wir rufen Sie an.")
    agency.press("Antwort senden")
    agency.reads("beantwortet")

    assert scene.letters.next("werkstatt@example.org", "Antwort").link == own_link
    firm.go(own_link)
    firm.reads("Wir haben Ihnen geantwortet.", "Zwei Fachleute suchen genau das.")
    # The other town's office never saw it; the network management sees what is settled.
    other = scene.member("partner-officer-kamenz.wachstumsregion-dresden")
    other.follow("Anliegen")
    other.does_not_read(FIRM)
    manager = scene.member("network-manager.wachstumsregion-dresden")
    manager.follow("Anliegen")
    manager.does_not_read(FIRM)
    manager.follow("Erledigte zeigen")
    manager.reads(FIRM)

    firm.press("Widerrufen und alles löschen")
    firm.reads("Ihre Angaben sind gelöscht")
    manager.reload()
    manager.does_not_read(FIRM)


def test_an_idea_is_read_passed_on_and_answered(scene):
    thinker = scene.visitor()
    thinker.go("/de/wachstumsregion-dresden")
    thinker.follow("Ich habe eine Projektidee")
    thinker.choose("Etwas anderes")
    thinker.write("Ort", "Pulsnitz")
    thinker.write("Ihr Anliegen", "Ein Stammtisch für Rückkehrerinnen und Rückkehrer im Lebkuchenmuseum.")
    thinker.write("Ihr Name", "Jost Pfefferkorn")
    thinker.write("E-Mail-Adresse", "jost.pfefferkorn@example.org")
    thinker.tick(CONSENT)
    thinker.press("Anliegen abschicken")
    thinker.reads("Ihr Anliegen ist angekommen.", "Koordinierungsstelle")

    manager = scene.member("network-manager.wachstumsregion-dresden")
    manager.follow("Anliegen")
    manager.follow("Projektidee: Etwas anderes", within="Jost Pfefferkorn")
    manager.select("An wen?", "Stadt Kamenz")
    manager.press("Weitergeben")
    town = scene.member("partner-officer-kamenz.wachstumsregion-dresden")
    town.follow("Anliegen")
    town.follow("Projektidee: Etwas anderes", within="Jost Pfefferkorn")
    town.write("Ihre Antwort", "Gern. Der Saal ist donnerstags frei.")
    town.press("Antwort senden")
    thinker.go(scene.letters.next("jost.pfefferkorn@example.org", "Antwort").link)
    thinker.reads("Der Saal ist donnerstags frei.", "Stadt Kamenz")
