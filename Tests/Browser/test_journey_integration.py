"""A nurse from abroad with her family: needs side by side, consultations, and who is counted how."""

from support.tasks import NewCase, Request, answer, figures, note_consultation, open_case, refer

NURSE = NewCase(
    "Salma",
    "Trabelsi",
    born="1990-05-14",
    mail="salma.trabelsi@example.org",
    country="Tunesien",
    origin="Sousse",
    place="Spremberg",
    topics=("Arbeit", "Anerkennung von Abschlüssen", "Deutsch lernen", "Wohnen"),
)


def test_a_family_has_its_needs_looked_after_side_by_side(scene):
    adviser = scene.member("adviser.spree-neisse")
    adviser.follow("Bericht")
    women = figures(adviser, "Frau")
    group = figures(adviser, "Drittstaaten")
    first = figures(adviser, "Die früheste Beratung")[0]

    open_case(adviser, NURSE)
    adviser.follow(NURSE.name)
    adviser.choose("Frau")
    adviser.write("Beruf", "Krankenschwester")
    adviser.press("Speichern")
    for given, part, born in (("Nabil", "Partnerin oder Partner", "1988-01-30"), ("Ines", "Kind", "2021-03-02")):
        adviser.follow("Person hinzufügen")
        adviser.choose(part) if adviser.offers_choice(part) else adviser.select("Wer ist das im Haushalt?", part)
        adviser.write("Vorname", given)
        adviser.write("Nachname", "Trabelsi")
        adviser.write("Geburtstag", born)
        adviser.press("Speichern")
    adviser.follow("Bedarf hinzufügen")
    adviser.select("Thema", "Kita und Hort")
    adviser.select("Wen betrifft es?", "Ines Trabelsi")
    adviser.choose("Wichtig")
    adviser.press("Speichern")
    adviser.reads("für Ines Trabelsi", within="Stand ändern: Kita und Hort")

    note_consultation(adviser, NURSE.name, "Anerkennung von Abschlüssen", "per Video")
    note_consultation(adviser, NURSE.name, "Deutsch lernen", "vor Ort")
    adviser.reads("1 Erstberatung, 1 Folgeberatung")

    # Two chambers answer for recognition; the adviser chooses, the network sees the double.
    adviser.follow("Weitergeben: Anerkennung von Abschlüssen")
    adviser.reads("2 Stellen sind gleichrangig zuständig")
    adviser.choose("Industrie- und Handelskammer Cottbus")
    adviser.write("Bitte in Ihren Worten", "Welche Anpassung braucht sie?")
    adviser.choose("Mündlich, ich notiere es")
    adviser.press("Weitergeben")
    adviser.go_up()
    refer(adviser, Request("Kita und Hort", "Platz ab Ankunft."))
    adviser.go_up()
    # The home is asked for with the other body named, but not chosen: nobody is asked by mistake.
    adviser.follow("Weitergeben: Wohnen")
    adviser.select("Andere Stelle", "Stadt Guben")
    adviser.choose("Mündlich, ich notiere es")
    adviser.press("Weitergeben")
    adviser.reads("Sie haben zwei Stellen gewählt")
    adviser.select("Andere Stelle", "Keine Auswahl")
    adviser.press("Weitergeben")
    adviser.reads("Stadt Spremberg", "Gesendet")
    adviser.go_up()

    chamber = scene.member("partner-officer-ihk.spree-neisse")
    chamber.follow(f"Anerkennung von Abschlüssen · {NURSE.name}")
    answer(chamber, "Wir helfen", "Ein Anpassungslehrgang genügt.")
    adviser.reload()
    adviser.reads("In Arbeit", "bei Industrie- und Handelskammer Cottbus", within="Stand ändern: Anerkennung")
    adviser.reads("Weitergegeben", within="Stand ändern: Kita und Hort")
    adviser.reads("Offen", within="Stand ändern: Deutsch lernen")
    adviser.follow("Alle Einwilligungen")
    adviser.reads("Hilfe beim Thema Anerkennung von Abschlüssen", "Hilfe beim Thema Wohnen", "mündlich")

    adviser.follow("Bericht")
    assert figures(adviser, "Die früheste Beratung")[0] == first + 1
    assert figures(adviser, "Frau") == [women[0] + 1, women[1] + 1]
    assert figures(adviser, "Drittstaaten")[:2] == [group[0] + 1, group[1] + 1]
    adviser.reads("mit Angabe", "ohne Angabe", within="Erstberatungen, Anteil Frauen")
    adviser.follow_number(within="Tunesien")
    adviser.reads("Sousse")
