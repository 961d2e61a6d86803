"""Whoever keeps the house: the team's accounts, the map as a file, what the public says, for which days it is recognised."""

import csv


def test_an_account_is_closed_and_opened_and_an_invitation_taken_back(scene):
    admin = scene.member("alliance-admin.wertewandel")
    admin.follow("Team")
    admin.follow("Jemanden einladen")
    admin.write("Vor- und Nachname", "Pia Irrgang")
    admin.write("E-Mail-Adresse", "pia.irrgang@example.org")
    admin.choose("Netzwerkmanagement")
    admin.press("Einladung schicken")
    link = scene.letters.next("pia.irrgang@example.org", "Einladung").link
    admin.follow("Pia Irrgang")
    admin.press("Zurückziehen")
    admin.reads("Die Einladung ist zurückgezogen.")
    pia = scene.visitor()
    pia.go(link)
    pia.reads("Dieser Link führt nicht weiter")

    auditor = scene.member("auditor.wertewandel")
    admin.follow(auditor.own_name())
    admin.follow("Konto sperren")
    admin.write("Grund", "Prüfung beendet")
    admin.press("Konto sperren")
    admin.reads("Das Konto ist gesperrt.")
    auditor.reload()
    assert "/anmelden" in auditor.path, "whoever is locked out goes on reading"
    admin.follow("Konto wieder öffnen")
    admin.write("Grund", "Nachprüfung")
    admin.press("Konto öffnen")
    admin.reads("Das Konto ist wieder offen.")


def test_the_map_is_a_picture_and_a_table_of_its_own(scene, tmp_path):
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Karte")
    picture = manager.save("Bild herunterladen (SVG)", tmp_path)
    assert picture.suffix == ".svg"
    assert "Forst (Lausitz)" in picture.read_text(encoding="utf-8")
    with manager.save("Zahlen herunterladen (CSV)", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert any("Forst (Lausitz)" in cell for row in rows for cell in row)


def test_an_answer_that_did_not_help_is_heard(scene):
    visitor = scene.visitor()
    visitor.go("/de/spree-neisse/wer-hilft")
    visitor.write("Ort oder Postleitzahl", "Guben")
    visitor.select("Thema", "Wohnen")
    visitor.press("Stelle finden")
    if visitor.offers("Guben, Landkreis Spree-Neiße"):
        visitor.follow("Guben, Landkreis Spree-Neiße")
    visitor.follow("Nein", within="Hat Ihnen diese Antwort geholfen?")
    visitor.write("Was hat gefehlt, oder was war gut?", "Die Sprechzeiten am Nachmittag fehlen.")
    visitor.press("Rückmeldung senden")
    visitor.reads("Danke. Ihre Rückmeldung ist angekommen.")
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Rückmeldungen")
    manager.reads("Guben", "Die Sprechzeiten am Nachmittag fehlen.")


def test_the_days_of_a_recognition_are_put_right_and_taken_out(scene):
    manager = scene.member("network-manager.wertewandel")
    manager.follow("Anerkennungen")
    manager.follow("Neue Anerkennung")
    manager.write("Erster Tag", "2035-01-01")
    manager.write("Letzter Tag", "2036-12-31")
    manager.write("Betrag", "1200000")
    manager.press("Anerkennung eintragen")
    manager.reads("Die Anerkennung ist eingetragen.")
    manager.follow("1. Januar 2035")
    manager.write("Letzter Tag", "2034-12-31")
    manager.write("Begründung", "Ein Jahr mehr bewilligt.")
    manager.press("Speichern")
    manager.reads("Bitte prüfen Sie")
    manager.write("Letzter Tag", "2037-12-31")
    manager.press("Speichern")
    manager.reads("31. Dezember 2037")
    manager.follow("1. Januar 2035")
    manager.follow("Anerkennung entfernen")
    manager.write("Begründung", "Nur eingetragen, um es zu üben.")
    manager.press("Anerkennung entfernen")
    manager.reads("Die Anerkennung ist entfernt.")
    manager.does_not_read("2037")
