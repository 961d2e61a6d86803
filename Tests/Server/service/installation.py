"""Installations that stand for one test: the demo region on either engine, its servers, and what its tables hold."""

import re
import shutil
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from service import postgres
from support import server as servers

# Taken by every writer of every server while it writes (`WritersTurn`).
WRITERS_TURN = 0x6C6F747365


@dataclass(frozen=True)
class SignIn:
    role: str
    alliance: str
    mail: str
    password: str


def sign_ins(said: str) -> list[SignIn]:
    """Everybody whom `lotse demo` prints."""
    return [SignIn(*found) for found in re.findall(r"^ *([a-z-]+) \((.*)\)  (\S+@\S+)  (\S+)", said, flags=re.M)]


@dataclass
class Installation:
    """A data folder and, on PostgreSQL, a database."""

    folder: Path
    people: list[SignIn]
    database: str | None = None
    running: list[servers.Server] = field(default_factory=list)

    @property
    def options(self) -> list[object]:
        options: list[object] = ["--data", self.folder]
        return options + (["--database", postgres.address(self.database)] if self.database else [])

    def somebody(self, role: str, place: int = 0, alliance: str = "spree-neisse") -> SignIn:
        return [who for who in self.people if (who.role, who.alliance) == (role, alliance)][place]

    def run(self, *words: object) -> str:
        return servers.run(*words, *self.options)

    def server(self, **environment: str) -> servers.Server:
        """Another server of this installation, running; it is stopped at the test's end, if it still runs."""
        server = servers.Server(self.folder, self.options, environment)
        self.running.append(server)
        server.start()
        return server

    def ask(self, sql: str) -> list[tuple[str, ...]]:
        if self.database:
            return postgres.ask(self.database, sql)
        connection = sqlite3.connect(self.folder / "lotse.sqlite", timeout=20)
        try:
            return [tuple(str(value) for value in row) for row in connection.execute(sql)]
        finally:
            connection.close()

    @contextmanager
    def writing_by_somebody_else(self):
        """Nobody can write until the block ends; what was sent meanwhile waits."""
        if self.database:
            with postgres.session(self.database, f"SELECT pg_advisory_lock({WRITERS_TURN});"):
                yield
            return
        connection = sqlite3.connect(self.folder / "lotse.sqlite", timeout=20, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
            connection.close()

    def close(self):
        for server in self.running:
            server.stop()
        if self.database:
            postgres.drop(self.database)


@dataclass(frozen=True)
class Template:
    """The demo region, loaded once and copied for each test."""

    folder: Path
    said: str
    database: str | None = None

    def copy(self, to: Path) -> Installation:
        shutil.copytree(self.folder, to, dirs_exist_ok=True)
        database = postgres.make(self.database) if self.database else None
        return Installation(to, sign_ins(self.said), database)
