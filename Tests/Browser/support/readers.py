"""Who reads: a visitor, or somebody of the demo region who has signed in."""

import re
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from support.checks import Watch
from support.server import Server
from support.states import DESK, State


class Readers:
    def __init__(self, browser: Browser, server: Server, said: str):
        self.browser = browser
        self.server = server
        self.accounts = read_accounts(said)
        self._sessions: dict[str, dict] = {}
        self._contexts = []

    @contextmanager
    def page(self, role: str | None = None, state: State = DESK, locale: str = "de-DE"):
        """A page of a role's reader; whatever the browser complained about until its end fails the test."""
        context = self.browser.new_context(
            viewport={"width": state.width, "height": state.height},
            locale=locale,
            base_url=self.server.url,
            storage_state=self._session(role) if role else None,
            **state.options,
        )
        page = context.new_page()
        if state.media:
            page.emulate_media(**state.media)
        watch = Watch(page, self.server.url)
        yield page
        context.close()
        assert not watch.complaints, "\n".join(watch.complaints)

    def _session(self, role: str) -> dict:
        """Signs in once per role and remembers the session."""
        if role not in self._sessions:
            mail, password = self.accounts[role]
            context = self.browser.new_context(base_url=self.server.url, locale="de-DE")
            page = context.new_page()
            sign_in(page, mail, password)
            self._sessions[role] = context.storage_state()
            context.close()
        return self._sessions[role]

    def close(self):
        self._sessions.clear()


def sign_in(page: Page, mail: str, password: str):
    page.goto("/de/anmelden")
    page.get_by_label("E-Mail").fill(mail)
    page.get_by_label("Passwort", exact=False).first.fill(password)
    page.locator("main button.button-main").click()
    page.wait_for_load_state()
    assert "/anmelden" not in page.url, f"{mail} is not let in: {page.locator('main').inner_text()[:300]}"


def read_accounts(said: str) -> dict[str, tuple[str, str]]:
    """The sign-ins that `lotse demo` prints: a role, an address and a password in each line."""
    lines = re.findall(r"^\s*([a-z-]+)\s+(\S+@\S+)\s+(\S+)\s*", said, flags=re.M)
    return {role: (mail, password) for role, mail, password in lines}
