"""A Lotse server of its own, on a fresh demo region and a free port of this machine."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("LOTSE_BINARY", ROOT / ".build/debug/lotse"))


class Server:
    """Starts with `start()`, ends with `stop()`; `url` is where it listens."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.url = ""
        self.log = folder / "server.log"
        self._process: subprocess.Popen | None = None

    def start(self):
        environment = {**os.environ, "LOTSE_LIMIT_RATES": "false"}
        self._process = subprocess.Popen(
            [PROGRAM, "serve", "--data", self.folder, "--port", "0", "--migrate"],
            stdout=subprocess.PIPE,
            stderr=self.log.open("ab"),
            text=True,
            env=environment,
        )
        for line in self._process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.url = found.group()
                return
        raise AssertionError(f"lotse serve did not start:\n{self.log.read_text()}")

    def stop(self):
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=20)

    def path(self, url: str) -> str:
        return url.removeprefix(self.url)


def run(*arguments: object) -> str:
    """Runs the program and gives what it prints."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, f"lotse {' '.join(map(str, arguments))}:\n{done.stdout}{done.stderr}"
    return done.stdout


def temporary_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="lotse-browser-"))


def remove(folder: Path):
    shutil.rmtree(folder, ignore_errors=True)
