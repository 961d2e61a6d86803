"""tantivy, a library for search engines: it cannot compute the score, but one can ask it for much the same.

Every small number of a vacancy is a term, and a term that is met adds a fixed number of points. What must be met:
the main group and a cell of the map (terms), the square within reach, hours and dates (ranges over columns). What is
without obstacles comes first, by a search of its own; only where fewer than fifty are found a second one takes those
with a way around. A skill counts alike however many are asked for, pay by bands of 500 euros, the way in two steps:
so the list is not the same, and the table says how much of ours it holds. Common terms cost the most, so there are
two: points for occupation, level and skills only, and points for every criterion. Slower, and left out: being
without obstacles as points; no cells (a third more with 300,000 vacancies).
"""

from tantivy import Document, FieldType, Index, Occur, Query, SchemaBuilder

from ranking_peers import tables as score
from ranking_peers.market import NEVER, Market, Place, Question
from ranking_peers.tables import OPEN, PASSABLE, Tables

_CELL_METRES = 10_000
_NUMBERS = "number x y least_hours most_hours fill_by starts_on".split()
_TERMS = "german shifts family help contract".split()
_PAY_BAND = 50_000


class FullText:
    """An index in memory, written by one thread, asked by one."""

    is_exact = False

    def __init__(self, market: Market, has_every_criterion: bool):
        self.name = f"tantivy, {'every criterion' if has_every_criterion else 'three criteria'}"
        self.has_every_criterion = has_every_criterion
        self.rules = market.rules
        builder = SchemaBuilder().add_text_field("terms", tokenizer_name="whitespace", index_option="basic")
        for name in _NUMBERS:
            builder.add_integer_field(name, fast=True)
        self.schema = builder.build()
        self.index = Index(self.schema)
        self._load(market)
        self.index.reload()
        self.searcher = self.index.searcher()

    def _load(self, market: Market) -> None:
        writer = self.index.writer(heap_size=2_000_000_000, num_threads=1)
        columns = {name: values.tolist() for name, values in market.columns.items()}
        columns["number"] = range(market.size)
        first, pool = market.first_skills().tolist(), market.skills.tolist()
        for number in range(market.size):
            document = Document(terms=" ".join(_terms(columns, number, pool[first[number] : first[number + 1]])))
            for name in _NUMBERS:
                document.add_integer(name, columns[name][number])
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def prepared(self, question: Question) -> tuple[Query, Query]:
        """Those without obstacles, and all that can be listed."""
        tables = score.tables(question, self.rules)
        points = self._points(question, tables)
        should = [(Occur.Should, Query.const_score_query(query, worth)) for worth, query in points]
        clear = self._must(question, tables, OPEN, 0, 0, 0)
        listed = self._must(
            question,
            tables,
            PASSABLE,
            self.rules.most_minutes_beyond,
            self.rules.most_hours_beyond,
            self.rules.most_days_beyond,
        )
        return Query.boolean_query(clear + should), Query.boolean_query(listed + should)

    def ask(self, prepared: tuple[Query, Query], limit: int = 50) -> list[Place]:
        """Scores are tantivy's own."""
        found: dict[int, Place] = {}
        for query, is_clear in zip(prepared, (True, False), strict=True):
            if len(found) < limit:
                hits = self.searcher.search(query, limit, count=False).hits
                numbers = self.searcher.fast_field_values("number", [address for _, address in hits])
                for number, (points, _) in zip(numbers, hits, strict=True):
                    found.setdefault(number, Place(number, round(points * 1000), is_clear))
        return list(found.values())[:limit]

    def close(self) -> None:
        del self.searcher, self.index

    def _term(self, term: str) -> Query:
        return Query.term_query(self.schema, "terms", term, "basic")

    def _any(self, terms: list[str]) -> Query:
        return Query.boolean_query([(Occur.Should, self._term(term)) for term in terms])

    def _range(self, name: str, least: int | None = None, most: int | None = None) -> Query:
        return Query.range_query(self.schema, name, FieldType.Integer, least, most)

    def _must(
        self, question: Question, tables: Tables, gate: int, minutes: int, hours: int, days: int
    ) -> list[tuple[Occur, Query]]:
        """What a vacancy must be at least, where so many minutes, hours and days may be missed."""
        reach = score.reach(question, self.rules, minutes)
        queries = [
            self._any([f"group{group}" for group in tables.groups]),
            self._any(_cells(question, reach)),
            *(self._range(axis, home - reach, home + reach) for axis, home in (("x", question.x), ("y", question.y))),
            self._range("least_hours", most=question.most_hours + hours),
            self._range("most_hours", least=question.least_hours - hours),
            self._range("fill_by", least=question.earliest_on - days),
        ]
        if question.latest_on < NEVER:
            queries.append(self._range("starts_on", most=question.latest_on + days))
        permits = [f"permit{place}" for place, met in enumerate(tables.permit) if met <= gate]
        if len(permits) < len(tables.permit):
            queries.append(self._any(permits) if permits else Query.empty_query())
        known = [f"regulated{subgroup}" for subgroup, near in tables.subgroups.items() if near.gate <= gate]
        queries.append(self._any(["free", *known]))
        return [(Occur.Must, Query.const_score_query(query, 0.0)) for query in queries]

    def _points(self, question: Question, tables: Tables) -> list[tuple[float, Query]]:
        """What is met, and the points that it adds."""
        weights, nearness = self.rules.weights, self.rules.nearness
        found: list[tuple[float, str]] = []
        for occupation in {occupation // 10 for occupation, _ in question.trades}:
            found.append((weights["occupation"] * (nearness[4] - nearness[3]) / 1000, f"subgroup{occupation}"))
        for occupation in {occupation // 100 for occupation, _ in question.trades}:
            found.append((weights["occupation"] * (nearness[3] - nearness[2]) / 1000, f"digits{occupation}"))
        for name in ("level", *(_TERMS if self.has_every_criterion else [])):
            first = -1 if name == "contract" else 0
            found += [(points / 1000, f"{name}{place + first}") for place, points in enumerate(getattr(tables, name))]
        for kind, usual in (("required", 3), ("wished", 1.5)):
            for skills, part in ((question.skills, 1), (question.learning, 0.5)):
                found += [(weights[f"{kind}Skills"] * part / usual, f"{kind}{skill}") for skill in skills]
        if self.has_every_criterion:
            found += self._pay(question) + self._near(question)
        return [(points, self._term(term)) for points, term in found if points > 0]

    def _pay(self, question: Question) -> list[tuple[float, str]]:
        """Points of the middle of each band."""
        weight, floor = self.rules.weights["pay"], score.pay_floor(question, self.rules)
        bands = [(weight / 2, "pay0")]
        for band in range(1, 20):
            share = (band * _PAY_BAND + _PAY_BAND / 2 - floor) / max(question.pay - floor, 1)
            bands.append((weight * min(max(share, 0), 1), f"pay{band}"))
        return bands

    def _near(self, question: Question) -> list[tuple[float, str]]:
        """Half of a way's points for cells in the inner half of the reach."""
        inner = score.reach(question, self.rules) // 2
        return [(self.rules.weights["commute"] / 2, cell) for cell in _cells(question, inner)]


def _cells(question: Question, reach: int) -> list[str]:
    """Terms of the cells of the map that a square around somebody touches."""
    east, north = (
        range((home - reach) // _CELL_METRES, (home + reach) // _CELL_METRES + 1) for home in (question.x, question.y)
    )
    return [f"cell{x},{y}" for x in east for y in north]


def _terms(columns: dict, number: int, skills: list[int]) -> list[str]:
    """What a vacancy is found by."""
    occupation = columns["occupation"][number]
    required = columns["required_count"][number]
    x, y = (columns[axis][number] // _CELL_METRES for axis in ("x", "y"))
    return [
        f"group{occupation // 1000}",
        f"digits{occupation // 100}",
        f"subgroup{occupation // 10}",
        f"level{occupation % 10}",
        f"cell{x},{y}",
        f"regulated{occupation // 10}" if columns["regulated"][number] else "free",
        f"permit{2 * (occupation % 10 >= 2) + columns['helps_with_permit'][number]}",
        f"pay{columns['pay'][number] // _PAY_BAND}",
        *(f"{name}{columns[name][number]}" for name in _TERMS),
        *(f"required{skill}" for skill in skills[:required]),
        *(f"wished{skill}" for skill in skills[required:]),
    ]
