"""Home, work and Kita together: for one family in its own language, for all households, for firms."""

from time import sleep

import pytest

from support.tasks import SECONDS_OF_READING, NewCase, day, open_case, take_as_case
from support.words import word

FAMILIES = {
    "de": {"given": "Juliane", "family": "Kretzschmar", "country": "Deutschland"},
    "ar": {"given": "سلمى", "family": "الخطيب", "country": "سوريا"},
}


@pytest.mark.parametrize("language", FAMILIES)
def test_a_family_finds_a_plot_and_a_kita_place(scene, language):
    """From the request through what fits together to the answer, the family in its own language."""
    who = FAMILIES[language]
    name = f"{who['given']} {who['family']}"
    mail = f"plot-{language}@example.org"

    def say(key):
        return word(language, key)

    def go_on():
        family.press(say("cases.intake.continue"))

    family = scene.visitor(language)
    family.go(f"/{language}/wachstumsregion-dresden")
    family.follow(say("portal.door.stay.title"))
    family.follow(say("cases.intake.start.begin"))
    family.choose(say("cases.intention.come"))
    sleep(SECONDS_OF_READING)
    go_on()
    family.write(say("cases.intake.name.given-name.label"), who["given"])
    family.write(say("cases.intake.name.family-name.label"), who["family"])
    go_on()
    family.write(say("cases.intake.people.adults.label"), "1")
    family.write(say("cases.intake.people.children.label"), "1")
    go_on()
    family.write(say("cases.intake.children.child-1.label"), day(-1300))
    go_on()
    family.select(say("cases.intake.origin.country.label"), who["country"])
    go_on()
    family.select(say("cases.intake.destination.municipality.label"), "Kamenz")
    go_on()
    family.choose(say("cases.intake.arrival.choice.open"))
    go_on()
    family.tick(say("topic.building-plot"), say("topic.childcare"))
    go_on()
    family.choose(say("topic.building-plot"))
    go_on()
    go_on()
    family.write(say("cases.intake.contact.mail.label"), mail)
    go_on()
    family.tick(say("cases.intake.consent.advice.label"))
    go_on()
    family.press(say("cases.intake.send"))
    letter = scene.letters.next(mail)

    adviser = scene.member("adviser.wachstumsregion-dresden")
    take_as_case(adviser, name)
    adviser.follow("Suche und alle Vorschläge")
    adviser.follow("Eintragen (Wohnen und Ankommen)")
    adviser.choose("ein Bauplatz")
    adviser.write("Alles da bis", day(330))
    adviser.write("Weg der Kinder, höchstens Minuten", "60")
    adviser.press("Wohnwunsch speichern")
    adviser.follow("Ankunftspakete ansehen")
    adviser.reads("Möglichkeit 1", "Baugebiet", "Kita")
    adviser.press("Alles vorschlagen")
    adviser.reads("Baugebiet", "Kita", "Aus einem Ankunftspaket.")

    # The family reads what was found, and says what it thinks of it, in its own language.
    family.go(letter.link)
    family.reads(say("cases.matter.proposals"), "Baugebiet", say("cases.matter.proposal.open"))
    family.press(say("cases.matter.proposal.say.wanted"))
    family.reads(say("cases.matter.proposal.wanted"))


def test_a_proposal_for_all_is_worked_out_explained_and_accepted(scene):
    lead = scene.member("team-lead.wachstumsregion-dresden")
    lead.follow("Zusammenbringen")
    lead.write("Vorrang für Haushalte", "0")
    lead.press("Gesamtvorschlag rechnen")
    lead.reads("Bitte prüfen Sie Ihre Angaben")
    lead.write("Vorrang für Haushalte", "26")
    lead.press("Gesamtvorschlag rechnen")
    lead.reads("So weit ist die Rechnung")

    # The page follows the work by itself, and shows what came out when it is done.
    lead.page.get_by_role("heading", name="Wer was bekäme").wait_for(timeout=240_000)
    lead.arrive()
    lead.reads("Bewiesen:", "Haushalte mit Vorschlag", "Was knapp ist")
    first = lead.page.locator("tr", has=lead.page.get_by_text("offen", exact=False)).get_by_role("link").first
    lead.follow(first.inner_text())
    lead.reads("Warum das", "Alles da ab")
    lead.press("Annehmen und festhalten")
    lead.reads("Aus dem Gesamtvorschlag.")

    # What is held for this household is no longer there for others.
    lead.follow("Zusammenbringen")
    lead.follow("Was wäre, wenn")
    lead.choose("Wohnungen")
    lead.write("Wie viele", "5")
    lead.press("Unterschied rechnen")
    lead.reads("Bitte prüfen Sie Ihre Angaben", "Sagen Sie, wie viele Zimmer")
    lead.select("Wo", "Kamenz")
    lead.select("Zimmer", "3")
    lead.write("Kaltmiete mit Heizung", "650")
    lead.press("Unterschied rechnen")
    lead.page.get_by_role("heading", name="Was herauskam").wait_for(timeout=240_000)
    lead.arrive()
    lead.reads("5 Wohnungen mehr, 3 Zimmer", "Mit mehr", "Unterschied")


NURSE = NewCase(
    "Amira",
    "Gharbi",
    born="1990-05-14",
    mail="amira.gharbi@example.org",
    country="Tunesien",
    origin="Sfax",
    place="Spremberg",
    topics=("Arbeit", "Anerkennung von Abschlüssen", "Deutsch lernen", "Wohnen", "Kita und Hort", "Schule"),
)
RELATIVES = (
    ("Karim", "Partnerin oder Partner", "1988-01-30"),
    ("Lina", "Kind", day(-1400)),
    ("Sami", "Kind", day(-3100)),
)


def test_a_nurse_and_her_family_get_everything_together(scene):
    """Work for both, recognition on its way, home, Kita and school by one day; what blocks it is said first."""
    adviser = scene.member("adviser.spree-neisse")
    open_case(adviser, NURSE)
    for given, part, born in RELATIVES:
        adviser.follow("Person hinzufügen")
        adviser.choose(part) if adviser.offers_choice(part) else adviser.select("Wer ist das im Haushalt?", part)
        adviser.write("Vorname", given)
        adviser.write("Nachname", "Gharbi")
        adviser.write("Geburtstag", born)
        adviser.press("Speichern")
    adviser.follow("Suche und alle Vorschläge")
    for name, trade in ((NURSE.name, "Krankenschwester"), ("Karim Gharbi", "Koch")):
        adviser.follow(f"Eintragen ({name})")
        adviser.write("Beruf", trade)
        adviser.select("Anerkennung in einem reglementierten Beruf", "beantragt")
        adviser.select("Deutsch", "A2")
        adviser.press("Suche speichern")
    adviser.follow("Eintragen (Wohnen und Ankommen)")
    adviser.select("Zimmer, mindestens", "3")
    adviser.write("Alles da bis", day(330))
    adviser.write("Weg der Kinder, höchstens Minuten", "60")
    adviser.press("Wohnwunsch speichern")
    adviser.follow("Ankunftspakete ansehen")
    adviser.reads("Was zusammen nicht geht", "Was helfen würde", "Integrationskurs B1")

    # She learns online until a course near by is free: without it all fits.
    adviser.go_up()
    adviser.go_up()
    adviser.follow("Stand ändern: Deutsch lernen")
    adviser.choose("Zurückgezogen")
    adviser.press("Speichern")
    adviser.follow("Ankunftspakete ansehen")
    adviser.reads("So könnte es gehen", "Amira Gharbi", "Karim Gharbi", "Lina Gharbi", "Sami Gharbi", "Grundschule")

    # What no Kita here has is named; whether a child needs support is said on its own page alone.
    adviser.go_up()
    adviser.follow("Eintragen (Platz für Lina Gharbi)")
    adviser.select("Sprache, die dort jemand spricht", "Vietnamesisch")
    adviser.tick("Braucht einen Platz mit Unterstützung (Inklusion)")
    adviser.press("Speichern")
    adviser.reads("Ohne ausdrückliches Einverständnis")
    adviser.tick("Die Sorgeberechtigten sind ausdrücklich einverstanden")
    adviser.press("Speichern")
    adviser.reads("dort spricht jemand Vietnamesisch")
    adviser.does_not_read("Inklusion")
    adviser.follow("Ankunftspakete ansehen")
    adviser.reads("Was zusammen nicht geht", "Lina Gharbi")
    adviser.go_up()
    adviser.follow("Ändern (Platz für Lina Gharbi)")
    adviser.select("Sprache, die dort jemand spricht", "Deutsch genügt")
    adviser.untick("Braucht einen Platz mit Unterstützung (Inklusion)")
    adviser.press("Speichern")
    adviser.follow("Ankunftspakete ansehen")
    adviser.reads("So könnte es gehen")
    adviser.press("Alles vorschlagen")
    adviser.reads("Aus einem Ankunftspaket.", "Arbeit", "Wohnen", "Kita und Hort", "Schule")


RETURNEE = NewCase(
    "Henrik",
    "Paulick",
    mail="henrik.paulick@example.org",
    origin="Ulm",
    place="Radeberg",
    topics=("Arbeit",),
)


def test_a_firm_sees_who_would_come_without_a_name_and_asks(scene):
    adviser = scene.member("adviser.wachstumsregion-dresden")
    open_case(adviser, RETURNEE)
    adviser.follow("Suche und alle Vorschläge")
    adviser.follow(f"Eintragen ({RETURNEE.name})")
    adviser.write("Beruf", "Buchbinder")
    adviser.press("Suche speichern")
    if adviser.offers_choice("Buchbinder/in"):
        adviser.choose("Buchbinder/in")
        adviser.press("Suche speichern")
    adviser.go_up()

    firm = scene.member("partner-officer-bvmw.wachstumsregion-dresden")
    firm.follow("Wer kommen möchte")
    firm.does_not_read("Druckverarbeitung")

    # Nobody is shown without a consent that names the firm.
    adviser.follow("Alle Einwilligungen")
    adviser.follow("Einwilligung notieren")
    adviser.select("Wofür", "Kontakt zu einem Betrieb")
    adviser.select("Wer darf die Angaben nutzen", "BVMW Wirtschaftsregion Dresden")
    adviser.tick("Beruf und Ausbildung")
    adviser.choose("mündlich")
    adviser.press("Notieren")
    firm.follow("Wer kommen möchte")
    firm.reads("Druckverarbeitung", "würde kommen")
    firm.does_not_read("Paulick", "Henrik")
    firm.follow("Nachfragen", within="Druckverarbeitung")
    firm.press("Nachfrage senden")
    firm.reads("Bitte prüfen Sie Ihre Angaben")
    firm.write("Was Sie wissen möchten oder anbieten", "Unser Mitglied sucht zum Sommer. Hätten Sie Zeit für ein Gespräch?")
    firm.press("Nachfrage senden")
    firm.reads("nachgefragt")

    adviser.follow("Heute")
    adviser.follow("Nachfrage beantworten: BVMW Wirtschaftsregion Dresden")
    adviser.follow("Nachfrage von BVMW Wirtschaftsregion Dresden beantworten")
    adviser.reads("Unser Mitglied sucht zum Sommer.")
    adviser.choose("Ja, sie möchte den Arbeitgeber kennenlernen")
    adviser.press("Antworten")
    adviser.reads("Schreiben Sie, wie der Arbeitgeber die Person erreicht.")
    adviser.write("So erreicht der Arbeitgeber sie", "Über die Beratungsstelle")
    adviser.press("Antworten")
    firm.follow("Wer kommen möchte")
    firm.reads("Henrik Paulick möchte Sie kennenlernen. Über die Beratungsstelle")

    # The association's member firms see nothing by that consent, and something by one that says so.
    member = scene.member("partner-officer-feinwerk.wachstumsregion-dresden")
    member.follow("Wer kommen möchte")
    member.does_not_read("Druckverarbeitung")
    adviser.follow("Alle Einwilligungen")
    adviser.follow("Einwilligung notieren")
    adviser.select("Wofür", "Nachfrage nach der Ankunft")
    adviser.select("Wer darf die Angaben nutzen", "BVMW Wirtschaftsregion Dresden")
    adviser.tick("Auch Mitgliedsbetriebe dieser Vereinigung, ohne Namen", "Beruf und Ausbildung")
    adviser.choose("mündlich")
    adviser.press("Notieren")
    adviser.reads("Das geht nur bei")
    adviser.select("Wofür", "Kontakt zu einem Betrieb")
    adviser.press("Notieren")
    adviser.reads("ohne Ihren Namen und ohne Kontaktdaten")
    member.follow("Wer kommen möchte")
    member.reads("Druckverarbeitung")
    member.does_not_read("Paulick", "Henrik")
    member.follow("Nachfragen", within="Druckverarbeitung")
    member.write("Was Sie wissen möchten oder anbieten", "Wir binden Bücher seit vierzig Jahren.")
    member.press("Nachfrage senden")
    member.reads("nachgefragt")

    # Who belongs to the association is the network management's to say.
    manager = scene.member("network-manager.wachstumsregion-dresden")
    manager.follow("Netzwerk")
    manager.follow("BVMW Wirtschaftsregion Dresden")
    manager.follow("Organisation ansehen")
    manager.follow("Mitgliedsbetrieb eintragen")
    manager.select("Betrieb", "Muster Feinwerk GmbH")
    manager.press("Mitglied eintragen")
    manager.reads("Dieser Betrieb gehört schon dazu.")
    manager.go_up()
    manager.follow("BVMW Wirtschaftsregion Dresden")
    manager.follow("Organisation ansehen")
    manager.follow("Muster Feinwerk GmbH (erfunden)")
    manager.write("Letzter Tag, wenn er feststeht", day(30))
    manager.press("Tage speichern")
    manager.reads("Die Änderung ist gespeichert.")


def test_a_firm_plans_by_numbers_and_sees_who_is_there(scene):
    firm = scene.member("partner-officer-ihk.spree-neisse")
    firm.follow("Wer kommen möchte")
    firm.follow("Personalbedarf")
    firm.reads("Noch haben Sie nichts eingetragen.")
    for trade, people, until in (("Mechatroniker", "40", 540), ("Chemikant", "12", 360)):
        firm.follow("Bedarf eintragen")
        firm.write("Beruf", trade)
        firm.write("Wie viele Menschen", people)
        firm.write("Bis wann", day(until))
        firm.press("Bedarf speichern")
        firm.reads("Bitte prüfen Sie Ihre Angaben")
        firm.select("Arbeitsort", "Spremberg")
        firm.press("Bedarf speichern")
        if firm.offers_choice(f"{trade}/in"):
            firm.choose(f"{trade}/in")
            firm.press("Bedarf speichern")
    firm.reads("Mechatroniker", "40", "Chemikant", "12", "Ohne Hindernis", "Fehlen")
    firm.reads("Bedarf nach Quartal", "Davon leben schon in der Region")

    firm.follow("Chemikant")
    firm.write("Wie viele Menschen", "13")
    firm.press("Bedarf speichern")
    firm.reads("13")

    # The network management sees all plans and changes none.
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Zusammenbringen")
    manager.follow("Personalbedarf")
    manager.reads("Industrie- und Handelskammer Cottbus", "Chemikant", "13")
    assert not manager.offers("Bedarf eintragen")
