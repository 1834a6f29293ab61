"""What a network is, and what is found of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

PERMUTATIONS = 5_000


@dataclass(frozen=True, slots=True)
class Network:
    """Who there is, and each tie once with its weight; of one without direction the first name in the alphabet
    comes first.

    What the rows had that is no tie is counted: of somebody with themselves, told again, of weight nought, and
    of how many that the list of nodes lacks.
    """

    nodes: tuple[str, ...]
    ties: Mapping[tuple[str, str], float]
    directed: bool = False
    weighted: bool = False
    self_loops: int = 0
    repeated: int = 0
    weightless: int = 0
    unlisted: int = 0


class RosterCoverage(NamedTuple):
    """How many of a roster answered whom they are tied to."""

    answered: int
    listed: int


class NodeList(NamedTuple):
    """The nodes of a list, in its order; the group of each, and how many answered, where that was asked for."""

    nodes: tuple[str, ...]
    groups: Mapping[str, str] | None = None
    coverage: RosterCoverage | None = None


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """How a network holds together; None is what cannot be said of one so small.

    Components, cut points, cores, clustering and the diameter look at ties without their direction. The diameter
    is that of the largest component, of `diameter_nodes`. What is of each node is by its name.
    """

    nodes: int
    ties: int
    density: float | None
    components: int
    component_sizes: tuple[int, ...]
    isolates: tuple[str, ...]
    strong_components: int | None
    reciprocity: float | None
    transitivity: float | None
    average_clustering: float | None
    diameter: int | None
    diameter_nodes: int
    degree: Mapping[str, int] | None
    in_degree: Mapping[str, int] | None
    out_degree: Mapping[str, int] | None
    strength: Mapping[str, float] | None
    betweenness: Mapping[str, float] | None
    core: Mapping[str, int] | None
    cut_points: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class GroupMixing:
    """Whether ties stay within groups: the E-I index (Krackhardt and Stern 1988), -1 all within, 1 all between.

    `expected` is its mean when the groups are dealt anew over the nodes; the chances count the one that is.
    """

    groups: Mapping[str, int]
    ungrouped: int
    internal: float
    external: float
    ei_index: float | None
    expected: float | None = None
    p: float | None = None
    p_greater: float | None = None
    p_less: float | None = None


@dataclass(frozen=True, slots=True)
class NetworkCorrelation:
    """How two networks over the same nodes go together; `r` is None when one of them has no variation."""

    nodes: int
    missing_here: int
    missing_there: int
    shared: int
    jaccard: float | None
    r: float | None = None
    p: float | None = None
    p_greater: float | None = None
    p_less: float | None = None


@dataclass(frozen=True, slots=True)
class NetworkCoefficient:
    """What one network adds to another, the rest being equal (MRQAP); no t where they explain all."""

    coefficient: float
    standardized: float
    t: float | None
    p: float
    p_greater: float
    p_less: float


@dataclass(frozen=True, slots=True)
class NetworkRegression:
    """One network by two others, with the chances of double semi-partialling."""

    against: NetworkCoefficient
    control: NetworkCoefficient
    r_squared: float


@dataclass(frozen=True, slots=True)
class NetworkQuestion:
    """The tables of a network and how they are to be read."""

    edges: Path
    nodes: Path | None = None
    group: str | None = None
    answered: str | None = None
    against: Path | None = None
    control: Path | None = None
    directed: bool = False
    weighted: bool = False
    permutations: int = PERMUTATIONS
    seed: int = 0


@dataclass(frozen=True, slots=True)
class NetworkAnswer:
    """What is found of a network; None is what was not asked. `warnings` are codes with how many it is about."""

    network: Network
    measures: NetworkMeasures
    coverage: RosterCoverage | None
    mixing: GroupMixing | None
    correlation: NetworkCorrelation | None
    regression: NetworkRegression | None
    warnings: Mapping[str, int]


class TieFinding(NamedTuple):
    """What a measure means for whoever accompanies the group, in a sentence, and whom it is about."""

    kind: str
    sentence: str
    nodes: tuple[str, ...] = ()
