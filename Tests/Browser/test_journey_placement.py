"""Kita places: from the published criteria over a family's wishes and one round for all to a place that is held."""

from datetime import date

from support.tasks import NewCase, day, open_case
from support.words import word

ALLIANCE = "wachstumsregion-dresden"
FAMILY = NewCase(
    "Livia",
    "Noack",
    mail="livia.noack@example.org",
    origin="Kassel",
    place="Kamenz",
    topics=("Kita und Hort",),
)


def next_school_year() -> str:
    today = date.today()
    return date(today.year + (today.month >= 8), 8, 1).isoformat()


def test_a_child_gets_a_place_by_criteria_that_everybody_can_read(scene):
    manager = scene.member(f"network-manager.{ALLIANCE}")
    manager.follow("Zusammenbringen")
    manager.follow("Kita- und Schulplätze")
    manager.follow("Kriterien ändern: Kita und Hort")
    manager.write("Kriterium 6: Name", "Zuzug in diesem Jahr")
    manager.select("Kriterium 6: Woran es zu erkennen ist", "entscheidet die Stelle")
    manager.press("Speichern und veröffentlichen")
    manager.reads("Bitte prüfen Sie Ihre Angaben")
    manager.write("Kriterium 6: Punkte", "70")
    manager.press("Speichern und veröffentlichen")
    manager.reads("Zuzug in diesem Jahr", "70 Punkte", "Bei gleichen Punkten entscheidet das Los")

    # A family reads in its own language by what places are given; the criteria stand there as the alliance wrote them.
    reader = scene.visitor("ar")
    reader.go(f"/ar/{ALLIANCE}/what-fits")
    reader.follow(word("ar", "matches.place-rules.link"))
    reader.reads(word("ar", "matches.place-rules.step.lot"), "Zuzug in diesem Jahr")

    adviser = scene.member(f"adviser.{ALLIANCE}")
    open_case(adviser, FAMILY)
    number = adviser.case_number()
    adviser.follow("Person hinzufügen")
    adviser.choose("Kind") if adviser.offers_choice("Kind") else adviser.select("Wer ist das im Haushalt?", "Kind")
    adviser.write("Vorname", "Milo")
    adviser.write("Nachname", "Noack")
    adviser.write("Geburtstag", day(-900))
    adviser.press("Speichern")
    adviser.follow("Platzwünsche der Kinder")
    adviser.follow("Wünsche eintragen: Milo Noack")
    adviser.write("Platz gebraucht ab", next_school_year())
    adviser.press("Wünsche speichern")
    adviser.reads("Bitte prüfen Sie Ihre Angaben")
    offered = adviser.page.locator("#wish-1 option").all_inner_texts()[1:]
    assert offered and not any("schule" in name.lower() for name in offered), offered
    houses = list(dict.fromkeys(offered))[:3]
    for place, house in enumerate(houses, start=1):
        adviser.select(f"Wunsch {place}", house)
    adviser.tick("Zuzug in diesem Jahr")
    adviser.press("Wünsche speichern")
    adviser.reads(f"1. {houses[0].split(',')[0]}", "Von Ihrer Stelle anerkannt", "Zuzug in diesem Jahr")
    adviser.tick("Livia Noack")
    adviser.press("Für alle Kinder speichern")

    lead = scene.member(f"team-lead.{ALLIANCE}")
    lead.follow("Zusammenbringen")
    lead.follow("Kita- und Schulplätze")
    lead.write("Losnummer der Runde", "0")
    lead.press("Plätze vergeben")
    lead.reads("Bitte prüfen Sie Ihre Angaben")
    lead.write("Losnummer der Runde", "314159")
    lead.press("Plätze vergeben")
    lead.reads("Kein Kind verliert einen Platz", "hinter ihnen steht: 0", "Losnummer der Runde 314159")
    lead.reads(f"{number}, Kind 1", "Wunsch 1")
    lead.does_not_read("Noack", "Milo")

    adviser.follow("Fälle")
    adviser.follow(FAMILY.name)
    adviser.follow("Vorschlag aus der Platzvergabe: Kita und Hort")
    adviser.reads("Milo Noack", "Punkte für:", "Alle Eltern arbeiten (20)", "Zuzug in diesem Jahr (70)")
    adviser.press("Annehmen und festhalten: Milo Noack")
    adviser.reads("angenommen")
    adviser.go_up()
    adviser.reads("Aus der Platzvergabe.")

    # Whoever has a place takes part in no further round.
    lead.go_up()
    lead.press("Plätze vergeben")
    lead.does_not_read(f"{number}, Kind 1")
