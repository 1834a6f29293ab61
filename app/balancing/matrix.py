"""The matrix of a question for `scipy.optimize.milp`, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class MatrixRows:
    """The rows of a matrix as they are added: pairs of column and factor, between two bounds."""

    def __init__(self) -> None:
        self._columns: list[int] = []
        self._factors: list[float] = []
        self._ends = [0]
        self._low: list[float] = []
        self._high: list[float] = []

    def add(self, entries: Sequence[tuple[int, float]], low: float | None, high: float | None) -> None:
        """A row between two bounds; None is no bound."""
        self._columns.extend([column for column, _factor in entries])
        self._factors.extend([factor for _column, factor in entries])
        self._ends.append(len(self._columns))
        self._low.append(float("-inf") if low is None else low)
        self._high.append(float("inf") if high is None else high)

    def arguments(self, costs: Sequence[float], *, free: Sequence[int] = ()) -> dict[str, Any]:
        """What `milp` takes; every column is 0 or 1, but those `free`, which are any number from 0."""
        import numpy
        from scipy.optimize import Bounds, LinearConstraint
        from scipy.sparse import csr_array

        matrix = csr_array(
            (self._factors, self._columns, self._ends), shape=(len(self._low), len(costs)), dtype=float
        )
        whole, most = numpy.ones(len(costs)), numpy.ones(len(costs))
        whole[list(free)], most[list(free)] = 0, numpy.inf
        return {
            "c": numpy.array(costs, dtype=float),
            "constraints": LinearConstraint(matrix, self._low, self._high),
            "integrality": whole,
            "bounds": Bounds(0, most),
        }
