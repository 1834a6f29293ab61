"""The sessions of an edition as a sheet: a row each, and an empty one to add the next."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.i18n import _, format_day
from app.training.records import Session
from ui.improvement.typed import read_day, read_hour
from ui.training.words import say_day

Index = QModelIndex | QPersistentModelIndex
FIELDS = ("held_on", "starts_at", "ends_at", "topic", "place")
DAY = 0


class SessionsModel(QAbstractTableModel):
    """`changed` carries (session id or None for a new one, field, value); `wrong` a sentence."""

    changed = Signal(object, str, object)
    wrong = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sessions: tuple[Session, ...] = ()

    def show_sessions(self, sessions: tuple[Session, ...]) -> None:
        """Show what the file says; the cursor stays where no row comes or goes."""
        if [one.id for one in sessions] == [one.id for one in self.sessions]:
            self.sessions = sessions
            last = self.index(self.rowCount() - 1, len(FIELDS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.sessions = sessions
        self.endResetModel()

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
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
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
        if new and not text:
            return False
        reader = _READERS.get(field)
        try:
            read = reader(text) if reader else text or None
        except ValueError as trouble:
            self.wrong.emit(str(trouble))
            return False
        one = None if new else self.sessions[index.row()]
        if one is not None and getattr(one, field) == read:
            return False
        self.wrong.emit("")
        self.changed.emit(one.id if one else None, field, read)
        return True


def _read_day(text: str) -> str:
    day = read_day(text, date.today())
    if day is None:
        raise ValueError(_("Escriba el día como 12/03 o 12/03/2026."))
    return day.isoformat()


def _read_hour(text: str) -> str | None:
    hour = read_hour(text)
    if text and hour is None:
        raise ValueError(_("Escriba la hora como 18:00."))
    return hour


_READERS: dict[str, Callable[[str], str | None]] = {
    "held_on": _read_day,
    "starts_at": _read_hour,
    "ends_at": _read_hour,
}
