"""No page without a way to it; runs after the journeys, in the same run."""

import pytest

from support.atlas import Atlas

# Neither a link of the demo region nor a journey comes here: other sign-ins need a provider, an expired form has an hour to
# wait (`test_expired_forms`).
UNVISITED = {
    "anmelden/anbieter",
    "anmelden/anbieter/zurueck",
    "einladung/{link}/anbieter",
    "formular",
}


def test_every_page_is_reached_by_links_or_in_a_journey(readers, demo, visited, request):
    journeys = [item for item in request.session.items if item.path.name.startswith("test_journey_")]
    if request.config.option.keyword or not journeys:
        pytest.skip("only some journeys were asked for")
    atlas = Atlas(readers, demo[0])
    played = {atlas.route(path, path.split("/")[1]) for path in visited.paths}
    lost = [str(route) for route in atlas.unreached() if route not in played and str(route) not in UNVISITED]
    assert not lost, "no link and no journey leads to: " + ", ".join(lost)
