"""Visits as they are in the office file."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal

from app.diagnosis.instruments import known_instrument, parse_instrument
from app.diagnosis.records import (
    Answer,
    AnswerKind,
    Instrument,
    Origin,
    Photo,
    Visit,
    VisitLine,
)
from app.diagnosis.relevance import asked_items
from app.errors import DataProblem
from app.i18n import _
from app.storage.records import Reader

_VISIT = """
SELECT visit.*, instrument.hash AS instrument_hash,
       coalesce(consultant.name, visit.consultant_given) AS consultant
FROM visit
JOIN instrument ON instrument.id = visit.instrument_id
LEFT JOIN consultant ON consultant.id = visit.consultant_id
WHERE visit.deleted = 0
"""

Status = Literal["draft", "finished"]
_LINES = """
SELECT visit.id, visit.workshop_id, visit.round, visit.visited_on, visit.status,
       instrument.hash AS instrument_hash,
       workshop.code AS workshop_code, workshop.name AS workshop,
       coalesce(consultant.name, visit.consultant_given, '') AS consultant,
       (SELECT count(answer.kind) FROM answer
        WHERE answer.visit_id = visit.id AND answer.deleted = 0 AND answer.item NOT GLOB 'TAL-*') AS answered
FROM visit
JOIN instrument ON instrument.id = visit.instrument_id
JOIN workshop ON workshop.id = visit.workshop_id
LEFT JOIN consultant ON consultant.id = visit.consultant_id
WHERE visit.deleted = 0 AND workshop.deleted = 0 AND visit.rating_of IS NULL
  {limits}
ORDER BY visit.visited_on DESC, visit.id DESC
"""

_ANSWER = "item, kind, level, coalesce(said_by, origin), note, detail"  # the order of `_answer`
_ANSWERS = f"SELECT {_ANSWER} FROM answer WHERE visit_id = ? AND deleted = 0 ORDER BY id"
_PHOTOS = "SELECT * FROM photo WHERE visit_id = ? AND deleted = 0 ORDER BY id"


def read_visit(reader: Reader, visit_id: int) -> Visit:
    """One visit with its answers, photos and the wording it was asked with.

    Raises DataProblem when there is no such visit.
    """
    row = reader.row(_VISIT + " AND visit.id = ?", (visit_id,))
    if row is None:
        raise DataProblem(_("Esa visita ya no está en el archivo; vuelva a la lista de visitas."))
    return _visit(reader, row)


def finished_visits(reader: Reader, workshop_id: int) -> list[Visit]:
    """The finished visits of a workshop, newest first."""
    rows = reader.rows(
        _VISIT + " AND visit.workshop_id = ? AND visit.status = 'finished' AND visit.rating_of IS NULL"
        " ORDER BY visit.visited_on DESC, visit.id DESC",
        (workshop_id,),
    )
    return [_visit(reader, row) for row in rows]


def list_visits(
    reader: Reader, *, workshop_id: int | None = None, status: Status | None = None
) -> list[VisitLine]:
    """Rounds of one workshop or of all, newest first; `status` is draft or finished.

    Second looks are no rounds (`app.diagnosis.second_looks`).
    """
    limits = "" if workshop_id is None else " AND visit.workshop_id = :workshop_id"
    if status is not None:  # as text: a parameter cannot use the index of the drafts
        limits += f" AND visit.status = '{status}'"
    rows = reader.rows(_LINES.format(limits=limits), {"workshop_id": workshop_id})
    instruments = {digest: read_instrument(reader, digest) for digest in {r["instrument_hash"] for r in rows}}
    deciding = _deciding_answers(reader, [row["id"] for row in rows], instruments.values())
    lines = []
    for row in rows:
        asked = len(asked_items(instruments[row["instrument_hash"]], deciding.get(row["id"], {})))
        lines.append(_line(row, asked))
    return lines


def read_instrument(reader: Reader, digest: str) -> Instrument:
    """The instrument with this hash, as the office file keeps it. Raises KeyError."""
    known = known_instrument(digest)
    if known is not None:
        return known
    text = reader.value("SELECT source FROM instrument WHERE hash = ?", (digest,))
    if text is None:
        raise KeyError(digest)
    return parse_instrument(text)


def read_answers(
    reader: Reader, visits: Sequence[int], *, items: Sequence[str] | None = None
) -> dict[int, dict[str, Answer]]:
    """The answers of many visits in one query, to all items or to some, by visit and item."""
    sql = (
        f"SELECT visit_id, {_ANSWER} FROM answer"
        " WHERE deleted = 0 AND visit_id IN (SELECT value FROM json_each(?))"
    )
    values = [json.dumps(list(visits))]
    if items is not None:
        sql += " AND item IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(items)))
    found: dict[int, dict[str, Answer]] = {}
    alike: dict[tuple[Any, ...], Answer] = {}  # most answers of a territory say the same
    for visit, *cells in reader.rows(f"{sql} ORDER BY id", values):
        said = tuple(cells)
        answer = alike.get(said)
        if answer is None:
            answer = alike[said] = _answer(*said)
        found.setdefault(visit, {})[answer.item] = answer
    return found


def read_photo(reader: Reader, blob_hash: str) -> bytes:
    """The bytes of a stored photo (JPEG). Raises KeyError for an unknown hash."""
    content = reader.value("SELECT content FROM blob WHERE hash = ?", (blob_hash,))
    if content is None:
        raise KeyError(blob_hash)
    return bytes(content)


def _line(row: Any, asked: int) -> VisitLine:
    return VisitLine(
        id=row["id"],
        workshop_id=row["workshop_id"],
        workshop_code=row["workshop_code"],
        workshop=row["workshop"],
        round=row["round"],
        visited_on=row["visited_on"],
        status=row["status"],
        consultant=row["consultant"],
        answered=min(row["answered"], asked),
        asked=asked,
    )


def _deciding_answers(
    reader: Reader, visits: list[int], instruments: Iterable[Instrument]
) -> dict[int, dict[str, Answer]]:
    """Per visit, the answers of the few items that skip rules look at."""
    bases = {c.item for one in instruments for item in one.items for c in item.relevance}
    return read_answers(reader, visits, items=sorted(bases))


def _visit(reader: Reader, row: Any) -> Visit:
    answers = {said[0]: _answer(*said) for said in reader.rows(_ANSWERS, (row["id"],))}
    photos = tuple(
        Photo(r["id"], r["item"], r["blob_hash"], r["caption"]) for r in reader.rows(_PHOTOS, (row["id"],))
    )
    return Visit(
        id=row["id"], workshop_id=row["workshop_id"], round=row["round"],
        visited_on=row["visited_on"], status=row["status"],
        instrument=read_instrument(reader, row["instrument_hash"]),
        answers=answers, photos=photos, consultant_id=row["consultant_id"],
        consultant=row["consultant"], channel=row["channel"], seconds=row["seconds"],
        current_item=row["current_item"], unfinished_reason=row["unfinished_reason"],
        reopened_reason=row["reopened_reason"], note=row["note"], rating_of=row["rating_of"],
        previous_shown=None if row["previous_shown"] is None else bool(row["previous_shown"]),
        previous_changed_after=row["previous_changed_after"],
    )  # fmt: skip


# A dictionary finds a member several times faster than calling its enumeration.
_KINDS: dict[str | None, AnswerKind | None] = {
    None: None,
    **{kind.value: kind for kind in AnswerKind},
}
_ORIGINS: dict[str | None, Origin | None] = {None: None, **{one.value: one for one in Origin}}


def _answer(
    item: str, kind: str | None, level: int | None, origin: str | None, note: str | None, detail: str | None
) -> Answer:
    if note is not None:
        chosen = tuple(detail.split()) if detail else ()
        return Answer(item, _KINDS[kind], level, _ORIGINS[origin], note, chosen)
    return _bare_answer(item, kind, level, origin, detail)


@lru_cache(maxsize=2048)
def _bare_answer(
    item: str, kind: str | None, level: int | None, origin: str | None, detail: str | None
) -> Answer:
    """One answer without a note: most of an office say the same, and are one record."""
    chosen = tuple(detail.split()) if detail else ()
    return Answer(item, _KINDS[kind], level, _ORIGINS[origin], None, chosen)


_REACH = """
SELECT count(*), count(programme), sum(rounds > 1) FROM (
  SELECT count(*) AS rounds,
    (SELECT programme.id FROM programme WHERE programme.workshop_id = visit.workshop_id
      AND programme.deleted = 0 LIMIT 1) AS programme
  FROM visit JOIN workshop ON workshop.id = visit.workshop_id AND workshop.deleted = 0
  WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.rating_of IS NULL
  GROUP BY visit.workshop_id
  HAVING :consultant_id IS NULL OR max(visit.consultant_id = :consultant_id)
)
"""


def count_reach(reader: Reader, *, consultant_id: int | None = None) -> tuple[int, int, int]:
    """Workshops with a finished diagnostic, with a programme, and in their second round."""
    row = reader.row(_REACH, {"consultant_id": consultant_id})
    return (int(row[0]), int(row[1]), int(row[2] or 0)) if row else (0, 0, 0)
