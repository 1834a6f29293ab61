"""What the diagnostic, the RUC or an action tells of the ladder: confirm it, deny it or wait."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.formalization.records import Ladder, StepOffer, Suggestion
from app.i18n import _, ngettext
from ui.context import Context
from ui.formalization.words import status_looks
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.fold import tab_stops, tab_through

FEW = 2  # so many are shown at once


class SuggestionsCard(QFrame):
    """Hidden while there is nothing to suggest."""

    accepted = Signal(object)  # codes of steps
    denied = Signal(str)  # the code of a step that is missing
    offer_accepted = Signal(object)  # a StepOffer

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        self.sentence = label("", "strong", wrap=True)
        head.addWidget(self.sentence, 1)
        self.accept_all = QPushButton(_("Anotar todo lo visto"))
        self.accept_all.setAccessibleName(self.accept_all.text())
        self.accept_all.clicked.connect(lambda: self.accepted.emit([one.step for one in self._ready]))
        self.each = QPushButton()
        head.addWidget(self.accept_all)
        head.addWidget(self.each)
        column.addLayout(head)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        column.addWidget(self._list)
        self.each.clicked.connect(lambda: self.show_each(not self._opened))
        self.show_each(False)
        self._ladder: Ladder | None = None
        self._suggestions: tuple[Suggestion, ...] = ()
        self._offers: list[StepOffer] = []
        self._all_offers: list[StepOffer] = []
        self._workshop_id = 0
        # what was put aside until the next opening: a step, and the action that tells of it
        self._later: set[tuple[int, str, int | None]] = set()

    def show_suggestions(self, ladder: Ladder, offers: Sequence[StepOffer]) -> None:
        """List what is suggested; hidden when nothing is."""
        self._workshop_id = ladder.workshop_id
        kept = [one for one in offers if not self._is_later(one.step, one.action_id)]
        offered = {one.step for one in offers if one.what == "step"}  # it says what, and when
        told = tuple(
            one for one in ladder.suggestions if one.step not in offered and not self._is_later(one.step)
        )
        if (told, kept) == (self._suggestions, self._offers) and self._lines.count():
            return
        stop = self._focused_stop()
        self._ladder, self._suggestions, self._offers = ladder, told, kept
        self._all_offers = list(offers)
        clear_column(self._lines)
        for one in self._suggestions:
            self._add_suggestion(one, ladder)
        for offer in kept:
            self._add_offer(offer)
        tab_through(self.each, self._list)
        count = len(self._suggestions) + len(kept)
        self.sentence.setText(self._say())
        self.accept_all.setVisible(len(self._ready) > 1)
        self.each.setVisible(count > FEW)
        self._list.setVisible(self._opened or count <= FEW)
        self.setVisible(bool(self._suggestions or kept) and not self._context.store.read_only)
        if stop is not None:  # new lines are seen once the event loop turns
            QTimer.singleShot(0, self, partial(self._focus_stop, stop))

    @property
    def _ready(self) -> list[Suggestion]:
        """What can be noted without seeing a paper first."""
        return [one for one in self._suggestions if not one.asks_for_paper]

    def _is_later(self, step: str, action_id: int | None = None) -> bool:
        return (self._workshop_id, step, action_id) in self._later

    def _focused_stop(self) -> int | None:
        """Which of the lines' buttons has the focus."""
        stops = tab_stops(self._list)
        return next((place for place, one in enumerate(stops) if one.hasFocus()), None)

    def _focus_stop(self, place: int) -> None:
        """Who goes through the lines with the keyboard goes on with the next."""
        stops = [one for one in tab_stops(self._list) if one.isVisible()]
        if stops:
            stops[min(place, len(stops) - 1)].setFocus()

    def _say(self) -> str:
        steps = {one.step for one in self._suggestions} | {one.step for one in self._offers}
        count = len(steps)
        text = ngettext("Ya se sabe algo de {count} paso", "Ya se sabe algo de {count} pasos", count).format(
            count=count
        )
        reasons = {one.because for one in self._suggestions}
        if len(reasons) == 1 and not self._offers:
            return f"{text}, {reasons.pop()}."
        return f"{text}."

    def show_each(self, wanted: bool) -> None:
        """Show them one by one, or only how many there are."""
        self._opened = wanted
        self._list.setVisible(wanted)
        self.each.setText(_("Esconder") if wanted else _("Ver uno por uno"))
        self.each.setAccessibleName(self.each.text())

    def _add_suggestion(self, one: Suggestion, ladder: Ladder) -> None:
        state = ladder.state(one.step)
        title = state.step.title if state else one.step
        because = one.because[:1].upper() + one.because[1:]
        text = _("{because}, «{title}»: {status}.").format(
            because=because, title=title, status=status_looks()[one.status].word
        )
        self._add(
            text,
            title,
            (
                (
                    _("Vi el papel") if one.asks_for_paper else _("Anotar"),
                    lambda: self.accepted.emit([one.step]),
                ),
                (_("Falta"), lambda: self.denied.emit(one.step)),
                (_("Después"), lambda: self._put_aside(one.step)),
            ),
        )

    def _add_offer(self, offer: StepOffer) -> None:
        if offer.what == "step":
            text = _("La acción «{action}» está hecha: ¿vio el papel del paso «{step}»?")
            yes = _("Vi el papel")
        else:
            text, yes = (
                _("El paso «{step}» está hecho: ¿la acción «{action}» también?"),
                _("Anotar"),
            )
        text = text.format(action=offer.action_title, step=offer.step_title)
        self._add(
            text,
            offer.step_title,
            (
                (yes, lambda: self.offer_accepted.emit(offer)),
                (_("Después"), lambda: self._put_aside(offer.step, offer.action_id)),
            ),
        )

    def _put_aside(self, step: str, action_id: int | None = None) -> None:
        self._later.add((self._workshop_id, step, action_id))
        if self._ladder is not None:
            self.show_suggestions(self._ladder, self._all_offers)

    def _add(self, text: str, title: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(text, wrap=True), 1)
        for name, act in choices:
            button = QPushButton(name)
            button.setAccessibleName(f"{name}: {title}")
            button.clicked.connect(lambda _on, act=act: act())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addWidget(line)
