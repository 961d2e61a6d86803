"""Whoever keeps the house: the team's accounts, the picture of the map."""


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


def test_the_map_is_a_picture_of_its_own(scene, tmp_path):
    manager = scene.member("network-manager.spree-neisse")
    manager.follow("Karte")
    picture = manager.save("Bild herunterladen (SVG)", tmp_path)
    assert picture.suffix == ".svg"
    assert "Forst (Lausitz)" in picture.read_text(encoding="utf-8")
