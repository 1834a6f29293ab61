"""The colours of the house by what they are for: the window's themes and the paper have one palette.

A theme file gives roles; nothing else names a colour. A theme that is `like` another has its
colours and roles, but for those that it says itself.
"""

import tomllib
from functools import lru_cache
from typing import Any

from app.paths import resource_path

# What a light of the diagnosis is drawn in, and its bar. Red is an alert's, or what is late: no score is red.
BAND_ROLES = {
    "begin": "begin",
    "yellow": "improve",
    "green": "good",
    None: "unmeasured",
    "red": "urgent",
}
BAND_BAR_ROLES = BAND_ROLES | {"yellow": "improve_bar"}


@lru_cache(maxsize=8)
def read_roles(name: str) -> dict[str, str]:
    """Role -> colour ("#RRGGBB") of `resources/themes/NAME.toml`."""
    content = _read(name)
    base = content["base"]
    return {role: base[colour] for role, colour in content["roles"].items()}


def _read(name: str) -> dict[str, Any]:
    with resource_path("themes", f"{name}.toml").open("rb") as source:
        own = tomllib.load(source)
    if "like" not in own:
        return own
    other = _read(own["like"])
    return {part: other[part] | own.get(part, {}) for part in ("base", "roles")}
