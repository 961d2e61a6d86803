"""Project ideas: what anybody may send in without an account, and so what tests send by the hundred."""

import threading
from dataclasses import dataclass, field

from service.installation import Installation
from service.web import Form, Reader

PAGE = "/de/spree-neisse/projektidee"


def form(reader: Reader, words: str) -> Form:
    """The form of an idea, filled and not sent yet."""
    return reader.get(PAGE).form(PAGE).filled(
        topic="other", text=words, name="Ada Beispiel", mail="ada@example.org", consent="yes"
    )


@dataclass
class Ledger:
    """What servers have acknowledged: the words that were sent, and where each is to be seen."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def note(self, words: str, location: str):
        with self._turn:
            self.acknowledged[words] = location

    def send(self, reader: Reader, words: str):
        answer = reader.send(form(reader, words))
        if answer.status == 303:
            self.note(words, answer.location)
        else:
            self.refused.append(answer.status)


def kept(installation: Installation) -> set[str]:
    """The words of all ideas that the database holds."""
    return {words for (words,) in installation.ask("SELECT body FROM concern")}


def check_whole(installation: Installation):
    """Every idea has its journal entry, its one-time key and its letters, none of them is without its idea."""
    [(ideas,)] = installation.ask("SELECT count(*) FROM concern")
    [(noted,)] = installation.ask(
        "SELECT count(*) FROM concern c JOIN journal j ON j.subject = 'concern' AND j.subject_id = c.id"
        " WHERE j.action = 'receive'"
    )
    [(entries,)] = installation.ask("SELECT count(*) FROM journal WHERE subject = 'concern' AND action = 'receive'")
    [(keys,)] = installation.ask("SELECT count(*) FROM idempotency_key WHERE outcome LIKE '%/mein-anliegen/%'")
    assert ideas == noted == entries == keys, f"{ideas} ideas, {noted} noted, {entries} entries, {keys} keys"
    said = installation.run("journal", "verify")
    assert "The journal holds" in said, said
