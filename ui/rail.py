"""The teal rail at the left: the rooms, and at its foot who works and what is saved."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from ui.theme import Theme
from ui.widgets.card import label

FIXED_WIDTH, GROWING_WIDTH = 72, 136  # together 208 at text scale 1
ROOMS = ("home", "workshops", "trainings", "cluster", "evaluation", "data", "settings")


def room_title(room: str) -> str:
    """How a room is called."""
    return {
        "home": _("Inicio"),
        "workshops": _("Talleres"),
        "trainings": _("Capacitaciones"),
        "cluster": _("Clúster"),
        "evaluation": _("Evaluación"),
        "data": _("Datos"),
        "settings": _("Ajustes"),
    }[room]


class Rail(QFrame):
    """`chosen` carries the room; Ctrl+1 ... Ctrl+7 choose them too (see `ui.actions`)."""

    chosen = Signal(str)

    def __init__(self, office: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme = theme
        self.setFixedWidth(FIXED_WIDTH + theme.pixels(GROWING_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 12, 16)
        column.setSpacing(4)
        self.office = self._add_names(column, office)
        self._buttons = self._add_rooms(column)
        column.addStretch()
        self.worker = label("", "soft", wrap=True)
        self.saved = label("", "soft", wrap=True)
        for foot in (self.worker, self.saved):
            foot.setContentsMargins(10, 0, 0, 0)
            column.addWidget(foot)

    def _add_names(self, column: QVBoxLayout, office: str) -> QLabel:
        brand = label("Hilván")
        brand.setObjectName("brand")
        name = label(office, "soft", wrap=True)
        for part in (brand, name):
            part.setContentsMargins(10, 0, 0, 0)
            column.addWidget(part)
        column.addSpacing(14)
        return name

    def _add_rooms(self, column: QVBoxLayout) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for number, room in enumerate(ROOMS, 1):
            button = QPushButton(room_title(room))
            button.setCheckable(True)
            button.setToolTip(f"Ctrl+{number}")
            button.setAccessibleName(room_title(room))
            button.setIconSize(QSize(self._theme.pixels(20), self._theme.pixels(20)))
            button.clicked.connect(lambda _checked=False, room=room: self.chosen.emit(room))
            group.addButton(button)
            column.addWidget(button)
            buttons[room] = button
        return buttons

    def show_room(self, room: str) -> None:
        """Mark where the window is."""
        self._buttons[room].setChecked(True)

    def show_icons(self) -> None:
        """Draw the icons; called after the first paint."""
        from ui.icons import icon

        for room, button in self._buttons.items():
            button.setIcon(icon(room, self._theme, "rail_text"))
