"""What one would take instead: RapidFuzz over a list of labels, and SQLite's full text search with trigrams."""

import sqlite3

import numpy as np
from rapidfuzz import distance, fuzz, process
from rapidfuzz.utils import default_process

# Of RapidFuzz: all that rank whole titles.
SCORERS = {
    "ratio": fuzz.ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
    "token_ratio": fuzz.token_ratio,
    "WRatio": fuzz.WRatio,
    "JaroWinkler": distance.JaroWinkler.normalized_similarity,
}


class Fuzzy:
    """RapidFuzz: every label is compared, letter by letter; small letters and blanks in place of signs."""

    def __init__(self, labels: list[str], scorer: str):
        self.name = f"RapidFuzz, {scorer}"
        self.scorer = SCORERS[scorer]
        # A label alike in less than half is no answer.
        self.cutoff = 0.5 if scorer == "JaroWinkler" else 50
        self.labels = [default_process(label) for label in labels]

    def find(self, title: str) -> list[int]:
        """The best ten."""
        found = process.extract(
            default_process(title), self.labels, scorer=self.scorer, limit=10, score_cutoff=self.cutoff
        )
        return [place for _, _, place in found]

    def first_right(self, title: str, right: list[int]) -> int | None:
        """The rank of the first right label among all; of the same score the first stands higher."""
        scores = process.cdist([default_process(title)], self.labels, scorer=self.scorer, dtype=np.float32)[0]
        best = max(right, key=lambda place: (scores[place], -place))
        return 1 + int(np.count_nonzero(scores > scores[best]) + np.count_nonzero(scores[:best] == scores[best]))


class FullText:
    """SQLite FTS5 with trigrams: labels that share any with the title, ranked by bm25.

    With `detail` none or column, or without `columnsize`, finding took longer (16,923 labels).
    """

    name = "SQLite FTS5, trigrams, bm25"

    def __init__(self, labels: list[str]):
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE VIRTUAL TABLE labels USING fts5(text, tokenize = 'trigram')")
        rows = ((number, default_process(label)) for number, label in enumerate(labels))
        self.connection.executemany("INSERT INTO labels (rowid, text) VALUES (?, ?)", rows)
        self.connection.execute("INSERT INTO labels (labels) VALUES ('optimize')")

    def find(self, title: str) -> list[int]:
        """The best ten."""
        return self._found(title, 10)

    def first_right(self, title: str, right: list[int]) -> int | None:
        """The rank of the first right label; none where it shares no trigram."""
        wanted = set(right)
        return next((rank for rank, place in enumerate(self._found(title, -1), 1) if place in wanted), None)

    def _found(self, title: str, limit: int) -> list[int]:
        text = default_process(title)
        trigrams = dict.fromkeys(text[place : place + 3] for place in range(len(text) - 2))
        words = " OR ".join(f'"{trigram}"' for trigram in trigrams)
        if not words:
            return []
        rows = self.connection.execute(
            "SELECT rowid FROM labels WHERE labels MATCH ? ORDER BY rank LIMIT ?", (words, limit)
        )
        return [place for (place,) in rows]
