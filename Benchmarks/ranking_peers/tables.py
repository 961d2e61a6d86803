"""The parts of the score that depend on a few small numbers, as tables for one question.

Written from the description of the score (`Assessor`), not from the index: what stands here and in the peers is the
second pair of eyes. All points are thousandths of a point times the weight, whole numbers.
"""

from dataclasses import dataclass

from ranking_peers.market import Pace, Question, Rules

FULL, HALF = 1000, 500
# Gates: nothing stands between, a way around, none.
OPEN, PASSABLE, CLOSED = 0, 1, 2
_LEVEL = {0: 1000, 1: 700, 2: 400, -1: 400, -2: 100}
_GERMAN = {1: 600, 2: 250, 3: 50}
_FULL_RECOGNITION = 3
_SKILLED_ONLY, _WITH_CONSENT, _MISSING = 1, 2, 3


@dataclass(frozen=True)
class Subgroup:
    """Four digits of occupations near enough: what they are worth, and the gate where they are regulated."""

    points: int
    gate: int


@dataclass(frozen=True)
class Tables:
    """What a question makes of small numbers of a vacancy, each by that number."""

    subgroups: dict[int, Subgroup]
    # By level of work, 0 to 9.
    level: list[int]
    german: list[int]
    shifts: list[int]
    # By contract + 1.
    contract: list[int]
    family: list[int]
    help: list[int]
    # By 2 × (level of work is 2 or more) + (employer helps with permits).
    permit: list[int]
    # By minutes, 0 to the span.
    commute: list[int]

    @property
    def groups(self) -> list[int]:
        """Main groups with near occupations."""
        return sorted({subgroup // 100 for subgroup in self.subgroups})


def shared_digits(one: int, other: int) -> int:
    """How many of four digits two subgroups share from the left."""
    return next(digits for digits in range(4, -1, -1) if one // 10 ** (4 - digits) == other // 10 ** (4 - digits))


def tables(question: Question, rules: Rules) -> Tables:
    weights = rules.weights
    span = rules.commute_span
    return Tables(
        subgroups=_subgroups(question, rules),
        level=[weights["level"] * _level(question.level - level) for level in range(10)],
        german=[weights["german"] * _german(need - question.german) for need in range(7)],
        shifts=[weights["shifts"] * (FULL - 250 * (need & ~question.shifts).bit_count()) for need in range(16)],
        contract=[weights["contract"] * _contract(offered, question.contracts) for offered in range(-1, 5)],
        family=[weights["family"] * _wishes(question.family, offered) for offered in range(16)],
        help=[weights["help"] * _wishes(question.help, offered) for offered in range(4)],
        permit=[_permit(question.permit, skilled == 1, helps == 1) for skilled in (0, 1) for helps in (0, 1)],
        commute=[weights["commute"] * (FULL * (span - minutes) // span) for minutes in range(span + 1)],
    )


def reach(question: Question, rules: Rules, beyond: int | None = None) -> int:
    """Nothing further than so many metres is within the limits and some minutes beyond; without them, can be listed."""
    beyond = rules.most_minutes_beyond if beyond is None else beyond
    most = -1
    for mode, limit in question.limits.items():
        pace = rules.paces[mode]
        left = limit + beyond - pace.setting_off
        if left >= 0:
            most = max(most, left * pace.kilometres_per_hour * 100_000 // (pace.road_in_percent * 60))
    return most


def minutes_factors(pace: Pace) -> tuple[int, int, int]:
    """`a`, `b`, `c` of minutes = a + ⌈metres · b / c⌉."""
    return pace.setting_off, pace.road_in_percent * 60, pace.kilometres_per_hour * 100_000


def pay_floor(question: Question, rules: Rules) -> int:
    return question.pay * rules.pay_floor_in_percent // 100


def _subgroups(question: Question, rules: Rules) -> dict[int, Subgroup]:
    own = [(occupation // 10, recognition) for occupation, recognition in question.trades]
    near: dict[int, Subgroup] = {}
    width = 10 ** (4 - rules.least_digits)
    for subgroup in sorted({trade // width * width + place for trade, _ in own for place in range(width)}):
        digits = max(shared_digits(trade, subgroup) for trade, _ in own)
        states = [recognition for trade, recognition in own if trade == subgroup]
        gate = CLOSED if not states else OPEN if max(states) == _FULL_RECOGNITION else PASSABLE
        near[subgroup] = Subgroup(rules.weights["occupation"] * rules.nearness[digits], gate)
    return near


def _level(difference: int) -> int:
    return 200 if difference >= 3 else _LEVEL.get(difference, 0)


def _german(shortfall: int) -> int:
    return FULL if shortfall <= 0 else _GERMAN.get(shortfall, 0)


def _contract(offered: int, wished: set[int]) -> int:
    if not wished:
        return FULL
    return HALF if offered < 0 else FULL if offered in wished else 0


def _wishes(wished: int, offered: int) -> int:
    return FULL * (wished & offered).bit_count() // wished.bit_count() if wished else FULL


def _permit(permit: int, is_skilled: bool, helps: bool) -> int:
    if permit == _SKILLED_ONLY:
        return OPEN if is_skilled else CLOSED
    if permit == _WITH_CONSENT:
        return OPEN if helps else PASSABLE
    if permit == _MISSING:
        return PASSABLE if is_skilled and helps else CLOSED
    return OPEN
