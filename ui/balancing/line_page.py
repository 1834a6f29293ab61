"""Línea: who sews what today, a better way with the same people, and trying it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.balancing.line_words import (
    line_minutes,
    next_monday,
    say_option,
    say_proof,
)
from app.balancing.operations import (
    clear_hold,
    drop_line_plan,
    keep_line_plan,
    plan_line,
    start_line_plan,
)
from app.balancing.proposing import (
    hand_changes,
    is_tried,
    line_yield,
    today_people,
)
from app.balancing.queries import read_line_floor
from app.balancing.records import LineFloor, LineProposal
from app.costing.account_queries import read_losses
from app.costing.records import Loss
from app.i18n import _, format_weekday_date
from app.place import Place
from app.production.queries import list_standards, read_style
from app.production.words import say_decimal
from app.registry.queries import read_workshop
from app.storage.records import Reader
from reports.paper import Paper
from ui.balancing.hold_window import ask_hold
from ui.balancing.line_picture import LinePicture
from ui.balancing.line_solver import BEST, LEARNING, QUICK, LineSolver
from ui.balancing.option_card import LineOption
from ui.balancing.side_cards import ChangesCard, CrewCard, PlanCard
from ui.balancing.today_card import TodayCard
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label, set_role
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState
from ui.widgets.page_stack import PageStack


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page reads: the line and its workshop; no line: the style is gone."""

    floor: LineFloor | None
    workshop: str = ""
    loss: Loss | None = None


class LinePage(Page):
    """A place of it is of a style. The quick proposal stands there at once, the exact one follows."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._style_id = 0
        self._chosen = BEST
        self._people: tuple[int, ...] | None = None
        self._loss: Loss | None = None
        self.floor: LineFloor | None = None
        self.solver = LineSolver(context, self)
        self._lay_out()
        self._wire()
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._style_id,) if self._style_id else None,
        )

    # --- how it is laid out ---

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=8)
        column.addLayout(self._head())
        self.today = TodayCard()
        self.picture = LinePicture(self._context)
        chart = Card()
        chart.body.addWidget(self.picture)
        chart.body.addStretch()
        self.options = {
            BEST: LineOption(_("La mejor")),
            LEARNING: LineOption(_("Si alguien aprende")),
            QUICK: LineOption(_("La rápida")),
        }
        self.changes, self.crew, self.plan = ChangesCard(), CrewCard(), PlanCard()
        self.area = ColumnsArea(self._context.theme.scale, top=4)
        self.area.add_whole(self.today)
        left, right = self.area.add_pair(65, 35)
        left.addWidget(chart)
        left.addWidget(self.crew)
        left.addStretch()
        right.addWidget(self.plan)
        options = QVBoxLayout()
        options.setSpacing(8)
        for one in self.options.values():
            options.addWidget(one)
        right.addLayout(options)
        right.addWidget(self.changes)
        right.addStretch()
        self.area.column.addStretch()
        self.empty = EmptyState(
            _("Todavía no se puede repartir"),
            _("La línea se reparte con los minutos de cada operación: mida el modelo primero."),
            _("Ir al modelo"),
        )
        self.body = PageStack()
        self.body.addWidget(self.area)
        self.body.addWidget(self.empty)
        column.addWidget(self.body, 1)

    def _head(self) -> QHBoxLayout:
        self.crumbs = QPushButton()
        self.crumbs.setProperty("role", "link")
        self.title = label("", "title", wrap=True)
        self.about = label("", "soft", wrap=True)
        crumbs = QHBoxLayout()
        crumbs.addWidget(self.crumbs)
        crumbs.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(crumbs)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self.print_button = QPushButton(_("Imprimir"))
        self.try_button = QPushButton()
        self.try_button.setProperty("role", "main")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.print_button)
        row.addWidget(self.try_button)
        return row

    def _wire(self) -> None:
        self.solver.found.connect(self._show_options)
        self.crumbs.clicked.connect(self._go_back)
        self.print_button.clicked.connect(self._print)
        self.try_button.clicked.connect(self.try_from_monday)
        self.today.cost_wanted.connect(
            lambda: self._context.way.go("garment-cost", self.workshop_id, part=str(self._style_id))
        )
        self.empty.chosen.connect(lambda: self._context.way.go("style", self._style_id))
        for code, option in self.options.items():
            option.chosen.connect(lambda code=code: self.choose(code))
        self.changes.hold_wanted.connect(self._ask_hold)
        self.changes.freed.connect(
            lambda operation: self.do(clear_hold, operation_id=operation, said=_("Ya puede ir a cualquiera."))
        )
        self.crew.changed.connect(self._change_crew)
        self.crew.skills_wanted.connect(self._go_back)
        self.crew.number_wanted.connect(lambda: self._context.way.go("style", self._style_id, part="wanted"))
        self.plan.started.connect(self._start)
        self.plan.kept.connect(self._keep)
        self.plan.dropped.connect(self._drop)

    # --- showing ---

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        if place.of != self._style_id:
            self._people, self._chosen = None, BEST
            self.crew.ways.show_value(False)
            self.area.verticalScrollBar().setValue(0)
        self._style_id = place.of
        self._live.again()

    @property
    def workshop_id(self) -> int | None:
        return self.floor.style.workshop_id if self.floor is not None else None

    @property
    def people(self) -> tuple[int, ...]:
        """Who is at the line: who sews there today, unless somebody else was pressed."""
        assert self.floor is not None
        here = [one.id for one in self.floor.operators]
        chosen = self._people if self._people is not None else today_people(self.floor)
        return tuple(one for one in here if one in chosen)

    def _show(self, shown: _Shown) -> None:
        self.floor, self._loss = shown.floor, shown.loss
        ready = shown.floor is not None and bool(shown.floor.steps) and bool(shown.floor.operators)
        self.body.setCurrentWidget(self.area if ready else self.empty)
        self.print_button.setEnabled(ready)
        self.try_button.setVisible(ready)
        if shown.floor is None:
            self.title.setText(_("Ese modelo ya no está"))
            self.about.clear()
            self.crumbs.setText("")
            return
        floor = shown.floor
        self.crumbs.setText(_("{workshop} › Producción").format(workshop=shown.workshop))
        self.crumbs.setAccessibleName(
            _("Volver a la producción de {workshop}").format(workshop=shown.workshop)
        )
        self.title.setText(_("Línea: {style}").format(style=floor.style.name))
        self.about.setText(_say_about(floor))
        if not ready:
            self._say_empty(floor)
            return
        self._show_line()
        self.first = self.options[BEST]

    def _say_empty(self, floor: LineFloor) -> None:
        text = _("La línea se reparte con los minutos de cada operación: mida el modelo primero.")
        if floor.steps:
            text = _("Anote quiénes cosen en el taller: la línea se reparte entre ellas.")
        self.empty.sentence.setText(text)

    def _show_line(self) -> None:
        floor = self.floor
        assert floor is not None
        self.today.show_today(floor, len(self.people), self._loss)
        self.crew.show_crew(floor, self.people)
        may_write = not self._context.store.read_only
        self.crew.setEnabled(True)
        self.changes.hold.setEnabled(may_write)
        self.plan.show_plan(floor.plan, date.today().isoformat(), may_write=may_write)
        monday = next_monday(date.today())
        self.try_button.setText(_("Probar desde el lunes {day}").format(day=monday.day))
        self.try_button.setToolTip(format_weekday_date(monday))
        self.solver.solve(floor, self.people, bool(self.crew.ways.value))
        self._show_options()

    # --- what is proposed ---

    @property
    def proposal(self) -> LineProposal | None:
        """What is looked at: what was chosen, else the best there is."""
        order = (self._chosen, BEST, LEARNING, QUICK)
        return next((self.solver.proposals[one] for one in order if one in self.solver.proposals), None)

    def choose(self, code: str) -> None:
        """Look at another way to share the line out."""
        if code in self.solver.proposals:
            self._chosen = code
            self._show_options()

    def _show_options(self) -> None:
        floor, shown, solver = self.floor, self.proposal, self.solver
        assert floor is not None
        for code, option in self.options.items():
            found = solver.proposals.get(code)
            option.setVisible(found is not None or code == BEST)
            if found is None:
                text = solver.trouble or _("Buscando…")
                option.show_option("", text, "", on=False)
                continue
            share = line_yield(line_minutes(floor), len(self.people), found.cycle)
            option.show_option(
                _("rinde {share} %").format(share=round(100 * share)),
                say_option(floor, found),
                say_proof(found, solver.bound_of(code)),
                on=found is shown,
            )
        self.changes.show_changes(floor, shown)
        changed = shown is not None and bool(hand_changes(floor, shown.who)) and not is_tried(floor, shown)
        self.try_button.setEnabled(changed and not self._context.store.read_only)
        little = self.today.show_gain(floor, shown if changed else None, self.people)
        set_role(self.try_button, "" if little else "main")  # what gains little is no main thing to do
        self.crew.show_pace(floor, self.solver.needed)
        self.picture.show_line(floor, shown, self.people)

    # --- changing ---

    def _change_crew(self) -> None:
        self._people = tuple(self.crew.people.value)
        if self.floor is not None:
            self._show_line()

    def _ask_hold(self) -> None:
        if self.floor is not None:
            ask_hold(self._context, self, self.floor)

    def try_from_monday(self) -> None:
        """Keep what is looked at, to be tried from the next Monday on."""
        if self.proposal is None:
            return
        monday = next_monday(date.today())
        said = _("Se prueba desde el {day}.").format(day=format_weekday_date(monday))
        self.do(
            plan_line,
            style_id=self._style_id,
            proposal=self.proposal,
            starts_on=monday.isoformat(),
            said=said,
            again=self._live.again,
        )

    def _plan_id(self) -> int:
        assert self.floor is not None
        assert self.floor.plan is not None
        return self.floor.plan.id

    def _start(self) -> None:
        monday = next_monday(date.today())
        said = _("Se prueba desde el {day}.").format(day=format_weekday_date(monday))
        self.do(start_line_plan, line_plan_id=self._plan_id(), starts_on=monday.isoformat(), said=said)

    def _keep(self) -> None:
        self.do(keep_line_plan, line_plan_id=self._plan_id(), said=_("La línea queda así."))

    def _drop(self) -> None:
        reason = ReasonWindow(
            self._context,
            self,
            title=_("Volver a la línea de antes"),
            about=_("¿Qué pasó? Sirve para la próxima vez."),
            question=_("Por qué no funcionó"),
            keep=_("Volver a la de antes"),
            leave=_("Cancelar"),
        ).ask()
        if reason is not None:
            self.do(
                drop_line_plan,
                line_plan_id=self._plan_id(),
                note=reason or None,
                said=_("La línea vuelve a ser la de antes."),
            )

    # --- going on ---

    def _go_back(self) -> None:
        if self.workshop_id is not None:
            self._context.way.go("workshop", self.workshop_id, part="production")

    @property
    def paper(self) -> Paper | None:
        """The line as it is looked at."""
        if self.floor is None or not self.floor.steps:
            return None
        from reports.line_sheet import LineOptions

        options = LineOptions(self._style_id, self.proposal, self.people)
        return Paper("line", (self.floor.style.workshop_id,), options=options)

    def _print(self) -> None:
        if (paper := self.paper) is not None:
            self._context.way.print_paper(paper)


def _read(reader: Reader, style_id: int) -> _Shown:
    style = read_style(reader, style_id)
    if style is None:
        return _Shown(None)
    today = date.today().isoformat()
    floor = read_line_floor(reader, style_id, today=today)
    return _Shown(floor, read_workshop(reader, style.workshop_id).name, _read_loss(reader, floor, today))


def _read_loss(reader: Reader, floor: LineFloor, today: str) -> Loss | None:
    """What the line costs; a workshop's loss is told of the style that was measured last, of no other."""
    standards = [one for one in list_standards(reader, floor.style.workshop_id) if one.complete]
    newest = max(standards, key=lambda one: (one.studied_on, one.style_id), default=None)
    if newest is None or newest.style_id != floor.style.id or len(floor.operators) < 2:
        return None
    losses = read_losses(reader, floor.style.workshop_id, today)
    return next((one for one in losses if one.kind == "line"), Loss("line", missing=("wages",)))


def _say_about(floor: LineFloor) -> str:
    """How many minutes a garment has, since when it is known, and what has no time yet."""
    if not floor.steps:
        return ""
    parts = [_("{minutes} minutos por prenda, medidos").format(minutes=say_decimal(line_minutes(floor)))]
    if floor.unmeasured:
        parts.append(_("sin tiempo todavía: {names}").format(names=", ".join(floor.unmeasured)))
    return " · ".join(parts)
