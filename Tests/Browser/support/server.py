"""A Lotse server of its own, on a fresh demo region and a free port of this machine."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("LOTSE_BINARY", ROOT / ".build/debug/lotse"))


class Server:
    """Starts with `start()`, ends with `stop()` or by what a test does to it; `url` is where it listens.

    The database lies in the folder, unless the address of one on PostgreSQL is given.
    """

    def __init__(
        self,
        folder: Path,
        options: list[object] | None = None,
        environment: dict[str, str] | None = None,
        database: str | None = None,
    ):
        self.folder = folder
        self.database = database
        self.url = ""
        self.log = folder / "server.log"
        self._options = options or ["--data", folder]
        self._environment = {**({"LOTSE_DATABASE": database} if database else {}), **(environment or {})}
        self._process: subprocess.Popen | None = None

    def start(self):
        # Named beforehand, so that links in letters lead to it.
        port = str(free_port())
        self._process = subprocess.Popen(
            [PROGRAM, "serve", *map(str, self._options), "--port", port, "--migrate"],
            stdout=subprocess.PIPE,
            stderr=self.log.open("ab"),
            text=True,
            env={**os.environ, "LOTSE_LIMIT_RATES": "false", **self._environment},
        )
        for line in self._process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.url = found.group()
                return
        raise AssertionError(f"lotse serve did not start:\n{self.log.read_text()}")

    def stop(self):
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                raise

    @property
    def process(self) -> int:
        """Its number among the machine's processes."""
        return self._process.pid

    def send(self, sent: signal.Signals):
        self._process.send_signal(sent)

    def wait(self, seconds: float) -> int:
        """Waits for its end and gives its exit code, which is negative where a signal ended it."""
        return self._process.wait(timeout=seconds)

    def path(self, url: str) -> str:
        return url.removeprefix(self.url)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def run(*arguments: object) -> str:
    """Runs the program and gives what it prints."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, f"lotse {' '.join(map(str, arguments))}:\n{done.stdout}{done.stderr}"
    return done.stdout


def temporary_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="lotse-browser-"))


def remove(folder: Path):
    shutil.rmtree(folder, ignore_errors=True)
