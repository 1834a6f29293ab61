"""Reads the rows of a Kobo or ODK export into visits, and says what it could not read.

Answers may be codes or labels. Nothing here knows the office: workshops are still codes
as typed.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.days import FACT, refuse_day
from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument, Item, Origin
from app.i18n import _
from app.incoming import form
from app.incoming.cells import cell_text, is_blank, read_date
from app.incoming.form_table import IDENTITIES, SENT_AT, FormTable
from app.incoming.records import CellIssue, CellValue
from app.registry.names import fold


@dataclass(frozen=True, slots=True)
class Submission:
    """One row that can become a visit."""

    row: int
    workshop: str
    visited_on: str
    consultant: str
    identities: tuple[str, ...]
    sent_at: str | None
    answers: Answers
    consents: Mapping[str, bool] = field(default_factory=dict)
    instrument_mark: str = ""


def read_submissions(
    table: FormTable, instrument: Instrument
) -> Iterator[Submission | tuple[CellIssue, ...]]:
    """One Submission per row that can be read whole; else why it cannot, cell by cell."""
    first = table.sheet.first_row + table.header_row + 1
    for number, row in enumerate(table.sheet.rows[table.header_row + 1 :], start=first):
        if not all(is_blank(value) for value in row):
            yield _read_row(table, instrument, number, row)


def first_mark(table: FormTable) -> str:
    """The instrument and version the form was made from, of the first row that says it."""
    below = table.sheet.rows[table.header_row + 1 :]
    return next((text for row in below if (text := _text(table, row, form.INSTRUMENT))), "")


class _RowIssues:
    """Collects what is wrong with a row, each beside its cell."""

    def __init__(self, table: FormTable, row: int) -> None:
        self._table, self._row = table, row
        self.found: list[CellIssue] = []

    def add(self, name: str, value: CellValue, reason: str) -> None:
        self.found.append(CellIssue(self._row, self._table.header(name), cell_text(value), reason))


def _read_row(
    table: FormTable, instrument: Instrument, number: int, row: Sequence[CellValue]
) -> Submission | tuple[CellIssue, ...]:
    issues = _RowIssues(table, number)
    workshop = cell_text(table.cell(row, form.WORKSHOP)).strip()
    if not workshop:
        issues.add(form.WORKSHOP, None, _("falta el código del taller"))
    sent_at = next((text for name in SENT_AT if (text := _text(table, row, name))), None)
    visited_on = _read_day(table, row, issues)
    answers = dict(_read_answers(table, instrument, row, issues))
    if not any(answer.kind for answer in answers.values()) and not issues.found:
        issues.add(form.WORKSHOP, workshop, _("la fila no tiene ninguna respuesta"))
    consents = dict(_read_consents(table, row, issues))
    if issues.found:
        return tuple(issues.found)
    identities = [_text(table, row, name).removeprefix("uuid:") for name in IDENTITIES]
    known = tuple(dict.fromkeys(one for one in identities if one))
    return Submission(
        row=number,
        workshop=workshop,
        visited_on=visited_on,
        consultant=_text(table, row, form.CONSULTANT),
        identities=known or (_identity_of(row),),
        sent_at=sent_at,
        answers=answers,
        consents=consents,
        instrument_mark=_text(table, row, form.INSTRUMENT),
    )


def _text(table: FormTable, row: Sequence[CellValue], name: str) -> str:
    value = table.cell(row, name)
    return "" if is_blank(value) else cell_text(value).strip()


def _identity_of(row: Sequence[CellValue]) -> str:
    """An identity for an export without `_uuid`: the same row is the same submission."""
    text = "\x1f".join(cell_text(value) for value in row).rstrip("\x1f")
    return f"fila:{hashlib.sha256(text.encode()).hexdigest()}"


def _read_day(table: FormTable, row: Sequence[CellValue], issues: _RowIssues) -> str:
    value = table.cell(row, form.DATE)
    if is_blank(value):
        issues.add(form.DATE, value, _("falta la fecha de la visita"))
        return ""
    reading = read_date(value)
    if reading.value is None or len(reading.value) != 10:
        issues.add(form.DATE, value, reading.problem or _("falta el día o el mes"))
        return ""
    if wrong := refuse_day(date.fromisoformat(reading.value), FACT, date.today()):
        issues.add(form.DATE, value, wrong)
    return reading.value


def _read_answers(
    table: FormTable, instrument: Instrument, row: Sequence[CellValue], issues: _RowIssues
) -> Iterator[tuple[str, Answer]]:
    for item in instrument.items:
        name = form.xml_name(item.code)
        value = table.cell(row, name)
        kind, level = None, None
        if not _is_skipped(value):
            kind, level = read_answer(item, value)
            if kind is None:
                issues.add(name, value, _("no es una respuesta de esta pregunta"))
        origin = _read_origin(table, item, row, issues)
        note = _text(table, row, form.note_name(item)) or None
        if kind or origin or note:
            yield item.code, Answer(item.code, kind, level, origin, note)


def _is_skipped(value: CellValue) -> bool:
    """Blank, or the "n/a" that older exports write for what was not asked."""
    return is_blank(value) or cell_text(value).strip().casefold() == "n/a"


def read_answer(item: Item, value: CellValue) -> tuple[AnswerKind | None, int | None]:
    """The kind and level that a code or a label means; (None, None) when it means nothing."""
    text = fold(cell_text(value))
    for code, label in form.answer_choices(item):
        if text in (fold(code), fold(label)):
            if code.isdigit():
                return AnswerKind.LEVEL, int(code)
            return next(kind for kind, one in form.KIND_CODES.items() if one == code), None
    return None, None


def _read_origin(table: FormTable, item: Item, row: Sequence[CellValue], issues: _RowIssues) -> Origin | None:
    value = table.cell(row, form.origin_name(item))
    if _is_skipped(value):
        return None
    text = fold(cell_text(value))
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
        if _is_skipped(value):
            continue
        text = fold(cell_text(value))
        if text not in (form.YES, form.NO):
            issues.add(name, value, _("tiene que ser sí o no"))
            continue
        yield purpose, text == form.YES
