"""The items of the diagnostic that an order or a company may ask for, in their words.

Read from the instrument's file as it stands, without the checking that a visit needs: a page
that names three points should not wait for it.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from app.paths import resource_path

TOP_LEVEL = 4


class ItemWords(NamedTuple):
    """An item's short words, and what is seen at each level it has (two of a yes/no item)."""

    code: str
    short: str
    levels: Mapping[int, str]
    delicate: bool


@lru_cache(maxsize=1)
def item_words() -> Mapping[str, ItemWords]:
    """The items of the instruments that the program brings, by code."""
    found: dict[str, ItemWords] = {}
    for path in sorted(resource_path("instruments").glob("*.toml")):
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        for dimension in tree["dimensions"]:
            for item in dimension["items"]:
                found[item["code"]] = _read(item)
    return found


def _read(item: Mapping[str, object]) -> ItemWords:
    texts = [str(text).replace("**", "") for text in item["levels"]]  # type: ignore[attr-defined]
    places = (0, TOP_LEVEL) if len(texts) == 2 else range(len(texts))
    delicate = "critical_below" in item or "legal" in (item.get("tags") or ())  # type: ignore[operator]
    return ItemWords(str(item["code"]), str(item["short"]), dict(zip(places, texts, strict=True)), delicate)
