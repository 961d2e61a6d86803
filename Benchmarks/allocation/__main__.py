"""Compares `lotse allocate` with HiGHS and CP-SAT on the same regions, and checks what it answers.

    python -m allocation --lotse PATH                    200 regions of 60 households
    python -m allocation --lotse PATH --file FILE…       files in the format of `lotse allocate`, also .json.gz
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from allocation import peers
from allocation.instances import region


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
    # The bound is in whole thousandths, so it may be the linear value rounded down.
    if answer["bound"] < int(linear - 1e-6):
        found.append(f"bound {answer['bound']} is below the linear value {linear:.3f}")
    return found


def allocate(lotse: str, path: Path, quick: bool) -> dict:
    command = [lotse, "allocate", str(path), "--json"] + (["--quick"] if quick else [])
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def timed(work):
    start = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - start


def compare(name: str, instance: dict, options, counts: Counter) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "region.json"
        path.write_text(json.dumps(instance))
        ours, our_time = timed(lambda: allocate(options.lotse, path, options.quick))
        again = allocate(options.lotse, path, options.quick) if options.twice else ours
    linear, linear_time = timed(lambda: peers.highs(instance, options.seconds, integer=False))
    highs, highs_time = timed(lambda: peers.highs(instance, options.seconds))
    sat, sat_time = timed(lambda: peers.cp_sat(instance, options.seconds)) if options.cp_sat else (None, 0)
    wrong = faults(instance, ours, linear.worth if linear.proven else 0)
    if highs.proven and ours["worth"] > highs.worth + 0.5:
        wrong.append(f"{ours['worth']} is more than the proven optimum {highs.worth:.0f}")
    if ours["bound"] < highs.worth - 0.5:
        wrong.append(f"bound {ours['bound']} is below an allocation worth {highs.worth:.0f}")
    if again != ours:
        wrong.append("the same seed gave another answer")
    counts["regions"] += 1
    counts["wrong"] += bool(wrong)
    counts["proven by HiGHS"] += highs.proven
    counts["as good as HiGHS"] += ours["worth"] >= highs.worth - 0.5
    print(
        f"{name}: worth {ours['worth']} in {our_time:.1f} s, bound {ours['bound']}"
        f" ({100 * ours['worth'] / max(ours['bound'], 1):.2f} %)"
        f" · linear {linear.worth:.1f} in {linear_time:.1f} s"
        f" · HiGHS {highs.worth:.0f}{'' if highs.proven else ' (not proven)'} in {highs_time:.1f} s"
        + (f" · CP-SAT {sat.worth:.0f}{'' if sat.proven else ' (not proven)'} in {sat_time:.1f} s" if sat else ""),
        *wrong,
        sep="\n    ",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lotse", required=True, help="the built program")
    parser.add_argument("--file", nargs="+", type=Path, help="regions to compare on, instead of generated ones")
    parser.add_argument("--regions", type=int, default=200)
    parser.add_argument("--households", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1, help="of the first region; the others count on")
    parser.add_argument("--seconds", type=float, default=60, help="at most, for each solver and region")
    parser.add_argument("--quick", action="store_true", help="let Lotse search for a moment only")
    parser.add_argument("--cp-sat", action="store_true", help="ask CP-SAT too")
    parser.add_argument("--twice", action="store_true", help="run Lotse twice: the answers must be the same")
    parser.add_argument("--least", type=float, default=0.95, help="the share on which Lotse must be as good as HiGHS")
    options = parser.parse_args()
    counts: Counter = Counter()
    if options.file:
        for path in options.file:
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            compare(path.name, json.loads(content), options, counts)
    else:
        for seed in range(options.seed, options.seed + options.regions):
            compare(f"region {seed}", region(options.households, seed), options, counts)
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    reached = counts["as good as HiGHS"] >= options.least * counts["regions"]
    return 0 if reached and not counts["wrong"] else 1


if __name__ == "__main__":
    sys.exit(main())
