"""Reads a list of employers: of each row its number, how many people it declares, whether it is in force.

What cannot be told is left out with its reason, and the numbers that it may be of with it. Names, and
whatever there is of workers, are not read.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from app.administrative.list_columns import (
    CEDULA,
    CHECK_DIGIT,
    DOCUMENT,
    MEN,
    NAME,
    PEOPLE,
    REGISTERED,
    RUC,
    WOMEN,
    WORKER,
    read_heading,
)
from app.administrative.list_heads import find_list, heads_of
from app.administrative.matching import number_of_cedula, number_of_ruc
from app.administrative.records import AS_WRITTEN, JOINED, NOTHING_SAID, WITHOUT_DIGIT, ListedRow, ListRead
from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text, is_blank, read_count, read_flag
from app.incoming.formulas import check_formulas
from app.incoming.headings import words_of
from app.incoming.meanings import EXTRA
from app.incoming.reading import read_book
from app.incoming.records import Book, CellIssue, CellValue, Column, Table
from app.progress import SILENT, Progress, each
from app.registry.cedula import WITH_DIGIT, read_cedula
from app.registry.names import fold, tidy
from app.registry.ruc import NO_CHECK_DIGIT, NOBODY_S, WRONG_CHECK_DIGIT, check_digit, read_ruc

_IN_FORCE = frozenset(["inscripto", "inscripta", "registrado", "registrada", "figura", "en regla"])
_NOT_IN_FORCE = frozenset(
    ["no inscripto", "no inscripta", "no registrado", "no registrada", "no figura", "cancelado", "cancelada", "cerrado",
     "cerrada", "dado de baja", "dada de baja"]
)  # fmt: skip
_CEDULA = frozenset(words_of("ci cic cedula documento"))
_NUMBER = re.compile(r"\d[\d. ]{3,}\d(?:-\d)?")
_SHORTEST = 6  # digits of a base with its digit behind it
_TOLD = (RUC, CHECK_DIGIT, CEDULA, DOCUMENT, PEOPLE, WOMEN, MEN, REGISTERED)


class NumberRead(NamedTuple):
    """A number, or why there is none and which ones it may be; all empty: nothing is written there."""

    number: str = ""
    problem: str = ""
    maybe: tuple[str, ...] = ()
    undigited: bool = False


def read_list(
    path: Path, *, sheet: str | None = None, digits: str = AS_WRITTEN, mapping: Mapping[str, str] = NOTHING_SAID,
    progress: Progress = SILENT,
) -> ListRead:  # fmt: skip
    """Read a file; nothing is written. `digits` says how a RUC without a hyphen is to be read, `mapping` what
    a person said that its columns are (their key -> meaning).

    Raises `FileProblem` when it cannot be read, `DataProblem` when there is no such list in it, `Cancelled`.
    """
    progress.report(0, None, _("Leyendo el archivo"))
    book = read_book(path, progress=progress)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    return read_list_book(book, digest, sheet=sheet, digits=digits, mapping=mapping, progress=progress)


def read_list_book(
    book: Book, digest: str, *, sheet: str | None = None, digits: str = AS_WRITTEN,
    mapping: Mapping[str, str] = NOTHING_SAID, progress: Progress = SILENT,
) -> ListRead:  # fmt: skip
    """The same of a book already read."""
    table = find_list(book, sheet, mapping)
    check_formulas(table, next(one for one in book.sheets if one.name == table.sheet))
    meanings = {one.meaning for one in table.columns}
    has_count = bool(meanings & {PEOPLE, WOMEN, MEN})
    of_people = WORKER in mapping.values() or _is_of_people(table)
    per_person = not has_count and WORKER in meanings and of_people
    rows: list[ListedRow] = []
    unread: list[CellIssue] = []
    doubtful = _numbers_left_out(table)
    undigited = 0
    people: dict[str, set[object]] = defaultdict(set)
    reader = _RowReader(table, digits)
    for number, cells in each(table.rows, progress, _("Leyendo la lista")):
        found, column = reader.number_of(cells)
        if not found.number:
            unread.append(CellIssue(number, column.header, reader.text(column, cells), found.problem))
            doubtful.update(found.maybe)
            undigited += found.undigited
            continue
        row = reader.read(number, found.number, cells)
        unread += reader.issues
        if not per_person:
            rows.append(row)
        elif row.registered is not False:
            people[row.number].add(reader.person_of(cells) or number)
            rows.append(row)
    if not table.rows:
        raise DataProblem(_("La lista «{name}» no tiene filas.").format(name=book.source))
    if per_person:
        rows = _one_each(rows, people)
    told = tuple((one.meaning, one.header) for one in table.columns if one.meaning in _TOLD)
    left = tuple(one.header for one in table.columns if one.meaning == EXTRA)
    return ListRead(
        book.source, table.sheet, digest, tuple(rows), tuple(unread), frozenset(doubtful), per_person,
        has_count or per_person, told, left, _other_sheets(book, table.sheet), undigited,
        heads_of(table),
    )  # fmt: skip


def _numbers_left_out(table: Table) -> set[str]:
    """What may be numbers in rows that look like totals and notes: whose they are is not in the list for sure."""
    found: set[str] = set()
    for skipped in table.skipped:
        for text in _NUMBER.findall(skipped.text) if skipped.kind != "header" else ():
            digits = "".join(sign for sign in text if sign.isdigit())
            found |= {digits, digits[:-1]}
    return found


def _other_sheets(book: Book, read: str) -> tuple[str, ...]:
    return tuple(one.name for one in book.sheets if one.name != read and not one.hidden and len(one.rows) > 1)


def _is_of_people(table: Table) -> bool:
    """Whether a row is a person: a heading says so, or an employer stands in it more than once."""
    if any(read_heading(one.header, one.group) == WORKER for one in table.columns):
        return True
    at = next((one.index for one in table.columns if one.meaning == RUC), None)
    found = [cell_text(row[at]) for _number, row in table.rows if at is not None and at < len(row)]
    return len(set(found)) < len(found)


def _one_each(rows: Sequence[ListedRow], people: dict[str, set[object]]) -> list[ListedRow]:
    """Of a list with a row for each person: each employer once, with how many different people it has."""
    first = {one.number: one for one in reversed(rows)}
    return sorted(one._replace(people=len(people[number])) for number, one in first.items())


class _RowReader:
    """Reads the rows of one table; `issues` are those of the row that was read last."""

    def __init__(self, table: Table, digits: str) -> None:
        self._digits = digits
        self._of = {one.meaning: one for one in table.columns if one.meaning in (*_TOLD, NAME)}
        self._worker = self._find_worker(table)
        self.issues: list[CellIssue] = []

    def _find_worker(self, table: Table) -> Column | None:
        """The column that tells one worker from another: of cédulas, if there is one."""
        of_worker = [one for one in table.columns if one.meaning == WORKER]
        cedulas = [one for one in of_worker if _CEDULA.intersection(words_of(one.header))]
        return next(iter(cedulas), None)

    def cell(self, column: Column | None, cells: Sequence[CellValue]) -> CellValue:
        return cells[column.index] if column is not None and column.index < len(cells) else None

    def text(self, column: Column | None, cells: Sequence[CellValue]) -> str:
        cell = self.cell(column, cells)
        return "" if is_blank(cell) else tidy(cell_text(cell))

    def person_of(self, cells: Sequence[CellValue]) -> str:
        """What tells this worker from the others of the list; used and forgotten."""
        return fold(self.text(self._worker, cells)).replace(" ", "")

    def number_of(self, cells: Sequence[CellValue]) -> tuple[NumberRead, Column]:
        """The row's number with the column it stands in: the RUC, else a cédula."""
        ruc, digit = self._of.get(RUC), self._of.get(CHECK_DIGIT)
        other = self._of.get(DOCUMENT) or self._of.get(CEDULA)
        if ruc is not None:
            found = read_ruc_cell(self.text(ruc, cells), self.text(digit, cells), self._digits)
            if found != NumberRead() or other is None:
                return found if found != NumberRead() else NumberRead(problem=_("no tiene RUC")), ruc
        assert other is not None or ruc is not None
        column = other or ruc
        assert column is not None
        text = self.text(column, cells)
        if column.meaning == DOCUMENT and "-" in text:
            found = read_ruc_cell(text, "", self._digits)
        else:
            found = read_cedula_cell(text)
        return found if found != NumberRead() else NumberRead(problem=_("no tiene RUC ni cédula")), column

    def read(self, number: int, key: str, cells: Sequence[CellValue]) -> ListedRow:
        """What the list declares of it."""
        self.issues = []
        people = self._count(number, PEOPLE, cells)
        if PEOPLE not in self._of:
            parts = [self._count(number, one, cells) for one in (WOMEN, MEN) if one in self._of]
            known = any(one is not None for one in parts) and not self.issues
            people = sum(one or 0 for one in parts) if known else None
        return ListedRow(number, key, people, self._registered(number, cells))

    def _count(self, number: int, meaning: str, cells: Sequence[CellValue]) -> int | None:
        column = self._of.get(meaning)
        text = self.text(column, cells)
        if column is None or not text:
            return None
        reading = read_count(self.cell(column, cells))
        if reading.value is None:
            self.issues.append(CellIssue(number, column.header, text, _("no se entiende como cantidad")))
        return reading.value

    def _registered(self, number: int, cells: Sequence[CellValue]) -> bool | None:
        """Who stands in the list is registered, unless a column says otherwise."""
        column = self._of.get(REGISTERED)
        text = self.text(column, cells)
        if column is None or not text:
            return True
        folded = fold(text)
        said = True if folded in _IN_FORCE else False if folded in _NOT_IN_FORCE else read_flag(text)
        if said is None:
            self.issues.append(CellIssue(number, column.header, text, _("no se entiende si figura o no")))
        return said


def read_ruc_cell(text: str, digit: str, digits: str = AS_WRITTEN) -> NumberRead:
    """The number of a RUC, whose check digit may stand in a cell of its own.

    One without a hyphen may or may not end in its digit: where both can be, neither is taken.
    """
    plain = "".join(sign for sign in text if sign.isalnum())
    if digit.strip().isdigit() and len(digit.strip()) == 1 and "-" not in text and plain[:-1].isdigit():
        text = f"{plain}-{digit.strip()}"
    found = read_ruc(text)
    if found.ruc is not None:
        return NumberRead(number_of_ruc(found.ruc))
    if found.problem is None:
        return NumberRead()
    if found.problem == NO_CHECK_DIGIT:
        return _without_hyphen(found.base, digits)
    if found.problem == WRONG_CHECK_DIGIT:
        return NumberRead(problem=_("el dígito verificador no corresponde"), maybe=(found.base,))
    if found.problem == NOBODY_S:
        return NumberRead(problem=_("no es el número de nadie"))
    return NumberRead(problem=_("no se entiende como RUC"))


def _without_hyphen(base: str, digits: str) -> NumberRead:
    begun, last = base[:-1], base[-1:]
    may_end = len(base) >= _SHORTEST and base.isdigit() and check_digit(begun) == int(last)
    if digits == WITHOUT_DIGIT or (digits == AS_WRITTEN and not may_end):
        return NumberRead(base)
    if may_end and digits == JOINED:
        return NumberRead(begun)
    if digits == JOINED:
        return NumberRead(problem=_("el dígito verificador no corresponde"), maybe=(begun, base))
    return NumberRead(
        problem=_("no se sabe si el último número es el dígito verificador"), maybe=(base, begun), undigited=True
    )  # fmt: skip


def read_cedula_cell(text: str) -> NumberRead:
    """The number of a cédula; one that is doubtful is none."""
    if not text:
        return NumberRead()
    reading = read_cedula(text)
    number = number_of_cedula(reading.number or "")
    if number and reading.doubt in (None, WITH_DIGIT):
        return NumberRead(number)
    return NumberRead(problem=_("no se entiende como cédula"), maybe=(number,) if number else ())
