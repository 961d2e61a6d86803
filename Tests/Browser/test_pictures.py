"""The pictures of the README, made anew by `make pictures`."""

import re

import pytest

from support.states import DESK, PHONE

ALLIANCE = "/de/spree-neisse"


@pytest.fixture
def pictures(request):
    folder = request.config.getoption("--pictures")
    if folder is None:
        pytest.skip("no folder for the README's pictures was asked for")
    return folder


def test_the_pictures_of_the_readme(readers, pictures):
    def picture(page, name):
        page.screenshot(path=f"{pictures}/{name}.png")

    with readers.page(state=DESK) as page:
        page.goto(ALLIANCE)
        picture(page, "start")
    with readers.page(state=PHONE) as page:
        page.goto(ALLIANCE.replace("/de/", "/ar/"))
        picture(page, "start-arabic")
    with readers.page("adviser", DESK) as page:
        page.goto(f"{ALLIANCE}/heute")
        picture(page, "today")
        page.goto(f"{ALLIANCE}/faelle")
        page.locator(f"main a[href*='{ALLIANCE}/faelle/']").filter(has_text=re.compile(r"\w+ \w+")).nth(1).click()
        picture(page, "case")
    with readers.page("network-manager", DESK) as page:
        page.goto(f"{ALLIANCE}/netzwerk/karte?topic=housing")
        page.locator("figure.chart-map").scroll_into_view_if_needed()
        picture(page, "map")
