"""What the house has written: a server without a mail program puts each letter into its data folder."""

import email
import email.policy
import re
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    text: str

    @property
    def link(self) -> str:
        """The path of the one link that a letter has."""
        links = re.findall(r"https?://[^/\s]+(/\S*)", self.text)
        assert len(set(links)) == 1, f"not one link but {links}:\n{self.text}"
        return links[0]


class Letters:
    # The house looks after its outbox every five seconds.
    PATIENCE = 20

    def __init__(self, folder: Path):
        self._folder = folder / "mail"
        self._begin = int(time.time() * 1000)
        self._read: set[Path] = set()

    def next(self, to: str, about: str = "") -> Letter:
        """The next letter to somebody that nobody has taken from here yet, once it has been delivered.

        Letters that the demo region brought with it are left alone.
        """
        end = time.monotonic() + self.PATIENCE
        while time.monotonic() < end:
            for file in self._written():
                letter = self._open(file)
                if file not in self._read and letter.to == to and about.casefold() in letter.subject.casefold():
                    self._read.add(file)
                    return letter
            time.sleep(0.2)
        found = [f"{letter.to}: {letter.subject}" for letter in map(self._open, self._written())]
        raise AssertionError(f"no letter to {to} about {about!r}; there are {found}")

    def _written(self) -> list[Path]:
        """Their names are identifiers of version 7, which begin with the milliseconds of their writing."""
        files = sorted(self._folder.glob("*.eml"))
        return [file for file in files if int(file.name.replace("-", "")[:12], 16) >= self._begin]

    @staticmethod
    def _open(file: Path) -> Letter:
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        return Letter(message["To"], message["Subject"], message.get_content())
