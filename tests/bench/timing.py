"""How a measure takes its times."""

from collections.abc import Callable
from statistics import median
from time import perf_counter


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that the work takes."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def in_turn(ours: Callable[[], object], floor: Callable[[], object], times: int) -> list[float]:
    """Medians of both, measured by turns so that a slow moment of the machine hits both."""
    pairs = [(timed(ours), timed(floor)) for _turn in range(times)]
    return [median(column) for column in zip(*pairs, strict=True)]
