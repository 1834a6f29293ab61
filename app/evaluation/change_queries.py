"""Reads what moved in the workshops that were looked at again in a period."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from math import fsum

from app.diagnosis.bridges import Bridge, are_comparable, find_bridge
from app.diagnosis.change import Noise, PartChange, Verdict, compare_rounds
from app.diagnosis.queries import read_answers, read_instrument
from app.diagnosis.records import Visit
from app.diagnosis.round_queries import read_noise
from app.evaluation.records import DimensionChange, Period
from app.progress import SILENT, Progress
from app.storage.records import Reader
from app.suppression import is_small, suppress_list

TOLD = (Verdict.ROSE, Verdict.FELL, Verdict.WITHIN_NOISE, Verdict.NOISE_UNKNOWN)
AT_ONCE = 200  # workshops whose answers are held in memory together

_PAIRS = """
SELECT visit.workshop_id, visit.id, visit.round, visit.visited_on, instrument.hash AS digest
FROM visit JOIN instrument ON instrument.id = visit.instrument_id
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.rating_of IS NULL
  AND visit.workshop_id IN (SELECT value FROM json_each(:ids)) AND visit.visited_on <= :last
ORDER BY visit.workshop_id, visit.visited_on, visit.id
"""


def read_changes(
    reader: Reader, period: Period, workshops: Collection[int], progress: Progress = SILENT
) -> tuple[DimensionChange, ...]:
    """By dimension, from the first round to the newest one of the period; small cells hidden.

    Of the `workshops` only those whose newest round lies in the period and is not their first.
    """
    pairs = _read_pairs(reader, period, workshops)
    comparer = _Comparer(reader)
    parts: dict[str, list[PartChange]] = defaultdict(list)
    for start in range(0, len(pairs), AT_ONCE):
        progress.report(start, len(pairs))
        for before, after in _with_answers(reader, pairs[start : start + AT_ONCE]):
            for part in comparer.compare(before, after):
                parts[part.code].append(part)
    if not pairs:
        return ()
    newest = pairs[-1][1].instrument
    return tuple(_count_changes(d.code, d.name, parts[d.code]) for d in newest.dimensions)


class _Comparer:
    """Compares rounds; each pair of instruments has its bridge and noise read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._bridges: dict[tuple[str, str], Bridge] = {}
        self._noises: dict[str, dict[str, Noise]] = {}

    def compare(self, before: Visit, after: Visit) -> tuple[PartChange, ...]:
        """The dimensions of one workshop then and now."""
        pair, digest = (before.instrument.hash, after.instrument.hash), after.instrument.hash
        if pair not in self._bridges:
            self._bridges[pair] = find_bridge(before.instrument, after.instrument)
        if digest not in self._noises:
            self._noises[digest] = read_noise(self._reader, after.instrument)
        change = compare_rounds(before, after, self._bridges[pair], self._noises[digest])
        return change.dimensions


def _read_pairs(reader: Reader, period: Period, workshops: Collection[int]) -> list[tuple[Visit, Visit]]:
    """First and newest round of each workshop, without their answers."""
    rounds: dict[int, list[Visit]] = defaultdict(list)
    ids = json.dumps(sorted(workshops))
    for row in reader.rows(_PAIRS, {"ids": ids, "last": period[1]}):
        rounds[row["workshop_id"]].append(
            Visit(
                id=row["id"],
                workshop_id=row["workshop_id"],
                round=row["round"],
                visited_on=row["visited_on"],
                status="finished",
                instrument=read_instrument(reader, row["digest"]),
            )
        )
    found = []
    for visits in rounds.values():
        newest = visits[-1]
        first = next(one for one in visits if are_comparable(one.instrument, newest.instrument))
        if newest.visited_on >= period[0] and first is not newest:
            found.append((first, newest))
    return found


def _with_answers(reader: Reader, pairs: Sequence[tuple[Visit, Visit]]) -> Iterator[tuple[Visit, Visit]]:
    answers = read_answers(reader, [visit.id for pair in pairs for visit in pair])
    for before, after in pairs:
        yield (
            replace(before, answers=answers.get(before.id, {})),
            replace(after, answers=answers.get(after.id, {})),
        )


def _count_changes(code: str, name: str, parts: Sequence[PartChange]) -> DimensionChange:
    """One dimension over the workshops compared; small cells hidden, means of few too."""
    measured = [one for one in parts if one.verdict is not Verdict.NOT_COMPARABLE]
    verdicts = Counter(one.verdict.value for one in measured)
    safe = suppress_list({verdict.value: verdicts[verdict.value] for verdict in TOLD})
    few = not measured or is_small(len(measured))
    return DimensionChange(
        code,
        name,
        safe.total,
        safe.cells,
        None if few else fsum(one.before or 0 for one in measured) / len(measured),
        None if few else fsum(one.after or 0 for one in measured) / len(measured),
    )
