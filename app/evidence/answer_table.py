"""The answers of many rounds as a table of small numbers, and their scores, all rounds at once.

The same rules as `app.diagnosis.scoring` and `relevance`, which go through one visit at a time and explain themselves;
a test holds both against each other. A number is 8 x what was answered (0 to 4: the level) + how it came to be known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from app.diagnosis.records import Instrument, Item
from app.diagnosis.scoring import NEEDED_SHARE, TOP_LEVEL
from app.storage.records import Reader

if TYPE_CHECKING:
    from numpy import ndarray

Joined = tuple[str, str, str]
NO_LEVEL, NA_NUMBER, UNANSWERED = 5, 5, 9
ORIGINS = 8
SAID = 1  # of the origins
# Three long texts instead of many rows: SQLite joins them and numpy reads them, a quarter of the time.
_ANSWERS = """
SELECT group_concat(visit_id, ' '), group_concat(item, char(10)), group_concat(number, ' ') FROM (
  SELECT visit_id, item, 8 * CASE kind WHEN 'level' THEN level WHEN 'not_applicable' THEN 5
    WHEN 'not_observed' THEN 6 WHEN 'does_not_know' THEN 7 WHEN 'refused' THEN 8 ELSE 9 END
    + CASE coalesce(said_by, origin) WHEN 'workers' THEN 5 WHEN 'said' THEN 1 WHEN 'notebook' THEN 2 WHEN 'document' THEN 3 WHEN 'measured' THEN 4 ELSE 0 END
    AS number
  FROM answer WHERE deleted = 0 ORDER BY id)
"""


class Scores(NamedTuple):
    """Of each round: the score of each part by its code (NaN: none), and whether anything of it applied."""

    scores: Mapping[str, "ndarray[Any, Any]"]
    applied: Mapping[str, "ndarray[Any, Any]"]


def read_joined(reader: Reader) -> Joined | None:
    """Every answer of the file as three long texts: visits, items, numbers. None: there is none."""
    joined = reader.row(_ANSWERS)
    return None if joined is None or joined[0] is None else (joined[0], joined[1], joined[2])


def make_table(joined: Joined | None, visits: Sequence[int], items: Sequence[str]) -> "ndarray[Any, Any]":
    """A row for each visit and a column for each item; of two answers to an item the newer one."""
    import numpy

    # What is not asked for goes to the last row or column, which is cut off.
    table = numpy.full((len(visits) + 1, len(items) + 1), ORIGINS * UNANSWERED, dtype=numpy.int16)
    if joined is not None:
        ids, codes, numbers = joined
        order = numpy.argsort(wanted := numpy.array(visits, dtype=numpy.int64))
        said = numpy.fromstring(ids, dtype=numpy.int64, sep=" ")
        found = numpy.minimum(numpy.searchsorted(wanted, said, sorter=order), len(visits) - 1)
        rows = numpy.where(wanted[order[found]] == said, order[found], len(visits))
        column_of = defaultdict(lambda: len(items), {item: place for place, item in enumerate(items)})
        columns = numpy.fromiter(map(column_of.__getitem__, codes.split("\n")), numpy.int32, len(said))
        table[rows, columns] = numpy.fromstring(numbers, dtype=numpy.int16, sep=" ")
    return table[:-1, :-1]


def count_levels(
    instrument: Instrument, table: Mapping[str, "ndarray[Any, Any]"]
) -> dict[str, "ndarray[Any, Any]"]:
    """What each item counts, by item: a level that is only said, as far as a word goes (`diagnosis.proof`)."""
    import numpy

    counted = {gate.code: table[gate.code] // ORIGINS for gate in instrument.gates}
    for item in instrument.items:
        said = table[item.code] // ORIGINS
        if item.said_up_to is not None:
            bare = (table[item.code] % ORIGINS == SAID) & (said <= TOP_LEVEL)
            said = numpy.where(bare, numpy.minimum(said, item.said_up_to), said)
        counted[item.code] = said
    return counted


def find_asked(
    instrument: Instrument, answered: Mapping[str, "ndarray[Any, Any]"]
) -> dict[str, "ndarray[Any, Any]"]:
    """Which rounds were asked each item; `answered` is what was answered, by item."""
    import numpy

    asked: dict[str, ndarray[Any, Any]] = {}
    doors = {gate.code: gate.unknown for gate in instrument.gates}
    for item in instrument.items:
        there = numpy.ones(len(answered[item.code]), dtype=bool)
        for condition in item.relevance:
            if condition.item in doors:
                said = answered[condition.item]
                known = said <= TOP_LEVEL
                there &= numpy.where(known, said > 0, doors[condition.item])
                continue
            if condition.item not in asked:
                there &= False
                continue
            said = answered[condition.item]
            within = (said >= condition.at_least) & (said <= condition.at_most)
            there &= asked[condition.item] & (said != NA_NUMBER) & (within | (said > TOP_LEVEL))
        asked[item.code] = there
    return asked


def score_table(
    instrument: Instrument, answered: Mapping[str, "ndarray[Any, Any]"], asked: Mapping[str, "ndarray[Any, Any]"]
) -> Scores:  # fmt: skip
    """The scores of the dimensions and sub-indices (by `dim:CODE`, `sub:code`) and of the whole (`index`)."""
    import numpy

    scores: dict[str, Any] = {}
    applied: dict[str, Any] = {}
    for dimension in instrument.dimensions:
        items = tuple(one for one in instrument.core if one.dimension == dimension.code)
        key = f"dim:{dimension.code}"
        scores[key], applied[key] = _score_part(items, answered, asked)
    scores["index"] = numpy.mean([scores[f"dim:{one.code}"] for one in instrument.dimensions], axis=0)
    for sub in instrument.sub_indices:
        items = tuple(one for one in instrument.core if one.sub_index == sub.code)
        key = f"sub:{sub.code}"
        scores[key], applied[key] = _score_part(items, answered, asked)
    return Scores(scores, applied)


def _score_part(
    items: Sequence[Item], answered: Mapping[str, Any], asked: Mapping[str, Any]
) -> tuple[Any, Any]:
    import numpy

    weights = numpy.array([item.weight for item in items])
    said = numpy.column_stack([answered[item.code] for item in items])
    applies = numpy.column_stack([asked[item.code] for item in items]) & (said != NA_NUMBER)
    known = applies & (said <= TOP_LEVEL)
    applicable, told = applies @ weights, known @ weights
    earned = numpy.where(known, said, 0) @ weights / TOP_LEVEL
    enough = (told >= NEEDED_SHARE * applicable - 1e-9) & (told > 0)
    with numpy.errstate(invalid="ignore", divide="ignore"):
        return numpy.where(enough, 100 * earned / told, numpy.nan), applicable > 0
