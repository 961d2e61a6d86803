"""The ways in which every page must be usable: each is a browser context."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class State:
    name: str
    width: int = 1280
    height: int = 900
    options: dict = field(default_factory=dict, hash=False)
    media: dict = field(default_factory=dict, hash=False)


DESK = State("desk")
PHONE = State("phone", 360, 740, {"has_touch": True, "is_mobile": True})
# 1280 px at 400 % zoom are 320 px (WCAG 1.4.10).
ZOOMED = State("zoomed", 320, 256)
DARK = State("dark", options={"color_scheme": "dark"})
FORCED = State("forced-colors", options={"forced_colors": "active"})
PRINTED = State("printed", 794, 1123, media={"media": "print"})

ALL = [DESK, PHONE, ZOOMED, DARK, FORCED, PRINTED]
