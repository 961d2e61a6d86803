"""Somebody who does something in a journey."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

from support import checks
from support.keyboard import Keyboard
from support.visits import Visited


class Person(Keyboard):
    """A keyboard and somebody before it.

    Every page that they come to is noted; the first of each shape is examined, if asked for.
    """

    def __init__(self, page: Page, visited: Visited, examines: bool):
        super().__init__(page)
        self._visited = visited
        self._examines = examines

    def note(self, url: str):
        self._visited.note(urlsplit(url).path)

    def arrive(self):
        self.note(self.page.url)
        complaints = checks.structure(self.page)
        if self._examines and self._visited.is_new(checks.shape(self.page)):
            complaints += checks.targets(self.page) + checks.accessibility(self.page)
        assert not complaints, "\n".join([self.page.url, *complaints])

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def case_number(self) -> str:
        """The number in a case file's heading."""
        return re.search(r"\((\d{4}-\d{4})\)", self.page.locator("h1").inner_text()).group(1)

    def own_name(self) -> str:
        """As it stands over every page of whoever has signed in."""
        return self.page.locator(".site-member a").inner_text().split(":")[-1].strip()

    def follow_secret_link(self):
        """Reaches the link that is shown to be kept, and opens it."""
        self.reach(self.page.locator(".secret-link a"))
        self._enter()

    def sign_in(self, mail: str, password: str, code: str | None = None):
        self.go("/de/anmelden")
        self.write("E-Mail-Adresse", mail)
        self.write("Passwort", password)
        self.press("Anmelden")
        if code:
            self.write("Code", code)
            self.press("Weiter")
        assert "/anmelden" not in self.path, f"{mail} is not let in: {self.text()}"

    def sign_out(self):
        self.press("Abmelden")
