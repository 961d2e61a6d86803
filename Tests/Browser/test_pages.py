"""Every page of the house, as everybody who may see it, in every state in which somebody may meet it."""

from itertools import groupby

import pytest

from support import checks, states


def test_every_page_is_sound_for_every_role(readers, atlas):
    complaints = []
    shapes = set()
    for role, visits in groupby(atlas.visits, key=lambda visit: visit.role):
        with readers.page(role) as page:
            for visit in visits:
                page.goto(visit.path)
                found = checks.structure(page)
                # Many roles see the same page; it is examined again where it has other parts.
                shape = visit.route, checks.shape(page)
                if shape not in shapes:
                    shapes.add(shape)
                    found += checks.targets(page) + checks.accessibility(page)
                complaints += [f"{role or 'visitor'} {visit.path}: {complaint}" for complaint in found]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("state", states.ALL[1:], ids=lambda state: state.name)
def test_every_page_is_usable_in_other_states(readers, atlas, state):
    complaints = []
    for role, visits in atlas.samples_by_role():
        with readers.page(role, state) as page:
            for visit in visits:
                page.goto(visit.path)
                found = checks.sideways(page) + checks.accessibility(page)
                complaints += [f"{visit.path}: {complaint}" for complaint in found]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("language", ["de-x-leicht", "en", "pl", "uk", "ar"])
def test_every_public_page_speaks_each_language(readers, atlas, language):
    complaints = []
    with readers.page(None, states.PHONE, locale=language[:2]) as page:
        for visit in atlas.samples():
            if not visit.route.is_public:
                continue
            page.goto(visit.path)
            page.locator(f"nav.site-languages a[hreflang='{language}']").click()
            assert page.locator("html").get_attribute("lang") == language
            found = checks.structure(page) + checks.sideways(page) + checks.accessibility(page)
            complaints += [f"{visit.path} in {language}: {complaint}" for complaint in found]
    assert not complaints, "\n".join(complaints)


def test_every_form_says_what_is_wrong(readers, atlas):
    """An empty form with questions comes back with a summary that leads to each of them."""
    complaints = []
    for visit in atlas.samples():
        with readers.page(visit.role) as page:
            page.goto(visit.path)
            form = page.locator("form.form-post:has([required])").first
            if form.count() == 0:
                continue
            form.evaluate(
                """form => {
                    for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
                        if (field.type === "checkbox" || field.type === "radio") field.checked = false;
                        else field.value = "";
                    }
                }"""
            )
            form.locator("button[type=submit]").last.click()
            page.wait_for_load_state()
            summary = page.locator(".error-summary")
            if summary.count() == 0:
                complaints.append(f"{visit.path}: an empty form is taken, or its errors are not summed up")
                continue
            found = checks.structure(page) + checks.accessibility(page)
            if not page.evaluate("document.activeElement.matches('.error-summary')"):
                found.append("the summary does not have the focus")
            complaints += [f"{visit.path} with errors: {complaint}" for complaint in found]
    assert not complaints, "\n".join(complaints)


def test_an_unknown_page_says_so_kindly(readers):
    for language in ["de", "de-x-leicht", "en", "pl", "uk", "ar"]:
        with readers.page() as page:
            answer = page.goto(f"/{language}/niemand/nirgends")
            assert answer.status == 404
            assert not checks.structure(page) + checks.accessibility(page)


def test_screenshots(readers, atlas, screenshots):
    """Pictures of every page: 1280 and 360 px, in German and, where there is one, in Arabic."""
    if screenshots is None:
        pytest.skip("no folder for screenshots was asked for")
    screenshots.mkdir(parents=True, exist_ok=True)
    for visit in atlas.samples():
        name = str(visit.route).replace("{alliance}/", "").replace("/", "_").replace("{", "").replace("}", "") or "start"
        for state in (states.DESK, states.PHONE):
            with readers.page(visit.role, state) as page:
                page.goto(visit.path)
                page.screenshot(path=screenshots / f"{name}-{state.width}-de.png", full_page=True)
                arabic = page.locator("nav.site-languages a[hreflang='ar']")
                if arabic.count():
                    arabic.click()
                    page.screenshot(path=screenshots / f"{name}-{state.width}-ar.png", full_page=True)
