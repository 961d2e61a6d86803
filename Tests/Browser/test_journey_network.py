"""Who works together since when, on what paper, and who answers for what, where and on which day."""

from support.tasks import Request, Wishes, ask_for_help, day, refer, take_as_case

BAUTZEN = "Agentur für Arbeit Bautzen, Arbeit in Sachsen (seit 01.01.2015)"


def test_a_letter_of_intent_stands_with_its_signatories(scene):
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Vereinbarungen")
    manager.reads("Absichtserklärung", "3. November 2025", "läuft", within="Absichtserklärung zur")
    manager.follow("Absichtserklärung zur Fachkräftesicherung im Industriepark Schwarze Pumpe")
    manager.reads("Eine gemeinsame Anlaufstelle im Industriepark", "gewinnt und hält", within="Gegenstand")
    for function in ("Landrat", "Verbandsvorsteherin", "Geschäftsführerin"):
        manager.reads("3. November 2025", within=function)
    manager.reads("Zweckverband Industriepark Schwarze Pumpe", within="Verbandsvorsteherin")

    # One more of its kind, entered from the paper.
    manager.follow("Vereinbarungen")
    manager.follow("Neue Vereinbarung")
    manager.press("Vereinbarung eintragen")
    manager.reads("Bitte prüfen Sie Ihre Angaben", "Titel:", "Gegenstand:", within="Bitte prüfen Sie")
    manager.write("Titel", "Absichtserklärung über Sprechstunden in Spremberg")
    manager.choose("Absichtserklärung")
    manager.write("Gegenstand", "Sprechstunden der Anlaufstelle im Rathaus, für Menschen, die kommen und bleiben.")
    manager.write("Unterzeichnet am", "2025-11-03")
    manager.write("Gilt vom", "2025-11-03")
    manager.select("Wer unterzeichnet", "Stadt Spremberg")
    manager.write("Funktion der unterzeichnenden Person", "Bürgermeisterin")
    manager.press("Vereinbarung eintragen")
    manager.reads("Die Vereinbarung ist eingetragen.", "3. November 2025")
    manager.follow("Unterschrift eintragen")
    manager.select("Wer unterzeichnet", "Zweckverband Industriepark Schwarze Pumpe")
    manager.write("Funktion der unterzeichnenden Person", "Verbandsvorsteherin")
    manager.write("Unterzeichnet am", "2025-11-03")
    manager.press("Unterschrift eintragen")
    manager.reads("Die Unterschrift ist eingetragen.")
    manager.reads("Stadt Spremberg", "3. November 2025", within="Bürgermeisterin")
    manager.reads("Zweckverband Industriepark Schwarze Pumpe", within="Verbandsvorsteherin")

    # The one contact of the alliance stands on every public page of it.
    visitor = scene.visitor()
    visitor.go("/de/spree-neisse")
    for page in ("Wer im Bündnis mitarbeitet", "Wer hilft wo?"):
        visitor.follow(page)
        header = visitor.page.locator("header.site-header").inner_text()
        assert "Mara Musterfrau, Welcome Center Spree-Neiße" in header and "030 23125 201" in header


def test_a_unit_has_two_lines(scene):
    """It belongs to one department and is led, in its subject, by another."""
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Landkreis Spree-Neiße")
    manager.follow("Organisation ansehen (Organisation)")
    manager.reads(
        "Fachbereich Schule, Kultur und Sport", "Integrationsbeauftragte", within="Beratung im Welcome Center"
    )
    manager.follow("Welcome Center Spree-Neiße", within="Beratung im Welcome Center")
    manager.follow("Abbrechen")
    manager.follow("Neue Einheit")
    manager.write("Name", "Beratung im Industriepark")
    manager.select("Gehört zu", "Fachbereich Schule, Kultur und Sport")
    manager.select("Fachlich geführt von einer Einheit", "Landkreis Spree-Neiße, Ausländerbehörde")
    manager.write("Oder von einer Funktion", "Integrationsbeauftragte")
    manager.press("Einheit anlegen")
    manager.reads("Bitte nennen Sie entweder eine Einheit oder eine Funktion, nicht beides.")
    manager.select("Fachlich geführt von einer Einheit", "niemand anders")
    manager.press("Einheit anlegen")
    manager.reads("Die Einheit ist angelegt.")
    manager.reads("Integrationsbeauftragte", within="Beratung im Industriepark")


def test_the_map_answers_by_the_day(scene):
    manager = scene.member("network-manager.wachstumsregion-dresden")
    manager.reads("Kooperationspartner", "18. Januar 2016", within="Landeshauptstadt Dresden")
    for agency in ("Dresden", "Riesa", "Pirna"):
        manager.reads("Unterstützer", "14. September 2016", within=f"Agentur für Arbeit {agency}")
    manager.reads("Unterstützer", "14. September 2016", within="BVMW Wirtschaftsregion Dresden")
    manager.follow("Landeshauptstadt Dresden")
    manager.reads("18. Januar 2016", within="Eingebrachte Orte")

    manager.follow("Karte")
    manager.follow("18.01.2016")
    manager.follow("Frühere Änderung")
    manager.open("Als Tabelle ansehen")
    manager.reads(BAUTZEN, within="Kamenz ·")
    assert answer_for(manager, "Dresden") in ("", "nicht im Gebiet")
    # From this day on the city is in, and for work nobody answers there yet.
    manager.follow("18.01.2016")
    manager.open("Als Tabelle ansehen")
    assert answer_for(manager, "Dresden") == "Lücke: niemand"
    manager.follow("Spätere Änderung")
    manager.open("Als Tabelle ansehen")
    assert "Agentur für Arbeit Dresden (seit 14.09.2016)" in answer_for(manager, "Dresden")
    manager.reads(BAUTZEN, within="Kamenz ·")
    manager.follow("Frühere Änderung")
    manager.open("Als Tabelle ansehen")
    assert answer_for(manager, "Dresden") == "Lücke: niemand"


def test_a_new_rule_answers_from_its_day_and_an_old_case_keeps_the_rule_of_its_own(scene):
    silke = Wishes(
        "Silke", "Paschke", mail="silke.paschke@example.org", place="Großröhrsdorf", topics=("Schule",), adults=1
    )
    ask_for_help(scene.visitor(), "wachstumsregion-dresden", silke)
    adviser = scene.member("adviser.wachstumsregion-dresden")
    take_as_case(adviser, silke.name)
    refer(adviser, Request("Schule", "Klasse 5 ab Sommer."))
    adviser.reads("Stadt Großröhrsdorf")

    manager = scene.member("network-manager.wachstumsregion-dresden")
    manager.follow("Zuständigkeiten")
    manager.follow("Stadt Großröhrsdorf")
    manager.follow("Nachfolge eintragen")
    manager.select("Landkreis oder kreisfreie Stadt", "Landkreis Bautzen")
    manager.select("Zuständige Stelle", "Landkreis Bautzen")
    manager.tick("Schule", "Wohnen", "Bauplatz", "Kita und Hort")
    manager.tick("Großröhrsdorf")
    manager.write("Erster Tag", day(0))
    manager.press("Nachfolge eintragen")
    manager.reads("Die neue Zuständigkeit löst die alte ab.")

    # From today on somebody else answers; who was asked before stays asked.
    adviser.reload()
    adviser.reads("Stadt Großröhrsdorf", "Gesendet")
    adviser.go_up()
    adviser.follow("Bedarf hinzufügen")
    adviser.select("Thema", "Wohnen")
    adviser.choose("Wichtig")
    adviser.press("Speichern")
    adviser.follow("Weitergeben: Wohnen")
    adviser.reads("Zuständig ist Landkreis Bautzen")
    manager.follow("Karte")
    manager.select("Thema", "Schule")
    manager.open("Als Tabelle ansehen")
    assert "Landkreis Bautzen" in answer_for(manager, "Großröhrsdorf")
    manager.follow("18.01.2016")
    manager.open("Als Tabelle ansehen")
    assert "Stadt Großröhrsdorf (seit 01.01.2015)" in answer_for(manager, "Großröhrsdorf")


def test_a_gap_is_named_to_the_public_and_noted_for_the_network(scene):
    visitor = scene.visitor()
    visitor.go("/de/wachstumsregion-dresden")
    visitor.write("Ort oder Postleitzahl", "01896")
    visitor.select("Thema", "Gesundheit")
    visitor.press("Zuständige Stelle finden")
    visitor.follow("Pulsnitz, Landkreis Bautzen")
    visitor.reads("Gesundheit in Pulsnitz", "Dafür ist hier noch niemand zuständig")
    visitor.select("Thema", "Bauplatz")
    visitor.press("Stelle finden")
    visitor.reads("Stadt Pulsnitz", "seit 1. Januar 2015")
    visitor.select("Thema", "Weiterbildung")
    visitor.press("Stelle finden")
    visitor.reads("Hier sind mehrere Stellen zuständig", "Industrie- und Handelskammer Dresden")

    manager = scene.member("network-manager.wachstumsregion-dresden")
    manager.follow("Unversorgt")
    manager.does_not_read("Gesundheit")
    arne = Wishes("Arne", "Dietze", mail="arne.dietze@example.org", place="Pulsnitz", topics=("Gesundheit",))
    ask_for_help(visitor, "wachstumsregion-dresden", arne)
    adviser = scene.member("adviser.wachstumsregion-dresden")
    take_as_case(adviser, arne.name)
    adviser.follow("Weitergeben: Gesundheit")
    adviser.reads("ist am gewünschten Ort niemand zuständig")
    adviser.press("Lücke festhalten")
    adviser.reads(arne.name)
    # It counts after three working days, so that one slow morning is no gap of the region.
    manager.reload()
    manager.reads("Frühestens nach drei Arbeitstagen")
    manager.does_not_read("Gesundheit", arne.name)


def answer_for(manager, place: str) -> str:
    """What the map's table says behind a place; empty where it has no row for it."""
    rows = manager.page.locator("main details table tbody tr").all()
    texts = [" ".join(row.inner_text().split()) for row in rows]
    return next((text.removeprefix(place).strip() for text in texts if text.startswith(place + " ")), "")
