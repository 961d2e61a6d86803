"""DuckDB over a table that is sorted by main group and square of the map, so that zone maps leave most of it out.

Smaller row groups made no difference (1,000,000 vacancies).
"""

import duckdb
import numpy as np

from ranking_peers import sql
from ranking_peers.market import Market, Place, Question

_CELL_METRES = 20_000


class Duck:
    """In memory, on one thread or more."""

    is_exact = True

    def __init__(self, market: Market, threads: int):
        self.name = f"DuckDB, {'one thread' if threads == 1 else f'{threads} threads'}"
        self.rules = market.rules
        self.connection = duckdb.connect(config={"threads": threads})
        self._load(market)

    def _load(self, market: Market) -> None:
        columns = dict(market.columns)
        columns["number"] = np.arange(market.size, dtype=np.int32)
        counts = columns["required_count"] + columns["wished_count"]
        owner = np.repeat(columns["number"], counts)
        place = np.arange(len(owner)) - np.repeat(market.first_skills()[:-1], counts)
        pool = {"owner": owner, "skill": market.skills, "is_required": place < columns["required_count"][owner]}
        self.connection.register("columns", columns)
        self.connection.register("pool", pool)
        self.connection.execute(f"""
            CREATE TABLE vacancies AS
                SELECT c.*, occupation // 10 AS subgroup, occupation // 1000 AS main_group,
                    coalesce(s.required, []) AS required, coalesce(s.wished, []) AS wished
                FROM columns AS c LEFT JOIN (
                    SELECT owner, list(skill) FILTER (is_required) AS required,
                        list(skill) FILTER (NOT is_required) AS wished
                    FROM pool GROUP BY owner) AS s ON s.owner = c.number
                ORDER BY main_group, x // {_CELL_METRES}, y // {_CELL_METRES}, number;
            ANALYZE vacancies""")
        self.connection.unregister("columns")
        self.connection.unregister("pool")

    def prepared(self, question: Question) -> str:
        return sql.planned(self.connection, sql.statement(question, self.rules, _DIALECT))

    def ask(self, prepared: str) -> list[Place]:
        return sql.places(self.connection.execute(prepared).fetchall())

    def close(self) -> None:
        self.connection.close()


_DIALECT = sql.Dialect(
    divided="//",
    array=lambda numbers: f"[{', '.join(map(str, numbers))}]",
    shared=lambda column, skills: f"len(list_intersect({column}, [{', '.join(map(str, skills))}]))",
)
