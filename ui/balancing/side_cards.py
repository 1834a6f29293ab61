"""Beside the chart: what changes hands, who is at the line, what is tried."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.balancing.line_words import name_of, say_lesson, say_people_needed, say_plan, say_unknown_skills
from app.balancing.proposing import hand_changes
from app.balancing.records import DRAFT, TRYING, LineFloor, LinePlan, LineProposal
from app.i18n import _, ngettext
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.toggles import Toggles

ARROW = "→"


class ChangesCard(Card):
    """Which operation goes from whom to whom, who has to learn, what is fixed to somebody."""

    hold_wanted = Signal()
    freed = Signal(object)  # an id of the office file is larger than a C int

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = label("", "heading", wrap=True)
        self.body.addWidget(self.heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.hold = QPushButton(_("Fijar una operación a una persona…"))
        self.hold.setProperty("role", "link")
        self.hold.clicked.connect(self.hold_wanted)
        row = QHBoxLayout()
        row.addWidget(self.hold)
        row.addStretch()
        self.body.addLayout(row)

    def show_changes(self, floor: LineFloor, proposal: LineProposal | None) -> None:
        """What the proposal changes."""
        clear_column(self._lines)
        changes = hand_changes(floor, proposal.who) if proposal else ()
        self.heading.setText(
            ngettext(
                "{count} operación cambia de manos", "{count} operaciones cambian de manos", len(changes)
            ).format(count=len(changes))
            if changes
            else _("Nada cambia de manos")
        )
        if proposal is not None and not changes:
            text = _("Con esta gente y estas máquinas, la línea ya está repartida así.")
            self._lines.addWidget(label(text, "soft", wrap=True))
        if changes:
            held = QWidget()
            grid = QGridLayout(held)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(0, 1)
            for row, one in enumerate(changes):
                before, after = name_of(floor, one.before), name_of(floor, one.after)
                grid.addWidget(label(one.step.name, "strong", wrap=True), row, 0)
                grid.addWidget(label(before, "soft"), row, 1)
                grid.addWidget(label(ARROW, "soft"), row, 2)
                grid.addWidget(label(after, "strong"), row, 3)
            self._lines.addWidget(held)
        for lesson in proposal.lessons if proposal else ():
            self._lines.addWidget(label(say_lesson(floor, lesson), "improve", wrap=True))
        self._show_holds(floor)

    def _show_holds(self, floor: LineFloor) -> None:
        names = {step.operation_id: step.name for step in floor.steps}
        for operation, operator in floor.holds.items():
            if operation not in names:
                continue
            held = QWidget()
            row = QHBoxLayout(held)
            row.setContentsMargins(0, 0, 0, 0)
            text = _("«{operation}» queda con {name}").format(
                operation=names[operation], name=name_of(floor, operator)
            )
            free = QPushButton(_("Soltar"))
            free.setProperty("role", "inline-link")
            free.setAccessibleName(_("Soltar «{operation}»").format(operation=names[operation]))
            free.clicked.connect(lambda _on=False, operation=operation: self.freed.emit(operation))
            row.addWidget(label(text, "soft", wrap=True), 1)
            row.addWidget(free)
            self._lines.addWidget(held)


class CrewCard(Card):
    """Who is at the line, and whether the garment may go back to somebody who had it."""

    changed = Signal()
    skills_wanted = Signal()
    number_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Con quiénes"), parent=parent)
        self.people = Toggles(_("Quiénes están en la línea"))
        self.ways = Toggles(
            _("Cómo pasa la prenda"),
            [(_("Puede volver atrás"), False), (_("Solo avanza"), True)],
            single=True,
        )
        self.ways.show_value(False)
        for one in (self.people, self.ways):
            one.saved.connect(lambda _value: self.changed.emit())
        self.pace = label("", "soft", wrap=True)
        self.unknown = label("", "warning", wrap=True)
        self.skills = QPushButton(_("Quiénes cosen y qué máquinas usan…"))
        self.number = QPushButton(_("Cuántas se quieren por día…"))
        for button, signal in ((self.skills, self.skills_wanted), (self.number, self.number_wanted)):
            button.setProperty("role", "link")
            button.clicked.connect(signal)
        self.body.addWidget(self.people)
        self.body.addWidget(label(_("La prenda, de una persona a otra:"), "soft"))
        self.body.addWidget(self.ways)
        self.body.addWidget(self.pace)
        self.body.addWidget(self.unknown)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.skills)
        row.addWidget(self.number)
        row.addStretch()
        self.body.addLayout(row)

    def show_pace(self, floor: LineFloor, needed: tuple[int, bool] | None) -> None:
        """How many people the wanted number asks for."""
        text = say_people_needed(floor, needed[0] if needed else None)
        self.pace.setText(text)
        self.pace.setVisible(bool(text))

    def show_crew(self, floor: LineFloor, people: tuple[int, ...]) -> None:
        """Those who have not left; who is at the line is pressed."""
        self.people.show_choices([(one.name, one.id) for one in floor.operators])
        self.people.show_value(people)
        said = say_unknown_skills(floor, people)
        self.unknown.setText(said)
        self.unknown.setVisible(bool(said))


class PlanCard(Card):
    """What is thought of or tried, and what became of it."""

    started = Signal()
    kept = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.said = label("", "strong", wrap=True)
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        self.start = QPushButton(_("Empezar…"))
        self.keep = QPushButton(_("Queda así"))
        self.drop = QPushButton(_("No funcionó…"))
        for button, signal in ((self.start, self.started), (self.keep, self.kept), (self.drop, self.dropped)):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)

    def show_plan(self, plan: LinePlan | None, today: str, *, may_write: bool) -> None:
        """Only where there is one; what is decided can be undone, not decided again."""
        self.setVisible(plan is not None)
        if plan is None:
            return
        self.said.setText(say_plan(plan, today))
        draft, trying = plan.status == DRAFT, plan.status == TRYING
        self.start.setVisible(draft)
        self.keep.setVisible(trying)
        self.drop.setVisible(draft or trying)
        self.drop.setText(_("Descartar…") if draft else _("No funcionó…"))
        for button in (self.start, self.keep, self.drop):
            button.setEnabled(may_write)
