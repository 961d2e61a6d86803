"""The score as one SQL statement for one question: what does not depend on the vacancy is worked out before.

Hard obstacles and the square within reach are conditions, so that an index or a zone map can use them; only what is
left is scored, and the database keeps the best fifty. The table `vacancies` has the columns of the export, `subgroup`
(four digits of the occupation), `main_group` (two) and the skills as the lists `required` and `wished`.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from ranking_peers import tables as score
from ranking_peers.market import NEVER, Place, Question, Rules
from ranking_peers.tables import CLOSED, OPEN, Tables


@dataclass(frozen=True)
class Dialect:
    """Where the databases differ."""

    # Integer division.
    divided: str
    # An array with these numbers.
    array: Callable[[list[int]], str]
    # How many of a list's skills are among some.
    shared: Callable[[str, list[int]], str]


def statement(question: Question, rules: Rules, dialect: Dialect, limit: int = 50) -> str:
    """Gives number, score and whether nothing stands between, the best first."""
    tables = score.tables(question, rules)
    way = _way(question, rules, dialect)
    return f"""
        SELECT number, {_points(question, rules, tables, dialect)} AS score, {_is_clear(question, tables)} AS is_clear
        FROM (SELECT *, way {dialect.divided} 100000 AS excess, way % 100000 AS minutes
              FROM (SELECT *, {way} AS way
                    FROM (SELECT *, {_metres(question)} AS metres
                          FROM vacancies WHERE {" AND ".join(_conditions(question, rules, tables))}
                         ) AS measured) AS timed) AS near
        WHERE excess <= {rules.most_minutes_beyond}
        ORDER BY is_clear DESC, score DESC, number LIMIT {limit}"""


def planned(connection, statement: str) -> str:
    """Leaves the statement with the database, planned for this very question; gives the words that run it."""
    name = f"q{hashlib.sha256(statement.encode()).hexdigest()[:16]}"
    connection.execute(f"PREPARE {name} AS {statement}")
    return f"EXECUTE {name}"


def places(rows: list[tuple]) -> list[Place]:
    return [Place(number, score, is_clear) for number, score, is_clear in rows]


def _list(numbers) -> str:
    return ", ".join(str(number) for number in numbers)


def _metres(question: Question) -> str:
    """The straight line, rounded up."""
    east, north = (f"({axis} - {home})::double precision" for axis, home in (("x", question.x), ("y", question.y)))
    return f"ceil(sqrt({east} * {east} + {north} * {north}))::bigint"


def _way(question: Question, rules: Rules, dialect: Dialect) -> str:
    """Minutes beyond the limit × 100,000 + minutes, by the mode for which that is least.

    That no way takes longer than two weeks can be left out: such a way is listed by no limit.
    """
    ways = []
    for mode, limit in question.limits.items():
        setting_off, factor, divisor = score.minutes_factors(rules.paces[mode])
        minutes = f"({setting_off} + (metres * {factor} + {divisor - 1}) {dialect.divided} {divisor})"
        ways.append(f"(greatest({minutes} - {limit}, 0) * 100000 + {minutes})")
    return ways[0] if len(ways) == 1 else f"least({', '.join(ways)})"


def _conditions(question: Question, rules: Rules, tables: Tables) -> list[str]:
    """What a vacancy without which is not listed, apart from the way's exact minutes."""
    reach = score.reach(question, rules)
    closed = [place for place, gate in enumerate(tables.permit) if gate == CLOSED]
    known = [subgroup for subgroup, near in tables.subgroups.items() if near.gate < CLOSED]
    return [
        f"main_group IN ({_list(tables.groups)})",
        f"x BETWEEN {question.x - reach} AND {question.x + reach}",
        f"y BETWEEN {question.y - reach} AND {question.y + reach}",
        f"least_hours <= {question.most_hours + rules.most_hours_beyond}",
        f"most_hours >= {question.least_hours - rules.most_hours_beyond}",
        f"fill_by >= {question.earliest_on - rules.most_days_beyond}",
        *([f"starts_on <= {question.latest_on + rules.most_days_beyond}"] if question.latest_on < NEVER else []),
        *([f"{_PERMIT} NOT IN ({_list(closed)})"] if closed else []),
        f"(regulated = 0 OR subgroup IN ({_list(known)}))",
    ]


_PERMIT = "(CASE WHEN occupation % 10 >= 2 THEN 2 ELSE 0 END + helps_with_permit)"


def _is_clear(question: Question, tables: Tables) -> str:
    opened = [place for place, gate in enumerate(tables.permit) if gate == OPEN]
    known = [subgroup for subgroup, near in tables.subgroups.items() if near.gate == OPEN]
    conditions = [
        "excess = 0",
        f"least_hours <= {question.most_hours}",
        f"most_hours >= {question.least_hours}",
        f"fill_by >= {question.earliest_on}",
        *([f"starts_on <= {question.latest_on}"] if question.latest_on < NEVER else []),
        *([f"{_PERMIT} IN ({_list(opened)})" if opened else "false"] if len(opened) < len(tables.permit) else []),
        f"(regulated = 0 OR subgroup IN ({_list(known)}))" if known else "regulated = 0",
    ]
    return f"({' AND '.join(conditions)})"


def _points(question: Question, rules: Rules, tables: Tables, dialect: Dialect) -> str:
    def by(place: str, points: list[int]) -> str:
        """A table looked up; a number where it says the same everywhere."""
        return str(points[0]) if len(set(points)) == 1 else f"({dialect.array(points)})[{place} + 1]"

    return " + ".join(
        [
            _occupation(question, rules, dialect),
            by("occupation % 10", tables.level),
            by("german", tables.german),
            by("shifts", tables.shifts),
            by("(contract + 1)", tables.contract),
            by("family", tables.family),
            by("help", tables.help),
            _commute(rules, dialect),
            _pay(question, rules, dialect),
            *(_skills(kind, question, rules, dialect) for kind in ("required", "wished")),
        ]
    )


def _occupation(question: Question, rules: Rules, dialect: Dialect) -> str:
    """By shared digits, the most first; fewer than the last are no near occupation."""
    own = [occupation // 10 for occupation, _ in question.trades]
    cases = []
    for digits in range(4, rules.least_digits, -1):
        rest = 10 ** (4 - digits)
        prefixes = sorted({subgroup // rest for subgroup in own})
        points = rules.weights["occupation"] * rules.nearness[digits]
        cases.append(f"WHEN subgroup {dialect.divided} {rest} IN ({_list(prefixes)}) THEN {points}")
    least = rules.weights["occupation"] * rules.nearness[rules.least_digits]
    return f"CASE {' '.join(cases)} ELSE {least} END"


def _commute(rules: Rules, dialect: Dialect) -> str:
    weight, span = rules.weights["commute"], rules.commute_span
    return f"{weight} * ({score.FULL} * ({span} - least(minutes, {span})) {dialect.divided} {span})"


def _pay(question: Question, rules: Rules, dialect: Dialect) -> str:
    weight = rules.weights["pay"]
    if question.pay == 0:
        return str(weight * score.FULL)
    floor = score.pay_floor(question, rules)
    return (
        f"CASE WHEN pay >= {question.pay} THEN {weight * score.FULL} WHEN pay = 0 THEN {weight * score.HALF}"
        f" WHEN pay <= {floor} THEN 0"
        f" ELSE {weight} * ({score.FULL} * (pay - {floor}) {dialect.divided} {question.pay - floor}) END"
    )


def _skills(kind: str, question: Question, rules: Rules, dialect: Dialect) -> str:
    """A skill that somebody has is two halves, one that is being learnt one."""
    weight, count = rules.weights[f"{kind}Skills"], f"{kind}_count"
    halves = f"2 * {dialect.shared(kind, question.skills)}"
    if question.learning:
        halves += f" + {dialect.shared(kind, question.learning)}"
    share = f"{score.FULL} * ({halves}) {dialect.divided} (2 * {count})"
    return f"CASE WHEN {count} = 0 THEN {weight * score.FULL} ELSE {weight} * ({share}) END"
