"""Reads the rows of a list of counts: every oddity is said beside its cell, none is mended in silence."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from app.days import FACT, refuse_day
from app.i18n import _
from app.incoming.cells import cell_text, is_blank, read_date
from app.incoming.count_columns import NUMBERS
from app.incoming.count_reasons import DEFECT, OTHER, STOP, is_reason, word_reason
from app.incoming.meanings import EXTRA
from app.incoming.records import CellIssue, CellValue, Column, Draft, ReadRow, Table
from app.registry.names import fold, tidy

TEXTS = frozenset(("department", "team", "what", "note", "cause", "kind"))
WHOLE = frozenset(("pieces", "inspected", "right_first_time", "defects"))
NOTHING = {"na", "n a", "nan", "null", "s d", "nd"}  # how a program writes that a cell is empty
DEPARTMENTS = (
    "corte", "costura", "terminacion", "planchado", "bordado", "control", "empaque",
    "cutting", "sewing", "finishing", "ironing", "packing",
)  # fmt: skip
MOST_ALIKE = 40  # with more rows of one oddity, they are said together
_PERCENT_FROM = 3.0  # an efficiency above this is written as a percentage
_DOTTED = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?", re.ASCII)


def read_measure(value: CellValue, *, dots: bool) -> float | None:
    """A number from 0: as it is, or typed. `dots`: a dot is the decimal sign, as in a CSV with commas."""
    if isinstance(value, bool | date):
        return None
    if isinstance(value, int | float):
        return float(value) if value >= 0 else None
    text = tidy(cell_text(value)).removesuffix("%").strip()
    if dots:
        return float(text) if _DOTTED.fullmatch(text) else None
    if not _GROUPED.fullmatch(text):
        return None
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text, re.ASCII)
    return float((text.replace(".", "") if grouped else text).replace(",", "."))


@dataclass(slots=True)
class CountRows:
    """What is true of the list as a whole: how its days and numbers are written, what it leaves out."""

    table: Table
    dots: bool
    month_first: bool = False
    mixed: bool = False
    percent: bool = False
    without_wip: frozenset[str] = frozenset()
    warnings: list[CellIssue] = field(default_factory=list)

    def read(self) -> tuple[ReadRow, ...]:
        """Look at the columns, then read every row."""
        self._look_at_days()
        self._look_at_efficiency()
        self._look_at_departments()
        self._look_at_wip()
        self._look_at_left()
        return tuple(self._read_row(number, self._whole(cells)) for number, cells in self.table.rows)

    def _whole(self, cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
        return (*cells, *(None,) * (self.table.width - len(cells)))

    def _column(self, meaning: str) -> list[tuple[int, CellValue]]:
        """Row and cell of a column, of the rows that have something in it."""
        column = self.table.column(meaning)
        if column is None:
            return []
        cells = [(row, self._whole(cells)[column.index]) for row, cells in self.table.rows]
        return [(row, value) for row, value in cells if not _is_nothing(value)]

    def _say(self, meaning: str, row: int, value: str, reason: str) -> None:
        column = self.table.column(meaning)
        assert column is not None
        self.warnings.append(CellIssue(row, column.header, value, reason))

    def _look_at_days(self) -> None:
        texts = [(row, value) for row, value in self._column("date") if isinstance(value, str)]
        pairs = [(row, value, _first_two(value)) for row, value in texts]
        month_first = [one for one in pairs if one[2] and one[2][1] > 12 >= one[2][0]]
        day_first = [one for one in pairs if one[2] and one[2][0] > 12]
        self.month_first = bool(month_first) and not day_first
        self.mixed = bool(month_first) and bool(day_first)
        if self.month_first:
            reason = _(
                "las fechas van mes/día/año (hay {count} que no pueden ser otra cosa): así se leyeron todas"
            )
            row, value, _parts = month_first[0]
            self._say("date", row, value, reason.format(count=len(month_first)))

    def _look_at_efficiency(self) -> None:
        found = self._column("efficiency")
        numbers = [
            number for _row, value in found if (number := read_measure(value, dots=self.dots)) is not None
        ]
        self.percent = max(numbers, default=0.0) > _PERCENT_FROM
        if self.percent:
            self._say("efficiency", found[0][0], cell_text(found[0][1]), _("se leyó como porcentaje"))

    def _look_at_departments(self) -> None:
        rows: dict[str, list[int]] = defaultdict(list)
        for row, value in self._column("department"):
            rows[cell_text(value)].append(row)
        for text, found in rows.items():
            clean = tidy(text)
            if clean != text:
                reason = _("tiene blancos de más ({count} filas); se junta con «{clean}»")
                self._say("department", found[0], text, reason.format(count=len(found), clean=clean))
            alike = get_close_matches(fold(text), DEPARTMENTS, 1, 0.8)
            if alike and fold(text) not in DEPARTMENTS:
                reason = _("parece «{word}» mal escrito ({count} filas); se deja como está")
                self._say("department", found[0], text, reason.format(word=alike[0], count=len(found)))

    def _look_at_wip(self) -> None:
        """A department that never has work in process, where another has, does not count it."""
        where, column = self.table.column("department"), self.table.column("wip")
        if where is None or column is None:
            return
        filled: dict[str, list[bool]] = defaultdict(list)
        first: dict[str, int] = {}
        for row, cells in self.table.rows:
            whole = self._whole(cells)
            department = tidy(cell_text(whole[where.index]))
            filled[department].append(not _is_nothing(whole[column.index]))
            first.setdefault(department, row)
        if not any(map(any, filled.values())):
            return
        self.without_wip = frozenset(name for name, cells in filled.items() if not any(cells))
        for name in sorted(self.without_wip):
            reason = _(
                "vacío en las {count} filas de «{department}» y solo ahí: no corresponde, no es que falte"
            )
            self._say("wip", first[name], "", reason.format(count=len(filled[name]), department=name))

    def _look_at_left(self) -> None:
        """Numbers that nobody knows what they are of: they stay in the notes, where nothing is reckoned."""
        for column in self.table.columns:
            if column.meaning != EXTRA:
                continue
            cells = [(row, self._whole(cells)[column.index]) for row, cells in self.table.rows]
            known = [(row, value) for row, value in cells if not _is_nothing(value)]
            if known and all(read_measure(value, dots=self.dots) is not None for _row, value in known):
                row, value = known[0]
                reason = _("son números y no se sabe de qué; quedan en las notas")
                self.warnings.append(CellIssue(row, column.header, cell_text(value), reason))

    def _read_row(self, number: int, cells: Sequence[CellValue]) -> ReadRow:
        reader = _CountRow(self, number)
        for column in self.table.columns:
            value = cells[column.index]
            if not _is_nothing(value):
                reader.read(column, value)
        rejected = reader.finish()
        shown = tuple(cell_text(cells[column.index]) for column in self.table.columns)
        draft = Draft(reader.fields, {}, tuple(reader.notes))
        return ReadRow(number, shown, draft, tuple(reader.warnings), rejected)


class _CountRow:
    """Collects what one row says."""

    def __init__(self, rows: CountRows, number: int) -> None:
        self._rows, self._number = rows, number
        self.fields: dict[str, object] = {}
        self.notes: list[tuple[str, str]] = []
        self.warnings: list[CellIssue] = []
        self._trouble: CellIssue | None = None

    def read(self, column: Column, value: CellValue) -> None:
        """Read a cell that has something in it."""
        text = tidy(cell_text(value))
        if column.meaning == "date":
            self._read_day(column, value, text)
        elif column.meaning in NUMBERS or is_reason(column.meaning):
            self._read_number(column, value, text)
        elif column.meaning in TEXTS:
            self.fields[column.meaning] = text
        elif column.meaning == EXTRA:
            self.notes.append((column.header, text))

    def _warn(self, column: Column, text: str, reason: str) -> None:
        self.warnings.append(CellIssue(self._number, column.header, text, reason))

    def _read_day(self, column: Column, value: CellValue, text: str) -> None:
        parts = _first_two(value) if self._rows.month_first and isinstance(value, str) else None
        if parts is not None:
            rest = re.split(r"[-/.]", text)[2]
            value = f"{parts[1]}/{parts[0]}/{rest}"
        reading = read_date(value)
        if reading.value is None or len(reading.value) != len("2026-03-02"):
            reason = reading.problem or _("falta el día o el mes")
            self._trouble = CellIssue(self._number, column.header, text, reason)
            return
        if wrong := refuse_day(date.fromisoformat(reading.value), FACT, date.today()):
            self._trouble = CellIssue(self._number, column.header, text, wrong)
            return
        self.fields["date"] = reading.value
        if reading.problem:
            self._warn(column, text, reading.problem)
        both = _first_two(value) if self._rows.mixed and isinstance(value, str) else None
        if both is not None and max(both) <= 12:
            self._warn(column, text, _("otras fechas de la columna parecen mes/día; se leyó día/mes"))

    def _read_number(self, column: Column, value: CellValue, text: str) -> None:
        number = read_measure(value, dots=self._rows.dots)
        meaning = column.meaning
        whole = meaning in WHOLE or meaning.startswith(DEFECT)
        if number is None or (whole and number != int(number)):
            reason = _("no se entiende como número; queda en las notas")
            if number is not None:
                reason = _("tiene que ser un número entero; queda en las notas")
            self.notes.append((column.header, text))
            self._warn(column, text, reason)
            return
        if meaning == "efficiency":
            number = number / 100 if self._rows.percent or text.endswith("%") else number
            if number > 1:
                self._warn(column, text, _("es más de 100 %; se deja como está"))
        elif meaning in ("people", "absent", "scheduled") and number != int(number):
            self._warn(column, text, _("no es un número entero de personas; se deja como está"))
        elif (meaning == "stopped" or meaning.startswith(STOP)) and number:
            reason = _("se toma como minutos de una persona: la lista no dice de cuántas")
            self._warn(column, text, reason)
        elif meaning == "hours_each" and number > 24:
            self.notes.append((column.header, text))
            self._warn(column, text, _("un día tiene hasta 24 horas; queda en las notas"))
            return
        before = self.fields.get(meaning, 0) if is_reason(meaning) else 0
        assert isinstance(before, int | float)
        self.fields[meaning] = before + (int(number) if whole else number)

    def _share_out(self, total_name: str, word_name: str, prefix: str) -> None:
        """What the parts do not hold of a total goes to what the word beside it says, else to the other ones."""
        total, word = self.fields.pop(total_name, None), self.fields.pop(word_name, None)
        code = word_reason(str(word), prefix) if word else None
        column = self._rows.table.column(word_name)
        if word and column and (code is None or total is None):
            self.notes.append((column.header, str(word)))
            if total is not None:
                self._warn(column, str(word), _("no se conoce; se cuenta con las otras y queda en las notas"))
        if not isinstance(total, int | float):
            return
        parts = [value for name, value in self.fields.items() if name.startswith(prefix)]
        rest = total - sum(value for value in parts if isinstance(value, int | float))
        column = self._rows.table.column(total_name)
        if rest < 0 and column:
            self._warn(column, f"{total:g}", _("es menos que la suma de sus partes; valen las partes"))
        elif rest or not parts:
            name = prefix + (code or OTHER)
            before = self.fields.get(name, 0)
            assert isinstance(before, int | float)
            self.fields[name] = before + rest

    def finish(self) -> CellIssue | None:
        """What can only be seen of the whole row; why it cannot be a day, if so."""
        self._share_out("stopped", "cause", STOP)
        self._share_out("defects", "kind", DEFECT)
        seen, right = self.fields.get("inspected"), self.fields.get("right_first_time")
        column = self._rows.table.column("right_first_time")
        if column and isinstance(seen, int) and isinstance(right, int) and right > seen:
            del self.fields["right_first_time"]
            self.notes.append((column.header, str(right)))
            self._warn(column, str(right), _("son más que las revisadas; queda en las notas"))
        self.fields["wip_applies"] = str(self.fields.get("department", "")) not in self._rows.without_wip
        if "date" in self.fields:
            return None
        if self._trouble is None:
            day = self._rows.table.column("date")
            self._trouble = CellIssue(self._number, day.header if day else "", "", _("falta el día"))
        return self._trouble


def _first_two(value: CellValue) -> tuple[int, int] | None:
    """The first two numbers of a day that is written with three."""
    match = re.fullmatch(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:\d{4}|\d{2})", tidy(cell_text(value)))
    return (int(match[1]), int(match[2])) if match else None


def _is_nothing(value: CellValue) -> bool:
    return is_blank(value) or fold(cell_text(value)) in NOTHING


def say_together(issues: Sequence[CellIssue]) -> list[CellIssue]:
    """The same oddity of many rows is said once, with how many there are."""
    alike: dict[tuple[str, str], list[CellIssue]] = defaultdict(list)
    for issue in issues:
        alike[(issue.column, issue.reason)].append(issue)
    said: list[CellIssue] = []
    for (column, reason), found in alike.items():
        if len(found) <= MOST_ALIKE:
            said += found
        else:
            text = _("{reason} ({count} filas)").format(reason=reason, count=len(found))
            said.append(CellIssue(found[0].row, column, found[0].value, text))
    return sorted(said, key=lambda issue: issue.row)
