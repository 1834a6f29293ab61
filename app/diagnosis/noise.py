"""How much a dimension varies by itself, where that is known: the instrument's or the office's.

The reliability comes only from the instrument. The spread of first rounds comes from the
instrument too or, where it does not say, from the office's own first rounds when there are
enough of them.
"""

from collections.abc import Mapping, Sequence
from statistics import stdev

from app.diagnosis.change import Noise
from app.diagnosis.records import Instrument

FEWEST_ROUNDS = 30  # below, the spread itself is off by more than an eighth


def needs_own_rounds(instrument: Instrument) -> bool:
    """Whether a dimension has its reliability and only lacks the spread."""
    return any(d.reliability is not None and d.spread is None for d in instrument.dimensions)


def known_noise(instrument: Instrument, own_scores: Mapping[str, Sequence[float]]) -> dict[str, Noise]:
    """The noise by dimension, where it is known; `own_scores`: the office's first rounds."""
    found = {}
    for dimension in instrument.dimensions:
        if dimension.reliability is None:
            continue
        scores = own_scores.get(dimension.code, ())
        if dimension.spread is not None:
            found[dimension.code] = Noise(dimension.reliability, dimension.spread)
        elif len(scores) >= FEWEST_ROUNDS:
            found[dimension.code] = Noise(dimension.reliability, stdev(scores), "office", len(scores))
    return found
