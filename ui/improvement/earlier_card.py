"""Quedó abierto de antes: each goes on in this programme, is done, or is left aside."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day
from app.improvement.carrying import EarlierAction
from app.improvement.operations import complete_action, drop_action
from app.improvement.session import ProgrammeSession
from app.improvement.words import say_action
from ui.context import Context
from ui.formalization.step_offer import offer_step
from ui.improvement.limit_bar import LimitBar
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column

BUTTONS = 3  # of each action


class EarlierCard(Card):
    """Only there while something is open; each act can be taken back."""

    def __init__(self, context: Context, limit: LimitBar, parent: QWidget | None = None) -> None:
        super().__init__(_("Quedó abierto de antes"), " ", parent)
        self._context = context
        self._limit = limit
        self._session: ProgrammeSession | None = None
        self.buttons: list[QPushButton] = []
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.body.addWidget(self._inside)
        self.turn = QPushButton()
        self.turn.setProperty("role", "link")
        self.turn.clicked.connect(lambda _on: self.fold(self._inside.isVisible()))
        self.everything = QPushButton(_("Siguen todas"))
        self.everything.setAccessibleName(_("Siguen todas en este programa"))
        self.everything.clicked.connect(self._carry_all)
        self.top.addWidget(self.everything)
        self.top.addWidget(self.turn)
        self.hide()

    @property
    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops, as the eye goes."""
        return [self.everything, self.turn, *self.buttons]

    def fold(self, folded: bool) -> None:
        """One line that says how many there are, or what can be done with each."""
        self._inside.setVisible(not folded)
        self.everything.setVisible(not folded and len(self.buttons) > BUTTONS)
        self.turn.setText(_("ver") if folded else _("ocultar"))
        self.turn.setAccessibleName(
            _("Ver lo que quedó abierto") if folded else _("Ocultar lo que quedó abierto")
        )

    def show_session(self, session: ProgrammeSession) -> None:
        """What the rounds before this visit left open."""
        self._session = session
        clear_column(self._rows)
        self.buttons = []
        for one in session.earlier:
            self._rows.addWidget(self._row(one))
        self.remark.setText(str(len(session.earlier)))
        self.fold(self._inside.isHidden())
        self.setVisible(bool(session.earlier))

    def _row(self, one: EarlierAction) -> QWidget:
        whole, action = QWidget(), one.action
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(action.title, "strong", wrap=True))
        text = _("{agreed} · del programa del {day}").format(
            agreed=say_action(action), day=format_day(one.since)
        )
        column.addWidget(label(text, "soft", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, do in (
            (_("Sigue"), lambda: self._carry([action.id])),
            (_("Hecha"), lambda: self._complete(action.id)),
            (_("Dejar de lado"), lambda: self._drop(action.id)),
        ):
            button = QPushButton(text)
            button.setAccessibleName(f"{text}: {action.title}")
            button.clicked.connect(lambda _on, do=do: do())
            button.setEnabled(not self._context.store.read_only)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        return whole

    # -- what is done -------------------------------------------------------------------

    def _carry_all(self) -> None:
        if self._session is not None:
            self._carry([one.action.id for one in self._session.earlier])

    def _carry(self, action_ids: list[int]) -> None:
        session = self._session
        if session is None:
            return
        said = _("Sigue en este programa.") if len(action_ids) == 1 else _("Siguen todas.")

        def write(beyond: bool) -> None:
            self._context.do(lambda _store: session.carry(action_ids, beyond_limit=beyond), said=said)

        count = session.count_with(action_ids)
        if count > max(session.size, len(session.open_actions)):
            self._limit.ask(session.size, lambda: write(True), count=count)
        else:
            write(False)

    def _complete(self, action_id: int) -> None:
        today = date.today().isoformat()
        done = self._context.do(complete_action, action_id=action_id, done_on=today)
        if done and not offer_step(self._context, action_id):
            self._context.messages.say_undoable(_("Acción hecha."), self._context.store)

    def _drop(self, action_id: int) -> None:
        self._context.do(drop_action, said=_("Se dejó de lado."), action_id=action_id)
