"""Forms that were open for too long: nothing that somebody typed is lost."""

import sqlite3

from support import checks
from support.readers import sign_in

STALE = "document.querySelector('main form.form-post [name=_token]').value = 'a.1.b'"


def end_newest_session(folder):
    """As if its owner had been away for a day."""
    with sqlite3.connect(folder / "lotse.sqlite", timeout=10) as database:
        database.execute(
            "UPDATE session SET seen_at = '2020-01-01T00:00:00.000Z'"
            " WHERE started_at = (SELECT MAX(started_at) FROM session)"
        )


def test_what_was_typed_waits_until_its_author_has_signed_in_again(readers, demo):
    mail, password, secret = readers.accounts["network-manager"]
    with readers.page() as page:
        sign_in(page, mail, password, secret)
        home = page.url.split("?")[0]
        page.goto(f"{home}/neue-organisation")
        page.locator("#name").fill("Hafen <b>Grünau</b> e. V.")
        page.locator("#contact-name").fill("Pforte")
        end_newest_session(demo[0])
        page.locator("main button.button-main").click()
        page.wait_for_url("**/anmelden?next=**")
        assert "Hafen" not in page.url
        assert "aufgehoben" in page.locator("main .notice").inner_text()
        page.locator("main input[type=email]").fill(mail)
        page.locator("main input[type=password]").fill(password)
        page.locator("main button.button-main").click()
        page.wait_for_url("**/formular")
        assert "Hafen <b>Grünau</b> e. V." in page.locator("main blockquote").all_inner_texts()
        assert not checks.structure(page) + checks.accessibility(page)
        page.locator("main button.button-main").click()
        page.wait_for_load_state()
        assert page.url == f"{home}/neue-organisation"
        assert "zu lange offen" in page.locator(".error-summary").inner_text()
        assert page.locator("#name").input_value() == "Hafen <b>Grünau</b> e. V."
        assert page.locator("#contact-name").input_value() == "Pforte"
        page.goto("/de/formular")
        assert "Hafen" not in page.locator("main").inner_text()


def test_a_visitors_form_comes_back_with_everything_typed(readers):
    for language in ["de", "ar"]:
        with readers.page() as page:
            page.goto(f"/{language}/spree-neisse")
            page.locator("ul.doors li:nth-child(2) a").click()
            text = page.locator("main textarea").first
            text.fill("Wir suchen\nzwei Schweißer.")
            page.evaluate(STALE)
            page.locator("main button.button-main").click()
            page.wait_for_load_state()
            assert page.locator("main textarea").first.input_value() == "Wir suchen\nzwei Schweißer."
            assert page.evaluate("document.activeElement.matches('.error-summary')")
            assert not checks.structure(page) + checks.accessibility(page)


def test_a_token_of_another_day_leads_back_to_the_form(readers):
    with readers.page("network-manager") as page:
        page.goto("/de/anmelden")
        page.goto(f"{page.url.split('?')[0]}/neue-anerkennung")
        page.locator("#recogniser").fill("Land & Bund")
        page.evaluate(STALE)
        page.locator("main button.button-main").click()
        page.wait_for_load_state()
        assert not checks.structure(page) + checks.accessibility(page)
        page.locator("main button.button-main").click()
        page.wait_for_load_state()
        assert page.locator("#recogniser").input_value() == "Land & Bund"


def test_only_forms_with_something_to_lose_ask_before_they_are_left(readers):
    with readers.page() as page:
        page.goto("/de/anmelden")
        assert page.locator("form[data-draft]").count() == 0
        page.goto("/de/spree-neisse/wer-hilft")
        assert page.locator("form[data-draft], .unsaved").count() == 0
        page.goto("/de/spree-neisse")
        page.locator("ul.doors li:nth-child(2) a").click()
        page.locator("main textarea").first.fill("Wir suchen")
        assert page.locator(".unsaved").is_visible()
