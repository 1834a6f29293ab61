"""Formalización: a workshop's two ladders, the next step, and what the diagnostic suggests."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.formalization import operations
from app.formalization.ladder_queries import list_step_offers, read_ladder
from app.formalization.records import Ladder, NextStep, StepOffer
from app.formalization.words import LADDER_WORDS
from app.i18n import _
from app.storage.records import Reader
from ui.context import Context
from ui.formalization.ladder_card import LadderCard
from ui.formalization.suggestions_card import SuggestionsCard
from ui.live import Live
from ui.registry.workshop_tab import WorkshopTab
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.row_button import RowButton


def _read(reader: Reader, workshop_id: int) -> tuple[Ladder, list[StepOffer]]:
    today = date.today().isoformat()
    ladder = read_ladder(reader, workshop_id, today=today)
    return ladder, list_step_offers(reader, workshop_id, today=today)


class LadderTab(WorkshopTab):
    """Everything saves by itself; a rung opens in place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.workshop_id = 0
        self.ladder: Ladder | None = None
        self.area = ColumnsArea(context.theme.scale, top=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.next_card = self._next_card()
        self.suggestions = SuggestionsCard(context)
        self.cards = {name: LadderCard(context, name) for name in LADDER_WORDS}
        self.area.add_whole(self.next_card)
        self.area.add_whole(self.suggestions)
        for side, card in zip(self.area.add_pair(), self.cards.values(), strict=True):
            side.addWidget(card)
            side.addStretch()
        self.area.column.addStretch()
        self._wire()
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self.workshop_id,) if self.workshop_id else None,
        )

    def _next_card(self) -> Card:
        card = Card(_("El próximo paso"))
        self.print = QPushButton(_("Imprimir el camino"))
        self.cost = QPushButton(_("Cuánto cuesta formalizar"))
        self.cost.setProperty("role", "main")
        for button in (self.print, self.cost):
            button.setAccessibleName(button.text())
            card.top.addWidget(button)
        self._next = QHBoxLayout()
        self._next.setSpacing(18)
        card.body.addLayout(self._next)
        return card

    def _wire(self) -> None:
        self.print.clicked.connect(lambda: self.context.way.print("formalization-path", self.workshop_id))
        self.cost.clicked.connect(lambda: self.context.way.go("formalization-cost", self.workshop_id))
        self.suggestions.accepted.connect(self.accept)
        self.suggestions.denied.connect(self.deny)
        self.suggestions.offer_accepted.connect(self.close_offer)
        for card in self.cards.values():
            card.changed.connect(self._keep)
            card.scan_chosen.connect(self.keep_scan)
            card.scan_removed.connect(self.remove_scan)
            card.facts_wanted.connect(self._open_facts)

    # --- showing ---

    def show_workshop(self, workshop_id: int) -> None:
        """Show this workshop's ladders."""
        if workshop_id != self.workshop_id:
            self.area.verticalScrollBar().setValue(0)
            for card in self.cards.values():
                card.forget()
        self.workshop_id = workshop_id
        self._live.again()

    def _show(self, found: tuple[Ladder, list[StepOffer]]) -> None:
        ladder, offers = found
        self.ladder = ladder
        self.cards["business"].show_states(ladder.business, ladder.business_progress)
        self.cards["jobs"].show_states(ladder.jobs, ladder.jobs_progress)
        self.suggestions.show_suggestions(ladder, offers)
        self._show_next(ladder)

    def _show_next(self, ladder: Ladder) -> None:
        clear_column(self._next)
        found = [one for one in (ladder.next_business, ladder.next_jobs) if one is not None]
        before: QWidget = self.cost
        for one in found:
            row = self._next_row(one)
            self._next.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            QWidget.setTabOrder(before, row)
            before = row
        if not found:
            text = _("No queda ningún paso por dar. Mire qué vence, y renueve a tiempo.")
            self._next.addWidget(label(text, "soft", wrap=True))

    def _next_row(self, one: NextStep) -> RowButton:
        step = one.state.step
        remark = _capital(one.reason)
        if one.state.missing_papers:
            papers = "; ".join(one.state.missing_papers)
            remark += "\n" + _("Para llevar: {papers}").format(papers=papers)
        row = RowButton(f"{LADDER_WORDS[step.ladder]}: {step.title}", remark)
        row.chosen.connect(lambda: self.open_rung(step.code))
        return row

    def open_rung(self, code: str) -> None:
        """Open a rung's fields and bring them into sight."""
        for card in self.cards.values():
            if code in card.states:
                body = card.rung_body(code)
                body.status.setFocus()
                QTimer.singleShot(0, body, partial(self.area.show_top, card.rungs.folds[code]))

    def _open_facts(self, step: str) -> None:
        """The step's texts, for the municipality of this workshop."""
        district = self.ladder.district if self.ladder else None
        self.context.way.go("steps", part=step, district=district or "")

    # --- changing ---

    def _do(self, operation: Callable[..., object], *, said: str = "", **fields: Any) -> None:
        """Do one thing to this workshop; after trouble, show again what the file says."""
        self.context.do(operation, said=said, again=self._live.again, workshop_id=self.workshop_id, **fields)

    def _keep(self, step: str, field: str, value: Any) -> None:
        if field == "status" and value is None:
            self.forget(step)
            return
        key = f"step:{self.workshop_id}:{step}:{field}"
        operation = operations.date_step if field == "done_on" else operations.set_step
        self._do(operation, step=step, merge_key=key, **{field: value})

    def keep_scan(self, step: str, content: bytes, name: str) -> None:
        """Keep the copy of a paper with its step."""
        self._do(operations.keep_scan, step=step, content=content, name=name)

    def remove_scan(self, step: str) -> None:
        """Take a copy out; it can be taken back."""
        self._do(operations.remove_scan, step=step, said=_("Copia quitada."))

    def accept(self, steps: list[str]) -> None:
        """Note what the diagnostic tells of these steps."""
        today = date.today().isoformat()
        said = _("Anotado según el diagnóstico.")
        self._do(operations.accept_suggestions, today=today, steps=steps, said=said)

    def forget(self, step: str) -> None:
        """Leave open how far a step is."""
        self._do(operations.forget_step, step=step, said=_("El paso queda sin anotar."))

    def deny(self, step: str) -> None:
        """Somebody looked, and the step is missing, whatever the diagnostic told."""
        said = _("Anotado: el paso falta.")
        self._do(operations.set_step, step=step, status="missing", said=said)

    def close_offer(self, offer: StepOffer) -> None:
        """Close the step its action has done, or the action that the step has."""
        self._do(
            operations.accept_offer,
            step=offer.step,
            action_id=offer.action_id,
            what=offer.what,
            done_on=offer.done_on or date.today().isoformat(),
            said=_("Anotado."),
        )


def _capital(text: str) -> str:
    """A phrase as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
