"""Where journeys are played: a server of their own on a copy of the demo region, on each engine."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from support import server as servers
from support.checks import Watch
from support.letters import Letters
from support.people import Person
from support.readers import one_time_code, read_sign_ins
from support.states import DESK, State
from support.visits import Visited

ENGINES = ["sqlite", "postgres"]
POSTGRES = os.environ.get("LOTSE_TEST_POSTGRES")


class Stage:
    """One server, its letters, and the sessions of those who have signed in.

    Pages are examined on the first engine only: the other one serves the same.
    """

    def __init__(self, browser: Browser, engine: str, demo: Path, said: str, visited: Visited):
        self.browser = browser
        self.sign_ins = read_sign_ins(said)
        self.visited = visited
        self.examines = engine == ENGINES[0]
        self.folder = servers.temporary_folder()
        shutil.copytree(demo, self.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("server.log", "mail"))
        self.letters = Letters(self.folder)
        self._sessions: dict[str, dict] = {}
        # Below it the operator lets alliances fetch lists.
        self.feeds = self.folder / "feeds"
        self.feeds.mkdir()
        self.server = servers.Server(
            self.folder,
            environment={"LOTSE_FEEDS_FOLDER": str(self.feeds)},
            database=fill_postgres(demo) if engine == "postgres" else None,
        )
        self.server.start()

    def session(self, mail: str) -> dict | None:
        return self._sessions.get(mail)

    def remember(self, mail: str, context: BrowserContext):
        self._sessions[mail] = context.storage_state()

    def close(self):
        self.server.stop()
        servers.remove(self.folder)


def fill_postgres(demo: Path) -> str:
    """A database with the demo region in it; it goes with its server. Gives its address."""
    name = f"lotse_journeys_{os.getpid()}"
    subprocess.run(["psql", "--quiet", POSTGRES, "--command", f"CREATE DATABASE {name} TEMPLATE template0"], check=True)
    address = f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}dbname={name}"
    servers.run("migrate", "--data", demo, "--database", address)
    servers.run("copy", "--from", demo, "--to", address)
    return address


class Scene:
    """The people of one journey; whatever their browsers complained about fails it at the end."""

    def __init__(self, stage: Stage):
        self.stage = stage
        self.letters = stage.letters
        self._people: list[tuple[BrowserContext, Watch]] = []

    def visitor(self, language: str = "de", state: State = DESK) -> Person:
        """Somebody without an account."""
        return self._person(language, state)

    def member(self, name: str, state: State = DESK) -> Person:
        """Somebody of the demo region, such as `adviser.spree-neisse`, who has signed in."""
        mail = f"{name}@example.org"
        person = self._person("de", state, self.stage.session(mail))
        if self.stage.session(mail):
            person.go("/de/anmelden")
        # Half an hour after its last page a session has ended, which on a slow machine happens between two journeys.
        if not self.stage.session(mail) or person.path == "/de/anmelden":
            password, secret = self.stage.sign_ins[mail]
            person.sign_in(mail, password, secret and one_time_code(secret, time.time()))
            self.stage.remember(mail, person.page.context)
        return person

    def close(self):
        complaints = [complaint for _, watch in self._people for complaint in watch.complaints]
        for context, _ in self._people:
            context.close()
        assert not complaints, "\n".join(complaints)

    def _person(self, language: str, state: State, session: dict | None = None) -> Person:
        context = self.stage.browser.new_context(
            viewport={"width": state.width, "height": state.height},
            locale=language,
            base_url=self.stage.server.url,
            storage_state=session,
            **state.options,
        )
        page = context.new_page()
        # A debug build takes its time with passwords, and the machine may have other things to do.
        page.set_default_timeout(90_000)
        self._people.append((context, Watch(page, self.stage.server.url)))
        return Person(page, self.stage.visited, examines=self.stage.examines)
