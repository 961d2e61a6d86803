"""What people do in more than one journey, in German, from the first key to the last."""

from dataclasses import dataclass
from datetime import date, timedelta
from time import sleep

from support.people import Person

# The intake takes an answer that comes faster than anybody reads for a script's.
SECONDS_OF_READING = 2.1


def day(after: int) -> str:
    """The day so many days from today, as fields of days want it."""
    return (date.today() + timedelta(days=after)).isoformat()


@dataclass(frozen=True)
class Wishes:
    """What somebody answers in the intake."""

    given: str
    family: str
    mail: str = ""
    phone: str = ""
    intention: str = "neu in die Region kommen"
    adults: int = 1
    children: tuple[str, ...] = ()
    country: str = "Deutschland"
    origin: str = ""
    place: str = "Das weiß ich noch nicht"
    arrival: str = ""
    topics: tuple[str, ...] = ("Arbeit",)
    occupation: str = ""
    message: str = ""
    consents: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def ask_for_help(person: Person, alliance: str, wishes: Wishes):
    """From the alliance's start page through all questions to the page that says where the matter stands."""
    person.go(f"/de/{alliance}")
    person.follow("Ich möchte kommen, zurückkommen oder bleiben")
    person.follow("Jetzt beginnen")
    person.choose(wishes.intention)
    sleep(SECONDS_OF_READING)
    person.press("Weiter")
    person.write("Vorname", wishes.given)
    person.write("Familienname", wishes.family)
    person.press("Weiter")
    person.write("Erwachsene, Sie eingerechnet", str(wishes.adults))
    person.write("Kinder", str(len(wishes.children)))
    person.press("Weiter")
    if wishes.children:
        for number, born in enumerate(wishes.children, start=1):
            person.write(f"{number}. Kind", born)
        person.press("Weiter")
    person.select("Land", wishes.country)
    person.write("Ort oder Region", wishes.origin)
    person.press("Weiter")
    person.select("Gemeinde", wishes.place)
    person.press("Weiter")
    if wishes.arrival:
        person.choose("bis zu einem bestimmten Tag")
        person.write("Spätester Tag", wishes.arrival)
    else:
        person.choose("Das ist noch offen")
    person.press("Weiter")
    person.tick(*wishes.topics)
    person.press("Weiter")
    if len(wishes.topics) > 1:
        person.choose(wishes.topics[0])
        person.press("Weiter")
    if "Beruf" in person.text():
        person.write("Beruf, Ausbildung, Studium, Erfahrung", wishes.occupation)
        person.press("Weiter")
    person.write("Nachricht", wishes.message)
    person.press("Weiter")
    person.write("E-Mail", wishes.mail)
    person.write("Telefon", wishes.phone)
    person.press("Weiter")
    person.tick("Die Beratungsstelle darf meine Angaben nutzen", *wishes.consents)
    person.press("Weiter")
    person.reads("Stimmt alles?", wishes.name)
    person.press("Anfrage absenden")
    person.reads("Ihre Anfrage ist angekommen")


def take_as_case(adviser: Person, name: str):
    """From the worklist to the case file that is made of a request."""
    adviser.follow("Heute")
    adviser.follow(name)
    adviser.press("Neue Fallakte anlegen")
    adviser.reads(name, "In Arbeit")


@dataclass(frozen=True)
class Request:
    """What an adviser asks a body for."""

    topic: str
    words: str
    # Nil where one body answers for it and is asked.
    body: str | None = None
    consent: str = "Mündlich, ich notiere es"


def refer(adviser: Person, request: Request):
    """From the case file to the referral that has been sent."""
    adviser.follow(f"Weitergeben: {request.topic}")
    if request.body:
        if adviser.offers_choice("Eine andere Stelle"):
            adviser.choose("Eine andere Stelle")
        adviser.select("Andere Stelle", request.body)
    adviser.write("Bitte in Ihren Worten", request.words)
    adviser.choose(request.consent)
    adviser.press("Weitergeben")
    adviser.reads("Gesendet", "Was die Stelle sieht")


def answer(officer: Person, step: str, remark: str = "", reason: str = "", free_places: str = ""):
    """One step of a body on the page of a referral."""
    officer.choose(step)
    if reason:
        officer.select("Grund der Ablehnung", reason)
    if remark:
        officer.write("Bemerkung", remark)
    if free_places:
        officer.write("Freie Plätze", free_places)
    officer.press("Antwort senden")


def note_consultation(adviser: Person, person: str, topic: str, channel: str = "im Büro"):
    """From the case file and back."""
    adviser.follow("Beratung eintragen")
    adviser.write("Dauer in Minuten", "45")
    adviser.choose(channel)
    adviser.select("Wer wurde beraten?", person)
    adviser.tick(topic)
    adviser.press("Speichern")


def close_case(adviser: Person, kind: str, *landings: str, evidence: str = "Die Person sagt es"):
    """From the case file and back."""
    adviser.follow("Fall abschließen")
    adviser.choose(kind)
    if landings:
        adviser.write("Angekommen am", day(0))
        adviser.tick(*landings)
    adviser.choose(evidence)
    adviser.press("Abschließen")
    adviser.reads("Abgeschlossen")


@dataclass(frozen=True)
class NewCase:
    """What an adviser enters for somebody who calls or comes by."""

    given: str
    family: str
    born: str = ""
    phone: str = ""
    mail: str = ""
    country: str = "Deutschland"
    origin: str = ""
    place: str = "Noch offen"
    topics: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def open_case(adviser: Person, new: NewCase):
    """From any page of staff to the new case file."""
    adviser.follow("Fälle")
    adviser.follow("Neuen Fall anlegen")
    adviser.write("Vorname", new.given)
    adviser.write("Nachname", new.family)
    if new.born:
        adviser.write("Geburtstag", new.born)
    adviser.write("E-Mail", new.mail)
    adviser.write("Telefon", new.phone)
    adviser.select("Land, aus dem der Haushalt kommt", new.country)
    adviser.write("Ort oder Region", new.origin)
    adviser.select("Wohin möchte der Haushalt?", new.place)
    adviser.tick(*new.topics)
    adviser.press("Fall anlegen")
    adviser.reads(new.name)


def figures(reader: Person, row: str) -> list[int]:
    """The numbers that stand in a row of the report's tables, in their order."""
    return [int(word) for word in reader.text(within=row).removeprefix(row).split() if word.isdigit()]
