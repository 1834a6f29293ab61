"""Departments and districts with their INE codes, and the clusters the tool knows."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.paths import resource_path
from app.registry.names import fold, tidy, title_name


@dataclass(frozen=True, slots=True)
class Department:
    """`code` is INE's; the tax office's and ISO's differ."""

    code: str
    name: str
    sifen: int
    iso: str


@dataclass(frozen=True, slots=True)
class District:
    """`code` is INE's department and district together, as "0915"."""

    code: str
    name: str
    department: str
    state: str
    source: str


@dataclass(frozen=True, slots=True)
class ClusterDefault:
    """A cluster the programme works in; `code` begins its workshops' short codes."""

    code: str
    name: str
    district: str
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = resource_path("territories", "paraguay.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def list_departments() -> tuple[Department, ...]:
    """Every department and the capital, in INE's order."""
    return tuple(Department(**entry) for entry in _data()["department"])


def list_districts() -> tuple[District, ...]:
    """The districts the tool knows so far; `state` says how well each code is proved."""
    return tuple(District(**entry) for entry in _data()["district"])


def list_cluster_defaults() -> tuple[ClusterDefault, ...]:
    """The clusters offered when an office begins."""
    return tuple(
        ClusterDefault(entry["code"], entry["name"], entry["district"], tuple(entry.get("aliases", ())))
        for entry in _data()["cluster"]
    )


def spell_town(name: str) -> str:
    """A town as it is spelled where it is known («yaguaron»), with its capitals where it was typed without any."""
    written = tidy(name)
    known = next((one.name for one in list_cluster_defaults() if fold(one.name) == fold(written)), None)
    return known or (title_name(written) if written.islower() else written)


def department_name(code: str | None) -> str:
    """The name of a department, or an empty string when the code is unknown."""
    return next((entry.name for entry in list_departments() if entry.code == code), "")


def cluster_named_in(text: str) -> ClusterDefault | None:
    """The one known cluster whose name a text mentions; None when none or several."""
    words = f" {fold(text)} "
    found = [
        cluster
        for cluster in list_cluster_defaults()
        if any(f" {fold(name)} " in words for name in (cluster.name, *cluster.aliases))
    ]
    return found[0] if len(found) == 1 else None
