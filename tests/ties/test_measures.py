"""What has no answer has none, and what is odd has the one that is documented."""

import pytest

from app.errors import DataProblem
from app.ties.correlation import MOST_NODES, correlate_networks
from app.ties.edge_table import make_network
from app.ties.measures import measure_network, tells_centrality
from app.ties.mixing import mix_groups
from app.ties.records import RosterCoverage
from app.ties.regression import regress_networks
from tests.ties.made import tied


def test_of_nobody_and_of_one_alone() -> None:
    nobody = measure_network(make_network([]))
    assert (nobody.nodes, nobody.density, nobody.components, nobody.diameter, nobody.average_clustering) == (
        0,
        None,
        0,
        None,
        None,
    )
    alone = measure_network(tied("", listed="a"))
    assert (alone.nodes, alone.density, alone.components, alone.diameter) == (1, None, 1, 0)
    assert alone.isolates == ("a",)
    assert alone.betweenness == {"a": 0}


def test_the_diameter_is_of_the_largest_part_and_of_several_the_longest() -> None:
    found = measure_network(tied("ab bc ac de ef", listed="xyz"))
    assert found.component_sizes == (3, 3, 1, 1, 1)
    assert (found.diameter, found.diameter_nodes) == (2, 3)
    assert found.isolates == ("x", "y", "z")


def test_two_steps_are_needed_to_close_a_triangle() -> None:
    assert measure_network(tied("ab cd")).transitivity is None
    assert measure_network(tied("ab bc")).transitivity == 0
    assert measure_network(tied("ab bc ca")).transitivity == 1


def test_direction_counts_where_it_is_said() -> None:
    found = measure_network(tied("ab ba bc", directed=True))
    assert (found.ties, found.density, found.components, found.strong_components) == (3, 0.5, 1, 2)
    assert found.reciprocity == pytest.approx(2 / 3)
    assert (found.in_degree, found.out_degree) == ({"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 2, "c": 0})
    assert found.cut_points == ("b",)
    assert found.betweenness == {"a": 0, "b": 0.5, "c": 0}  # from a to c, of the two ways there could be
    assert measure_network(tied("ab bc")).reciprocity is None


def test_a_strong_tie_makes_the_way_shorter() -> None:
    rows = [("a", "b", 4.0), ("b", "c", 4.0), ("a", "c", 1.0)]
    assert measure_network(make_network(rows, weighted=True)).betweenness == {"a": 0, "b": 1, "c": 0}
    found = measure_network(make_network(rows))
    assert found.betweenness == {"a": 0, "b": 0, "c": 0}
    assert found.strength is None
    assert measure_network(make_network(rows, weighted=True)).strength == {"a": 5, "b": 8, "c": 5}


def test_four_fifths_have_to_answer() -> None:
    assert tells_centrality(None)
    assert tells_centrality(RosterCoverage(8, 10))
    assert tells_centrality(RosterCoverage(12, 15))
    assert not tells_centrality(RosterCoverage(79, 100))
    assert not tells_centrality(RosterCoverage(0, 0))


def test_groups_of_one_kind_and_of_none() -> None:
    network = tied("ab bc cd")
    one = mix_groups(network, dict.fromkeys("abcd", "x"), permutations=10)
    assert (one.ei_index, one.expected, one.p) == (-1, -1, 1)
    each = mix_groups(network, {name: name for name in "abcd"}, permutations=10)
    assert (each.ei_index, each.expected, each.p) == (1, 1, 1)
    none = mix_groups(network, {"a": "x", "d": "y", "z": "y"}, permutations=10)
    assert (none.ei_index, none.p, none.ungrouped, none.groups) == (None, None, 2, {"x": 1, "y": 1})


def test_a_network_without_variation_has_no_correlation() -> None:
    whole = tied("ab bc ca")
    found = correlate_networks(whole, tied("ab", listed="abc"))
    assert (found.r, found.p, found.shared, found.jaccard) == (None, None, 1, 1 / 3)
    assert correlate_networks(tied(""), tied("")).jaccard is None
    other = tied("ab", listed="abcd")
    assert regress_networks(other, tied("bc"), tied("ab bc cd da ac bd")) is None
    assert regress_networks(other, tied("bc cd"), tied("bc cd")) is None  # the control says the same
    assert regress_networks(tied("ab"), tied("ab"), tied("ab")) is None


def test_who_is_in_one_table_alone_has_no_tie_in_the_other() -> None:
    found = correlate_networks(tied("ab bc"), tied("bc cd de"), permutations=10)
    assert (found.nodes, found.missing_here, found.missing_there) == (5, 2, 1)
    assert found.shared == 1


def test_a_network_that_explains_another_whole() -> None:
    found = regress_networks(
        tied("ab bc", listed="abcdef"), tied("ab bc", listed="abcdef"), tied("cd de"), permutations=50
    )
    assert found is not None
    assert found.r_squared == pytest.approx(1)
    assert found.against.coefficient == pytest.approx(1)
    assert found.against.p < 0.2
    assert found.against.t is None
    assert found.control.p == 1  # of what the other explains whole nothing is left


def test_too_many_are_refused_before_a_matrix_is_made() -> None:
    crowd = make_network([], listed=[str(number) for number in range(MOST_NODES + 1)])
    with pytest.raises(DataProblem, match="de hasta 5.000, y aquí hay 5.001"):
        correlate_networks(crowd, crowd)
