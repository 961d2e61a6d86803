"""The PostgreSQL server that `Scripts/with-postgres` lends, seen from outside of Lotse."""

import os
import shlex
import subprocess
import uuid
from contextlib import contextmanager

SERVER = os.environ.get("LOTSE_TEST_POSTGRES", "")
CONTROL = shlex.split(os.environ.get("LOTSE_TEST_POSTGRES_CONTROL", ""))


def address(database: str) -> str:
    return SERVER.replace("/postgres?", f"/{database}?")


def ask(database: str, sql: str) -> list[tuple[str, ...]]:
    done = subprocess.run(
        ["psql", address(database), "-X", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", sql],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [tuple(line.split("\t")) for line in done.stdout.splitlines() if line]


def make(template: str = "template1") -> str:
    """Makes a database, as a copy of another that nobody uses, and gives its name."""
    name = f"server_{uuid.uuid4().hex[:12]}"
    ask("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


def drop(database: str):
    ask("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def control(*words: str):
    # Its log stays open in the server's hands: a pipe would be waited for as long as the server runs.
    subprocess.run([*CONTROL, *words], check=True, timeout=60, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def away():
    """The server is gone, its readers and writers cut off, and comes back."""
    control("stop", "--mode=fast")
    try:
        yield
    finally:
        control("start")


@contextmanager
def session(database: str, sql: str):
    """Somebody else's session that has run a statement and stays, such as one that holds a lock."""
    process = subprocess.Popen(
        ["psql", address(database), "-X", "-q", "-A", "-t"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        process.stdin.write(f"{sql}\n\\echo ready\n")
        process.stdin.flush()
        while process.stdout.readline().strip() != "ready":
            assert process.poll() is None
        yield
    finally:
        process.stdin.close()
        process.wait(timeout=20)
