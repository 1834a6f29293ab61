"""Plan: what is looked at, for whom, how often and at what cost; fixed before the draw."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.days import PLAN
from app.i18n import _, format_day, format_number
from app.numbers import write_number
from app.pilots.measures import PilotMeasure, list_measures
from app.pilots.operations import fix_plan, set_outcome
from app.pilots.records import MOST_PRIMARY, PRIMARY, SECONDARY, PilotOutcome, WholePilot
from app.pilots.steps import has_begun, plan_changed
from app.pilots.words import ROLE_WORDS, SUBGROUP_WORDS, say_hash
from app.training.typed import read_percent, show_percent
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Cost, OnDay, OneOf, SomeOf, Typed
from ui.forms.window import ask
from ui.pilots.outcome_window import OutcomeWindow
from ui.pilots.pilot_tab import PilotShown, PilotTab, StepLink, pilot_writer
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column, tab_before
from ui.widgets.day_line import DayLine
from ui.widgets.row_button import RowButton


def plan_rows(titles: tuple[QWidget, QWidget]) -> tuple[Row, ...]:
    """For whom and how often; what is expected, and what it costs."""
    return (
        Row(widget=titles[0], wide=True),
        Row(
            "subgroups",
            _("Aparte para"),
            SomeOf(SUBGROUP_WORDS),
            wide=True,
            of=lambda pilot: tuple(pilot.subgroups.split()),
        ),
        Row(widget=titles[1], wide=True),
        Row(
            "follow_ups",
            _("Mediciones después"),
            OneOf(((_("una"), 1), (_("dos"), 2), (_("tres"), 3)), may_be_none=True),
            wide=True,
        ),
        Row("ends_on", _("Cuándo se mide por última vez"), OnDay(PLAN)),
        Row("cost_per_workshop", _("Cuánto cuesta por taller"), Cost()),
        Row("take_up", _("De 100, cuántos lo van a recibir"), Typed(read_percent, show_percent)),
        Row("drop_out", _("De 100, cuántos se van a ir"), Typed(read_percent, show_percent)),
    )


class PilotPlanTab(PilotTab):
    """What is looked at, and the seal, at the left; the rest at the right."""

    step = "plan"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Form(
            context,
            plan_rows(
                (label(_("Se mira aparte para"), "soft"), label(_("Cuántas veces se mide después"), "soft"))
            ),
            pilot_writer(context),
            "pilot_id",
        )
        area = self._area = ColumnsArea(context.theme.scale)
        left, right = area.add_pair(54, 46)
        left.addWidget(self._outcomes_card())
        left.addWidget(self._seal_card())
        left.addStretch()
        rest = Card(_("Para quiénes, cuántas veces y cuánto cuesta"))
        rest.body.addWidget(self.form)
        right.addWidget(rest)
        right.addStretch()
        area.column.addStretch()
        self.column.addWidget(area, 1)
        self.lines: dict[str, DayLine] = {}
        self.begins_at = self.add_main

    def _outcomes_card(self) -> Card:
        card = Card(_("Qué se mira"), _("de uno a tres principales; se eligen antes de sortear"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        card.body.addLayout(self._lines)
        self.add_main = QPushButton(_("Agregar un principal…"))
        self.add_other = QPushButton(_("Agregar un secundario…"))
        for button, role in ((self.add_main, PRIMARY), (self.add_other, SECONDARY)):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on=False, role=role: self._ask(None, role))
        row = QHBoxLayout()
        row.addWidget(self.add_main)
        row.addWidget(self.add_other)
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _seal_card(self) -> Card:
        card = Card(_("Fijar el plan"))
        self.seal = label("", wrap=True)
        self.fix = QPushButton(_("Fijar el plan"))
        self.fix.setProperty("role", "main")
        self.fix.clicked.connect(self._fix)
        card.body.addWidget(self.seal)
        card.body.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignLeft)
        self.onward = StepLink(self)  # where one goes once it is fixed
        card.body.addWidget(self.onward, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # --- showing ---

    def refresh(self, shown: PilotShown) -> None:
        whole, may = shown.whole, self.may_write
        self.form.show_record(whole.pilot)
        self.form.setEnabled(may)
        main = [one for one in whole.outcomes if one.role == PRIMARY]
        self.add_main.setEnabled(may and len(main) < MOST_PRIMARY)
        self.add_other.setEnabled(may)
        self._fill_lines(whole)
        self._show_seal(whole)

    def _fill_lines(self, whole: WholePilot) -> None:
        clear_column(self._lines)
        self.lines = {}
        known = {one.code: one for one in list_measures(self.context.store)} if whole.outcomes else {}
        for one in whole.outcomes:
            measure = known.get(one.measure)
            row = RowButton(measure.title if measure else one.measure, say_outcome(one, measure))
            row.chosen.connect(lambda one=one: self._ask(one, one.role))
            acts = [
                (_("Cambiar…"), lambda one=one: self._ask(one, one.role)),
                (_("Quitar"), lambda one=one: self._remove(one)),
            ]
            line = self.lines[one.measure] = DayLine(row, acts if self.may_write else [])
            self._lines.addWidget(line)
        tab_before(
            self.add_main, [part for line in self.lines.values() for part in (line.row, *line.buttons)]
        )
        if not whole.outcomes:
            said = _(
                "Nada todavía. Elija lo que el piloto debería mover: con uno principal, el resultado se lee sin discutir."
            )
            self._lines.addWidget(label(said, "soft", wrap=True))

    def _show_seal(self, whole: WholePilot) -> None:
        at, changed = whole.pilot.plan_at, plan_changed(whole)
        is_to_fix = self.may_write and (not whole.draws or changed) and (not at or changed)
        self.onward.show_step("" if is_to_fix or has_begun(whole) else "rehearsal")
        self.fix.setVisible(is_to_fix)
        self.fix.setText(_("Fijar el plan otra vez") if at else _("Fijar el plan"))
        self.fix.setAccessibleName(self.fix.text())
        if not at:
            said = _("Fijado antes de sortear, nadie puede decir que se eligió después lo que salió bien.")
        else:
            said = _("Plan fijado el {day}, {hour} · huella {hash}").format(
                day=format_day(at[:10]), hour=at[11:16], hash=say_hash(whole.pilot.plan_hash)
            )
            if changed and whole.draws:
                said += "\n" + _("Cambió después del sorteo; así se dice junto a lo que se encuentre.")
            elif changed:
                said += "\n" + _("Cambió desde entonces: fíjelo otra vez antes de sortear.")
        self.seal.setText(said)

    # --- doing ---

    def _ask(self, outcome: PilotOutcome | None, role: str) -> None:
        if not self.may_write:
            return
        there = tuple(one.measure for one in self.whole.outcomes)
        window: Any = OutcomeWindow(
            self.context, self.whole.pilot.id, outcome, role=role, there=there, parent=self
        )
        ask(window)

    def _remove(self, outcome: PilotOutcome) -> None:
        self.add_main.setFocus()  # the line goes away
        self.do(set_outcome, measure=outcome.measure, said=_("El plan ya no lo mira."))

    def _fix(self) -> None:
        self.do(fix_plan, said=_("El plan está fijado."))
        if self.fix.isHidden() and not self.onward.isHidden():
            self.onward.setFocus()  # not a tick of the plan that was just fixed


def say_outcome(one: PilotOutcome, measure: PilotMeasure | None) -> str:
    """ "principal · vale la pena desde 10 puntos de diferencia"."""
    parts = [ROLE_WORDS[one.role]]
    if one.least_effect is not None and measure is not None:
        said = _("vale la pena desde {effect} {unit} de diferencia")
        effect = (
            format_number(round(one.least_effect))
            if one.least_effect >= 1000
            else write_number(one.least_effect)
        )
        parts.append(said.format(effect=effect, unit=measure.unit))
    elif one.role == PRIMARY:
        parts.append(_("falta lo mínimo que vale la pena"))
    return " · ".join(parts)
