"""One request that several bodies work on side by side, while the project management keeps the thread."""

from support.tasks import Request, Wishes, answer, ask_for_help, close_case, day, refer, take_as_case

KATRIN = Wishes(
    "Katrin",
    "Zschoche",
    mail="katrin.zschoche@example.org",
    intention="in die Region zurückkommen",
    adults=2,
    children=(day(-1500),),
    origin="Stuttgart",
    place="Radeberg",
    arrival=day(200),
    topics=("Arbeit", "Bauplatz", "Kita und Hort"),
    occupation="Maschinenbauingenieurin",
    message="Wir möchten bauen.",
    consents=("Agentur für Arbeit Bautzen", "Stadt Radeberg (Thema: Bauplatz)"),
)
GIVEN = "Die Einwilligung liegt schon vor"


def test_agency_town_and_kita_provider_answer_and_nobody_is_forgotten(scene):
    katrin = scene.visitor()
    ask_for_help(katrin, "wachstumsregion-dresden", KATRIN)
    own_link = scene.letters.next(KATRIN.mail).link
    management = scene.member("adviser.wachstumsregion-dresden")
    take_as_case(management, KATRIN.name)
    number = management.case_number()

    refer(management, Request("Arbeit", "Ingenieurin kommt mit ihrer Familie zurück.", consent=GIVEN))
    management.go_up()
    refer(management, Request("Bauplatz", "Sucht 600 Quadratmeter am Ortsrand.", consent=GIVEN))
    management.reads("Geheimer Link per Mail", within="Weg")
    management.go_up()
    refer(management, Request("Kita und Hort", "Platz für ein Kind ab Sommer."))
    management.go_up()
    for topic in KATRIN.topics:
        management.reads("Weitergegeben", within=f"Stand ändern: {topic}")

    agency = scene.member("partner-officer-agentur.wachstumsregion-dresden")
    agency.follow(f"Arbeit · {KATRIN.name}")
    answer(agency, "Wir helfen", "Drei Betriebe suchen genau das.")

    # The town has no account: two letters, two links, each to one question and nothing else.
    town = scene.visitor()
    town.go(scene.letters.next("kontakt@stadt-radeberg.example.org", "Neue Anfrage zum Thema Bauplatz").link)
    town.reads("Sucht 600 Quadratmeter am Ortsrand.", KATRIN.name)
    town.does_not_read("Platz für ein Kind", "Geburtstage der Kinder")
    answer(town, "Wir helfen", "Zwei Grundstücke am Lindenweg.")
    town.reads("Angenommen")
    town.go(scene.letters.next("kontakt@stadt-radeberg.example.org", "Neue Anfrage zum Thema Kita").link)
    answer(town, "Können wir nicht")
    town.reads("Bitte nennen Sie den Grund")
    answer(town, "Können wir nicht", "Frühestens in einem Jahr.", reason="Kein freier Platz")
    town.reads("Abgelehnt")

    # The thread: what was declined is a task of today, with the reason and the way to the next body.
    management.follow("Heute")
    management.reads("Stadt Radeberg hat abgelehnt (Thema: Kita und Hort)", number)
    management.follow("Stadt Radeberg hat abgelehnt (Thema: Kita und Hort)")
    management.reads("In Arbeit", within="Stand ändern: Arbeit")
    management.reads("In Arbeit", within="Stand ändern: Bauplatz")
    management.follow("Weitergeben: Kita und Hort")
    management.reads("Kein freier Platz", within="Stadt Radeberg")
    management.choose("Eine andere Stelle")
    management.select("Andere Stelle", "Landkreis Bautzen")
    management.write("Bitte in Ihren Worten", "Radeberg ist voll. Gibt es einen Platz in der Nähe?")
    management.choose("Mündlich, ich notiere es")
    management.press("Weitergeben")
    management.reads("Landkreis Bautzen", "Gesendet")
    kita = scene.visitor()
    kita.go(scene.letters.next("kontakt@landkreis-bautzen.example.org", "Neue Anfrage zum Thema Kita").link)
    answer(kita, "Wir helfen", "In Wachau wird ein Platz frei.", free_places="1")
    answer(kita, "Wir haben geholfen")
    kita.reads("Erledigt")

    katrin.go(own_link)
    katrin.reads("Agentur für Arbeit Bautzen, Arbeit in Sachsen: hilft", "Stadt Radeberg: kann nicht helfen")
    katrin.reads("Erledigt", "Landkreis Bautzen: hat geholfen", within="Kita und Hort")

    answer(agency, "Wir haben geholfen", "Vertrag ab August.")
    management.go_up()
    management.reads("Erfüllt", within="Stand ändern: Kita und Hort")
    close_case(management, "Angekommen", "Arbeit", "Bauplatz", "Kitaplatz")
    # The town's last question is settled with the case.
    management.reads("Zurückgezogen", within="Bauplatz an Stadt Radeberg: Zurückgezogen")


def test_whoever_changes_their_mind_closes_every_door_at_once(scene):
    """A consent is withdrawn behind the secret link; the body's page is gone in the same moment."""
    ruben = Wishes(
        "Ruben",
        "Haase",
        mail="ruben.haase@example.org",
        place="Kamenz",
        topics=("Wohnen",),
        consents=("Stadt Kamenz (Thema: Wohnen)",),
    )
    visitor = scene.visitor()
    ask_for_help(visitor, "wachstumsregion-dresden", ruben)
    management = scene.member("adviser.wachstumsregion-dresden")
    take_as_case(management, ruben.name)
    refer(management, Request("Wohnen", "Zwei Zimmer reichen.", consent=GIVEN))
    town = scene.member("partner-officer-kamenz.wachstumsregion-dresden")
    town.follow(f"Wohnen · {ruben.name}")
    town.reads(ruben.mail)

    visitor.press("Einwilligung widerrufen: Hilfe beim Thema Wohnen · Stadt Kamenz")
    visitor.reads("Widerrufen am")
    town.reload()
    town.does_not_read(ruben.name, ruben.mail)
    town.go("/de/anmelden")
    town.does_not_read(ruben.name)
    management.go_up()
    management.reads("Wohnen an Stadt Kamenz: Zurückgezogen", "Einwilligung widerrufen")
