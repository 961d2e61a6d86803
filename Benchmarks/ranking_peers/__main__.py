"""Lotse's ranking beside peers: the best fifty vacancies for a person with a limit of ways, the same questions to all.

    PYTHONPATH=Benchmarks Scripts/with-postgres python -m ranking_peers --benchmarks .build/release/Benchmarks
    … --sizes 10000 100000 1000000 --peers numpy duckdb1 --plot docs/benchmarks-growth.svg

Lotse writes the invented market with its own answers (`Benchmarks ranking-export`). NumPy, DuckDB and PostgreSQL
compute the same score; their lists must be the same in number, score and order, or the exit code is 1. Each question
is asked three times, the middle time counts; what can be made ready before (tables, the planned statement, the query)
does not.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from house.table import machine

from ranking_peers import growth, measure
from ranking_peers.market import Market, read
from ranking_peers.measure import Result

PEERS = ("numpy", "duckdb1", "duckdb2", "postgres", "tantivy", "tantivy-all")


def opened(name: str, market: Market):
    """A peer with the market loaded; its package is asked for only where it is wanted."""
    if name == "numpy":
        from ranking_peers.scan import Scan

        return Scan(market)
    if name.startswith("duckdb"):
        from ranking_peers.duck import Duck

        return Duck(market, threads=int(name.removeprefix("duckdb")))
    if name == "postgres":
        from ranking_peers.postgres import Postgres

        return Postgres(market)
    from ranking_peers.fulltext import FullText

    return FullText(market, has_every_criterion=name == "tantivy-all")


def exported(options, size: int) -> Market:
    folder = options.folder / str(size)
    command = [options.benchmarks, "ranking-export", "--folder", str(folder)]
    subprocess.run([*command, "--vacancies", str(size), "--people", str(options.people)], check=True)
    return read(folder)


def row(result: Result, ours: Result) -> str:
    """A line of the table: times of the processor and by the clock, and how many times ours they are."""
    processor, wall = result.percentiles(True), result.percentiles(False)
    ratio = processor[0] / ours.percentiles(True)[0]
    lists = f"{result.equal} of {len(result.wall)}" if result.is_exact else f"{100 * result.found:.0f} % of ours"
    figures = [f"{value:,.2f}" for value in (*processor, wall[0], wall[2])]
    cells = [f"{result.size:,}", result.name, *figures, f"{ratio:,.1f}" if result is not ours else "", lists]
    return f"| {' | '.join(cells)} |"


def compare(options, size: int) -> list[Result]:
    """Lotse and its peers on one size."""
    market = exported(options, size)
    ours = measure.ours(market)
    print(row(ours, ours), flush=True)
    results = [ours]
    for name in options.peers:
        if name == "postgres" and "LOTSE_TEST_POSTGRES" not in os.environ:
            print("PostgreSQL left out: run by Scripts/with-postgres", file=sys.stderr)
            continue
        peer = opened(name, market)
        try:
            result = measure.measured(peer, market, options.seconds)
        finally:
            getattr(peer, "close", lambda: None)()
        print(row(result, ours), flush=True)
        results.append(result)
    return results


def plot(path: Path, results: list[Result]) -> None:
    lines: dict[str, dict[int, float]] = {}
    for result in results:
        lines.setdefault(result.name, {})[result.size] = result.percentiles(True)[0]
    ends = "; ".join(
        f"{name} {points[min(points)]:.2g} ms of {min(points):,} and {points[max(points)]:.2g} ms of {max(points):,}"
        for name, points in lines.items()
    )
    title = "The best fifty vacancies for a person: time of the processor against the number of vacancies"
    path.write_text(growth.drawing(title, f"Medians, both axes logarithmic: {ends}.", lines))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmarks", default=".build/release/Benchmarks", help="the built program")
    parser.add_argument("--folder", type=Path, default=Path(".build/benchmarks/ranking"), help="for what it writes")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 31_623, 100_000, 316_228, 1_000_000])
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=PEERS)
    parser.add_argument("--seconds", type=float, default=120, help="at most for the questions of a peer and size")
    parser.add_argument("--plot", type=Path, help="SVG to write")
    options = parser.parse_args()
    print(machine(), flush=True)
    print("\n| vacancies | | p50 ms | p95 ms | p99 ms | p50 ms, clock | p99 ms, clock | × Lotse | same lists |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    results = [result for size in options.sizes for result in compare(options, size)]
    if options.plot:
        plot(options.plot, results)
    wrong = [f"{result.name} at {result.size:,}" for result in results if not result.is_right]
    if wrong:
        print(f"\nother lists than Lotse's: {', '.join(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
