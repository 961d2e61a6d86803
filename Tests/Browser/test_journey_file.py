"""What a case file holds besides: documents, what is confidential, proposals, a long story."""

from support.tasks import NewCase, Wishes, ask_for_help, open_case, take_as_case


def test_what_is_confidential_is_opened_for_a_reason_only(scene, tmp_path):
    adviser = scene.member("adviser.spree-neisse")
    open_case(adviser, NewCase("Ferhat", "Aslan", country="Türkei", topics=("Gesundheit",)))
    number = adviser.case_number()
    paper = tmp_path / "Zeugnis.txt"
    paper.write_text("Gesellenbrief, beglaubigt")
    adviser.follow("Unterlage ablegen")
    adviser.attach("Datei", paper)
    adviser.press("Hochladen")
    adviser.reads("Zeugnis.txt")
    assert adviser.save("Zeugnis.txt", tmp_path / "saved").read_text() == "Gesellenbrief, beglaubigt"
    adviser.follow("Entfernen", within="Zeugnis.txt")
    adviser.press("Endgültig entfernen")
    adviser.reads("Bitte füllen Sie dieses Feld aus.")
    adviser.write("Warum?", "Falsche Datei")
    adviser.press("Endgültig entfernen")
    adviser.reads("Keine Unterlage.")

    adviser.follow("Vertrauliche Angabe hinzufügen")
    if adviser.offers_choice("Gesundheit"):
        adviser.choose("Gesundheit")
    else:
        adviser.select("Worum geht es?", "Gesundheit")
    adviser.write("Angabe", "Braucht eine Wohnung ohne Stufen.")
    adviser.press("Verschlüsselt speichern")
    adviser.does_not_read("ohne Stufen")
    adviser.follow("Gesundheit", within="Vertrauliche Angabe hinzufügen")
    adviser.does_not_read("ohne Stufen")
    adviser.press("Öffnen")
    adviser.reads("Bitte füllen Sie dieses Feld aus.")
    adviser.write("Wofür brauchen Sie die Angabe?", "Wohnungssuche")
    adviser.press("Öffnen")
    adviser.reads("Braucht eine Wohnung ohne Stufen.", "Notiert von")

    # A colleague of another body does not find the file at all.
    officer = scene.member("partner-officer-forst.spree-neisse")
    officer.does_not_read(number)


def test_a_proposal_is_looked_at_and_wanted(scene):
    wishes = Wishes("Lene", "Voigt", mail="lene.voigt@example.org", place="Forst (Lausitz)")
    lene = scene.visitor()
    ask_for_help(lene, "spree-neisse", wishes)
    adviser = scene.member("adviser.spree-neisse")
    take_as_case(adviser, wishes.name)
    for title in ("Tischlerin in Vollzeit", "Tischlerin in Teilzeit"):
        adviser.follow("Etwas vorschlagen: Arbeit")
        adviser.write("Was", title)
        adviser.write("Wo", "Forst")
        adviser.write("Warum passt das?", "Werkstatt mit Kita um die Ecke.")
        adviser.press("Vorschlagen")
    lene.reload()
    lene.reads("Werkstatt mit Kita um die Ecke.", "Ihre Antwort fehlt noch")
    lene.press("Das interessiert mich: Tischlerin in Teilzeit")
    lene.reads("Sie haben Interesse")
    adviser.reload()
    adviser.reads("Person hat Interesse", within="Tischlerin in Teilzeit")
    adviser.follow("Antwort notieren: Tischlerin in Vollzeit")
    adviser.choose("Passt nicht")
    adviser.write("Warum", "Die Kinder sind noch klein.")
    adviser.press("Speichern")
    adviser.reads("Passt nicht", "Die Kinder sind noch klein.", within="Tischlerin in Vollzeit")


def test_a_long_story_goes_on_behind_a_link(scene):
    adviser = scene.member("adviser.leine-weser")
    open_case(adviser, NewCase("Ute", "Kranz"))
    for number in range(1, 22):
        adviser.write("Neue Notiz", f"Anruf {number}")
        adviser.press("Notiz speichern")
    adviser.reads("Anruf 21")
    adviser.does_not_read("Akte angelegt")
    adviser.follow("Ältere Einträge")
    adviser.reads("Akte angelegt")
