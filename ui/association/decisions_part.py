"""Decisiones: what a meeting decided, who carries it out and by when, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.association.meeting_operations import add_decision, change_decision, close_decision, remove_decision
from app.association.phrases import say_outcome, say_task, say_votes
from app.association.records import AssociationMeeting, MeetingDecision
from app.days import PLAN
from app.i18n import _
from app.numbers import PIECES
from ui.association.association_tab import give_room, push
from ui.association.close_window import CloseDecisionWindow
from ui.association.meeting_tab import MeetingTab
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import OnDay, Sentence, Whole
from ui.forms.window import FormWindow, ask
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, Section

if TYPE_CHECKING:
    from ui.association.meeting_page import MeetingShown

SHOWN = 20
MARK_WIDTH = 112


class DecisionsTab(MeetingTab):
    """Each line opens the decision; at its right, that it was done."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.card = Card(_("Decisiones"), " ")
        self._lines = QVBoxLayout()
        self.card.body.addLayout(self._lines)
        self.add = push(_("Agregar una decisión…"), self._add, "strong")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self.card.body.addLayout(foot)
        self.area = ColumnsArea(context.theme.scale, top=10)
        self.area.add_whole(self.card)
        self.area.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.begins_at = self.add

    def refresh(self, shown: MeetingShown) -> None:
        decisions = shown.meeting.decisions
        self.add.setEnabled(self.may_write)
        self.card.remark.setText(str(len(decisions)) if decisions else _("ninguna todavía"))
        clear_column(self._lines)
        if decisions:
            lines = EachLine(self._line, decisions)
            self._lines.addWidget(Section(lines, count=len(decisions), shown=SHOWN))
        else:
            said = _(
                "Anote cada cosa que se decidió: con quién la hace y para qué día, si hay que hacer algo."
            )
            self._lines.addWidget(label(said, "soft", wrap=True))
        give_room(self.area)

    def _line(self, decision: MeetingDecision) -> QWidget:
        closed = say_outcome(decision) if decision.closed_on else ""
        parts = (say_task(decision), say_votes(decision), closed)
        row = RowButton(
            decision.what,
            " · ".join(part for part in parts if part),
            self._mark(decision),
            mark_width=self.context.theme.pixels(MARK_WIDTH),
        )
        row.about = decision.id
        row.chosen.connect(lambda: self._change(decision))
        return DayLine(row, self._acts(decision) if self.may_write else [])

    def _acts(self, decision: MeetingDecision) -> list[tuple[str, Any]]:
        acts: list[tuple[str, Any]] = []
        if decision.status == "open":
            acts.append((_("Se hizo…"), lambda: self._close(decision, "done")))
            acts.append((_("Se dejó…"), lambda: self._close(decision, "dropped")))
        if decision.status in ("done", "dropped"):
            acts.append((_("Sigue por hacer"), lambda: self._set(decision, "open", {})))
        acts.append((_("Cambiar…"), lambda: self._change(decision)))
        acts.append((_("Quitar"), lambda: self._remove(decision)))
        return acts

    def _mark(self, decision: MeetingDecision) -> Light:
        colour = self.context.theme.colour
        if decision.is_late(date.today().isoformat()):
            return Light("triangle", _("pasó su día"), colour("urgent"))
        shape, word, role = {
            "open": ("circle", _("por hacer"), "improve"),
            "done": ("square", _("hecho"), "good"),
            "dropped": ("ring", _("se dejó"), "unmeasured"),
            "said": ("square", _("decidido"), "good"),
        }[decision.status]
        return Light(shape, word, colour(role))

    # --- doing ---

    def _add(self) -> None:
        if self.shown is not None:
            ask(DecisionWindow(self.context, self.shown.meeting, None, self))

    def _change(self, decision: MeetingDecision) -> None:
        if self.shown is not None and self.may_write:
            ask(DecisionWindow(self.context, self.shown.meeting, decision, self))

    def _close(self, decision: MeetingDecision, status: str) -> None:
        told = ask(CloseDecisionWindow(self.context, decision, status, self))
        if told is not None:
            self._set(decision, status, told)

    def _set(self, decision: MeetingDecision, status: str, told: dict[str, Any]) -> None:
        self.context.do(
            close_decision, decision_id=decision.id, status=status, said=_("Anotado."), asked_by=self, **told
        )

    def _remove(self, decision: MeetingDecision) -> None:
        self.context.do(
            remove_decision, decision_id=decision.id, said=_("Se quitó la decisión."), asked_by=self
        )


class DecisionWindow(FormWindow):
    """What was decided, who carries it out and by when, and the votes where they were counted."""

    def __init__(
        self,
        context: Context,
        meeting: AssociationMeeting,
        decision: MeetingDecision | None,
        parent: QWidget | None = None,
    ) -> None:
        rows = (
            Row("what", _("Qué se decidió"), Sentence(), wide=True),
            Row("who", _("Quién lo hace"), take=or_nothing),
            Row("due_on", _("Para qué día"), OnDay(PLAN)),
            Row("in_favour", _("Votos a favor"), Whole(PIECES, most=9_999)),
            Row("against", _("En contra"), Whole(PIECES, most=9_999)),
            Row("abstained", _("Abstenciones"), Whole(PIECES, most=9_999)),
        )

        def write(values: dict[str, Any]) -> bool:
            if decision is None:
                add_decision(context.store, meeting_id=meeting.id, **values)
            else:
                change_decision(context.store, decision_id=decision.id, **values)
            return True

        super().__init__(
            context,
            _("Agregar una decisión") if decision is None else _("Cambiar una decisión"),
            Form(context, rows),
            write,
            accept=_("Agregar") if decision is None else _("Guardar"),
            sentence=_("Si nadie tiene que hacer nada, deje vacíos quién y para qué día."),
            trouble_at="what",
            parent=parent,
        )
        names = ("what", "who", "due_on", "in_favour", "against", "abstained")
        empty = dict.fromkeys(names) | {"id": 0, "what": "", "who": ""}
        self.form.show_record(decision or empty)
