"""Asks a peer every question, and holds what it says beside what Lotse said."""

import time
from dataclasses import dataclass, field

from ranking_peers.market import Market, Place, Question

# Of each question the middle of three times counts, as for Lotse.
_ROUNDS = 3
_WARMING = 20


@dataclass
class Result:
    """What a peer needed, in milliseconds a question, and how far its lists are ours."""

    name: str
    size: int
    # It computes our score, so its lists must be ours.
    is_exact: bool = True
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    # Questions whose list is the same in number, score and order.
    equal: int = 0
    # The part of our lists that it found.
    found: float = 0.0

    @property
    def is_right(self) -> bool:
        return not self.is_exact or self.equal == len(self.wall)

    def percentiles(self, of_processor: bool) -> tuple[float, float, float]:
        ordered = sorted(self.processor if of_processor else self.wall)
        return tuple(ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.95, 0.99))


def ours(market: Market) -> Result:
    """Lotse's own figures as it exported them."""
    result = Result("Lotse, explained", market.size, equal=len(market.questions), found=1.0)
    result.wall = [question.wall_ns / 1e6 for question in market.questions]
    result.processor = [question.processor_ns / 1e6 for question in market.questions]
    return result


def measured(peer, market: Market, seconds: float) -> Result:
    """All questions, or as many as can be asked in a time; what a peer makes of a question before is not counted."""
    result = Result(peer.name, market.size, is_exact=peer.is_exact)
    prepared = [(question, peer.prepared(question)) for question in market.questions]
    for _, question in prepared[:_WARMING]:
        peer.ask(question)
    end = time.monotonic() + seconds
    found = total = 0
    for question, asked in prepared:
        rounds = [_timed(peer, asked) for _ in range(_ROUNDS)]
        result.wall.append(sorted(wall for wall, _, _ in rounds)[_ROUNDS // 2])
        result.processor.append(sorted(processor for _, processor, _ in rounds)[_ROUNDS // 2])
        answer = rounds[0][2]
        result.equal += answer == question.answer
        found += _shared(answer, question)
        total += len(question.answer)
        if time.monotonic() > end:
            break
    result.found = found / max(total, 1)
    return result


def _shared(answer: list[Place], question: Question) -> int:
    return len({place.number for place in answer} & {place.number for place in question.answer})


def _timed(peer, asked) -> tuple[float, float, list[Place]]:
    """Milliseconds by the clock and of the processor, and the answer."""
    elsewhere = getattr(peer, "spent_elsewhere", lambda: 0)
    before, processor, start = elsewhere(), time.process_time_ns(), time.perf_counter_ns()
    answer = peer.ask(asked)
    wall = time.perf_counter_ns() - start
    spent = time.process_time_ns() - processor + elsewhere() - before
    return wall / 1e6, spent / 1e6, answer
