"""No page without a way to it; runs after the journeys, in the same run."""

import pytest

# Neither a link nor a journey comes here: other sign-ins need a provider, and some pages belong
# to records that neither the demo region nor a journey has.
UNVISITED = {
    "anmelden/anbieter",
    "anmelden/anbieter/zurueck",
    "einladung/{link}/anbieter",
    "mail-adresse/{link}",
    "formular",
    "{alliance}/faelle/{caseFile}/unterlagen/{document}/entfernen",
    "{alliance}/team/{account}/zweiter-faktor",
    "{alliance}/team/{account}/abwesenheit/{absence}",
}


def test_every_page_is_reached_by_links_or_in_a_journey(atlas, visited, request):
    journeys = [item for item in request.session.items if item.path.name.startswith("test_journey_")]
    if request.config.option.keyword or not journeys:
        pytest.skip("only some journeys were asked for")
    played = {atlas.route(path, path.split("/")[1]) for path in visited.paths}
    lost = [str(route) for route in atlas.unreached() if route not in played and str(route) not in UNVISITED]
    assert not lost, "no link and no journey leads to: " + ", ".join(lost)
