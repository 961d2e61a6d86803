"""What a region offers: entered by form, brought by lists, fetched, confirmed, taken and closed."""

import time
from pathlib import Path


def test_an_officer_enters_a_job_and_confirms_it(scene):
    officer = scene.member("partner-officer-agentur.spree-neisse")
    officer.follow("Angebote")
    officer.follow("Stelle eintragen")
    officer.press("Eintragen")
    officer.reads("Bitte prüfen Sie Ihre Angaben", "Titel:", "Arbeitgeber:", within="Bitte prüfen Sie")
    officer.write("Titel", "Allrounder im Werkhof (m/w/d)")
    officer.write("Arbeitgeber", "Muster-Werkhof")
    officer.write("Beginn am", "irgendwann")
    officer.write("Ort", "Forst (Lausitz)")
    officer.press("Eintragen")
    officer.reads("Beginn am:", "Schreiben Sie einen Tag wie 2.3.2027.")
    officer.write("Beginn am", "sofort")
    officer.press("Eintragen")
    officer.reads("Das Angebot ist eingetragen.", "Welcher Beruf ist das?", "sofort")

    # Nobody is proposed a job whose occupation nobody knows.
    officer.write("Schlüssel der KldB 2010", "51312")
    officer.press("Beruf festlegen")
    officer.reads("Der Beruf steht fest.", "51312")
    officer.does_not_read("Welcher Beruf ist das?")
    officer.press("Gibt es noch")
    officer.reads("Danke. Das Angebot ist heute bestätigt.")
    officer.press("Ruhen lassen")
    officer.reads("Das Angebot ruht.", "ruht")
    officer.press("Wieder anbieten")
    officer.follow("Angaben ändern")
    officer.write("Wie viele werden gesucht?", "2")
    officer.press("Änderungen speichern")
    officer.reads("Die Änderungen sind gespeichert.")

    # Another partner of the alliance does not see it.
    town = scene.member("partner-officer-forst.spree-neisse")
    town.follow("Angebote")
    town.does_not_read("Allrounder im Werkhof")


def test_a_list_is_checked_mended_and_taken_in(scene, tmp_path):
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Angebote")
    manager.follow("Liste einlesen")
    template = manager.save("Wohnungen und Häuser", tmp_path / "vorlage.csv").read_text(encoding="utf-8-sig")
    assert template.startswith("Schlüssel;Miete oder Kauf;Ort;Fläche;Zimmer;")

    head = "Schlüssel;Titel;Miete oder Kauf;Ort;Fläche;Zimmer;Kaltmiete\n"
    rows = [f"M-{number};Musterweg {number};Miete;Guben;60;2,5;{400 + number}\n" for number in range(1, 4)]
    broken = tmp_path / "wohnungen.csv"
    broken.write_text(head + rows[0] + rows[1].replace("402", "viel") + rows[2])
    hand_in(manager, broken)
    manager.reads("2 neu, 0 geändert, 0 gleich, 0 geschlossen, 1 abgelehnt.")
    manager.reads("Zeile 3", "„Kaltmiete“", "Schreiben Sie eine Zahl.", "viel", within="Was abgelehnt wird")
    manager.press("Einlesen")
    manager.reads("Einige Einträge sind abgelehnt")
    manager.press("Verwerfen")

    whole = tmp_path / "wohnungen-neu.csv"
    whole.write_text(head + "".join(rows))
    hand_in(manager, whole)
    manager.reads("3 neu, 0 geändert, 0 gleich, 0 geschlossen, 0 abgelehnt.", "Musterweg 2")
    manager.press("Einlesen")
    manager.reads("Die Liste ist eingelesen.", "Musterwohnen Guben")

    # What a full list does not name any more is closed, not lost; other sources stay as they are.
    less = tmp_path / "wohnungen-weniger.csv"
    less.write_text(head + rows[0] + rows[2].replace("403", "450"))
    hand_in(manager, less)
    manager.reads("0 neu, 1 geändert, 1 gleich, 1 geschlossen, 0 abgelehnt.", "M-2")
    manager.press("Einlesen")
    manager.follow("Angebote")
    manager.write("Suchen", "Musterweg 2 Guben")
    manager.select("Zeigen", "Geschlossene")
    manager.reads("Musterweg 2", "geschlossen")


def test_lists_are_fetched_from_a_folder(scene):
    admin = scene.member("alliance-admin.spree-neisse")
    admin.follow("Abrufe")
    admin.follow("Abruf einrichten")
    admin.write("Von wem kommen die Listen?", "Musterbau Peitz")
    admin.choose("Ein Ordner auf dem Server")
    admin.write("Name des Ordners", "../musterbau")
    admin.press("Einrichten")
    admin.reads("Schreiben Sie einen Namen aus Kleinbuchstaben, Ziffern und Bindestrichen.")
    admin.write("Name des Ordners", "musterbau")
    admin.press("Einrichten")
    admin.reads("Der Abruf ist eingerichtet.", "Ordner spree-neisse/musterbau", "Noch ist nichts gekommen.")

    folder = scene.stage.feeds / "spree-neisse" / "musterbau"
    head = "Schlüssel;Titel;Miete oder Kauf;Ort;Fläche;Zimmer;Kaltmiete\n"
    rows = [f"P-{number};Peitzer Weg {number};Miete;Peitz;60;2,5;{500 + number}\n" for number in range(1, 4)]
    lay(folder, "montag.csv", head + "".join(rows))
    reload_until(admin, "montag.csv")
    admin.reads("eingelesen", "3 neu, 0 geändert, 0 gleich, 0 geschlossen, 0 abgelehnt.", within="Was gekommen ist")

    # A sender that renamed a column closes nothing; whoever administers the alliance is told.
    lay(folder, "dienstag.csv", head.replace("Zimmer", "Räume") + rows[0])
    reload_until(admin, "dienstag.csv")
    admin.reads("Es wurde nichts geändert und nichts geschlossen.")
    letter = scene.letters.next("alliance-admin.spree-neisse@example.org", "Musterbau Peitz")
    assert "/angebote/abrufe/" in letter.link

    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Angebote")
    manager.write("Suchen", "Peitzer Weg")
    manager.press("Suchen")
    manager.reads("3 Angebote")
    manager.follow("Liste einlesen")
    manager.reads("Musterbau Peitz")
    manager.follow("Listen von selbst abholen")
    manager.follow("Musterbau Peitz")
    manager.follow("Angaben ändern")
    manager.untick("Der Abruf läuft")
    manager.press("Änderungen speichern")
    manager.reads("Die Änderungen sind gespeichert.", "angehalten")


def lay(folder: Path, name: str, text: str):
    """Lays a list into a folder as careful senders do: under another name until it is finished."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{name}.part"
    unfinished.write_text(text)
    unfinished.rename(folder / name)


def reload_until(person, words: str):
    """Looks at the page again and again until the server has fetched a list."""
    until = time.monotonic() + 60
    while words not in person.text():
        assert time.monotonic() < until, f"{words} did not come"
        time.sleep(1)
        person.reload()


def hand_in(manager, file):
    """Uploads a list of all that a landlord has, up to what would change."""
    manager.attach("Datei", file)
    manager.write("Von wem kommt die Liste?", "Musterwohnen Guben")
    manager.choose("Alles, was es gibt. Was fehlt, wird geschlossen.")
    manager.press("Prüfen")
