"""Reads the rows of a form's export into visits, and says what it could not read.

Answers may be codes or labels, as the server wrote them or as another program saved them again.
Nothing here knows the office: workshops are still codes as typed.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.days import FACT, refuse_day
from app.diagnosis.gates import NO, YES
from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument, Item, Origin
from app.i18n import _, ngettext
from app.incoming import form
from app.incoming.cells import cell_text, is_blank
from app.incoming.detail_cells import read_detail
from app.incoming.form_days import is_month_first, may_be_swapped, read_form_day, read_moment
from app.incoming.form_table import (
    DELETED,
    DEVICE,
    IDENTITIES,
    REVIEWS,
    SENT_AT,
    SERVER_ID,
    STARTED,
    FormTable,
)
from app.incoming.records import CellIssue, CellValue
from app.incoming.resaved import R_MISSING, is_missing, is_r_missing, plain_code, plain_text, read_yes_no
from app.registry.names import fold

# How servers say that a submission is not to be used, and that somebody still has to look at it.
_REJECTED = ("notapproved", "rejected", "rechazad", "noaprobad", "desaprobad", "nonapprouv")
_PENDING = ("onhold", "hasissues", "enespera", "conproblemas", "enrevision", "pending")
_ONA_REJECTED, _ONA_PENDING = "2", "3"


@dataclass(frozen=True, slots=True)
class Submission:
    """One row that can become a visit.

    `identities` are those it has on the server; `server_id`, `started` and `device` are empty
    without their columns; `review` is what the server says of it: "", "rejected", "pending".
    """

    row: int
    workshop: str
    visited_on: str
    consultant: str
    identities: tuple[str, ...]
    sent_at: str | None
    answers: Answers
    consents: Mapping[str, bool] = field(default_factory=dict)
    instrument_mark: str = ""
    server_id: str = ""
    started: str | None = None
    device: str = ""
    review: str = ""
    review_text: str = ""

    @property
    def has_identity(self) -> bool:
        """Whether the server's identity came with it; else it is known by what the row says."""
        return not self.identities[0].startswith(ROW_MARK)


ROW_MARK = "fila:"


def read_submissions(
    table: FormTable, instrument: Instrument
) -> Iterator[Submission | tuple[CellIssue, ...]]:
    """One Submission per row that can be read whole; else why it cannot, cell by cell."""
    month_first = is_month_first(table.cell(row, form.DATE) for _number, row in _rows(table))
    for number, row in _rows(table):
        yield _read_row(table, instrument, number, row, month_first)


def _rows(table: FormTable) -> Iterator[tuple[int, Sequence[CellValue]]]:
    """The rows that hold something: not blank, nor a second heading (labels, tags)."""
    first = table.sheet.first_row + table.header_row + 1
    labels = {fold(label) for label in form.FIRST_LABELS.values()} | set(form.FIRST_LABELS)
    for number, row in enumerate(table.sheet.rows[table.header_row + 1 :], start=first):
        workshop = plain_text(table.cell(row, form.WORKSHOP))
        is_heading = workshop.startswith("#") or fold(workshop) in labels
        if not is_heading and not all(is_blank(value) for value in row):
            yield number, row


def first_mark(table: FormTable) -> str:
    """The instrument and version the form was made from, of the first row that says it."""
    return next((text for _n, row in _rows(table) if (text := _text(table, row, form.INSTRUMENT))), "")


def say_missing_of_r(table: FormTable, instrument: Instrument) -> tuple[CellIssue, ...]:
    """One warning for the whole file: R's NA was taken for no answer, not for «no aplica»."""
    first: tuple[int, str] | None = None
    cells = 0
    for number, row in _rows(table):
        for item in instrument.items:
            if is_r_missing(table.cell(row, form.xml_name(item.code))):
                first = first or (number, table.header(form.xml_name(item.code)))
                cells += 1
    if first is None:
        return ()
    reason = ngettext(
        "{count} celda dice NA, que es como R escribe lo que quedó sin responder: se dejó sin respuesta, y no como «No aplica»",
        "{count} celdas dicen NA, que es como R escribe lo que quedó sin responder: se dejaron sin respuesta, y no como «No aplica»",
        cells,
    ).format(count=cells)
    return (CellIssue(*first, R_MISSING, reason),)


class _RowIssues:
    """Collects what is wrong with a row, each beside its cell."""

    def __init__(self, table: FormTable, row: int) -> None:
        self._table, self._row = table, row
        self.found: list[CellIssue] = []

    def add(self, name: str, value: CellValue, reason: str) -> None:
        self.found.append(CellIssue(self._row, self._table.header(name), cell_text(value), reason))


def _read_row(
    table: FormTable, instrument: Instrument, number: int, row: Sequence[CellValue], month_first: bool
) -> Submission | tuple[CellIssue, ...]:
    issues = _RowIssues(table, number)
    workshop = _text(table, row, form.WORKSHOP)
    if not workshop:
        issues.add(form.WORKSHOP, None, _("falta el código del taller"))
    visited_on = _read_day(table, row, issues, month_first)
    answers = dict(_read_answers(table, instrument, row, issues))
    if (
        not any(answers[item.code].kind for item in instrument.items if item.code in answers)
        and not issues.found
    ):
        issues.add(form.WORKSHOP, workshop, _("la fila no tiene ninguna respuesta"))
    consents = dict(_read_consents(table, row, issues))
    if issues.found:
        return tuple(issues.found)
    identities = [_bare(_text(table, row, name)) for name in IDENTITIES]
    known = tuple(dict.fromkeys(one for one in identities if one))
    review, review_text = _read_review(table, row)
    return Submission(
        row=number,
        workshop=workshop,
        visited_on=visited_on,
        consultant=_text(table, row, form.CONSULTANT),
        identities=known or (_identity_of(row),),
        sent_at=_read_sent(table, row),
        answers=answers,
        consents=consents,
        instrument_mark=_text(table, row, form.INSTRUMENT),
        server_id=plain_code(_text(table, row, SERVER_ID)) if _text(table, row, SERVER_ID) else "",
        started=read_moment(table.cell(row, STARTED)),
        device=_text(table, row, DEVICE),
        review=review,
        review_text=review_text,
    )


def _text(table: FormTable, row: Sequence[CellValue], name: str) -> str:
    value = table.cell(row, name)
    return "" if is_missing(value) else plain_text(value)


def _bare(identity: str) -> str:
    """An identity as one server's two exports both have it."""
    return identity.casefold().removeprefix("uuid:").strip("{} ")


def _read_sent(table: FormTable, row: Sequence[CellValue]) -> str | None:
    values = (table.cell(row, name) for name in SENT_AT)
    return next((moment for value in values if (moment := read_moment(value))), None)


def _read_review(table: FormTable, row: Sequence[CellValue]) -> tuple[str, str]:
    """What the people at the server decided about it, and in their words."""
    if text := _text(table, row, DELETED):
        return "rejected", text
    for name in REVIEWS:
        text = _text(table, row, name)
        plain = "".join(letter for letter in fold(text) if letter.isalnum())
        is_ona = name == REVIEWS[-1]
        if any(word in plain for word in _REJECTED) or (is_ona and plain_code(text) == _ONA_REJECTED):
            return "rejected", text
        if any(word in plain for word in _PENDING) or (is_ona and plain_code(text) == _ONA_PENDING):
            return "pending", text
    return "", ""


def _identity_of(row: Sequence[CellValue]) -> str:
    """An identity for an export without `_uuid`: the same row is the same submission."""
    text = "\x1f".join(cell_text(value) for value in row).rstrip("\x1f")
    return f"{ROW_MARK}{hashlib.sha256(text.encode()).hexdigest()}"


def _read_day(table: FormTable, row: Sequence[CellValue], issues: _RowIssues, month_first: bool) -> str:
    value = table.cell(row, form.DATE)
    if is_missing(value):
        issues.add(form.DATE, value, _("falta la fecha de la visita"))
        return ""
    reading = read_form_day(value)
    if reading.value is None or len(reading.value) != 10:
        issues.add(form.DATE, value, reading.problem or _("falta el día o el mes"))
        return ""
    if month_first and may_be_swapped(value):
        reason = _("otras filas escriben mes/día/año: no se sabe cuál es el día; no se adivina")
        issues.add(form.DATE, value, reason)
    elif wrong := refuse_day(date.fromisoformat(reading.value), FACT, date.today()):
        issues.add(form.DATE, value, wrong)
    return reading.value


def _read_answers(
    table: FormTable, instrument: Instrument, row: Sequence[CellValue], issues: _RowIssues
) -> Iterator[tuple[str, Answer]]:
    for gate in instrument.gates:
        name = form.xml_name(gate.code)
        value = table.cell(row, name)
        if not is_missing(value):
            if (said := read_yes_no(value)) is None:
                issues.add(name, value, _("tiene que ser sí o no"))
            else:
                yield gate.code, Answer(gate.code, AnswerKind.LEVEL, YES if said else NO)
    for item in instrument.items:
        name = form.xml_name(item.code)
        value = table.cell(row, name)
        kind, level = None, None
        if not is_missing(value):
            kind, level = read_answer(item, value)
            if kind is None:
                issues.add(name, value, _("no es una respuesta de esta pregunta"))
        origin = _read_origin(table, item, row, issues)
        note = _text(table, row, form.note_name(item)) or None
        detail = read_detail(table, item, row)
        if not isinstance(detail, tuple):
            issues.add(form.detail_name(item), detail, _("no es una opción de esta pregunta"))
        elif kind or origin or note or detail:
            yield item.code, Answer(item.code, kind, level, origin, note, detail)


def read_answer(item: Item, value: CellValue) -> tuple[AnswerKind | None, int | None]:
    """The kind and level that a code or a label means; (None, None) when it means nothing."""
    text = plain_code(value)
    for code, label in form.answer_choices(item):
        if text in (fold(code), fold(label), fold(f"{code} {label}")):
            if code.isdigit():
                return AnswerKind.LEVEL, int(code)
            return next(kind for kind, one in form.KIND_CODES.items() if one == code), None
    return None, None


def _read_origin(table: FormTable, item: Item, row: Sequence[CellValue], issues: _RowIssues) -> Origin | None:
    value = table.cell(row, form.origin_name(item))
    if is_missing(value):
        return None
    text = plain_code(value)
    for origin, (code, label) in zip(form.ORIGIN_CODES, form.origin_choices(), strict=True):
        if text in (fold(code), fold(label)):
            return origin
    issues.add(form.origin_name(item), value, _("no es un origen de la respuesta"))
    return None


def _read_consents(
    table: FormTable, row: Sequence[CellValue], issues: _RowIssues
) -> Iterator[tuple[str, bool]]:
    for purpose, name in form.CONSENT_CODES.items():
        value = table.cell(row, name)
        if is_missing(value):
            continue
        granted = read_yes_no(value)
        if granted is None:
            issues.add(name, value, _("tiene que ser sí o no"))
            continue
        yield purpose, granted
