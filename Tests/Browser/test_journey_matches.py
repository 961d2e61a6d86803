"""What suits a household: vacancies with reasons, what fits together, the hand-over, and the public question."""

from support.tasks import Wishes, ask_for_help, day, take_as_case

OKSANA = Wishes(
    "Oksana",
    "Savchenko",
    mail="oksana.savchenko@example.org",
    country="Ukraine",
    place="Forst",
    topics=("Arbeit", "Wohnen"),
    occupation="Krankenschwester",
)


# Of pictures of what fits: names that lie on the dot they belong to, or reach out of the picture.
COVERED_DOTS = """() => [...document.querySelectorAll(".bundle-map .dot-name")].filter((name) => {
    if (!name.textContent) return false;
    let dot = name;
    while (dot.tagName !== "circle") dot = dot.previousElementSibling;
    const [text, round, all] = [name, dot, name.ownerSVGElement].map((one) => one.getBoundingClientRect());
    return !(text.left >= round.right || text.right <= round.left) || text.left < all.left || text.right > all.right;
}).map((name) => name.textContent)"""


def test_a_nurse_is_proposed_work_and_handed_over(scene):
    ask_for_help(scene.visitor(), "spree-neisse", OKSANA)
    adviser = scene.member("adviser.spree-neisse")
    take_as_case(adviser, OKSANA.name)
    adviser.reads("Noch weiß Lotse nicht, was dieser Haushalt sucht.", within="Passende Angebote")
    adviser.follow("Suche und alle Vorschläge")
    adviser.reads("Noch sucht niemand aus diesem Haushalt Arbeit.")
    adviser.follow(f"Eintragen ({OKSANA.name})")

    # Nobody guesses: a title that says nothing is asked about, and nothing that was typed is lost.
    adviser.write("Beruf", "Irgendwas mit Menschen und Drachen")
    adviser.write("Kompetenzen", "Wundversorgung")
    adviser.press("Suche speichern")
    adviser.reads("Bitte prüfen Sie Ihre Angaben")
    adviser.write("Beruf", "Krankenschwester")
    adviser.select("Anerkennung in einem reglementierten Beruf", "beantragt")
    adviser.press("Suche speichern")
    adviser.reads("Vorschläge", "Vorschlagen", "Die Anerkennung fehlt.", "Ausweg:")

    # A reason for which one does not fit changes the list.
    adviser.follow("Passt nicht, weil …")
    adviser.press("Grund festhalten")
    adviser.reads("Bitte prüfen Sie Ihre Angaben")
    adviser.choose("Nicht dieser Arbeitgeber")
    adviser.press("Grund festhalten")
    adviser.reads("Nicht dieser Arbeitgeber", within="Schon entschieden")
    adviser.press("Vorschlagen")
    adviser.reads("vorgeschlagen", within="Schon entschieden")

    # Home, work and the day fit together.
    adviser.follow("Eintragen (Wohnen und Ankommen)")
    adviser.write("Alles da bis", day(200))
    adviser.press("Wohnwunsch speichern")
    adviser.follow("Ankunftspakete ansehen")
    adviser.reads("Was zusammenpasst", "Möglichkeit 1", "etwa", "sind Schätzungen")
    adviser.press("Alles vorschlagen")

    # What was chosen stands in the case, and is handed over from there.
    adviser.reads("Vorschläge", OKSANA.name)
    adviser.follow("Antwort notieren")
    adviser.choose("Person hat Interesse")
    adviser.press("Speichern")
    adviser.reads("Person hat Interesse", within="Vorschläge")


def test_a_family_asks_what_fits_without_leaving_a_trace(scene):
    family = scene.visitor()
    family.go("/de/spree-neisse/was-passt")
    family.reads("Wir speichern nichts von dem, was Sie hier schreiben.")
    family.press("Zeigen, was passt")
    family.reads("Bitte prüfen Sie Ihre Angaben")
    family.write("Beruf, Person 1", "Elektroniker")
    family.write("Geburtstag von Kind 1", "2022-05-01")
    family.press("Zeigen, was passt")

    # Several trades are called so: nobody guesses which.
    family.choose("Elektroniker für Betriebstechnik")
    family.press("Zeigen, was passt")
    family.reads("Das passt zusammen", "Hilfe anfragen")


def test_the_same_question_in_arabic(scene):
    family = scene.visitor()
    family.go("/ar/spree-neisse/what-fits")
    family.reads("لا نحفظ شيئًا مما تكتبونه هنا.")
    family.write("المهنة، الشخص 1", "ممرضة")
    family.press("عرض ما يناسب")
    family.reads("ما يناسب معًا")
    # Names on the picture stand beside their dots, in a script that runs the other way too.
    assert family.page.locator(".bundle-map .dot-name").count() > 0
    assert family.page.evaluate(COVERED_DOTS) == []
