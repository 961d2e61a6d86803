"""Compares `lotse allocate` with HiGHS and CP-SAT on the same regions, and checks what it answers.

    python -m allocation --lotse PATH                        200 regions of 60 households with a short list each
    python -m allocation --lotse PATH --family full …        the hard ones, with two dozen bundles a household
    python -m allocation --lotse PATH --file FILE…           files in the format of `lotse allocate`, also .json.gz

Ends with 1 where an answer is wrong, or where Lotse misses the optimum on more than 5 % of those that HiGHS proved.
"""

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from allocation import instances, peers

FAMILIES = {"shortlists": instances.shortlists, "full": instances.region}


@dataclass
class Tally:
    regions: int = 0
    wrong: int = 0
    proven_by_lotse: int = 0
    proven_by_highs: int = 0
    optimal: int = 0
    # Of regions that HiGHS did not prove.
    above_highs: int = 0
    below_highs: int = 0
    # How many times as long as Lotse each peer took, where it was asked.
    highs_ratios: list[float] = field(default_factory=list)
    cp_sat_ratios: list[float] = field(default_factory=list)


def faults(instance: dict, answer: dict, linear: float) -> list[str]:
    """What is wrong with an answer, looked at without the engine's own eyes."""
    found = []
    free = list(instance["capacity"])
    worth = 0
    for household, column in enumerate(answer["households"]):
        if column is None:
            continue
        owner, value, taken = instance["columns"][column]
        if owner != household:
            found.append(f"household {household} has another's bundle")
        for resource in taken:
            free[resource] -= 1
        worth += value
    found += [f"resource {resource} is taken too often" for resource, rest in enumerate(free) if rest < 0]
    if worth != answer["worth"]:
        found.append(f"says {answer['worth']}, is worth {worth}")
    if worth > linear + 0.5:
        found.append(f"is worth {worth}, more than the linear value {linear:.3f}")
    if answer["bound"] < worth:
        found.append(f"bound {answer['bound']} is below its own worth {worth}")
    if answer["isProven"] != (answer["bound"] == worth):
        found.append(f"calls itself {'' if answer['isProven'] else 'not '}proven, with bound {answer['bound']}")
    return found


def allocate(lotse: str, path: Path, quick: bool) -> dict:
    command = [lotse, "allocate", str(path), "--json"] + (["--quick"] if quick else [])
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def compare(name: str, instance: dict, options, tally: Tally) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "region.json"
        path.write_text(json.dumps(instance))
        start = time.perf_counter()
        ours = allocate(options.lotse, path, options.quick)
        seconds = time.perf_counter() - start
        again = allocate(options.lotse, path, options.quick) if options.twice else ours
    linear = peers.highs(instance, options.seconds, integer=False)
    highs = peers.highs(instance, options.seconds)
    sat = peers.cp_sat(instance, options.seconds) if tally.regions < options.cp_sat else None
    wrong = faults(instance, ours, linear.worth if linear.proven else float("inf"))
    for solver, answer in [("HiGHS", highs), ("CP-SAT", sat)]:
        if answer and answer.proven and ours["worth"] > answer.worth + 0.5:
            wrong.append(f"{ours['worth']} is more than the optimum {answer.worth:.0f} that {solver} proved")
        if answer and ours["bound"] < answer.worth - 0.5:
            wrong.append(f"bound {ours['bound']} is below an allocation of {solver} worth {answer.worth:.0f}")
    if again != ours:
        wrong.append("the same seed gave another answer")
    tally.regions += 1
    tally.wrong += bool(wrong)
    tally.proven_by_lotse += ours["isProven"]
    tally.proven_by_highs += highs.proven
    tally.optimal += highs.proven and ours["worth"] >= highs.worth - 0.5
    tally.above_highs += not highs.proven and ours["worth"] > highs.worth + 0.5
    tally.below_highs += not highs.proven and ours["worth"] < highs.worth - 0.5
    tally.highs_ratios.append(highs.seconds / seconds)
    if sat:
        tally.cp_sat_ratios.append(sat.seconds / seconds)

    def said(answer: peers.Answer) -> str:
        return f"{answer.worth:.0f}{'' if answer.proven else ' (not proven)'} in {answer.seconds:.1f} s"

    print(
        f"{name}: worth {ours['worth']}{' (proven)' if ours['isProven'] else ''} in {seconds:.1f} s,"
        f" bound {ours['bound']} ({100 * ours['worth'] / max(ours['bound'], 1):.2f} %)"
        f" · linear {linear.worth:.1f} in {linear.seconds:.1f} s"
        + (f", bound {100 * (ours['bound'] / linear.worth - 1):+.3f} %" if linear.proven and linear.worth else "")
        + f" · HiGHS {said(highs)}"
        + (f" · CP-SAT {said(sat)}" if sat else ""),
        *wrong,
        sep="\n    ",
        flush=True,
    )


def summary(tally: Tally) -> str:
    def spread(ratios: list[float]) -> str:
        tenths = statistics.quantiles(ratios, n=10, method="inclusive") if len(ratios) > 1 else ratios * 9
        return f"median {statistics.median(ratios):.1f}, from {tenths[0]:.1f} to {tenths[8]:.1f} in 8 of 10"

    lines = [
        f"{tally.regions} regions, {tally.wrong} with a wrong answer or bound",
        f"HiGHS proved {tally.proven_by_highs}; Lotse found the optimum on {tally.optimal} of these",
        f"on the other {tally.regions - tally.proven_by_highs} Lotse is above HiGHS on {tally.above_highs},"
        f" below it on {tally.below_highs}",
        f"Lotse proved {tally.proven_by_lotse} itself",
        f"HiGHS took so many times as long as Lotse: {spread(tally.highs_ratios)}",
    ]
    if tally.cp_sat_ratios:
        lines.append(f"CP-SAT, on {len(tally.cp_sat_ratios)}: {spread(tally.cp_sat_ratios)}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lotse", required=True, help="the built program")
    parser.add_argument("--file", nargs="+", type=Path, help="regions to compare on, instead of invented ones")
    parser.add_argument("--family", choices=FAMILIES, default="shortlists", help="which invented regions")
    parser.add_argument("--regions", type=int, default=200)
    parser.add_argument("--households", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1, help="of the first region; the others count on")
    parser.add_argument("--seconds", type=float, default=20, help="at most, for each solver and region")
    parser.add_argument("--quick", action="store_true", help="let Lotse search for a moment only")
    parser.add_argument("--cp-sat", type=int, default=0, metavar="N", help="ask CP-SAT too, for the first N regions")
    parser.add_argument("--twice", action="store_true", help="run Lotse twice: the answers must be the same")
    parser.add_argument("--least", type=float, default=0.95, help="the share of proven optima that Lotse must find")
    options = parser.parse_args()
    tally = Tally()
    if options.file:
        for path in options.file:
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            compare(path.name, json.loads(content), options, tally)
    else:
        invented = FAMILIES[options.family]
        for seed in range(options.seed, options.seed + options.regions):
            compare(f"{options.family} {seed}", invented(options.households, seed), options, tally)
    print(summary(tally))
    return 1 if tally.wrong or tally.optimal < options.least * tally.proven_by_highs else 0


if __name__ == "__main__":
    sys.exit(main())
