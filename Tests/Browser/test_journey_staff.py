"""Those who work here: how they come in, stand in for each other, and put right what was put down twice."""

import time

from support.readers import one_time_code
from support.tasks import NewCase, close_case, day, note_consultation, open_case

PASSWORD = "krabben-im-fahrwasser-7"
NEW_MAIL = "malte.brueck-weser@example.org"
NEW_PASSWORD = "boje-neben-leuchtturm-3"


def test_whoever_is_invited_comes_in_with_a_second_factor_and_finds_back_in(scene):
    mail = "malte.brueck@example.org"
    admin = scene.member("alliance-admin.leine-weser")
    admin.follow("Team")
    admin.follow("Jemanden einladen")
    admin.write("Vor- und Nachname", "Malte Brück")
    admin.write("E-Mail-Adresse", mail)
    admin.choose("Verwaltung der Allianz")
    admin.press("Einladung schicken")
    admin.reads("Die Einladung ist unterwegs.")
    admin.reads("Malte Brück", within=mail)

    malte = scene.visitor()
    invitation = scene.letters.next(mail, "Einladung").link
    malte.go(invitation)
    malte.reads("Fachkräftebündnis Leine-Weser lädt Sie ein", "Verwaltung der Allianz")
    malte.write("Passwort", "12345")
    malte.press("Einladung annehmen")
    malte.reads("Bitte wählen Sie mindestens 12 Zeichen.")
    malte.write("Passwort", PASSWORD)
    malte.press("Einladung annehmen")
    malte.reads("Ihr Konto ist angelegt.")
    malte.write("E-Mail-Adresse", mail)
    malte.write("Passwort", PASSWORD)
    malte.press("Anmelden")
    malte.follow("Ihr Konto: Malte Brück")
    malte.reads("Wartet auf zweiten Faktor", "gilt erst, wenn ein zweiter Faktor eingerichtet ist")
    malte.follow("Zweiten Faktor einrichten")
    if malte.offers("Zweiten Faktor einrichten"):
        malte.press("Zweiten Faktor einrichten")
    secret = malte.page.locator("main code").inner_text().replace(" ", "")
    malte.write("Code, den die App jetzt zeigt", one_time_code(secret, time.time()))
    malte.press("Fertig einrichten")
    malte.reads("Ihre Ersatzcodes", "Mit jedem dieser Codes können Sie sich einmal anmelden")
    malte.follow("Ich habe sie aufbewahrt")
    malte.sign_out()
    # The link works once.
    malte.go(invitation)
    malte.reads("Dieser Link führt nicht weiter")

    malte.go("/de/anmelden")
    malte.follow("Passwort vergessen?")
    malte.write("E-Mail-Adresse", mail)
    malte.press("Link schicken")
    malte.reads("Sehen Sie in Ihr Postfach")
    malte.go(scene.letters.next(mail, "Neues Passwort").link)
    malte.write("Neues Passwort", NEW_PASSWORD)
    malte.press("Passwort speichern")
    malte.reads("Ihr neues Passwort gilt.")
    # The code of half a minute later: that of now is spent.
    malte.sign_in(mail, NEW_PASSWORD, one_time_code(secret, time.time() + 30))
    malte.follow("Team")
    malte.reads("Eingerichtet", within="Malte Brück")

    # Another address is taken once a letter to it has been answered.
    malte.follow("Ihr Konto: Malte Brück")
    malte.follow("Ändern", within="E-Mail-Adresse")
    malte.write("Neue E-Mail-Adresse", NEW_MAIL)
    malte.write("Ihr Passwort", NEW_PASSWORD)
    malte.press("Link schicken")
    malte.reads("Wir haben einen Link an die neue Adresse geschickt.")
    malte.go(scene.letters.next(NEW_MAIL, "bestätigen").link)
    malte.press("Adresse bestätigen")
    malte.reads("Ihre neue Adresse gilt.")

    # The phone is lost: whoever keeps the team takes the factor away.
    admin.follow("Team")
    admin.follow("Malte Brück")
    admin.follow("Zweiten Faktor zurücksetzen")
    admin.write("Grund", "Telefon im Hafenbecken")
    admin.press("Zurücksetzen")
    admin.reads("Der zweite Faktor ist entfernt.")
    malte.sign_in(NEW_MAIL, NEW_PASSWORD)
    malte.follow("Ihr Konto: Malte Brück")
    malte.reads("Wartet auf zweiten Faktor")


def test_who_is_away_is_stood_in_for(scene):
    away = scene.member("adviser2.nordostniedersachsen")
    open_case(away, NewCase("Thorben", "Janssen", phone="04131 000222", topics=("Wohnen",)))
    number = away.case_number()
    away.follow("Aufgabe anlegen")
    away.write("Was ist zu tun?", "Vermieterin zurückrufen")
    away.write("Bis wann?", day(0))
    away.press("Speichern")
    away.follow("Ihr Konto:")
    # The demo region has sent this adviser away already; that is taken back and entered anew.
    away.follow(" bis ", within="Eingetragene Abwesenheiten")
    away.press("Aufheben")
    away.reads("Die Abwesenheit ist aufgehoben.")

    other = scene.member("adviser.nordostniedersachsen")
    other.does_not_read("Vermieterin zurückrufen")
    away.follow("Abwesenheit eintragen")
    away.write("Erster Tag", day(0))
    away.write("Letzter Tag", day(-2))
    away.press("Eintragen")
    away.reads("Der letzte Tag liegt vor dem ersten.")
    away.write("Letzter Tag", day(5))
    name = other.own_name()
    away.select("Vertretung", name)
    away.press("Eintragen")
    away.reads("Ihre Abwesenheit ist eingetragen.", name)
    other.reload()
    other.reads("Vermieterin zurückrufen", number, within="Vermieterin zurückrufen")
    other.follow("Vermieterin zurückrufen")
    other.reads("Thorben Janssen")


def test_a_household_that_was_put_down_twice_becomes_one_and_two_again(scene):
    adviser = scene.member("adviser.nordostniedersachsen")
    twice = NewCase("Beate", "Lührs", born="1984-09-12", phone="04141 000333", mail="beate@example.org")
    open_case(adviser, twice)
    first = adviser.case_number()
    note_consultation(adviser, twice.name, "Arbeit")
    open_case(adviser, NewCase("Beate", "Luehrs", born="1984-09-12", phone="+49 4141 000333", topics=("Schule",)))
    second = adviser.case_number()
    adviser.reads("Vielleicht doppelt", "Wahrscheinlich", within="Alle vergleichen")
    adviser.follow("Alle vergleichen")
    adviser.follow(first)
    adviser.reads("Gleich", within="Geburtstag")
    adviser.reads("Gleich", within="Telefon")
    adviser.press("Zusammenführen")
    adviser.reads("Zusammengeführte Akten", "1 Erstberatung")
    assert adviser.case_number() == second
    adviser.press("Wieder trennen")
    adviser.does_not_read("Zusammengeführte Akten")
    adviser.reads("Noch keine Beratung")


def test_a_case_is_handed_over_closed_and_opened_again(scene):
    adviser = scene.member("adviser.suedostniedersachsen")
    open_case(adviser, NewCase("Iwona", "Gaertner", country="Polen", origin="Poznań", topics=("Arbeit",)))
    number = adviser.case_number()
    lead = scene.member("team-lead.suedostniedersachsen")
    name = lead.own_name()
    adviser.follow("Übergeben")
    adviser.select("Wer übernimmt?", name)
    adviser.write("Was ist zu wissen?", "Sie ruft freitags an.")
    adviser.press("Übergeben")
    adviser.reads(f"Fall übergeben an {name}", "Sie ruft freitags an.")

    lead.follow("Fälle")
    lead.write("Name oder Nummer", number)
    lead.press("Anzeigen")
    lead.follow("Iwona Gaertner")
    close_case(lead, "Nicht mehr erreicht", evidence="Nicht sicher bekannt")
    assert not lead.offers("Bedarf hinzufügen"), "a closed case takes new needs"
    lead.follow("Fall wieder öffnen")
    lead.press("Wieder öffnen")
    lead.reads("Bitte füllen Sie dieses Feld aus.")
    lead.write("Warum", "Sie hat sich gemeldet.")
    lead.press("Wieder öffnen")
    lead.reads("Wieder geöffnet", "Der Fall läuft.")
    lead.follow("Bedarf hinzufügen")
