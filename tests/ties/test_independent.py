"""Each figure again, by the longest way: matrices moved whole, and least squares of numpy at each dealing."""

from itertools import permutations
from typing import Any

import numpy
import pytest

from app.ties.correlation import correlate_networks, matrix_of
from app.ties.edge_table import make_network
from app.ties.mixing import mix_groups
from app.ties.permuting import deal_nodes
from app.ties.records import Network, NetworkCoefficient
from app.ties.regression import regress_networks

NAMES = tuple(f"{number:02d}" for number in range(12))
DEALT, SEED = 300, 11


def random_network(seed: int, *, directed: bool = False, weighted: bool = True) -> Network:
    chance = numpy.random.default_rng(seed)
    rows = [
        (NAMES[one], NAMES[other], float(chance.integers(1, 4)))
        for one, other in chance.integers(0, len(NAMES), (30, 2)).tolist()
    ]
    return make_network(rows, listed=NAMES, directed=directed, weighted=weighted)


def cells(matrix: Any, directed: bool) -> Any:
    if directed:
        return matrix[~numpy.eye(len(matrix), dtype=bool)]
    return matrix[numpy.triu_indices(len(matrix), 1)]


def orders(count: int) -> Any:
    return numpy.concatenate(list(deal_nodes(count, DEALT, SEED, cells=1)))


def shares(found: Any, ours: float) -> tuple[float, float, float]:
    edge = 1e-9
    either = numpy.abs(found) >= abs(ours) - edge
    return tuple(
        (1 + int(one.sum())) / (1 + DEALT) for one in (either, found >= ours - edge, found <= ours + edge)
    )  # type: ignore[return-value]


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seeds", [(1, 2), (3, 4), (5, 5)])
def test_qap(seeds: tuple[int, int], directed: bool) -> None:
    one, other = (random_network(seed, directed=directed) for seed in seeds)
    found = correlate_networks(one, other, permutations=DEALT, seed=SEED)
    a, b = matrix_of(one, NAMES), matrix_of(other, NAMES)
    moved, still = (a, b) if len(one.ties) < len(other.ties) else (b, a)
    dealt = numpy.array(
        [
            numpy.corrcoef(cells(moved, directed), cells(still[numpy.ix_(order, order)], directed))[0, 1]
            for order in orders(len(NAMES))
        ]
    )
    r = numpy.corrcoef(cells(a, directed), cells(b, directed))[0, 1]
    assert found.r == pytest.approx(r)
    assert (found.p, found.p_greater, found.p_less) == shares(dealt, r)


def least_squares_t(y: Any, *x: Any) -> tuple[Any, Any]:
    """Coefficients and t of the plain regression."""
    design = numpy.column_stack([numpy.ones(len(y)), *x])
    coefficients, *_rest = numpy.linalg.lstsq(design, y, rcond=None)
    left = y - design @ coefficients
    variance = left @ left / (len(y) - design.shape[1])
    return coefficients, coefficients / numpy.sqrt(variance * numpy.linalg.inv(design.T @ design).diagonal())


@pytest.mark.parametrize("directed", [False, True])
def test_mrqap_by_double_semi_partialling(directed: bool) -> None:
    """Dekker, Krackhardt and Snijders (2007), step by step: regress x on z, deal what is left, put it beside z."""
    networks = [random_network(seed, directed=directed) for seed in (6, 7, 8)]
    found = regress_networks(*networks, permutations=DEALT, seed=SEED)
    assert found is not None
    matrices = [matrix_of(one, NAMES) for one in networks]
    y, x, z = (cells(one, directed) for one in matrices)
    coefficients, t = least_squares_t(y, x, z)
    predicted = numpy.column_stack([numpy.ones(len(y)), x, z]) @ coefficients
    assert found.r_squared == pytest.approx(numpy.var(predicted) / numpy.var(y))

    def check(ours: NetworkCoefficient, place: int, moved: Any, still: Any) -> None:
        assert ours.coefficient == pytest.approx(coefficients[place])
        assert ours.t == pytest.approx(t[place])
        spread = numpy.std(cells(moved, directed)) / numpy.std(y)
        assert ours.standardized == pytest.approx(coefficients[place] * spread)
        (constant, slope), _t = least_squares_t(cells(moved, directed), cells(still, directed))
        left = moved - constant - slope * still
        numpy.fill_diagonal(left, 0)
        # dealing moves what is left to other cells: the order that moves it back is looked up
        dealt = numpy.array(
            [
                least_squares_t(y, cells(left[numpy.ix_(back, back)], directed), cells(still, directed))[1][1]
                for back in (numpy.argsort(order) for order in orders(len(NAMES)))
            ]
        )
        assert (ours.p, ours.p_greater, ours.p_less) == shares(dealt, t[place])

    check(found.against, 1, matrices[1], matrices[2])
    check(found.control, 2, matrices[2], matrices[1])


@pytest.mark.parametrize("directed", [False, True])
def test_the_mean_of_the_e_i_index_is_that_of_all_dealings(directed: bool) -> None:
    network = make_network(
        [("a", "b", 2.0), ("b", "c", 1.0), ("e", "a", 1.5), ("d", "e", 1.0), ("b", "a", 1.0)],
        directed=directed,
        weighted=True,
    )
    groups = dict(zip("abcde", "xxyyz", strict=True))

    def index(dealt: dict[str, str]) -> float:
        signed = [
            (1 if dealt[one] != dealt[other] else -1) * weight
            for (one, other), weight in network.ties.items()
        ]
        return sum(signed) / sum(network.ties.values())

    every = [index(dict(zip("abcde", order, strict=True))) for order in permutations("xxyyz")]
    found = mix_groups(network, groups, permutations=20_000, seed=1)
    assert found.ei_index == pytest.approx(index(groups))
    assert found.expected == pytest.approx(numpy.mean(every))
    assert found.expected is not None
    far = numpy.abs(numpy.array(every) - found.expected)
    ours = abs(index(groups) - found.expected)
    assert found.p == pytest.approx(numpy.mean(far >= ours - 1e-9), abs=0.02)
    assert found.p_less == pytest.approx(numpy.mean(numpy.array(every) <= index(groups) + 1e-9), abs=0.02)
