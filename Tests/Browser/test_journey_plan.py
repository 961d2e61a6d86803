"""One plan for a household: written by the adviser, read, questioned and agreed to by the person."""

from support.tasks import Wishes, ask_for_help, day, take_as_case

HALYNA = Wishes(
    "Halyna",
    "Bondar",
    mail="halyna.bondar@example.org",
    country="Ukraine",
    place="Spremberg",
    topics=("Arbeit", "Deutsch lernen"),
    occupation="Köchin",
)


def test_a_plan_is_proposed_questioned_and_agreed_to(scene):
    halyna = scene.visitor()
    ask_for_help(halyna, "spree-neisse", HALYNA)
    adviser = scene.member("adviser.spree-neisse")
    take_as_case(adviser, HALYNA.name)
    adviser.follow("Plan öffnen")
    adviser.reads("Noch kein Plan")
    adviser.follow("Ziel für den Bedarf Deutsch lernen")
    adviser.press("Speichern")
    adviser.reads("Bitte füllen Sie dieses Feld aus.")
    adviser.write("Was soll erreicht werden?", "Halyna spricht Deutsch auf B1.")
    adviser.press("Speichern")
    add_step(adviser, "Zum Einstufungstest gehen", due=day(14))
    adviser.reads("Die Person sieht den Plan noch nicht.")
    halyna.reload()
    assert not halyna.offers("Plan ansehen"), "a draft is shown to the person"
    adviser.press("Der Person vorschlagen")
    adviser.reads("Die Person hat noch nicht geantwortet.")

    halyna.reload()
    halyna.follow("Plan ansehen")
    halyna.reads("Ihre Antwort fehlt noch", "Halyna spricht Deutsch auf B1.", "Zum Einstufungstest gehen")
    halyna.open("Soll etwas anders sein?")
    halyna.write("Was möchten Sie anders haben?", "Я можу лише ввечері.")
    halyna.press("Um Änderung bitten")
    halyna.reads("Sie wünschen eine Änderung", "Я можу лише ввечері.")

    adviser.follow("Heute")
    adviser.reads("Änderung am Plan gewünscht", within=HALYNA.name)
    adviser.follow(HALYNA.name)
    adviser.reads("Я можу лише ввечері.")
    add_step(adviser, "Abendkurs suchen", due=day(21))
    adviser.reads("Neuer Schritt: Abendkurs suchen")
    adviser.press("Der Person vorschlagen")
    halyna.reload()
    halyna.reads("Abendkurs suchen")
    halyna.press("Ich stimme dem Plan zu")
    halyna.reads("Vereinbart", "haben Sie diesem Plan zugestimmt")
    adviser.reload()
    adviser.reads("Die Person hat diesem Stand zugestimmt.", "über den geheimen Link")
    adviser.press("Erledigt: Abendkurs suchen")
    adviser.reads("Erledigt", within="Abendkurs suchen")


def test_an_answer_on_paper_is_noted(scene):
    pavel = Wishes("Pavel", "Novotny", phone="+420 555 000111", country="Tschechien", place="Guben")
    ask_for_help(scene.visitor(), "spree-neisse", pavel)
    adviser = scene.member("adviser.spree-neisse")
    take_as_case(adviser, pavel.name)
    adviser.follow("Plan öffnen")
    adviser.follow("Ziel für den Bedarf Arbeit")
    adviser.write("Was soll erreicht werden?", "Pavel arbeitet als Schlosser.")
    adviser.press("Speichern")
    add_step(adviser, "Zeugnisse mitbringen", due=day(7))
    adviser.press("Der Person vorschlagen")
    adviser.follow("Antwort auf Papier oder im Gespräch eintragen")
    adviser.choose("Sie möchte etwas anders haben")
    adviser.choose("Im Gespräch")
    adviser.press("Eintragen")
    adviser.reads("Bitte schreiben Sie, was anders sein soll.")
    adviser.choose("Sie stimmt zu")
    adviser.choose("Auf Papier, unterschrieben")
    adviser.press("Eintragen")
    adviser.reads("Die Person hat diesem Stand zugestimmt.", "auf Papier")


def add_step(adviser, title: str, due: str):
    adviser.follow("Schritt hinzufügen")
    adviser.write("Was ist zu tun?", title)
    adviser.write("Bis wann?", due)
    adviser.press("Speichern")
    adviser.reads(title)
