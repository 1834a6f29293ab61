"""A week of the tally sheet as a table: its lines down, its days across, what follows at the end."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from app.counts.measures import BY_CODE, say_measure
from app.counts.tally import SECTIONS, Tally, TallyLine, say_number
from app.i18n import WEEKDAYS, _, format_day
from ui.theme import Theme
from ui.widgets.block import Cells

Index = QModelIndex | QPersistentModelIndex
FOLLOWS = ("efficiency", "dhu", "right")  # what the file reckons of a day, below what is typed
_SATURDAY, _WEEK = 6, 7
ROWS = Qt.Orientation.Vertical


class WeekModel(QAbstractTableModel):
    """`typed` carries the line, the day and the text; who writes says `refuse` where it cannot be."""

    typed = Signal(object, str, str)
    grows = False
    wrong = Signal()  # another cell is wrong, or none any longer

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # who writes several cells at once, each (line, day, text); it says why not
        self.keep_block: Callable[[list[tuple[TallyLine, str, str]]], str] = lambda _cells: ""
        self.tally: Tally | None = None
        self.days: tuple[str, ...] = ()
        self.rows: list[TallyLine | str] = []  # a section's heading, or what follows, is a text
        self._today = date.today().isoformat()
        self._wrong: dict[
            tuple[str, str], tuple[str, str]
        ] = {}  # line and day: as typed, and why not; newest last
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.Bold)

    def show_tally(self, tally: Tally) -> None:
        """Show what the file says; where the lines are the same, the cursor stays."""
        other = self.tally is None or (tally.workshop_id, tally.days) != (
            self.tally.workshop_id,
            self.tally.days,
        )
        if self.tally is not None and tally.workshop_id != self.tally.workshop_id:
            self._wrong = {}
        days = tally.days if tally.days[-1] in tally.written else tally.days[:_SATURDAY]
        rows = _rows(tally)
        alike = not other and rows == self.rows and days == self.days
        if not alike:
            self.beginResetModel()
        self.tally, self.days, self.rows = tally, days, rows
        if alike:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(days)))
        else:
            self.endResetModel()

    def refuse(self, line: TallyLine, day: str, typed: str, why: str) -> None:
        """Keep in the cell what was typed and could not be taken, and say why."""
        self._wrong.pop((line.id, day), None)
        told = _("{line}, {day}: {why}").format(line=line.title, day=say_day(day), why=why)
        self._wrong[(line.id, day)] = (typed, told)
        self._tell()

    def mended(self, line: TallyLine, day: str) -> None:
        """What was typed there is taken now."""
        if self._wrong.pop((line.id, day), None):
            self._tell()

    def forget(self, day: str) -> None:
        """What was typed in this day and not taken is gone with the day."""
        self._wrong = {key: one for key, one in self._wrong.items() if key[1] != day}
        self._tell()

    def trouble_at(self, index: Index) -> str:
        """Why what was typed at this place is not taken; elsewhere, of what was typed last."""
        line = self.line_at(index.row())
        day = self.days[index.column()] if 0 <= index.column() < len(self.days) else ""
        here = self._wrong.get((line.id, day)) if line is not None else None
        newest = next(reversed(self._wrong.values()), None)
        return (here or newest or ("", ""))[1]

    def _tell(self) -> None:
        self.wrong.emit()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.days)))

    def line_at(self, row: int) -> TallyLine | None:
        """The line that is typed in at a row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, TallyLine) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.days) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        written = self.line_at(index.row()) is not None and index.column() < len(self.days)
        if written and self.days[index.column()] <= self._today:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual if self.rows[index.row()] not in SECTIONS else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == ROWS:
            return self._row_header(section, role)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == len(self.days):
            return _("Total")
        return say_day(self.days[section])

    def _row_header(self, section: int, role: int) -> Any:
        row = self.rows[section]
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if isinstance(row, str) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and row in FOLLOWS:
            return _(BY_CODE[str(row)].hint)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if isinstance(row, TallyLine):
            return row.title
        return _(SECTIONS[row]) if row in SECTIONS else _(BY_CODE[row].title)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if row in FOLLOWS or index.column() == len(self.days) else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(index, row)
        if isinstance(row, str):
            return self._following(row, index.column()) if role == Qt.ItemDataRole.DisplayRole else None
        return self._cell(row, index.column(), role)

    def _ground(self, index: Index, row: "TallyLine | str") -> Any:
        ahead = index.column() < len(self.days) and self.days[index.column()] > self._today
        return self._theme.colour("sunken") if ahead or row in SECTIONS else None

    def _cell(self, line: TallyLine, column: int, role: int) -> Any:
        assert self.tally is not None
        if column == len(self.days):
            return self._total(line) if role == Qt.ItemDataRole.DisplayRole else None
        day = self.days[column]
        typed, why = self._wrong.get((line.id, day), (None, ""))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour("urgent") if typed is not None else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return why or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = typed or say_number(self.tally.cell(line, day)) or _("vacío")
            return f"{line.title} · {format_day(day)} · {shown}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return typed if typed is not None else say_number(self.tally.cell(line, day))
        return None

    def _total(self, line: TallyLine) -> str:
        """The sum of the week, where a sum says something: to hold against the paper."""
        assert self.tally is not None
        known = [value for day in self.days if (value := self.tally.cell(line, day)) is not None]
        return "" if line.key in ("minutes_each", "wip") or not known else say_number(sum(known))

    def _following(self, row: str, column: int) -> str:
        assert self.tally is not None
        if row in SECTIONS:
            return ""
        days = self.days if column == len(self.days) else (self.days[column],)
        counted = [self.tally.written[day] for day in days if day in self.tally.written]
        return say_measure(BY_CODE[row], BY_CODE[row].reckon(counted)) if counted else ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line_at(index.row())
        if line is None or index.column() >= len(self.days):
            return False
        self.typed.emit(line, self.days[index.column()], str(value or ""))
        return True

    def take_block(self, cells: Cells) -> str:
        """Write all the cells, or none."""
        wanted = []
        for row, column, text in cells:
            line = self.line_at(row)
            if line is not None and self.flags(self.index(row, column)) & Qt.ItemFlag.ItemIsEditable:
                wanted.append((line, self.days[column], text))
            elif text:
                return _("«{text}» cae donde no se escribe. No se pegó nada.").format(text=text)
        return self.keep_block(wanted)


def say_day(day: str) -> str:
    """ "lun 23"."""
    on = date.fromisoformat(day)
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day}"


def _rows(tally: Tally) -> list[TallyLine | str]:
    rows: list[TallyLine | str] = []
    for section in SECTIONS:
        lines = [line for line in tally.lines if line.section == section]
        rows += [section, *lines]
    return [*rows, *FOLLOWS]
