"""Times against sizes as a small drawing, both axes logarithmic, written by hand as SVG."""

import math
from html import escape

_WIDTH, _HEIGHT = 750, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 520, 24, 372
# Dark enough on white and light enough on black; lines are told apart by their dashes and names too.
_COLOURS = ("#0b6e4f", "#b45309", "#6d5bd0", "#1d74b7", "#b0305c", "#5b6470", "#7a5c00")
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "10 4", "4 2", "1 3")


def drawing(title: str, description: str, lines: dict[str, dict[int, float]]) -> str:
    """Milliseconds by size for each name, the first one drawn thicker."""
    sizes = sorted({size for points in lines.values() for size in points})
    times = [value for points in lines.values() for value in points.values()]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def x(size: float) -> float:
        span = math.log10(sizes[-1] / sizes[0]) or 1
        return _LEFT + (_RIGHT - _LEFT) * math.log10(size / sizes[0]) / span

    def y(value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (math.log10(value) - low) / max(high - low, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        ' aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="13">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(description)}</desc>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        *_grid(sizes, low, high, x, y),
    ]
    parts += _curves(lines, x, y)
    return "\n".join([*parts, "</svg>", ""])


def _grid(sizes: list[int], low: int, high: int, x, y) -> list[str]:
    parts = []
    for power in range(low, high + 1):
        height = y(10.0**power)
        parts.append(f'<path d="M{_LEFT} {height:.1f}H{_RIGHT}" stroke="#d5d9de"/>')
        parts.append(_text(_LEFT - 8, height + 4, f"{10.0**power:g} ms", "end"))
    for size in sizes:
        if math.log10(size).is_integer():
            parts.append(f'<path d="M{x(size):.1f} {_TOP}V{_BOTTOM}" stroke="#d5d9de"/>')
            parts.append(_text(x(size), _BOTTOM + 20, f"{size:,}", "middle"))
    parts.append(_text((_LEFT + _RIGHT) / 2, _BOTTOM + 40, "vacancies", "middle"))
    return parts


def _curves(lines: dict[str, dict[int, float]], x, y) -> list[str]:
    parts, names = [], []
    for place, (name, points) in enumerate(lines.items()):
        colour, dash = _COLOURS[place % len(_COLOURS)], _DASHES[place % len(_DASHES)]
        path = "L".join(f"{x(size):.1f} {y(value):.1f}" for size, value in sorted(points.items()))
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        width = 3 if place == 0 else 2
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>')
        for size, value in sorted(points.items()):
            parts.append(f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="3" fill="{colour}"/>')
        last = max(points)
        names.append((y(points[last]), f"{name}: {points[last]:.2g} ms", colour))
    floor = -math.inf
    for height, words, colour in sorted(names):
        # Names that would lie on each other move down.
        floor = max(height + 4, floor + 17)
        parts.append(_text(_RIGHT + 10, floor, words, "start", colour))
    return parts


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333b45") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'
