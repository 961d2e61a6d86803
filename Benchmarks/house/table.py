"""Figures beside their bars, and the machine that gave them."""

import os
import platform
from dataclasses import dataclass


@dataclass
class Figures:
    """A table of what was measured, shown as it grows; `missed` counts the bars that were not reached."""

    missed: int = 0

    def __post_init__(self):
        self._row("", "figure", "bar", "")
        self._row(*("---",) * 4)

    def add(self, name: str, figure: float, unit: str, least: float | None = None, most: float | None = None):
        places = 0 if figure >= 100 else 1
        bar, verdict = "", ""
        if least is not None or most is not None:
            reached = figure >= least if least is not None else figure <= most
            bar = f"≥ {least:g}" if least is not None else f"≤ {most:g}"
            verdict = "reached" if reached else "MISSED"
            self.missed += not reached
        self._row(name, f"{figure:.{places}f} {unit}", f"{bar} {unit}" if bar else "", verdict)

    def _row(self, *cells: str):
        print(f"| {' | '.join(cells)} |", flush=True)


def machine() -> str:
    memory = next(line for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    gigabytes = int(memory.split()[1]) / 1e6
    return f"{os.cpu_count()} cores, {gigabytes:.0f} GB, Linux {platform.release()}, load average {load}"


def percentile(samples: list[float], share: float) -> float:
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
