"""Coming back: a home or a plot, a Kita or a school, and the report to the one who pays for it."""

import csv
import re
from pathlib import Path

from support.tasks import Request, Wishes, answer, ask_for_help, close_case, day, figures, refer, take_as_case

MEANINGS = ("Akten, die in diesem Zeitraum", "mit mindestens einem Kind", "mit Arbeit, Ausbildung", "angekommen sind")
# What people type as their place reaches spreadsheets; it must stay text there.
TRAP = '=HYPERLINK("https://example.org";"Görlitz")'
WIEBKE = Wishes(
    "Wiebke",
    "Hantusch",
    mail="wiebke.hantusch@example.org",
    phone="+49 351 000111",
    intention="in die Region zurückkommen",
    adults=2,
    children=(day(-3200),),
    origin=TRAP,
    place="Kamenz",
    arrival=day(90),
    topics=("Arbeit", "Wohnen", "Schule"),
    occupation="Erzieherin",
    consents=("Stadt Kamenz (Thema: Wohnen)", "Stadt Kamenz (Thema: Schule)"),
)
GIVEN = "Die Einwilligung liegt schon vor"


def test_a_family_comes_back_and_stands_in_the_report(scene, tmp_path):
    management = scene.member("adviser.wachstumsregion-dresden")
    management.follow("Bericht")
    before = [figures(management, meaning)[0] for meaning in MEANINGS]

    ask_for_help(scene.visitor(), "wachstumsregion-dresden", WIEBKE)
    take_as_case(management, WIEBKE.name)
    # The precondition is work: the agency that answers for the place proposes it.
    refer(management, Request("Arbeit", "Erzieherin, sucht ab Sommer."))
    management.go_up()
    refer(management, Request("Wohnen", "Vier Zimmer.", consent=GIVEN))
    management.go_up()
    refer(management, Request("Schule", "Klasse 3.", consent=GIVEN))

    agency = scene.member("partner-officer-agentur.wachstumsregion-dresden")
    agency.follow(f"Arbeit · {WIEBKE.name}")
    answer(agency, "Wir helfen")
    answer(agency, "Wir haben geholfen", "Vertrag mit der Kita am Markt.")
    town = scene.member("partner-officer-kamenz.wachstumsregion-dresden")
    town.follow(f"Schule · {WIEBKE.name}")
    answer(town, "Wir helfen")
    answer(town, "Wir haben geholfen")
    town.follow("Weitergegeben")
    town.follow(f"Wohnen · {WIEBKE.name}")
    answer(town, "Können wir nicht", "Wohnungen sind vergeben, Bauplätze gibt es.", reason="Kein freier Platz")

    # No home, but a plot: the same family, another need, another consent.
    management.go_up()
    management.reads("Abgelehnt", "Wohnen an Stadt Kamenz: Abgelehnt")
    management.follow("Bedarf hinzufügen")
    management.select("Thema", "Bauplatz")
    management.choose("Dringend")
    management.press("Speichern")
    refer(management, Request("Bauplatz", "Die Familie baut lieber als zu warten."))
    town.follow("Weitergegeben")
    town.follow(f"Bauplatz · {WIEBKE.name}")
    answer(town, "Wir helfen")
    answer(town, "Wir haben geholfen", "Grundstück am Damm reserviert.")
    management.go_up()
    management.follow("Stand ändern: Wohnen")
    management.choose("Zurückgezogen")
    management.press("Speichern")
    for topic in ("Arbeit", "Schule", "Bauplatz"):
        management.reads("Erfüllt", within=f"Stand ändern: {topic}")
    close_case(management, "Angekommen", "Arbeit", "Bauplatz", "Schulplatz", evidence="Ein Papier belegt es")

    management.follow("Bericht")
    assert [figures(management, meaning)[0] for meaning in MEANINGS] == [number + 1 for number in before]
    management.reads("1", within=TRAP)
    management.follow_number(within=MEANINGS[-1])
    management.reads(TRAP)
    expect_harmless(management.save("Als Tabelle speichern (CSV)", tmp_path))
    management.follow("Bericht")
    expect_harmless(management.save("Als Tabelle speichern (CSV)", tmp_path))

    # Last year knows nothing of them.
    management.follow("Bericht")
    management.write("Von", "2025-01-01")
    management.write("Bis", "2025-12-31")
    management.press("Anzeigen")
    management.reads("vom 1. Januar 2025 bis zum 31. Dezember 2025")
    management.does_not_read(TRAP)


def expect_harmless(table: Path):
    """The table has what the family typed, and no cell of it that a spreadsheet would take for a formula."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    dangerous = [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"-?[\d.,]+", cell)]
    assert not dangerous, f"a spreadsheet would take these for formulas: {dangerous}"
