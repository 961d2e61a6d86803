"""A newcomer's request: in by the public door, understood, passed on, served, and out in the funder's report."""

from support.tasks import Wishes, answer, ask_for_help, close_case, day, note_consultation, refer, take_as_case, Request

FIGURES = {
    "Erstberatungen": "Die früheste Beratung einer Akte",
    "Folgeberatungen": "Alle weiteren Beratungen",
    "Neue Fälle": "Akten, die in diesem Zeitraum angelegt wurden",
    "Davon Familien": "mit mindestens einem Kind",
    "Vermittlungen": "mit Arbeit, Ausbildung oder eigener Firma",
    "Zuzüge": "Haushalte, die in diesem Zeitraum angekommen sind",
}
OLENA = Wishes(
    "Olena",
    "Hnatiuk",
    mail="olena.hnatiuk@example.org",
    adults=2,
    children=(day(-1200),),
    country="Ukraine",
    origin="Poltawa",
    place="Forst (Lausitz)",
    arrival=day(120),
    topics=("Arbeit", "Wohnen", "Kita und Hort"),
    occupation="Mechatronikerin, sechs Jahre Instandhaltung",
    message="Mein Mann sucht auch Arbeit.",
    consents=("Agentur für Arbeit Cottbus (Thema: Arbeit)",),
)


def test_a_newcomers_request_ends_in_the_report(scene):
    olena = scene.visitor()
    ask_for_help(olena, "spree-neisse", OLENA)
    link = scene.letters.next(OLENA.mail, "Ihre Anfrage ist angekommen").link

    adviser = scene.member("adviser.spree-neisse")
    adviser.reads("Olena Hnatiuk", "Neue Anfrage", within="Olena Hnatiuk")
    adviser.follow("Olena Hnatiuk")
    adviser.reads("2 Erwachsene", "1 Kind", "Poltawa", "Mechatronikerin", "Wir haben keine Akte gefunden")
    take_as_case(adviser, OLENA.name)
    adviser.reads("Partnerin oder Partner", within="2. erwachsene Person")
    for topic in OLENA.topics:
        adviser.reads("Offen", within=f"Stand ändern: {topic}")
    adviser.reads("Agentur für Arbeit Cottbus", within="Alle Einwilligungen")
    note_consultation(adviser, OLENA.name, "Arbeit", "am Telefon")
    adviser.reads("1 Erstberatung")
    number = adviser.case_number()

    olena.go(link)
    olena.reads("Eine Beraterin oder ein Berater kümmert sich", "Jadwiga Kowalska")
    olena.reads("Offen", within="Wohnen")

    # The consent for work came with the request; for the home the adviser asks now.
    adviser.follow("Weitergeben: Arbeit")
    adviser.reads("Zuständig ist Agentur für Arbeit Cottbus, seit 1. Januar 2026")
    adviser.write("Bitte in Ihren Worten", "Mechatronikerin sucht eine Stelle.")
    adviser.choose("Die Einwilligung liegt schon vor")
    adviser.press("Weitergeben")
    adviser.does_not_read("Geburtstage der Kinder", within="Was die Stelle sieht")
    adviser.go_up()
    adviser.follow("Weitergeben: Wohnen")
    adviser.choose("Die Einwilligung liegt schon vor")
    adviser.press("Weitergeben")
    adviser.reads("Für diese Stelle und dieses Thema gilt keine Einwilligung")
    adviser.write("Bitte in Ihren Worten", "Drei Zimmer, gern mit Garten.")
    adviser.choose("Mündlich, ich notiere es")
    adviser.press("Weitergeben")
    adviser.reads("Stadt Forst (Lausitz)", "Gesendet")

    agency = scene.member("partner-officer-agentur.spree-neisse")
    agency.follow("Arbeit · Olena Hnatiuk")
    agency.reads("Gesehen", "Mechatronikerin sucht eine Stelle.", "olena.hnatiuk@example.org")
    agency.does_not_read("Geburtstage der Kinder")
    answer(agency, "Wir helfen", "Zwei Betriebe laden ein.")
    agency.reads("Angenommen")
    olena.go(link)
    olena.reads("Agentur für Arbeit Cottbus: hilft")
    answer(agency, "Wir arbeiten daran")
    answer(agency, "Wir haben geholfen")
    agency.reads("Erledigt")

    town = scene.member("partner-officer-forst.spree-neisse")
    town.follow("Wohnen · Olena Hnatiuk")
    answer(town, "Wir helfen")
    answer(town, "Wir haben geholfen", "Mietvertrag unterschrieben.")

    adviser.go_up()
    adviser.reads("Erfüllt", within="Stand ändern: Arbeit")
    adviser.reads("Erfüllt", within="Stand ändern: Wohnen")
    close_case(adviser, "Angekommen", "Arbeit", "Wohnung", evidence="Der Betrieb bestätigt es")
    adviser.reads("Arbeit, Wohnung", "Der Betrieb bestätigt es", "Nach 3 Monaten", within="Fall wieder öffnen")
    olena.go(link)
    olena.reads("Ihre Anfrage ist abgeschlossen")

    # Three clicks: the report, the figure, the file.
    adviser.follow("Bericht")
    adviser.follow_number(within=FIGURES["Vermittlungen"])
    adviser.reads(number, "Poltawa", within=number)
    adviser.follow(number)
    adviser.reads(OLENA.name, "Abgeschlossen")

    adviser.follow("Bericht")
    for figure, meaning in FIGURES.items():
        count = adviser.follow_number(within=meaning)
        adviser.reads(figure, f"{count} Eintr")
        assert adviser.rows() == count, f"{figure}: {adviser.rows()} records for the figure {count}"
        adviser.go_up()
