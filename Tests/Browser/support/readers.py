"""Who reads: a visitor, or somebody of the demo region who has signed in."""

import base64
import hmac
import re
import struct
import time
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
            context = self.browser.new_context(base_url=self.server.url, locale="de-DE")
            page = context.new_page()
            sign_in(page, *self.accounts[role])
            self._sessions[role] = context.storage_state()
            context.close()
        return self._sessions[role]

    def close(self):
        self._sessions.clear()


def sign_in(page: Page, mail: str, password: str, secret: str | None = None):
    page.goto("/de/anmelden")
    page.locator("main input[type=email]").fill(mail)
    page.locator("main input[type=password]").fill(password)
    page.locator("main button.button-main").click()
    page.wait_for_load_state()
    code = page.locator("main input[autocomplete=one-time-code]")
    if secret and code.count():
        code.fill(one_time_code(secret, time.time()))
        page.locator("main button.button-main").click()
        page.wait_for_load_state()
    assert "/anmelden" not in page.url, f"{mail} is not let in: {page.locator('main').inner_text()[:300]}"


def one_time_code(secret: str, at: float) -> str:
    """The six digits that an authenticator shows (RFC 6238, 30 seconds, SHA-1)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(at) // 30), "sha1")
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def read_accounts(said: str) -> dict[str, tuple[str, str, str | None]]:
    """The first sign-in of each role that `lotse demo` prints: address, password, second factor."""
    accounts = {}
    for role, mail, password, secret in _sign_in_lines(said):
        accounts.setdefault(role, (mail, password, secret or None))
    return accounts


def read_sign_ins(said: str) -> dict[str, tuple[str, str | None]]:
    """Everybody's password and second factor by their address."""
    return {mail: (password, secret or None) for _, mail, password, secret in _sign_in_lines(said)}


def _sign_in_lines(said: str) -> list[tuple[str, str, str, str]]:
    line = r"^ *([a-z-]+) \(.*\)  (\S+@\S+)  (\S+)(?:  second factor (\S+))?$"
    return re.findall(line, said, flags=re.M)
