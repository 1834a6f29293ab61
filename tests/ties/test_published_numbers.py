"""What others have reckoned of networks that everybody has."""

import pytest

from app.ties.correlation import correlate_networks
from app.ties.edge_table import read_network, read_nodes
from app.ties.measures import measure_network
from app.ties.mixing import mix_groups
from tests.ties.made import BUSINESS, FAMILIES, KARATE_MEMBERS, MARRIAGE, families, karate


def test_the_karate_club() -> None:
    """Zachary (1977); transitivity and betweenness as networkx and igraph print them, k-core as Seidman (1983) defines it."""
    found = measure_network(karate())
    assert (found.nodes, found.ties, found.components, found.diameter) == (34, 78, 1, 5)
    assert found.density == pytest.approx(0.13904, abs=5e-6)
    assert found.transitivity == pytest.approx(0.25568, abs=5e-6)
    assert found.average_clustering == pytest.approx(0.57064, abs=5e-6)
    assert found.betweenness is not None
    assert found.core is not None
    assert found.betweenness["0"] == pytest.approx(0.43764, abs=5e-6)
    assert found.cut_points == ("0",)
    assert sorted(found.core.values())[-10:] == [4] * 10


def test_the_two_sides_of_the_karate_club() -> None:
    """11 of the 78 ties cross: (11 - 67) / 78."""
    listed = read_nodes(KARATE_MEMBERS, group="faction")
    assert listed.groups is not None
    found = mix_groups(karate(), listed.groups)
    assert found.groups == {"Mr. Hi": 17, "Officer": 17}
    assert found.ei_index == pytest.approx(-0.7179, abs=5e-5)
    # of the 33 others of anybody 17 are of the other side
    assert found.expected == pytest.approx(2 * 17 / 33 - 1)
    assert found.p == 1 / 5001


def test_the_marriages_of_florence() -> None:
    """Padgett and Ansell (1993); betweenness over the 15 families that married, as Jackson (Social and economic networks, 2008, 1.2.1) prints it."""
    found = measure_network(read_network(MARRIAGE))
    assert found.betweenness is not None
    assert (found.nodes, found.ties) == (15, 20)
    assert found.betweenness["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert found.betweenness["Guadagni"] == pytest.approx(0.255, abs=5e-4)


def test_marriage_and_business_in_florence() -> None:
    """Padgett and Ansell (1993), over all 16 families, the Pucci with them: 120 pairs, 20 and 15 ties, 8 of them shared."""
    found = correlate_networks(
        read_network(MARRIAGE, listed=families()), read_network(BUSINESS, listed=families())
    )
    assert found.nodes == 16
    assert found.r == pytest.approx(0.3719, abs=5e-5)
    assert (found.shared, found.jaccard) == (8, 8 / 27)
    assert found.p_greater is not None
    assert found.p_greater < 0.003
    assert read_nodes(FAMILIES).nodes == families()
