"""The draw on the whole screen: who starts first and who waits, to be projected."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import DataProblem
from app.i18n import _, format_day
from app.place import Place
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.pilots.dice import Dice
from ui.pilots.names_board import NamesBoard, named_arms
from ui.pilots.pilot_page import read_shown
from ui.pilots.pilot_tab import PilotShown
from ui.widgets.flow import WrapRow


class DrawnPage(Page):
    """A place of it is of a pilot, by its id. Escape goes back."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pilot_id = 0
        self.dice = Dice(context.theme)
        self.back = QPushButton(_("Volver"))
        self.back.setToolTip("Esc")
        self.back.setAccessibleName(_("Volver al piloto"))
        self.back.clicked.connect(context.way.leave)
        self.board = NamesBoard(context.theme)
        column = self.lay_out(margins=(36, 20, 36, 24), spacing=16)
        head: WrapRow = self.make_head("")
        held = QWidget()
        right = QHBoxLayout(held)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(18)
        right.addWidget(self.dice)
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(held, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.board, 1)
        self.first = self.back
        self._live = Live(
            self, context, read_shown, self._show, here=True,
            asks=lambda: (self._pilot_id,) if self._pilot_id else None,
        )  # fmt: skip

    def show_place(self, place: Place) -> None:
        """Another pilot's draw."""
        assert isinstance(place.of, int)
        self._pilot_id = place.of
        self._live.again()

    def _show(self, shown: PilotShown | DataProblem) -> None:
        if isinstance(shown, DataProblem) or shown.whole.draw is None:
            self._pilot_id = 0
            trouble = shown if isinstance(shown, DataProblem) else DataProblem(_("Todavía no se sorteó."))
            self._context.messages.show_problem(trouble)
            QTimer.singleShot(0, self, self._context.way.leave)
            return
        draw = shown.whole.draw
        self.title.setText(shown.whole.pilot.name)
        said = _("Sorteo del {day}, {hour} · semilla {seed}")
        self.about.setText(
            said.format(day=format_day(draw.drawn_at[:10]), hour=draw.drawn_at[11:16], seed=draw.seed)
        )
        self.dice.show_digits(draw.seed)
        self.dice.setVisible(bool(self.dice.digits))
        self.board.show_arms(named_arms(shown.whole))
