"""How many workshops moved, of each dimension: counts that may be told."""

from collections import Counter
from collections.abc import Sequence
from math import fsum

from app.diagnosis.change import PartChange, Verdict
from app.evaluation.records import DimensionChange
from app.suppression import is_small, suppress_list

TOLD = (Verdict.ROSE, Verdict.FELL, Verdict.WITHIN_NOISE, Verdict.NOISE_UNKNOWN)


def count_changes(code: str, name: str, parts: Sequence[PartChange]) -> DimensionChange:
    """One dimension over the workshops compared; small cells hidden, means of few too."""
    measured = [one for one in parts if one.verdict is not Verdict.NOT_COMPARABLE]
    verdicts = Counter(one.verdict.value for one in measured)
    safe = suppress_list({verdict.value: verdicts[verdict.value] for verdict in TOLD})
    few = not measured or is_small(len(measured))
    return DimensionChange(
        code, name, safe.total, safe.cells,
        None if few else fsum(one.before or 0 for one in measured) / len(measured),
        None if few else fsum(one.after or 0 for one in measured) / len(measured),
    )  # fmt: skip
