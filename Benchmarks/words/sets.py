"""Sets of titles with the labels that are right for each, in the format of the benchmark MELO."""

import gzip
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Set:
    """Titles, the labels to be ranked for each, and the places of those that are right."""

    name: str
    titles: list[str]
    # Text and the address of its concept.
    labels: list[tuple[str, str]]
    right: list[list[int]]

    def sample(self, count: int) -> "Set":
        """So many titles at even distances."""
        count = min(count, len(self.titles))
        places = [place * len(self.titles) // count for place in range(count)]
        return Set(
            self.name, [self.titles[place] for place in places], self.labels, [self.right[place] for place in places]
        )

    def write(self, folder: Path) -> None:
        """As the four files that `lotse bench vocabulary` reads."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = {
            "queries": [f"Q{number:06}\t{title}" for number, title in enumerate(self.titles)],
            "corpus_elements": [f"C{number:06}\t{text}" for number, (text, _) in enumerate(self.labels)],
            "concept_mapping": [f"C{number:06}\t{uri}" for number, (_, uri) in enumerate(self.labels)],
            "annotations": [
                f"Q{number:06}\t0\tC{place:06}\t1" for number, right in enumerate(self.right) for place in right
            ],
        }
        for name, rows in lines.items():
            (folder / f"{name}.tsv").write_text("\n".join(rows) + "\n")


def _rows(path: Path) -> list[list[str]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [line.split("\t") for line in content.decode().splitlines()]


def read(folder: Path) -> Set:
    """A set as it was published."""
    addresses = dict(_rows(folder / "concept_mapping.tsv"))
    queries, corpus = _rows(folder / "queries.tsv"), _rows(folder / "corpus_elements.tsv")
    query_places = {row[0]: place for place, row in enumerate(queries)}
    label_places = {row[0]: place for place, row in enumerate(corpus)}
    right: list[list[int]] = [[] for _ in queries]
    for query, _, label, judgement in _rows(folder / "annotations.tsv"):
        if judgement != "0":
            right[query_places[query]].append(label_places[label])
    labels = [(text, addresses[key]) for key, text in corpus]
    return Set(folder.name, [row[1] for row in queries], labels, right)


def german(crosswalk: Path, labels: Path) -> Set:
    """Titles of the Bundesagentur that its crosswalk links to ESCO, among all German labels of occupations."""
    known = [(text, uri) for uri, language, text in _rows(labels) if language == "de"]
    known = list(dict.fromkeys(known))
    places: dict[str, list[int]] = {}
    for place, (_, uri) in enumerate(known):
        places.setdefault(uri, []).append(place)
    titles: dict[str, tuple[str, set[int]]] = {}
    for uri, _, key, title, _ in _rows(crosswalk):
        # Whole groups of units (`BE 3324`) are no titles.
        if key.startswith("B ") and uri in places:
            titles.setdefault(key, (title, set()))[1].update(places[uri])
    return Set(
        "agency_q_de_c_de",
        [title for title, _ in titles.values()],
        known,
        [sorted(right) for _, right in titles.values()],
    )
