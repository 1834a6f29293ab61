"""¿Y si…?: somebody drops out, the fabric comes later, the day moves; what it would do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from app.allocation.option_words import say_late, say_moves
from app.allocation.options import SharePlan, Sharing, SharingTask, judge_plan, plan_option
from app.allocation.task_queries import read_moved_task
from app.apart import Reckoner, reckon_here
from app.days import PLAN
from app.errors import DataProblem
from app.i18n import _, format_day, format_number, ngettext
from app.valuechain.words import say_remaining
from ui.context import Context
from ui.forms.day_field import DayField
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import clear_column
from ui.widgets.light import Light

LATER = 7  # days that a date is first moved by
SPREAD = "fairest"  # what falls free is spread over the others by what each still can


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed: a workshop that drops out, or another day (`what`: fabric_on or due_on)."""

    what: str
    workshop_id: int | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What would come of it: the task as it would be, the numbers before and after."""

    supposed: Supposed
    task: SharingTask
    before: SharePlan
    after: SharePlan
    freed: int = 0


def spread_again(
    task: SharingTask, quantities: dict[int, int], workshop_id: int, reckon: Reckoner = reckon_here
) -> SharePlan:
    """The pieces of who drops out among the others, who keep what they have; no more than before."""
    keep = {one: pieces for one, pieces in quantities.items() if one != workshop_id}
    total = sum(quantities.values())
    asked = min(task.quantity, total) if total else task.quantity
    part = task.quantity / asked  # caps are of the whole order
    smaller = replace(
        task,
        quantity=asked,
        share_cap=None if task.share_cap is None else min(1.0, task.share_cap * part),
        groups=tuple(
            replace(one, cap=None if one.cap is None else min(1.0, one.cap * part)) for one in task.groups
        ),
    )
    again = reckon(plan_option, smaller, SPREAD, keep=keep, without={workshop_id})
    return judge_plan(task, again.quantities)


class WhatIfCard(Card):
    """Supposes one thing at a time; `taken_over` carries the numbers that would come of it."""

    taken_over = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("¿Y si…?"), "", parent)
        self._context = context
        self._sharing: Sharing | None = None
        self._quantities: Callable[[], dict[int, int]] = dict
        self._asked: Supposed | None = None
        self._after: dict[int, int] = {}
        self.what = ChoiceField(())
        self.what.setAccessibleName(_("Qué suponer"))
        self.day = DayField(_("Qué día"), context.theme, PLAN, may_be_empty=False)
        self.answer = Light("ring", "", context.theme.colour("text_soft"))
        self.headline = label("", "strong", wrap=True)
        self.rest = label("", "soft", wrap=True)
        self.use = QPushButton(_("Usar este reparto"))
        self._lines = QGridLayout()
        self._lines.setColumnStretch(0, 1)
        self.body.addWidget(self.what)
        self.body.addWidget(self.day)
        said = QHBoxLayout()
        said.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.headline, 1)
        self.body.addLayout(said)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.rest)
        self.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.what.saved.connect(lambda _value: self._choose())
        self.day.saved.connect(lambda _value: self._suppose())
        self.use.clicked.connect(lambda: self.taken_over.emit(dict(self._after)))
        self._clear()

    def show_sharing(self, sharing: Sharing, quantities: Callable[[], dict[int, int]]) -> None:
        """Offer what can be supposed of this sharing; `quantities` says the numbers of that moment."""
        self._sharing, self._quantities = sharing, quantities
        self.refresh()

    def refresh(self) -> None:
        """The numbers changed: what was supposed of others says nothing any more."""
        if self._sharing is None:
            return
        names = {one.workshop_id: one.name for one in self._sharing.task.makers}
        names |= {one.workshop_id: one.workshop for one in self._sharing.shares}
        taken = sorted(
            (one for one, pieces in self._quantities().items() if pieces), key=lambda one: names.get(one, "")
        )
        choices: list[tuple[str, object]] = [(_("elija qué suponer"), None)]
        choices += [
            (_("se baja {name}").format(name=names.get(one, "")), Supposed("drop", one)) for one in taken
        ]
        choices.append((_("la tela llega otro día"), Supposed("fabric_on")))
        choices.append((_("la entrega pasa a otro día"), Supposed("due_on")))
        self.what.show_choices(choices)
        self._clear()

    def _clear(self) -> None:
        self._asked = None
        self.day.setVisible(self._is_of_a_day())
        clear_column(self._lines)
        for part in (self.answer, self.rest, self.use):
            part.hide()
        self.headline.setText(_("Para ver antes qué pasaría: nada se guarda."))

    def _is_of_a_day(self) -> bool:
        chosen = self.what.value
        return isinstance(chosen, Supposed) and chosen.what != "drop"

    def _choose(self) -> None:
        self._clear()
        chosen = self.what.value
        if not isinstance(chosen, Supposed) or self._sharing is None:
            return
        if chosen.what != "drop":
            before = getattr(self._sharing.order, chosen.what) or date.today().isoformat()
            self.day.show_value((date.fromisoformat(before) + timedelta(days=LATER)).isoformat())
        self._suppose()

    def _suppose(self) -> None:
        """Reckon it on a worker; an answer to what is no longer asked is passed over."""
        chosen, sharing = self.what.value, self._sharing
        if not isinstance(chosen, Supposed) or sharing is None:
            return
        day = self.day.value if self._is_of_a_day() else None
        asked = self._asked = replace(chosen, day=day if isinstance(day, str) else None)
        quantities = dict(self._quantities())
        today = date.today().isoformat()
        self._context.jobs.start(
            _("Ver qué pasaría"),
            lambda _progress: self._reckon(asked, sharing, quantities, today),
            done=lambda found: self._show(asked, found),
        )

    def _reckon(
        self, asked: Supposed, sharing: Sharing, quantities: dict[int, int], today: str
    ) -> Consequence | DataProblem:
        before, reckon = judge_plan(sharing.task, quantities), self._context.jobs.reckon
        if asked.workshop_id is not None:
            after = spread_again(sharing.task, quantities, asked.workshop_id, reckon)
            return Consequence(asked, sharing.task, before, after, quantities.get(asked.workshop_id, 0))
        moved = (
            replace(sharing.order, fabric_on=asked.day)
            if asked.what == "fabric_on"
            else replace(sharing.order, due_on=asked.day)
        )
        try:
            with self._context.store.reader() as reader:
                task = read_moved_task(reader, moved, today, sharing.task.with_steps)
        except DataProblem as trouble:
            return trouble
        after = reckon(plan_option, task, SPREAD, keep=sharing.bound, without=sharing.out)
        return Consequence(asked, task, judge_plan(task, quantities), after)

    def _show(self, asked: Supposed, found: Consequence | DataProblem) -> None:
        if self._asked is not asked:
            return
        clear_column(self._lines)
        if isinstance(found, DataProblem):
            self.headline.setText(found.sentence)
            return
        self._after = dict(found.after.quantities)
        good = found.after.unmet <= found.before.unmet
        shape, role = ("square", "good") if good else ("triangle", "urgent")
        self.answer.show_state(shape, "", QColor(self._context.theme.colour(role)))
        self.answer.show()
        self.headline.setText(say_headline(found))
        for place, (name, before, now) in enumerate(
            say_moves(found.task, found.before.quantities, found.after.quantities)
        ):
            self._lines.addWidget(label(name, "soft", wrap=True), place, 0)
            self._lines.addWidget(label(f"{format_number(before)} →"), place, 1)
            self._lines.addWidget(label(format_number(now), "strong"), place, 2)
        self.rest.setText(say_rest(found))
        self.rest.show()
        self.use.setVisible(not self._context.store.read_only)


def say_headline(found: Consequence) -> str:
    """ "Sus 230 entran en las otras cinco", "Con la entrega el 29/12 alcanza para todo"."""
    others = len(found.after.quantities)
    if found.supposed.workshop_id is not None:
        short = max(0, found.after.unmet - found.before.unmet)
        said = _("Sus {count}").format(count=format_number(found.freed))
        if short:
            text = ngettext("{his}: queda {count} sin nadie", "{his}: quedan {count} sin nadie", short)
            return text.format(his=said, count=format_number(short))
        return ngettext("{his} entran en el otro taller", "{his} entran en los otros {count}", others).format(
            his=said, count=others
        )
    day = format_day(found.supposed.day)
    text = _("Con la tela el {day}") if found.supposed.what == "fabric_on" else _("Con la entrega el {day}")
    if found.after.unmet:
        return _("{when}: {missing}").format(
            when=text.format(day=day), missing=say_remaining(found.after.unmet)
        )
    return _("{when} alcanza para todo").format(when=text.format(day=day))


def say_rest(found: Consequence) -> str:
    """What becomes of what comes late, and of what was missing already."""
    before, after = say_late(found.before.late), say_late(found.after.late)
    said = (
        _("Tarde: igual que antes, {pieces}.").format(pieces=after)
        if before == after
        else _("Tarde: antes {before}, así {after}.").format(before=before, after=after)
    )
    if found.supposed.workshop_id is not None and found.before.unmet and found.after.unmet:
        said += " " + _("En total {missing}.").format(missing=say_remaining(found.after.unmet))
    return said
