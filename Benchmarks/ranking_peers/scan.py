"""The vectorised scan: every vacancy's occupation is looked at, then column after column of those that are left."""

import numpy as np

from ranking_peers import tables as score
from ranking_peers.market import MOST_MINUTES, Market, Place, Question, Rules
from ranking_peers.tables import CLOSED, OPEN, PASSABLE

# What being without obstacles is worth in a key: more than any score.
_CLEAR = 1 << 24


class Asked:
    """A question with its tables as arrays."""

    def __init__(self, question: Question, rules: Rules, skill_count: int):
        tables = score.tables(question, rules)
        self.question = question
        self.reach = score.reach(question, rules)
        self.is_near = np.zeros(10_000, dtype=bool)
        self.occupation, self.recognition = (np.zeros(10_000, dtype=np.int64) for _ in range(2))
        for subgroup, near in tables.subgroups.items():
            self.is_near[subgroup] = True
            self.occupation[subgroup], self.recognition[subgroup] = near.points, near.gate
        self.tables = {name: np.array(getattr(tables, name), dtype=np.int64) for name in _LOOKED_UP}
        # A skill that somebody has is two halves, one that is being learnt one.
        self.halves = np.zeros(skill_count, dtype=np.int64)
        for value, skills in ((1, question.learning), (2, question.skills)):
            self.halves[[skill for skill in skills if skill < skill_count]] = value


class Scan:
    """NumPy over columns, one thread, whole numbers only (a square root is exact to the last bit)."""

    name = "NumPy, vectorised scan"
    is_exact = True

    def __init__(self, market: Market):
        self.rules = market.rules
        self.column = market.columns
        self.subgroup = (market.columns["occupation"] // 10).astype(np.uint16)
        self.skills = market.skills
        self.first_skill = market.first_skills()
        self.skill_count = int(market.skills.max(initial=-1)) + 1

    def prepared(self, question: Question) -> Asked:
        return Asked(question, self.rules, self.skill_count)

    def ask(self, prepared: Asked, limit: int = 50) -> list[Place]:
        rows = np.flatnonzero(prepared.is_near[self.subgroup])
        rows, metres = self._in_reach(rows, prepared)
        minutes, excess = self._way(metres, prepared.question)
        gates = np.maximum(self._gates(rows, prepared), np.where(excess > 0, PASSABLE, OPEN))
        kept = (gates < CLOSED) & (excess <= self.rules.most_minutes_beyond)
        rows, minutes, gates = rows[kept], minutes[kept], gates[kept]
        scores = self._scores(rows, minutes, prepared)
        keys = (scores + np.where(gates == OPEN, _CLEAR, 0)) << 32 | (0xFFFF_FFFF - rows)
        if len(keys) > limit:
            keys = keys[np.argpartition(keys, len(keys) - limit)[-limit:]]
        return [_place(int(key)) for key in np.sort(keys)[::-1]]

    def _in_reach(self, rows: np.ndarray, asked: Asked) -> tuple[np.ndarray, np.ndarray]:
        """Those that can be reached at all, with the straight line in metres, rounded up."""
        question, reach = asked.question, asked.reach
        east = self.column["x"][rows] - question.x
        rows, east = rows[near := np.abs(east) <= reach], east[near]
        north = self.column["y"][rows] - question.y
        rows, east, north = rows[near := np.abs(north) <= reach], east[near].astype(float), north[near].astype(float)
        return rows, np.ceil(np.sqrt(east * east + north * north)).astype(np.int64)

    def _way(self, metres: np.ndarray, question: Question) -> tuple[np.ndarray, np.ndarray]:
        """Minutes and those beyond the limit by the mode that exceeds its limit least, and of those the quickest."""
        best = np.full(len(metres), np.iinfo(np.int64).max)
        for mode, limit in question.limits.items():
            setting_off, factor, divisor = score.minutes_factors(self.rules.paces[mode])
            minutes = np.minimum(setting_off + (metres * factor + divisor - 1) // divisor, MOST_MINUTES)
            best = np.minimum(best, np.maximum(minutes - limit, 0) << 32 | minutes)
        return best & 0xFFFF_FFFF, best >> 32

    def _gates(self, rows: np.ndarray, asked: Asked) -> np.ndarray:
        """What stands between apart from the way."""
        question, rules = asked.question, self.rules
        column = {name: self.column[name][rows] for name in _CONDITIONS}
        permits = asked.tables["permit"][2 * (column["occupation"] % 10 >= 2) + column["helps_with_permit"]]
        recognitions = np.where(column["regulated"] == 1, asked.recognition[self.subgroup[rows]], OPEN)
        gates = np.maximum(permits, recognitions)
        hours = np.maximum(column["least_hours"] - question.most_hours, question.least_hours - column["most_hours"])
        late = np.maximum(
            question.earliest_on - column["fill_by"].astype(np.int64),
            column["starts_on"].astype(np.int64) - question.latest_on,
        )
        for beyond, most in ((hours, rules.most_hours_beyond), (late, rules.most_days_beyond)):
            gates = np.maximum(gates, np.where(beyond <= 0, OPEN, np.where(beyond <= most, PASSABLE, CLOSED)))
        return gates

    def _scores(self, rows: np.ndarray, minutes: np.ndarray, asked: Asked) -> np.ndarray:
        column, tables = self.column, asked.tables
        scores = asked.occupation[self.subgroup[rows]]
        scores += tables["level"][column["occupation"][rows] % 10]
        scores += tables["contract"][column["contract"][rows] + 1]
        for name in ("german", "shifts", "family", "help"):
            scores += tables[name][column[name][rows]]
        scores += tables["commute"][np.minimum(minutes, self.rules.commute_span)]
        scores += self._pay(column["pay"][rows].astype(np.int64), asked.question)
        return scores + self._skills(rows, asked.halves)

    def _pay(self, offered: np.ndarray, question: Question) -> np.ndarray:
        floor = score.pay_floor(question, self.rules)
        share = score.FULL * (offered - floor) // max(question.pay - floor, 1)
        share = np.where(offered <= floor, 0, share)
        share = np.where(offered == 0, score.HALF, share)
        return self.rules.weights["pay"] * np.where(offered >= question.pay, score.FULL, share)

    def _skills(self, rows: np.ndarray, halves: np.ndarray) -> np.ndarray:
        first = self.first_skill[rows]
        points = np.zeros(len(rows), dtype=np.int64)
        for kind in ("required", "wished"):
            counts = self.column[f"{kind}_count"][rows].astype(np.int64)
            sums = self._sums(first, counts, halves)
            share = np.where(counts == 0, score.FULL, score.FULL * sums // np.maximum(2 * counts, 1))
            points += self.rules.weights[f"{kind}Skills"] * share
            first = first + counts
        return points

    def _sums(self, first: np.ndarray, counts: np.ndarray, halves: np.ndarray) -> np.ndarray:
        """The sum over so many skills of the pool from each place on."""
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(first - (ends - counts), counts)
        sums = np.concatenate([[0], np.cumsum(halves[self.skills[places]])])
        return sums[ends] - sums[ends - counts]


_CONDITIONS = "occupation regulated helps_with_permit least_hours most_hours starts_on fill_by".split()
_LOOKED_UP = "level german shifts contract family help permit commute".split()


def _place(key: int) -> Place:
    rank = key >> 32
    return Place(0xFFFF_FFFF - (key & 0xFFFF_FFFF), rank & (_CLEAR - 1), rank >= _CLEAR)
