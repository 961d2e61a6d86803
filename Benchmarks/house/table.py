"""Figures beside their bars, and the machine that gave them."""

import os
import platform
from dataclasses import dataclass, field


@dataclass
class Figures:
    """A table of what was measured; `missed` counts the bars that were not reached."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    missed: int = 0

    def add(self, name: str, figure: float, unit: str, least: float | None = None, most: float | None = None):
        places = 0 if figure >= 100 else 1
        bar, verdict = "", ""
        if least is not None or most is not None:
            reached = figure >= least if least is not None else figure <= most
            bar = f"≥ {least:g}" if least is not None else f"≤ {most:g}"
            verdict = "reached" if reached else "MISSED"
            self.missed += not reached
        self.rows.append((name, f"{figure:.{places}f} {unit}", f"{bar} {unit}" if bar else "", verdict))

    def show(self):
        lines = [("", "figure", "bar", ""), ("---",) * 4, *self.rows]
        print("\n".join(f"| {' | '.join(line)} |" for line in lines))


def machine() -> str:
    memory = next(line for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    gigabytes = int(memory.split()[1]) / 1e6
    return f"{os.cpu_count()} cores, {gigabytes:.0f} GB, Linux {platform.release()}, load average {load}"


def percentile(samples: list[float], share: float) -> float:
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
