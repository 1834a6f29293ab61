"""Ensayo: how large an effect the plan could show, what would let it show less, and how often it would be seen."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.apart import Reckoner
from app.errors import DataProblem
from app.i18n import _
from app.pilots.measures import list_measures
from app.progress import Progress
from app.rehearsal.queries import read_rehearsal_plan
from app.rehearsal.records import Foresight, Rehearsal, RehearsalPlan
from app.rehearsal.simulating import rehearse
from app.rehearsal.smallest import foresee, step_in_the_way
from app.rehearsal.words import (
    say_coverage,
    say_diluted,
    say_each,
    say_effect,
    say_false_positives,
    say_for_least,
    say_measurings,
    say_often,
    say_power,
    say_rehearsed,
    say_seen,
    say_smallest,
    say_supposed,
    say_ways,
    say_ways_head,
)
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.pilots.pilot_tab import PilotShown, PilotTab, StepLink
from ui.rehearsal.power_picture import PowerLine, PowerPicture
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column


class Foreseen(NamedTuple):
    """A plan with what it could show, or what is missing and of which step; the measures it looks at by code."""

    plan: RehearsalPlan | None
    seen: Foresight | None
    trouble: str
    step: str
    titles: list[tuple[str, str]]


def _read(reckon: Reckoner, reader: Reader, pilot_id: int, measure: str, today: str) -> Foreseen:
    try:
        plan = read_rehearsal_plan(reader, pilot_id, measure or None, today=today)
    except DataProblem as trouble:
        return Foreseen(None, None, trouble.sentence, getattr(trouble, "step", ""), [])
    titles = [(one.title, one.code) for one in list_measures(reader)]
    try:
        return Foreseen(plan, reckon(foresee, plan), "", "", titles)
    except DataProblem as trouble:
        return Foreseen(None, None, trouble.sentence, step_in_the_way(plan), titles)


class RehearsalTab(PilotTab):
    """What the formula says at the left; the plan's own list drawn a thousand times at the right."""

    step = "rehearsal"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: Rehearsal | None = None
        self._foreseen: Foreseen | None = None
        self._rehearsed: RehearsalPlan | None = None  # the plan that is being rehearsed, or was
        self._measure = ""
        self._pilot_id = 0
        area = self._area = ColumnsArea(context.theme.scale)
        left, right = area.add_pair(46, 54)
        left.addWidget(self._smallest_card())
        left.addWidget(self._supposed_card())
        left.addStretch()
        right.addWidget(self._rehearsal_card())
        right.addStretch()
        area.column.addStretch()
        self.column.addWidget(area, 1)
        self.begins_at = self._area
        self._live = Live(
            self, context, partial(_read, context.jobs.reckon), self._show, asks=self._asks,
            title=_("Ver qué efecto se vería"), busy=self._show_busy,
        )  # fmt: skip

    def _smallest_card(self) -> Card:
        card = Card(_("Qué efecto se vería"))
        self.outcome = ChoiceField(())
        self.outcome.setAccessibleName(_("Qué resultado se ensaya"))
        self.outcome.saved.connect(self._choose)
        self.smallest = label("", "heading", wrap=True)
        self.to_step = StepLink(self)
        self.often = label("", "small", wrap=True)
        self.diluted = label("", "soft", wrap=True)
        self.for_least = label("", wrap=True)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        for part in (self.outcome, self.smallest, self.often, self.diluted, self.for_least):
            card.body.addWidget(part)
        card.body.addWidget(self.to_step, 0, Qt.AlignmentFlag.AlignLeft)
        self._lower = label("", "strong", wrap=True)
        card.body.addWidget(self._lower)
        card.body.addLayout(self._ways)
        return card

    def _supposed_card(self) -> Card:
        self.supposed_card = Card(_("En qué se apoya"))
        self.supposed = label("", "small", wrap=True)
        self.supposed_card.body.addWidget(self.supposed)
        return self.supposed_card

    def _rehearsal_card(self) -> Card:
        self.rehearsal_card = card = Card(_("Ensayo con esta misma lista"))
        self.power = label("", "heading", wrap=True)
        self.other = label("", wrap=True)
        self.picture = PowerPicture(self.context.theme)
        self.honest = label("", "soft", wrap=True)
        self.start = QPushButton(_("Ensayar 1.000 veces"))
        self.start.setAccessibleName(self.start.text())
        self.start.setProperty("role", "main")
        self.start.clicked.connect(self.rehearse)
        self.about = label(
            _(
                "Sortea esta lista mil veces, con efecto y sin efecto, y cuenta cuántas veces se vería. Tarda unos segundos; no cambia nada."
            ),
            "small",
            wrap=True,
        )
        for part in (self.power, self.other, self.picture, self.honest):
            card.body.addWidget(part)
        card.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.about)
        return card

    # --- showing ---

    def _asks(self) -> tuple[int, str, str] | None:
        if self.shown is None:
            return None
        return self.whole.pilot.id, self._measure, date.today().isoformat()

    def say_done(self, shown: PilotShown) -> str:
        return ""

    def refresh(self, shown: PilotShown) -> None:
        if shown.whole.pilot.id != self._pilot_id:
            self._pilot_id, self._measure, self.found, self._rehearsed = shown.whole.pilot.id, "", None, None
            self._foreseen = None
        self._live.again()

    def _show_busy(self, on: bool) -> None:
        if on and self._foreseen is None:
            self.smallest.setText(_("Calculando…"))
            self.to_step.show_step("")
            self._show_parts(ready=False)

    def _show_parts(self, *, ready: bool) -> None:
        for part in (
            self.often,
            self.diluted,
            self.for_least,
            self._lower,
            self.supposed_card,
            self.rehearsal_card,
        ):
            part.setVisible(ready)

    def _show(self, foreseen: Foreseen) -> None:
        self._foreseen = foreseen
        codes = [one.measure for one in self.whole.outcomes]
        titles = {code: title for title, code in foreseen.titles}
        self.outcome.show_choices([(titles.get(code, code), code) for code in codes])
        self.outcome.setVisible(len(codes) > 1 and bool(titles))
        clear_column(self._ways)
        plan, seen = foreseen.plan, foreseen.seen
        self._show_parts(ready=seen is not None)
        self.to_step.show_step(foreseen.step)
        self.begin_at(self.to_step if foreseen.step else self._area)
        if plan is None or seen is None:
            self.smallest.setText(foreseen.trouble)
            return
        self.outcome.show_value(plan.expected.measure)
        ways = say_ways(seen, plan)
        self._lower.setVisible(bool(ways))
        for one in ways:
            self._ways.addWidget(label(f"· {one}", wrap=True))
        self.supposed.setText("\n".join(say_supposed(plan)))
        if self._rehearsed != plan:
            self.found = None
        self._show_rehearsal()

    def _show_rehearsal(self) -> None:
        """What came of the rehearsal, if one was made of this very plan."""
        plan = self._foreseen.plan if self._foreseen is not None else None
        found = self.found if plan is not None and plan == self._rehearsed else None
        for part in (self.power, self.other, self.picture, self.honest):
            part.setVisible(found is not None)
        self.about.setVisible(found is None)
        self._say_smallest(found)
        self.start.setText(_("Ensayar 1.000 veces") if found is None else _("Ensayar otra vez"))
        self.start.setAccessibleName(self.start.text())
        if found is None or plan is None:
            return
        expected, rounds = plan.expected, plan.expected.follow_ups
        other = 1 if rounds > 1 else 2
        self.power.setText(say_power(found, plan, rounds))
        self.other.setText(say_power(found, plan, other))
        lines = [
            PowerLine(say_measurings(one), found.curve(one).seen, found.curve(one).at_wanted, one == rounds)
            for one in (rounds, other)
        ]
        self.picture.show_lines(
            found.effects, lines, found.wanted,
            say=lambda effect: say_effect(effect, expected, found.in_deviations) if effect else "0",
            under=_("de cada 100 sorteos, en cuántos se vería"),
            spoken=f"{self.power.text()} {self.other.text()}",
        )  # fmt: skip
        said = (
            say_false_positives(found, rounds),
            say_coverage(found, rounds),
            say_rehearsed(found, expected),
        )
        self.honest.setText("\n".join(said))

    def _say_smallest(self, found: Rehearsal | None) -> None:
        """What would be seen: by the rehearsal once there is one, so that both cards say the same."""
        assert self._foreseen is not None
        plan, seen = self._foreseen.plan, self._foreseen.seen
        if plan is None or seen is None:
            return
        self.smallest.setText(say_smallest(seen, plan) if found is None else say_seen(found, plan))
        self.often.setText(say_often(seen, plan, found))
        counted = seen if found is None else found.counted(plan.expected)
        diluted = filter(None, (say_each(seen, plan), say_diluted(counted, plan)))
        for part, said in (
            (self.diluted, "\n".join(diluted)),
            (self.for_least, say_for_least(counted, plan)),
        ):
            part.setText(said)
            part.setVisible(bool(said))
        self._lower.setText(say_ways_head(seen, plan, rehearsed=found is not None))

    # --- doing ---

    def _choose(self, measure: object) -> None:
        self._measure = str(measure)
        self._live.again()

    def rehearse(self) -> None:
        """Draw the plan's own list a thousand times, off the window's thread."""
        plan = self._foreseen.plan if self._foreseen is not None else None
        if plan is None:
            return
        reckon = self.context.jobs.reckon
        self._rehearsed, self.found = plan, None
        self.start.setEnabled(False)
        self.start.setText(_("Ensayando…"))

        def work(_progress: Progress) -> Rehearsal:
            return reckon(rehearse, plan)

        self.context.jobs.start(
            _("Ensayar el piloto"), work, done=partial(self._take, plan), failed=self._fail
        )

    def _take(self, plan: RehearsalPlan, found: Rehearsal) -> None:
        self.start.setEnabled(True)
        if plan == self._rehearsed:
            self.found = found
        self._show_rehearsal()
        self.start.setFocus()

    def _fail(self, trouble: BaseException) -> None:
        self.start.setEnabled(True)
        self._show_rehearsal()
        self.context.messages.show_problem(trouble)
