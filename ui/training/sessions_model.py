"""The sessions of an event as a sheet: a row each, and an empty one to add the next."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.days import MEETING, doubt_day, read_day
from app.errors import DataProblem
from app.i18n import _, format_day
from app.numbers import read_hour
from app.training.records import Session
from app.training.words import say_day
from ui.theme import Theme
from ui.widgets.block import Cells

Index = QModelIndex | QPersistentModelIndex
FIELDS = ("held_on", "starts_at", "ends_at", "topic", "place")
DAY = 0


SessionRow = tuple[int | None, dict[str, Any]]


class SessionsModel(QAbstractTableModel):
    """`changed` carries (session id or None for a new one, field, value); `wrong` a sentence.

    What cannot be read stays in its cell as it was typed until it is mended.
    """

    changed = Signal(object, str, object)
    wrong = Signal(str)
    grows = True

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # who writes several rows at once, each with its session's id or None; it says why not
        self.keep_block: Callable[[list[SessionRow]], str] = lambda _rows: ""
        self.sessions: tuple[Session, ...] = ()
        self._wrong: dict[tuple[int, int], tuple[str, str]] = {}  # as typed, and why not

    def show_sessions(self, sessions: tuple[Session, ...]) -> None:
        """Show what the file says; the cursor stays in its row, also while days are sorted."""
        before, after = len(self.sessions), len(sessions)
        if [one.id for one in sessions] != [one.id for one in self.sessions]:
            self._wrong = {}
        if after > before:
            self.beginInsertRows(QModelIndex(), before + 1, after)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after + 1, before)
        self.sessions = sessions
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(after, len(FIELDS) - 1))

    def refuse(self, row: int, field: str, typed: str, why: str) -> None:
        """Keep in the cell what was typed and could not be taken, and say why."""
        place = (row, FIELDS.index(field))
        self._wrong[place] = (typed, why)
        self.wrong.emit(why)
        self.dataChanged.emit(self.index(*place), self.index(*place))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sessions) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(FIELDS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.row() < len(self.sessions) or index.column() == DAY:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Día"), _("Desde"), _("Hasta"), _("Tema"), _("Otro lugar"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        field = FIELDS[index.column()]
        typed, _why = self._wrong.get((index.row(), index.column()), (None, ""))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour("urgent") if typed is not None else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if typed is not None:
            return typed
        if index.row() >= len(self.sessions):
            shows = role == Qt.ItemDataRole.DisplayRole and index.column() == DAY
            return _("otro día…") if shows else ""
        value = getattr(self.sessions[index.row()], field) or ""
        if field != "held_on":
            return value
        if role == Qt.ItemDataRole.EditRole:
            return format_day(value)
        return f"{say_day(value)}/{value[2:4]}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text, field = str(value or "").strip(), FIELDS[index.column()]
        new = index.row() >= len(self.sessions)
        place = (index.row(), index.column())
        if new and not text:
            self._mended(place)
            return False
        reader = _READERS.get(field)
        try:
            read = reader(text) if reader else text or None
        except DataProblem as trouble:
            self.refuse(index.row(), field, text, trouble.sentence)
            return False
        one = None if new else self.sessions[index.row()]
        if field == "held_on" and self._wrong.get(place, ("", ""))[0] != text:
            day = date.fromisoformat(str(read))
            if doubt := doubt_day(day, MEETING, date.today()):
                again = _("{question} Si es así, escríbalo otra vez.").format(question=doubt)
                self.refuse(index.row(), field, text, again)
                return False
        self._mended(place)
        if one is not None and getattr(one, field) == read:
            return False
        self.changed.emit(one.id if one else None, field, read)
        return True

    def take_block(self, cells: Cells) -> str:
        """Write all the cells, or none; what is missing below is new days."""
        rows: dict[int, dict[str, Any]] = {}
        for row, column, text in cells:
            field = FIELDS[column]
            new = row >= len(self.sessions)
            if not text and (new or field == "held_on"):
                continue
            try:
                reader = _READERS.get(field)
                read = reader(text) if reader and text else text or None
                if field == "held_on" and (
                    doubt := doubt_day(date.fromisoformat(str(read)), MEETING, date.today())
                ):
                    raise DataProblem(doubt)
            except DataProblem as trouble:
                return _("Fila {row}: {why} No se pegó nada.").format(row=row + 1, why=trouble.sentence)
            rows.setdefault(row, {})[field] = read
        for row, fields in rows.items():
            if row >= len(self.sessions) and "held_on" not in fields:
                return _("Fila {row}: falta el día. No se pegó nada.").format(row=row + 1)
        for row, column, _text in cells:
            if row < self.rowCount():
                self._mended((row, column))
        ids = [one.id for one in self.sessions]
        return self.keep_block(
            [(ids[row] if row < len(ids) else None, fields) for row, fields in rows.items()]
        )

    def _mended(self, place: tuple[int, int]) -> None:
        self._wrong.pop(place, None)
        self.wrong.emit(next((why for _typed, why in self._wrong.values()), ""))
        self.dataChanged.emit(self.index(*place), self.index(*place))


def _read_day(text: str) -> str:
    return read_day(text, MEETING, date.today()).isoformat()


_READERS: dict[str, Callable[[str], str | None]] = {
    "held_on": _read_day,
    "starts_at": read_hour,
    "ends_at": read_hour,
}
