"""The people of the account as rows of a sheet; typing in the last, empty row adds one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.errors import DataProblem
from app.formalization.account_records import PayLine
from app.formalization.words import KIND_WORDS, PERIOD_WORDS, show_number
from app.i18n import _
from app.numbers import read_number
from app.registry.names import fold
from ui.theme import Theme
from ui.widgets.block import Cells
from ui.widgets.sheet import CHOICES

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
EMPTY = PayLine(0, "")


def _always(_line: PayLine) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class PayColumn:
    """A field of the sheet: its title, the most it may be (numbers), whether it says something."""

    field: str
    title: str
    tip: str = ""
    most: float = 0
    whole: bool = True
    least: int = 0
    matters: Callable[[PayLine], bool] = _always


def pay_columns() -> tuple[PayColumn, ...]:
    """From left to right."""
    return (
        PayColumn("name", _("Persona")),
        PayColumn("count", _("Cuán-\ntas"), _("Cuántas personas iguales"), 999, least=1),
        PayColumn("kind", _("Cómo\ntrabaja")),
        PayColumn("pay", _("Cobra\nG."), _("Lo que cobra hoy, en guaraníes"), 10**9),
        PayColumn("pay_period", _("Por")),
        PayColumn(
            "hours_week", _("Horas\nsem."), _("Horas por semana"), 168, whole=False,
            matters=lambda one: one.kind == "part_time" or one.pay_period == "hour",
        ),
        PayColumn(
            "days_month", _("Días\nmes"), _("Días que trabaja por mes"), 31, whole=False,
            matters=lambda one: one.pay_period == "day" or one.kind in ("piece", "seasonal"),
        ),
        PayColumn(
            "pieces_month", _("Piezas\nmes"), _("Piezas por mes"), 10**6,
            matters=lambda one: one.pay_period == "piece",
        ),
        PayColumn(
            "months_year", _("Meses\naño"), _("Meses por año que trabaja"), 12, whole=False,
            matters=lambda one: one.kind == "seasonal",
        ),
        PayColumn("years_worked", _("Años\naquí"), _("Años que lleva en el taller"), 80, False),
        PayColumn("children", _("Hijos"), _("Hijas e hijos menores de 17 años"), 30),
        PayColumn("under_18", _("Menor\nde 18"), _("Si es menor de 18 años no se calcula nada")),
        PayColumn("in_ips", _("Con\nIPS"), _("Si ya está en IPS")),
    )  # fmt: skip


CHOICE_FIELDS: dict[str, Callable[[], list[tuple[str, object]]]] = {
    "kind": lambda: [(word, code) for code, word in KIND_WORDS.items()],
    "pay_period": lambda: [(word, code) for code, word in PERIOD_WORDS.items()],
    "under_18": lambda: [(_("no"), False), (_("sí"), True), (_("no se sabe"), None)],
    "in_ips": lambda: [(_("no"), False), (_("sí"), True), (_("no se sabe"), None)],
}


class PayModel(QAbstractTableModel):
    """Says what was typed; the page writes it and shows the lines again."""

    changed = Signal(object, str, object)  # the line's id, field, value
    added = Signal(str, object)  # field, value: a new line
    pasted = Signal(object)  # [(line's id or None for a new one, {field: value})], as one step
    refused = Signal(str)  # what cannot be read, in a sentence; empty: all well
    grows = True

    def __init__(self, theme: Theme, *, locked: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._locked = locked
        self.columns = pay_columns()
        self.lines: list[PayLine] = []
        self._wrong: dict[tuple[int, int], tuple[str, str]] = {}  # as typed, and why not

    def show_lines(self, lines: Sequence[PayLine]) -> None:
        """Take what the file says; the cell one is in stays where it is."""
        before = [line.id for line in self.lines]
        after = [line.id for line in lines]
        if after[: len(before)] == before:
            more = len(after) - len(before)
            if more:
                self.beginInsertRows(QModelIndex(), len(before) + 1, len(before) + more)
            self.lines = list(lines)
            if more:
                self.endInsertRows()
            last = self.index(len(self.lines), len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines = list(lines)
        self._wrong = {}
        self.endResetModel()

    def line(self, row: int) -> PayLine:
        """The line of a row; the last row has an empty one."""
        return self.lines[row] if row < len(self.lines) else EMPTY

    # --- what Qt asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines) + (not self._locked)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line, column = self.line(index.row()), self.columns[index.column()]
        used = column.matters(line) or getattr(line, column.field) is not None
        return usual | Qt.ItemFlag.ItemIsEditable if used and not self._locked else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or column.title
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.line(index.row()), self.columns[index.column()]
        wrong, _why = self._wrong.get((index.row(), index.column()), (None, ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return wrong if wrong is not None else self._shown(line, column)
        if role == Qt.ItemDataRole.EditRole:
            return wrong if wrong is not None else self._typed(line, column)
        if role == CHOICES:
            choices = CHOICE_FIELDS.get(column.field)
            return choices() if choices else None
        if role == Qt.ItemDataRole.ForegroundRole:
            if wrong is not None:
                return self._theme.colour("urgent")
            return self._theme.colour("text_soft") if line is EMPTY else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.most else LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.tip or column.title}: {self._shown(line, column)}".replace("\n", " ")
        return None

    def _shown(self, line: PayLine, column: PayColumn) -> str:
        if line is EMPTY:
            return _("Otra persona…") if column.field == "name" else ""
        value = getattr(line, column.field)
        if not column.matters(line) and value is None:
            return "–"
        if column.field in CHOICE_FIELDS:
            texts = {code: word for word, code in CHOICE_FIELDS[column.field]()}
            return "" if value is None else texts[value]
        return show_number(value) if isinstance(value, int | float) else str(value or "")

    def _typed(self, line: PayLine, column: PayColumn) -> object:
        value = getattr(line, column.field)
        if column.field in CHOICE_FIELDS:
            return value
        return show_number(value) if isinstance(value, int | float) and line is not EMPTY else value

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = index.row(), self.columns[index.column()]
        line = self.line(row)
        place = (row, index.column())
        read = value if column.field in CHOICE_FIELDS else self._read(str(value or ""), column)
        if isinstance(read, ValueError):
            self._wrong[place] = (str(value), str(read))
            self.refused.emit(str(read))
            self.dataChanged.emit(index, index)
            return False
        self._wrong.pop(place, None)
        self.refused.emit(next((why for _typed, why in self._wrong.values()), ""))
        if read == getattr(line, column.field) and not (line is EMPTY and read):
            self.dataChanged.emit(index, index)
        elif line is EMPTY:
            if read not in (None, "") and read != getattr(EMPTY, column.field):
                self.added.emit(column.field, read)
        else:
            self.changed.emit(line.id, column.field, read)
        return True

    def take_block(self, cells: Cells) -> str:
        """Write all the cells, or none; what is missing below is new people."""
        rows: dict[int, dict[str, Any]] = {}
        for row, place, text in cells:
            column = self.columns[place]
            new = row >= len(self.lines)
            if not text and (new or column.field == "name"):
                continue
            read = _read_choice(text, column) if column.field in CHOICE_FIELDS else self._read(text, column)
            if isinstance(read, ValueError):
                who = self.line(row).name or _("fila {row}").format(row=row + 1)
                what = column.title.replace("-\n", "").replace("\n", " ")
                return _("{who}, {what}: {why} No se pegó nada.").format(who=who, what=what, why=read)
            rows.setdefault(row, {})[column.field] = read
        for row, place, _text in cells:
            self._wrong.pop((row, place), None)
        ids = [line.id for line in self.lines]
        self.pasted.emit([(ids[row] if row < len(ids) else None, fields) for row, fields in rows.items()])
        return ""

    def _read(self, text: str, column: PayColumn) -> object:
        """The value of a typed text, or a ValueError that says what is wrong with it."""
        typed = text.strip()
        if column.field == "name":
            return typed or ValueError(_("Escriba un nombre o una tarea: «Mirta», «costurera»."))
        if not typed:
            return column.least or None
        try:
            number = read_number(typed)
        except DataProblem as trouble:
            return ValueError(trouble.sentence)
        if column.whole and number != int(number):
            return ValueError(_("«{text}» no es un número entero; escríbalo sin coma.").format(text=typed))
        if not column.least <= number <= column.most:
            return ValueError(
                _("{what}: entre {least} y {most}.").format(
                    what=column.tip, least=column.least, most=show_number(column.most)
                )
            )
        return int(number) if column.whole else number


def _read_choice(text: str, column: PayColumn) -> object:
    """The value of a choice that is pasted in its word."""
    choices = CHOICE_FIELDS[column.field]()
    if not text:
        return None if (None in dict(choices).values()) else ValueError(_no_choice(text, choices))
    found = [value for word, value in choices if fold(word) == fold(text)]
    return found[0] if found else ValueError(_no_choice(text, choices))


def _no_choice(text: str, choices: Sequence[tuple[str, object]]) -> str:
    words = ", ".join(word for word, _value in choices)
    return _("«{text}» no es una de: {words}.").format(text=text, words=words)
