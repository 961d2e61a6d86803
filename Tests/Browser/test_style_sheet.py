"""Taste is tested: contrast, directions and origins of the one style sheet."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "Sources/LotseWeb/Assets"
STYLE = (ASSETS / "site.css").read_text()
PLAIN = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.S)


def values(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", block))


LIGHT = values(PLAIN[: PLAIN.index("@media screen and (prefers-color-scheme: dark)")])
DARK = {**LIGHT, **values(PLAIN[PLAIN.index("(prefers-color-scheme: dark)") : PLAIN.index("box-sizing")])}


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted([luminance(first), luminance(second)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *[(text, ground, 7) for text in ("ink",) for ground in ("paper", "surface", "tint")],
    *[("ink", ground, 7) for ground in ("good-tint", "warn-tint", "bad-tint", "info-tint")],
    *[("link", ground, 7) for ground in ("paper", "surface")],
    *[("ink-soft", ground, 7) for ground in ("paper", "surface")],
    ("ink-soft", "tint", 4.5),
    *[(kind, f"{kind}-tint", 4.5) for kind in ("good", "warn", "bad", "info")],
    *[("bad", ground, 7) for ground in ("paper", "surface")],
    ("on-harbour", "harbour", 7),
    ("on-harbour-soft", "harbour", 7),
    ("on-harbour-soft", "harbour-deep", 7),
    ("on-signal", "signal", 7),
    ("on-signal", "signal-hover", 7),
    ("signal-edge", "paper", 3),
    ("line-strong", "surface", 3),
    ("line-strong", "paper", 3),
    ("mark", "paper", 3),
    ("focus", "focus-edge", 3),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text, ground, least", PAIRS)
def test_what_must_be_read_stands_out(theme, text, ground, least):
    palette = LIGHT if theme == "light" else DARK
    reached = contrast(palette[f"--{text}"], palette[f"--{ground}"])
    assert reached >= least, f"{text} on {ground}: {reached:.2f} : 1"


def test_directions_are_logical():
    physical = re.findall(
        r"(?:^|[\s;{])((?:margin|padding|border|inset)-(?:left|right)|left|right|float|text-align:\s*(?:left|right))\b\s*:",
        PLAIN,
    )
    assert not physical


def test_nothing_comes_from_elsewhere_and_nothing_shouts():
    assert "://" not in PLAIN
    assert "@import" not in PLAIN
    assert "!important" not in PLAIN
    for name in re.findall(r"url\(\"([^\"]+)\"\)", PLAIN):
        assert (ASSETS / name).is_file(), name


def test_colours_are_named_once_at_the_top():
    rules = re.sub(r":root\s*{[^}]*}", "", PLAIN)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules)


def test_the_script_stays_small():
    script = (ASSETS / "site.js").read_text()
    assert len(script) < 4000
    assert "eval" not in script and "innerHTML" not in script and "fetch(" not in script
