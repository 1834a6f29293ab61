"""What the demo is made from: invented names and each cluster's character, as data."""

import tomllib
from dataclasses import dataclass, field
from typing import Any

from app.paths import resource_path


@dataclass(frozen=True, slots=True)
class ClusterProfile:
    """Shares are 0-1; `levels` is the usual level (0-4) of each dimension's items."""

    code: str
    name: str
    workshops: int
    visits: int
    in_pilot: int
    women_share: float
    woman_owner: float
    rural: float
    places: list[str]
    products: list[str]
    machines: list[str]
    halls: list[str]
    member_share: float
    levels: dict[str, float]
    association: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoNames:
    """Invented names, and remarks by the names of items.toml."""

    anchors: list[str]
    consultants: list[str]
    centre: dict[str, str]
    women: list[str]
    men: list[str]
    surnames: list[str]
    first_words: list[str]
    second_words: list[str]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class DemoLife:
    """What happened, as people would write it: asked, learned, tried; the rest is in talks.toml."""

    enquiries: list[dict[str, str]]
    courses: list[dict[str, Any]]
    commitments: dict[str, list[str]]
    milestones: list[dict[str, Any]]
    first_invoices: list[str]
    season: dict[str, list[float]]
    prices: dict[str, int]
    pilot: dict[str, str]


def read_life() -> DemoLife:
    """The contents of `resources/demo/life.toml`."""
    text = resource_path("demo", "life.toml").read_text(encoding="utf-8")
    return DemoLife(**tomllib.loads(text))


def read_demo() -> tuple[DemoNames, list[ClusterProfile]]:
    """The contents of `resources/demo/clusters.toml`."""
    content = tomllib.loads(resource_path("demo", "clusters.toml").read_text(encoding="utf-8"))
    names = DemoNames(
        anchors=content["anchors"],
        consultants=content["consultants"],
        centre=content["centre"],
        women=content["women_names"],
        men=content["men_names"],
        surnames=content["surnames"],
        first_words=content["first_words"],
        second_words=content["second_words"],
        notes=content["notes"],
    )
    return names, [ClusterProfile(**entry) for entry in content["cluster"]]
