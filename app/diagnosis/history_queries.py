"""How the history tells answers, and what may no longer change in a visit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.diagnosis.details import say_choice
from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Answer, AnswerKind, Detail, Item
from app.diagnosis.words import KIND_WORDS, plain_text
from app.history.records import RowChange, ValueChange
from app.i18n import N_, _
from app.phrases import join_words
from app.storage.identity import clock_to_ms
from app.storage.journal import as_line, read_lines
from app.storage.records import Line, Reader
from app.storage.reverting import rows_of

_ITEMS = (
    "SELECT answer.id, answer.item, instrument.hash FROM answer "
    "JOIN visit ON visit.id = answer.visit_id "
    "JOIN instrument ON instrument.id = visit.instrument_id WHERE answer.id IN"
)


def tell_answers(reader: Reader, changes: Sequence[RowChange]) -> dict[int, list[ValueChange]]:
    """Kind and level of an answer as one value, called by its question and said by its text; so what goes with it."""
    items = _items(reader, {change.row for change in changes})
    told: dict[int, list[ValueChange]] = {}
    for change in changes:
        item = items.get(change.row)
        if item is not None and "kind" in change.cells:
            told[change.line] = _tell_answer(change, item)
        if item is not None and item.detail is not None and "detail" in change.cells:
            told.setdefault(change.line, []).append(_tell_detail(change, item, item.detail))
    return told


def _tell_answer(change: RowChange, item: Item) -> list[ValueChange]:
    kinds = change.cells["kind"]
    levels = change.cells.get("level", (None, None))
    before, after = (_say_answer(item, *pair) for pair in zip(kinds, levels, strict=True))
    return [ValueChange(change.line, change.table, change.row, "kind", item.short, before, after)]


def _tell_detail(change: RowChange, item: Item, detail: Detail) -> ValueChange:
    before, after = (
        join_words([say_choice(detail, code) for code in str(cell or "").split()]) or _("nada")
        for cell in change.cells["detail"]
    )
    title = f"{item.short}: {detail.short.lower()}"
    return ValueChange(change.line, change.table, change.row, "detail", title, before, after)


def _say_answer(item: Item, kind: Any, level: Any) -> str:
    if kind is None:
        return _("sin responder")
    if kind == AnswerKind.LEVEL and level in item.level_texts:
        return f"{level} · {plain_text(item.level_texts[level])}"
    return KIND_WORDS[AnswerKind(kind)]


def _items(reader: Reader, answers: set[int]) -> dict[int, Item]:
    rows = list(rows_of(reader, _ITEMS, answers))
    instruments = {digest: read_instrument(reader, digest) for digest in {r["hash"] for r in rows}}
    known = {digest: {i.code: i for i in one.items} for digest, one in instruments.items()}
    return {row["id"]: known[row["hash"]][row["item"]] for row in rows if row["item"] in known[row["hash"]]}


# --- what may no longer change ---

_FINISHED = N_("la visita está terminada; ábrala de nuevo y diga por qué")
_STATUS = frozenset({"status", "finished_at", "unfinished_reason", "reopened_reason"})


def what_stays(
    reader: Reader, back: Mapping[tuple[str, int], Mapping[str, Any]]
) -> dict[tuple[str, int], str]:
    """Why rows of a finished visit may not go back to what they were, by row."""
    found = {}
    for table in ("answer", "photo"):
        sql = (
            f"SELECT x.id, x.visit_id FROM [{table}] x JOIN visit ON visit.id = x.visit_id "
            "WHERE visit.status = 'finished' AND visit.deleted = 0 AND x.id IN"
        )
        for row in rows_of(reader, sql, [row for one, row in back if one == table]):
            if back.get(("visit", row["visit_id"]), {}).get("deleted") != 1:
                found[(table, row["id"])] = _(_FINISHED)
    return found | _visits_that_stay(reader, back)


def _visits_that_stay(
    reader: Reader, back: Mapping[tuple[str, int], Mapping[str, Any]]
) -> dict[tuple[str, int], str]:
    sql = (
        "SELECT visit.id, "
        "EXISTS (SELECT 1 FROM programme p WHERE p.visit_id = visit.id AND p.deleted = 0) AS used, "
        "EXISTS (SELECT 1 FROM visit s WHERE s.rating_of = visit.id AND s.deleted = 0) AS twice "
        "FROM visit WHERE visit.status = 'finished' AND visit.deleted = 0 AND visit.id IN"
    )
    found = {}
    for row in rows_of(reader, sql, [row for table, row in back if table == "visit"]):
        values = back[("visit", row["id"])]
        if values.get("deleted") == 1:
            continue  # what else belongs to it is looked for by whoever asks
        if values.get("status") == "draft":
            if row["used"]:
                found[("visit", row["id"])] = _("la visita ya tiene su programa de mejora")
            elif row["twice"]:
                found[("visit", row["id"])] = _("la visita tiene una segunda opinión")
        elif not _STATUS.issuperset(values):
            found[("visit", row["id"])] = _(_FINISHED)
    return found


# --- what a visit that was opened again changed ---


@dataclass(frozen=True, slots=True)
class AnswerChanged:
    """An answer that is another than when its visit was first finished, and who made it so."""

    item: str
    before: Answer
    after: Answer
    who: str
    at_ms: int


def list_answers_changed(reader: Reader, visit_id: int) -> list[AnswerChanged]:
    """What was answered otherwise since the visit was first opened again, item by item."""
    opened = _first_opened_again(reader, visit_id)
    if opened is None:
        return []
    sql = (
        f"SELECT {_LINE} FROM journal WHERE table_name = 'answer' AND row_id IN "
        "(SELECT id FROM answer WHERE visit_id = ?) ORDER BY clock, id"
    )
    names = {row["id"]: row["name"] for row in reader.rows("SELECT id, name FROM consultant")}
    items = {row[0]: row[1] for row in reader.rows(_ITEM_OF, (visit_id,))}
    before: dict[str, Answer] = {}
    now: dict[str, Answer] = {}
    last: dict[str, Line] = {}
    for line in map(as_line, reader.rows(sql, (visit_id,))):
        if "kind" not in line.cells and "deleted" not in line.cells:
            continue
        item = items[line.row]
        now[item] = _answer_left(item, now.get(item, Answer(item)), line)
        if line.clock < opened:
            before[item] = now[item]
        else:
            last[item] = line
    return [
        AnswerChanged(
            item,
            before.get(item, Answer(item)),
            now[item],
            names.get(line.user) or _("sin nombre"),
            clock_to_ms(line.clock),
        )
        for item, line in sorted(last.items())
        if before.get(item, Answer(item)) != now[item]
    ]


_LINE = "id, clock, site, user, change, label, table_name, row_id, columns"
_ITEM_OF = "SELECT id, item FROM answer WHERE visit_id = ?"


def _first_opened_again(reader: Reader, visit_id: int) -> int | None:
    """The clock at which a finished visit first became a draft again."""
    finished = False
    for line in read_lines(reader, "table_name = 'visit' AND row_id = ?", (visit_id,)):
        status = line.cells.get("status", (None, None))[0]
        if finished and status == "draft":
            return line.clock
        finished = finished or status == "finished"
    return None


def _answer_left(item: str, answer: Answer, line: Line) -> Answer:
    if line.cells.get("deleted", (0, None))[0]:
        return Answer(item)
    kind, level = (line.cells.get(name, (None, None))[0] for name in ("kind", "level"))
    if "kind" not in line.cells:
        return answer
    return Answer(item, AnswerKind(kind) if kind else None, level)  # type: ignore[arg-type]
