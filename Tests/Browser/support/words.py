"""The catalogues of the house: what its pages say in a language."""

import json
from functools import cache

from support.server import ROOT


@cache
def catalogue(language: str) -> dict[str, str | dict]:
    files = [ROOT / "Sources/LotseWeb/Locales" / f"{language}.json"]
    files += sorted(ROOT.glob(f"Features/*/Locales/{language}.json"))
    return {key: text for file in files for key, text in json.loads(file.read_text()).items()}


def word(language: str, key: str, **values: object) -> str:
    """A word of the catalogue with its places filled in."""
    text = catalogue(language)[key]
    assert isinstance(text, str), f"{key} has plural forms"
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
