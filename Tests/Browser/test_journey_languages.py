"""Whoever writes in another language does so from the first page to the answer."""

from time import sleep

import pytest

from support.tasks import SECONDS_OF_READING, take_as_case
from support.words import word

WRITERS = {
    "uk": {"direction": "ltr", "given": "Тарас", "family": "Бойко", "country": "Україна"},
    "ar": {"direction": "rtl", "given": "ليلى", "family": "حداد", "country": "سوريا"},
}
TEXTS = {"uk": "Шукаю роботу зварника.", "ar": "أبحث عن عمل في التمريض."}
REPLIES = {"uk": "Добрий день! Ми вам зателефонуємо.", "ar": "مرحبا! سنتصل بك."}


@pytest.mark.parametrize("language", WRITERS)
def test_a_request_is_written_and_answered_in_its_own_language(scene, language):
    who = WRITERS[language]
    mail = f"{language}@example.org"

    def say(key, **values):
        return word(language, key, **values)

    def go_on():
        assert writer.page.locator("html").get_attribute("dir") == who["direction"]
        writer.press(say("cases.intake.continue"))

    writer = scene.visitor(language)
    writer.go("/")
    assert writer.path == f"/{language}", "the start page does not speak the browser's language"
    writer.follow("NEXUS-HUB Spree-Neiße")
    writer.follow(say("portal.door.stay.title"))
    writer.follow(say("cases.intake.start.begin"))
    writer.choose(say("cases.intention.come"))
    sleep(SECONDS_OF_READING)
    go_on()
    writer.write(say("cases.intake.name.given-name.label"), who["given"])
    writer.write(say("cases.intake.name.family-name.label"), who["family"])
    go_on()
    # An empty answer is asked for again, in the same language and with the focus on what is wrong.
    go_on()
    writer.reads(say("form.error-title"), say("form.error.missing"))
    assert writer.page.evaluate("document.activeElement.matches('.error-summary')")
    writer.write(say("cases.intake.people.adults.label"), "1")
    writer.write(say("cases.intake.people.children.label"), "0")
    go_on()
    writer.select(say("cases.intake.origin.country.label"), who["country"])
    go_on()
    writer.select(say("cases.intake.destination.municipality.label"), "Spremberg")
    go_on()
    writer.choose(say("cases.intake.arrival.choice.here"))
    go_on()
    writer.tick(say("topic.work"))
    go_on()
    writer.write(say("cases.intake.occupation.occupation.label"), TEXTS[language])
    go_on()
    writer.write(say("cases.intake.message.message.label"), TEXTS[language])
    go_on()
    writer.write(say("cases.intake.contact.mail.label"), mail)
    go_on()
    # A pause: whoever keeps the secret link finds every answer again, in this language or another.
    writer.open(say("cases.intake.saved.title"))
    writer.follow_secret_link()
    writer.reads(say("cases.matter.stage.draft.text"))
    writer.follow(say("cases.matter.continue"))
    writer.tick(say("cases.intake.consent.advice.label"))
    go_on()
    writer.reads(say("cases.intake.check.title"), who["family"], TEXTS[language])
    writer.press(say("cases.intake.send"))
    writer.reads(say("cases.matter.stage.received.text"))
    letter = scene.letters.next(mail)
    assert letter.link.startswith(f"/{language}/"), "the letter leads to another language"
    assert say("cases.intake.mail.receipt.subject", code="").strip("() ") in letter.subject

    adviser = scene.member("adviser.spree-neisse")
    take_as_case(adviser, f"{who['given']} {who['family']}")
    adviser.reads(TEXTS[language])
    adviser.follow("Nachrichten lesen und schreiben")
    adviser.write("Nachricht an die Person", REPLIES[language])
    adviser.press("Senden")
    assert scene.letters.next(mail).subject
    writer.go(letter.link)
    writer.reads(REPLIES[language], say("cases.matter.stage.taken.text"))
    writer.write(say("cases.matter.message.message.label"), TEXTS[language])
    writer.press(say("cases.matter.message.send"))
    adviser.follow("Heute")
    adviser.reads("Neue Nachricht", within="Neue Nachricht")
