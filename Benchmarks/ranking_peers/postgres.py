"""PostgreSQL: a server of its own (`Scripts/with-postgres`) in memory, the table in the order of its index.

Analysed, and read into memory before the first question; one process, without compiling statements (`jit`), which takes
longer than they do. Of the indexes that were tried this is the quickest: with columns of the map in place of metres the
questions took 1.2 times as long, with a GiST over points 3 times (100,000 vacancies).
"""

import os
import subprocess
from pathlib import Path

import psycopg

from ranking_peers import sql
from ranking_peers.market import Market, Place, Question

_SETTINGS = {"shared_buffers": "1GB", "jit": "off", "max_parallel_workers_per_gather": "0", "work_mem": "64MB"}


class Postgres:
    """One connection, so one process of the server."""

    name = "PostgreSQL"
    is_exact = True

    def __init__(self, market: Market):
        self.rules = market.rules
        address = os.environ["LOTSE_TEST_POSTGRES"]
        _restart(address)
        self.connection = psycopg.connect(address, autocommit=True, prepare_threshold=None)
        self.server = Path(f"/proc/{self.connection.info.backend_pid}/schedstat")
        self._load(market)

    def _load(self, market: Market) -> None:
        columns = {name: values.tolist() for name, values in market.columns.items()}
        types = ", ".join(f"{name} {_TYPES.get(name, 'smallint')} NOT NULL" for name in columns)
        first, pool = market.first_skills().tolist(), market.skills.tolist()
        with self.connection.cursor() as cursor:
            cursor.execute(f"""
                CREATE EXTENSION IF NOT EXISTS intarray; CREATE EXTENSION IF NOT EXISTS pg_prewarm;
                DROP TABLE IF EXISTS vacancies;
                CREATE UNLOGGED TABLE vacancies (number int NOT NULL, {types}, subgroup smallint NOT NULL,
                    main_group smallint NOT NULL, required int[] NOT NULL, wished int[] NOT NULL)""")
            with cursor.copy("COPY vacancies FROM STDIN") as copy:
                rows = zip(*columns.values(), strict=True)
                for number, row in enumerate(rows):
                    start, end = first[number], first[number + 1]
                    middle = start + columns["required_count"][number]
                    lists = (_array(pool[start:middle]), _array(pool[middle:end]))
                    fields = (number, *row, row[0] // 10, row[0] // 1000, *lists)
                    copy.write("\t".join(map(str, fields)) + "\n")
            for step in _INDEXES:
                cursor.execute(step)

    def prepared(self, question: Question) -> str:
        return sql.planned(self.connection, sql.statement(question, self.rules, _DIALECT))

    def ask(self, prepared: str) -> list[Place]:
        return sql.places(self.connection.execute(prepared).fetchall())

    def spent_elsewhere(self) -> int:
        """Nanoseconds that the server's process of this connection has had of the processor."""
        return int(self.server.read_text().split()[0])

    def close(self) -> None:
        self.connection.execute("DROP TABLE vacancies")
        self.connection.close()


def _restart(address: str) -> None:
    """With settings that need it, where they are not yet as wanted."""
    with psycopg.connect(address, autocommit=True) as connection:
        if connection.execute("SHOW shared_buffers").fetchone()[0] == _SETTINGS["shared_buffers"]:
            return
        for name, value in _SETTINGS.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
    command = [*os.environ["LOTSE_TEST_POSTGRES_CONTROL"].split(), "restart"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _array(skills: list[int]) -> str:
    """As COPY reads it; `intarray` is quicker with sorted ones."""
    return f"{{{','.join(map(str, sorted(skills)))}}}"


_TYPES = {name: "int" for name in ("occupation", "pay", "x", "y", "starts_on", "fill_by")}

_INDEXES = [
    "CREATE INDEX near ON vacancies (main_group, x, y)",
    "CLUSTER vacancies USING near",
    "VACUUM (ANALYZE, FREEZE) vacancies",
    "SELECT pg_prewarm('vacancies'), pg_prewarm('near')",
]


_DIALECT = sql.Dialect(
    divided="/",
    array=lambda numbers: f"ARRAY[{', '.join(map(str, numbers))}]",
    shared=lambda column, skills: f"icount({column} & ARRAY[{', '.join(map(str, sorted(skills)))}])",
)
