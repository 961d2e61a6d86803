"""Lotse's reading of titles of occupations beside RapidFuzz and SQLite FTS5: the same titles over the same labels.

    PYTHONPATH=Benchmarks python -m words --lotse .build/release/lotse --sets MELO --esco ESCO [--crosswalk FILE]

Sets are those of the benchmark MELO whose titles and labels are of one language; with the crosswalk, German titles of
the Bundesagentur stand beside them. Every label is ranked for each title (MRR, success@1); the time is that of
finding the best ten. RapidFuzz gets that of its scorers which is best on the very set. Without the files nothing is
measured.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from house.table import machine, percentile

from words import sets
from words.peers import SCORERS, FullText, Fuzzy
from words.sets import Set

# Titles of each set that are timed, and that the scorers of RapidFuzz are tried on.
_TIMED, _TRIED = 150, 50


@dataclass
class Result:
    """Means over titles, and milliseconds a title of the processor and by the clock."""

    name: str
    reciprocal_rank: float
    success: float
    processor: tuple[float, float]
    clock: float


def lotse(options, tasks: list[Set]) -> dict[str, Result]:
    """What Lotse makes of the same sets, by name."""
    with tempfile.TemporaryDirectory() as folder:
        for task in tasks:
            task.write(Path(folder) / task.name)
        command = [options.lotse, "bench", "vocabulary", folder, "--esco", str(options.esco), "--json"]
        lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    reports = [json.loads(line) for line in lines]
    return {report["set"]: _result(report) for report in reports}


def _result(report: dict) -> Result:
    times = report["processorMilliseconds"]
    return Result(
        "Lotse",
        report["meanReciprocalRank"],
        report["success"][0],
        (times["middle"], times["slow"]),
        report["milliseconds"]["middle"],
    )


def quality(peer, task: Set, count: int) -> tuple[float, float]:
    """Mean reciprocal rank and success@1 over so many titles at even distances."""
    part = task.sample(count)
    ranks = [
        peer.first_right(title, right) if right else None for title, right in zip(part.titles, part.right, strict=True)
    ]
    mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return mean, sum(rank == 1 for rank in ranks) / len(ranks)


def measured(peer, task: Set) -> Result:
    reciprocal_rank, success = quality(peer, task, len(task.titles))
    clock, processor = [], []
    for title in task.sample(_TIMED).titles:
        start, spent = time.perf_counter_ns(), time.process_time_ns()
        peer.find(title)
        processor.append((time.process_time_ns() - spent) / 1e6)
        clock.append((time.perf_counter_ns() - start) / 1e6)
    times = (percentile(processor, 0.5), percentile(processor, 0.99))
    return Result(peer.name, reciprocal_rank, success, times, percentile(clock, 0.5))


def best_fuzzy(task: Set) -> Fuzzy:
    """With the scorer that is best on some titles of the set itself."""
    labels = [text for text, _ in task.labels]
    return max((Fuzzy(labels, scorer) for scorer in SCORERS), key=lambda peer: quality(peer, task, _TRIED))


def compare(ours: Result, task: Set) -> None:
    peers = [best_fuzzy(task), FullText([text for text, _ in task.labels])]
    for result in [ours, *(measured(peer, task) for peer in peers)]:
        ratio = "" if result is ours else f"{result.processor[0] / ours.processor[0]:.1f}"
        cells = [task.name, str(len(task.titles)), str(len(task.labels)), result.name]
        cells += [f"{result.reciprocal_rank:.3f} / {result.success:.3f}"]
        cells += [f"{value:.2f}" for value in (*result.processor, result.clock)] + [ratio]
        print(f"| {' | '.join(cells)} |", flush=True)


def tasks(options) -> list[Set]:
    """Those whose titles and labels are of one language."""
    found = []
    if options.crosswalk and "de" in options.languages:
        found.append(sets.german(options.crosswalk, options.esco / "esco_occupation_labels_23langs.tsv.gz"))
    for folder in sorted(options.sets.iterdir()):
        parts = folder.name.split("_")
        if len(parts) == 5 and parts[2] == parts[4] and parts[2] in options.languages:
            found.append(sets.read(folder))
    return [task.sample(options.titles) for task in found]


def main() -> int:
    kept = Path(os.environ.get("LOTSE_BENCH_WORDS", "../shared/data"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lotse", default=".build/release/lotse", help="the built program")
    parser.add_argument("--sets", type=Path, default=kept / "melo-dev", help="folder with sets of MELO")
    parser.add_argument("--esco", type=Path, default=kept / "esco", help="folder with the files of ESCO")
    parser.add_argument("--crosswalk", type=Path, default=kept / "kldb/ba_bkz_esco_crosswalk_DEVPART.tsv")
    parser.add_argument("--titles", type=int, default=250, help="of each set, at even distances")
    parser.add_argument("--languages", nargs="+", default=["de", "bg", "cs", "en", "hu", "pl", "sk"])
    options = parser.parse_args()
    missing = [str(path) for path in (options.sets, options.esco) if not path.is_dir()]
    if missing:
        print(f"words: left out, there is no {' and no '.join(missing)} (LOTSE_BENCH_WORDS names the folder above)")
        return 0
    if not options.crosswalk.is_file():
        options.crosswalk = None
    print(machine(), flush=True)
    print("\n| set | titles | labels | | MRR / success@1 | p50 ms | p99 ms | p50 ms, clock | × Lotse |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    asked = tasks(options)
    ours = lotse(options, asked)
    for task in asked:
        compare(ours[task.name], task)
    return 0


if __name__ == "__main__":
    sys.exit(main())
