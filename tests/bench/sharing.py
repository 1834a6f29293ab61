"""Sharing orders and measuring flexibility, against the bare solvers with the same matrices."""

from pathlib import Path
from typing import Any

from tests.allocation.problems import make_large_cluster, make_large_problem
from tests.bench.records import Measure
from tests.bench.timing import in_turn

DRAWS = 10_000
TURNS = 5


def measure_sharing(folder: Path) -> Measure:
    """15 orders among 60 workshops, against what was asked of `milp` for it, asked alone."""
    from scipy import optimize

    from app.allocation.solving import share_orders

    problem = make_large_problem(1)
    asked: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
    bare = optimize.milp

    def noting(*arguments: Any, **named: Any) -> Any:
        asked.append((arguments, named))
        return bare(*arguments, **named)

    optimize.milp = noting
    answer = share_orders(problem)
    optimize.milp = bare
    assert answer.gap < 0.05, answer.gap

    def floor() -> None:
        for arguments, named in asked:
            bare(*arguments, **named)

    return Measure(
        "15 orders, 60 workshops",
        *in_turn(lambda: share_orders(problem), floor, TURNS),
        1.3,
        "bare milp, same matrices",
    )


def measure_cluster_flexibility(folder: Path) -> Measure:
    """10,000 draws of 60 workshops and 12 families, against the flows alone."""
    import numpy as np
    from scipy.sparse.csgraph import maximum_flow

    from app.allocation.flexibility import draw_demands, flow_network, flow_scale, measure_flexibility

    problem = make_large_cluster(DRAWS)
    demands = draw_demands(problem)
    scale = flow_scale(problem, demands)
    network, places = flow_network(problem, scale)
    wanted = np.rint(demands * scale).astype(np.int32)
    sink = network.shape[0] - 1

    def floor() -> None:
        for row in wanted:
            network.data[places] = row
            maximum_flow(network, 0, sink)

    measured = in_turn(lambda: measure_flexibility(problem), floor, 3)
    return Measure("10,000 draws of 60 x 12", *measured, 1.3, "bare maximum_flow")
