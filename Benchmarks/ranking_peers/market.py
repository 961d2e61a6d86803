"""What `Benchmarks ranking-export` writes: vacancies as columns, rules, questions and Lotse's answers to them."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# A day that never comes.
NEVER = 2**31 - 1
# No way takes longer, in minutes.
MOST_MINUTES = 20_000
COLUMNS = (
    "occupation regulated required_count wished_count german least_hours most_hours shifts pay x y starts_on fill_by"
    " contract family help helps_with_permit"
).split()


@dataclass(frozen=True)
class Place:
    """A place on a list; lists are sorted by it."""

    number: int
    # Thousandths of a point.
    score: int
    # Nothing stands between.
    is_clear: bool


@dataclass(frozen=True)
class Pace:
    """How a mode of travel gets on: a time to set off, and the road at an even speed."""

    setting_off: int
    road_in_percent: int
    kilometres_per_hour: int


@dataclass(frozen=True)
class Rules:
    """Weights by criterion, and how far obstacles may be gone around."""

    weights: dict[str, int]
    nearness: list[int]
    least_digits: int
    most_minutes_beyond: int
    most_hours_beyond: int
    most_days_beyond: int
    commute_span: int
    pay_floor_in_percent: int
    # Of walking, bicycle, car and public transport.
    paces: list[Pace]


@dataclass(frozen=True)
class Question:
    """A person, the best fifty vacancies as Lotse gives them, and how long that took it."""

    # Occupation and recognition (0 none to 3 full).
    trades: list[tuple[int, int]]
    level: int
    skills: list[int]
    learning: list[int]
    german: int
    least_hours: int
    most_hours: int
    shifts: int
    pay: int
    x: int
    y: int
    # Minutes by the place of the mode, for those that are used.
    limits: dict[int, int]
    earliest_on: int
    latest_on: int
    permit: int
    contracts: set[int]
    family: int
    help: int
    answer: list[Place]
    processor_ns: int
    wall_ns: int


@dataclass(frozen=True)
class Market:
    """All of an export. Skills lie in a pool, of each vacancy the required ones first."""

    columns: dict[str, np.ndarray]
    skills: np.ndarray
    rules: Rules
    questions: list[Question]
    bytes: int

    @property
    def size(self) -> int:
        return len(self.columns["occupation"])

    def first_skills(self) -> np.ndarray:
        """Where the skills of each vacancy begin in the pool; one more at the end."""
        counts = self.columns["required_count"] + self.columns["wished_count"]
        return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def read(folder: Path) -> Market:
    content = json.loads((folder / "questions.json").read_text())
    return Market(
        columns={name: np.fromfile(folder / f"{name}.i32", dtype="<i4") for name in COLUMNS},
        skills=np.fromfile(folder / "skills.i32", dtype="<i4"),
        rules=_rules(content["rules"], content["paces"]),
        questions=[_question(question) for question in content["questions"]],
        bytes=content["bytes"],
    )


def _rules(rules: dict, paces: list[dict]) -> Rules:
    return Rules(
        weights=rules["weights"],
        nearness=rules["nearness"],
        least_digits=rules["leastDigits"],
        most_minutes_beyond=rules["mostMinutesBeyond"],
        most_hours_beyond=rules["mostHoursBeyond"],
        most_days_beyond=rules["mostDaysBeyond"],
        commute_span=rules["commuteSpan"],
        pay_floor_in_percent=rules["payFloorInPercent"],
        paces=[Pace(pace["settingOff"], pace["roadInPercent"], pace["kilometresPerHour"]) for pace in paces],
    )


def _question(question: dict) -> Question:
    answer = question["answer"]
    return Question(
        trades=[tuple(trade) for trade in question["trades"]],
        level=question["level"],
        skills=question["skills"],
        learning=question["learning"],
        german=question["german"],
        least_hours=question["hours"][0],
        most_hours=question["hours"][1],
        shifts=question["shifts"],
        pay=question["pay"],
        x=question["x"],
        y=question["y"],
        limits={mode: limit for mode, limit in enumerate(question["limits"]) if limit is not None},
        earliest_on=question["earliestOn"],
        latest_on=question.get("latestOn", NEVER),
        permit=question["permit"],
        contracts=set(question["contracts"]),
        family=question["family"],
        help=question["help"],
        answer=[Place(number, score, clear == 1) for number, score, clear in answer["best"]],
        processor_ns=answer["processorNanoseconds"],
        wall_ns=answer["wallNanoseconds"],
    )
