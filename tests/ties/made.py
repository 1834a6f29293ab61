"""Networks for the tests: the published ones, and ties in a line of words."""

from collections.abc import Iterable
from pathlib import Path

from app.ties.edge_table import make_network, read_network, read_nodes
from app.ties.records import Network

HERE = Path(__file__).parent
# Zachary, An information flow model for conflict and fission in small groups (1977): 34 members, and which side each
# took when the club split.
KARATE, KARATE_MEMBERS = HERE / "karate.csv", HERE / "karate_members.csv"
# Padgett and Ansell, Robust action and the rise of the Medici (1993), as Breiger and Pattison (1986) use it: 16 families
# of Florence, of which the Pucci have no tie.
MARRIAGE, BUSINESS = HERE / "florentine_marriage.csv", HERE / "florentine_business.csv"
FAMILIES = HERE / "florentine_families.csv"


def karate() -> Network:
    return read_network(KARATE)


def families() -> tuple[str, ...]:
    return read_nodes(FAMILIES).nodes


def tied(text: str, *, listed: Iterable[str] = (), directed: bool = False) -> Network:
    """ "ab bc" are two ties."""
    rows = [(pair[0], pair[1], 1.0) for pair in text.split()]
    return make_network(rows, listed=tuple(listed), directed=directed)
