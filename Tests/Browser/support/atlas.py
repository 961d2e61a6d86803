"""All pages of the house: every route that a browser can open, found by following links as each role."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urljoin, urlsplit

from support import server as servers
from support.readers import Readers


@dataclass(frozen=True)
class Route:
    german: str
    english: str
    is_of_alliance: bool
    audience: str

    def pattern(self, language: str) -> re.Pattern:
        path = self.german if language.startswith("de") else self.english
        parts = [f"/{language}", *(["/[^/]+"] if self.is_of_alliance else []), *([f"/{path}"] if path else [])]
        return re.compile(re.sub(r"\{[^}]+\}", "[^/]+", "".join(parts)) + "/?$")

    @property
    def is_public(self) -> bool:
        return self.audience == "everyone"

    def __str__(self):
        return ("{alliance}/" if self.is_of_alliance else "") + self.german


@dataclass(frozen=True)
class Visit:
    """A page that was found: who saw it, where, and which route it is."""

    role: str | None
    path: str
    route: Route


class Atlas:
    """Walks the house in German as each role; keeps the first page of each route.

    The pages of some records, such as a case file, lead further than those of others, so several of each kind are
    looked at. Of everything else one page is, and so the walk ends.
    """

    RECORDS = 4

    def __init__(self, readers: Readers, data):
        lines = json.loads(servers.run("routes", "--json", "--data", data))
        self.routes = [
            Route(line["german"], line["english"], line["isOfAlliance"], line["audience"])
            for line in lines
            if line["method"] == "GET"
        ]
        self.visits: list[Visit] = []
        self.files: set[Route] = set()
        for role in [None, *readers.accounts]:
            self._walk(readers, role)

    def unreached(self) -> list[Route]:
        reached = {visit.route for visit in self.visits} | self.files
        return [route for route in self.routes if route not in reached]

    def samples(self) -> list[Visit]:
        """One page for each route, as the first role that found it."""
        first: dict[Route, Visit] = {}
        for visit in self.visits:
            first.setdefault(visit.route, visit)
        return list(first.values())

    def samples_by_role(self) -> Iterator[tuple[str | None, list[Visit]]]:
        """The same, put together for whoever opens them."""
        return groupby(self.samples(), key=lambda visit: visit.role)

    def route(self, path: str, language: str = "de") -> Route | None:
        fitting = [route for route in self.routes if route.pattern(language).match(path)]
        # `faelle/neu` before `faelle/{caseFile}`.
        return min(fitting, key=lambda route: route.is_of_alliance + route.german.count("{"), default=None)

    def _most(self, route: Route) -> int:
        return self.RECORDS if route.german.endswith("}") else 1

    def _walk(self, readers: Readers, role: str | None):
        queue = ["/de"]
        seen = set(queue)
        count: dict[Route, int] = defaultdict(int)
        with readers.page(role) as page:
            while queue:
                path = queue.pop(0)
                route = self.route(path)
                if route and count[route] >= self._most(route):
                    continue
                answer = page.request.get(path)
                if "text/html" not in answer.headers.get("content-type", ""):
                    if route:
                        self.files.add(route)
                    continue
                if answer.status != 200:
                    continue
                landed = urlsplit(answer.url).path
                route = self.route(landed)
                if route:
                    count[route] += 1
                    if count[route] == 1:
                        self.visits.append(Visit(role, path, route))
                for link in re.findall(r'<a\b[^>]*\bhref="([^"#]+)"', answer.text()):
                    target = urlsplit(urljoin(answer.url, link.replace("&amp;", "&")))
                    if f"{target.scheme}://{target.netloc}" != readers.server.url:
                        continue
                    next_path = target.path + (f"?{target.query}" if target.query else "")
                    if target.path.startswith("/de/") and next_path not in seen:
                        seen.add(next_path)
                        queue.append(next_path)
