"""Shares orders among workshops as a mixed-integer programme, solved by HiGHS.

For each pair (order o, workshop w) that can be: y = 1 if w makes any of o, z whole pieces beyond
the smallest lot l, so that x = l y + z with z <= (u - l) y; u[o] pieces stay unmet.

    least  sum of cost x + opening y + unmet cost u
    with   sum over w of x + u = quantity           for each order
           sum over o of minutes x <= minutes       for each workshop
           sum over a group of x <= its cap         for each order and group

Whole pieces beside fractional minutes are hard to prove, and matter little: first z may be any
number (the bound), then y stays and z is made whole near there; a small problem, or one whose gap is
still too wide, is solved whole as well. Lots as semi-continuous variables: Beale and Forrest (1976).
"""

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from app.allocation.sharing import (
    ENOUGH,
    SharingAnswer,
    SharingProblem,
    broken_rules,
    cost_of,
    group_pieces,
    minutes_given,
    most_pieces,
    smallest_lot,
)
from app.solver import solve

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

SECONDS = 2.0  # after which the best answer so far is taken
NEAR = 10  # pieces around the fractional answer where whole ones are looked for
SMALL = 100  # pairs; so few are solved to the very best
WIDE = 0.002  # a gap that is worth another look, among fewer
LARGEST_WHOLE = 400  # pairs; more are not solved whole: the time would end before anything is gained


@dataclass(frozen=True, slots=True)
class Matrices:
    """The programme as `scipy.optimize.milp` takes it; the columns are z, y, unmet, steps."""

    pairs: tuple[tuple[int, int], ...]
    lots: "Numbers"
    costs: "Numbers"
    rows: Any
    lower: "Numbers"
    upper: "Numbers"
    least: "Numbers"
    most: "Numbers"
    whole: "Numbers"


class _Rows:
    """Rows of a sparse matrix, added block by block."""

    def __init__(self) -> None:
        self.cells: list[tuple[Numbers, Numbers, Numbers]] = []
        self.lower: list[Numbers] = []
        self.upper: list[Numbers] = []
        self.count = 0

    def add(
        self, cells: list[tuple["Numbers", "Numbers", "Numbers"]], lower: Any, upper: Any, count: int
    ) -> None:
        """`count` rows between `lower` and `upper`, with cells as (row, column, value)."""
        import numpy as np

        self.cells += [(rows + self.count, columns, values) for rows, columns, values in cells]
        self.lower.append(np.broadcast_to(np.asarray(lower, dtype=float), count))
        self.upper.append(np.broadcast_to(np.asarray(upper, dtype=float), count))
        self.count += count


def build_matrices(problem: SharingProblem) -> Matrices:
    """The programme of a problem, with only the pairs in which something can be made."""
    import numpy as np
    from scipy.sparse import csr_array

    pairs, lots, tops = _possible_pairs(problem)
    count, orders = len(pairs), len(problem.orders)
    of_order = np.array([order for order, _workshop in pairs], dtype=int)
    of_workshop = np.array([workshop for _order, workshop in pairs], dtype=int)
    lot, top = np.array(lots, dtype=float), np.array(tops, dtype=float)
    quantity = np.array([one.quantity for one in problem.orders], dtype=float)
    each = np.array([one.minutes for one in problem.orders], dtype=float)[of_order]
    place, ones = np.arange(count), np.ones(count)
    unmet = 2 * count + np.arange(orders)
    rows = _Rows()
    rows.add(
        [
            (of_order, place, ones),
            (of_order, count + place, lot),
            (np.arange(orders), unmet, np.ones(orders)),
        ],
        quantity,
        quantity,
        orders,
    )
    rows.add(
        [(of_workshop, place, each), (of_workshop, count + place, each * lot)],
        -np.inf,
        [minutes_given(problem, one) for one in problem.workshops],
        len(problem.workshops),
    )
    rows.add([(place, place, ones), (place, count + place, lot - top)], -np.inf, 0.0, count)
    _add_groups(rows, problem, of_order, of_workshop, lot)
    step_costs, step_most = _add_steps(rows, problem, pairs, lot)
    stepped = np.array([_pair_of(problem, pair) in problem.steps for pair in pairs], dtype=bool)
    cost = np.array([problem.cost.get(_pair_of(problem, pair), 0.0) for pair in pairs], dtype=float)
    cost[stepped] = 0.0
    parts = [np.concatenate(cells) for cells in zip(*rows.cells, strict=True)]
    columns = 2 * count + orders + len(step_costs)
    promised = np.array([problem.at_least.get(_pair_of(problem, pair), 0) for pair in pairs], dtype=float)
    least = np.zeros(columns)
    least[:count] = np.maximum(promised - lot, 0) * (promised > 0)
    least[count : 2 * count] = promised > 0
    return Matrices(
        tuple(pairs),
        lot,
        np.concatenate(
            [cost, cost * lot + problem.opening, np.full(orders, problem.price_of_unmet), step_costs]
        ),
        csr_array((parts[2], (parts[0], parts[1])), shape=(rows.count, columns)),
        np.concatenate(rows.lower),
        np.concatenate(rows.upper),
        least,
        np.concatenate([top - lot, ones, quantity, step_most]),
        np.concatenate([ones, ones, np.zeros(columns - 2 * count)]),
    )


def _pair_of(problem: SharingProblem, pair: tuple[int, int]) -> tuple[str, str]:
    return problem.orders[pair[0]].id, problem.workshops[pair[1]].id


def _possible_pairs(problem: SharingProblem) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """The pairs in which at least the smallest lot can be made, with that lot and the most."""
    pairs, lots, tops = [], [], []
    for place, order in enumerate(problem.orders):
        lot = smallest_lot(problem, order)
        for number, workshop in enumerate(problem.workshops):
            promised = problem.at_least.get((order.id, workshop.id), 0)
            top = max(promised, most_pieces(order, workshop))
            own = min(lot, promised) if promised else lot
            if top >= own:
                pairs.append((place, number))
                lots.append(own)
                tops.append(top)
    return pairs, lots, tops


def _add_groups(
    rows: _Rows, problem: SharingProblem, of_order: "Numbers", of_workshop: "Numbers", lot: "Numbers"
) -> None:
    import numpy as np

    count = len(lot)
    for group in problem.groups:
        members = [place for place, one in enumerate(problem.workshops) if one.id in group.members]
        (places,) = np.nonzero(np.isin(of_workshop, members))
        caps = [group_pieces(problem, group, one) for one in problem.orders]
        at = of_order[places]
        rows.add(
            [(at, places, np.ones(len(places))), (at, count + places, lot[places])], -np.inf, caps, len(caps)
        )


def _add_steps(
    rows: _Rows, problem: SharingProblem, pairs: list[tuple[int, int]], lot: "Numbers"
) -> tuple["Numbers", "Numbers"]:
    """The pieces of each step of a pair, which together are its pieces; gives their costs and sizes."""
    import numpy as np

    count = len(pairs)
    first = 2 * count + len(problem.orders)
    costs: list[float] = []
    most: list[float] = []
    for place, pair in enumerate(pairs):
        steps = problem.steps.get(_pair_of(problem, pair))
        if steps is None:
            continue
        columns = [first + len(costs) + number for number in range(len(steps))] + [place, count + place]
        values = [1.0] * len(steps) + [-1.0, -lot[place]]
        rows.add([(np.zeros(len(columns), dtype=int), np.array(columns), np.array(values))], 0.0, 0.0, 1)
        costs += [step.cost for step in steps]
        most += [step.pieces for step in steps]
    return np.array(costs, dtype=float), np.array(most, dtype=float)


def share_orders(problem: SharingProblem, *, seconds: float = SECONDS) -> SharingAnswer:
    """The cheapest sharing that is found in a time, and how far from the best it may be at most."""
    import scipy.optimize
    import scipy.sparse  # noqa: F401  what loads once is no part of the time

    begun = perf_counter()
    matrices = build_matrices(problem)
    search = _Search(problem, matrices, begun + seconds)
    small = len(matrices.pairs) <= SMALL
    search.near(search.loosely(0.55 * seconds))
    if search.gap > WIDE:
        search.near(search.among_few(0.2 * seconds))
    if search.gap > (0 if small else ENOUGH) and len(matrices.pairs) <= LARGEST_WHOLE:
        search.wholly()
    quantities = search.quantities
    assignments = tuple((order, workshop, made) for (order, workshop), made in quantities.items())
    left = {
        one.id: one.quantity - sum(made for order, _w, made in assignments if order == one.id)
        for one in problem.orders
    }
    return SharingAnswer(
        "optimal" if search.gap <= ENOUGH else "time_limit",
        search.gap,
        perf_counter() - begun,
        search.cost,
        assignments,
        {order: pieces for order, pieces in left.items() if pieces},
    )


class _Search:
    """The best whole answer so far, and the bound that none can be cheaper than."""

    def __init__(self, problem: SharingProblem, matrices: Matrices, until: float) -> None:
        self._problem = problem
        self._matrices = matrices
        self._until = until
        self.quantities = {pair: pieces for pair, pieces in problem.at_least.items() if pieces}
        self.cost = cost_of(problem, self.quantities)
        self.bound = 0.0

    @property
    def gap(self) -> float:
        """The share of the cost that a better answer could save at most."""
        if self.cost <= 0:
            return 0.0
        gap = max(0.0, (self.cost - self.bound) / self.cost)
        return gap if gap > 1e-9 else 0.0

    def loosely(self, seconds: float) -> "Numbers | None":
        """With pieces that need not be whole: the bound, and who takes part."""
        return self._solve(self._taking_part(), None, seconds=seconds, gap=1e-5, bounds=True)

    def among_few(self, seconds: float) -> "Numbers | None":
        """The same, only among the pairs in which something is made when nobody needs to be asked whole."""
        count = len(self._matrices.pairs)
        free = self._solve(0 * self._matrices.whole, None, seconds=seconds, gap=0.0, bounds=True)
        if free is None:
            return None
        most = self._matrices.most.copy()
        used = free[count : 2 * count] > 1e-9
        most[:count] *= used
        most[count : 2 * count] *= used
        return self._solve(self._taking_part(), (self._matrices.least, most), seconds=seconds, gap=ENOUGH)

    def _taking_part(self) -> "Numbers":
        whole = self._matrices.whole.copy()
        whole[: len(self._matrices.pairs)] = 0
        return whole

    def near(self, loose: "Numbers | None") -> None:
        """Whole pieces near a loose answer, with the same workshops."""
        import numpy as np

        if loose is None or self.gap == 0:
            return
        count = len(self._matrices.pairs)
        used, pieces = np.round(loose[count : 2 * count]), loose[:count]
        lower, upper = self._matrices.least.copy(), self._matrices.most.copy()
        promised = lower[:count].copy()
        lower[count : 2 * count] = upper[count : 2 * count] = used
        upper[:count] = np.minimum(np.ceil(pieces) + NEAR, upper[:count] * used)
        lower[:count] = np.minimum(np.maximum(np.floor(pieces) - NEAR, promised), upper[:count])
        whole = self._matrices.whole.copy()
        whole[count : 2 * count] = 0
        self._solve(whole, (lower, upper), seconds=self._until - perf_counter(), gap=1e-6)

    def wholly(self) -> None:
        """All of it at once, as exactly as the time lets."""
        self._solve(self._matrices.whole, None, seconds=self._until - perf_counter(), gap=0.0, bounds=True)

    def _solve(
        self,
        whole: "Numbers",
        between: tuple["Numbers", "Numbers"] | None,
        *,
        seconds: float,
        gap: float,
        bounds: bool = False,
    ) -> "Numbers | None":
        from scipy.optimize import Bounds, LinearConstraint

        matrices = self._matrices
        if seconds <= 0 or not matrices.pairs:
            if not matrices.pairs:
                self.bound = self.cost
            return None
        found = solve(
            {
                "c": matrices.costs,
                "integrality": whole,
                "bounds": Bounds(*(between or (matrices.least, matrices.most))),
                "constraints": LinearConstraint(matrices.rows, matrices.lower, matrices.upper),
            },
            seconds=seconds,
            gap=gap,
        )
        if bounds and found.mip_dual_bound is not None:
            self.bound = max(self.bound, float(found.mip_dual_bound))
        if found.x is not None:
            self._keep(found.x)
        return found.x

    def _keep(self, values: "Numbers") -> None:
        """Take an answer of whole pieces that keeps to every rule and is cheaper than the one before."""
        import numpy as np

        count = len(self._matrices.pairs)
        pieces = values[:count] + np.round(values[count : 2 * count]) * self._matrices.lots
        if np.abs(pieces - np.round(pieces)).max() > 1e-5:
            return
        quantities = {
            _pair_of(self._problem, pair): int(round(made))
            for pair, made in zip(self._matrices.pairs, pieces.tolist(), strict=True)
            if made > 0.5
        }
        cost = cost_of(self._problem, quantities)
        if cost < self.cost and not broken_rules(self._problem, quantities):
            self.quantities, self.cost = quantities, cost
