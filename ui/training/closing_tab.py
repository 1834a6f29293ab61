"""Compromisos: how satisfied each was, what she will try and until when, and where it went."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day, ngettext
from app.improvement.queries import visit_of_action
from app.storage.store import Store
from app.training.attendance_operations import set_commitment
from app.training.enrolment_operations import set_enrolment
from app.training.event_desk import EventDesk
from app.training.people_queries import goes_to_programme
from app.training.records import Enrolment
from app.training.words import say_trainee
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import OnDay, Sentence
from ui.training.event_tab import EventTab
from ui.widgets.card import Card, label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ListTable
from ui.widgets.page_stack import PageStack
from ui.widgets.two_columns import TwoColumns

SHARES = (58, 42)
LEAST_TABLE = 300
GRADES = (1, 2, 3, 4, 5)


def closing_columns() -> tuple[ShownColumn, ...]:
    """The columns of the list: who, how satisfied, what is promised, where it went."""
    return (
        ShownColumn(_("N.º"), lambda one: str(one.number), lambda one: one.number, 48, right=True),
        ShownColumn(_("Persona"), lambda one: one.trainee.full_name, None, 180, strong=True),
        ShownColumn(
            _("Satisfacción"),
            lambda one: _("{grade} de 5").format(grade=one.satisfaction) if one.satisfaction else "",
            lambda one: one.satisfaction or 0,
            112,
        ),
        ShownColumn(_("Qué va a probar"), lambda one: one.commitment or ""),
        ShownColumn(
            _("Para cuándo"),
            lambda one: format_day(one.commitment_due_on),
            lambda one: one.commitment_due_on or "",
            112,
            leaves=1,
        ),
    )


def closing_rows() -> tuple[Row, ...]:
    """What she said of the course, and what she promises."""
    return (
        Row("satisfaction_note", _("Qué dijo del curso")),
        Row("commitment", _("Qué va a probar en su taller"), Sentence()),
        Row("commitment_due_on", _("Para cuándo"), OnDay()),
    )


class ClosingPanel(Card):
    """One person's satisfaction and commitment; everything saves by itself."""

    done = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk: EventDesk | None = None
        self.enrolment: Enrolment | None = None
        self.name = label("", "heading", wrap=True)
        self.about = label("", "soft", wrap=True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.about)
        self._add_grades()
        self._context = context
        self.form = Form(context, closing_rows(), self._write, "enrolment_id", shares=(1,))
        self.body.addWidget(self.form)
        self.where = label("", "soft", wrap=True)
        self.open = QPushButton(_("Ver el programa"))
        self.open.setAccessibleName(self.open.text())
        self.open.setProperty("role", "link")
        self.body.addWidget(self.where)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.form["commitment_due_on"].returnPressed.connect(self._finish)
        self.open.clicked.connect(self._open_programme)

    def begin(self) -> None:
        """Put the cursor in what she will try."""
        self.form["commitment"].setFocus()

    def _add_grades(self) -> None:
        self.body.addWidget(label(_("Satisfacción: 1 nada, 5 mucho"), "soft"))
        row = QHBoxLayout()
        row.setSpacing(6)
        self.grades = QButtonGroup(self)
        self.grades.setExclusive(False)
        for grade in GRADES:
            button = QPushButton(str(grade))
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.setAccessibleName(_("Satisfacción {grade} de 5").format(grade=grade))
            button.clicked.connect(lambda on, grade=grade: self.rate(grade if on else None))
            self.grades.addButton(button, grade)
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)

    def show_enrolment(self, desk: EventDesk, one: Enrolment | None) -> None:
        """Show somebody; what one is typing is left alone, or saved when it is another's."""
        if one is None:
            self.form.flush()
        self._desk, self.enrolment = desk, one
        self.setVisible(one is not None)
        self.setEnabled(not desk.store.read_only)
        if one is None:
            return
        self.name.setText(f"{one.number}. {one.trainee.full_name}")
        self.about.setText(say_trainee(one.trainee))
        for grade in GRADES:
            self.grades.button(grade).setChecked(one.satisfaction == grade)
        self.form.show_record(one)
        self.open.setVisible(one.action_id is not None)
        self.where.setText(self._say_where(desk, one))

    def _say_where(self, desk: EventDesk, one: Enrolment) -> str:
        if one.action_id is not None:
            return _("Quedó como acción en el programa de {name}.").format(name=one.trainee.workshop)
        if goes_to_programme(desk.store, enrolment_id=one.id):
            return _("Al escribirlo queda como acción en el programa de {name}.").format(
                name=one.trainee.workshop
            )
        if desk.course is not None and desk.course.reserved:
            return _("Lo que se dice en este curso es reservado: queda aquí y no va al programa.")
        if one.trainee.workshop_id is not None and one.trainee.role not in ("owner", "family"):
            return _("Queda aquí y no va al programa, porque el programa lo lee la dueña o el dueño.")
        return _("Queda aquí: su taller todavía no tiene un programa de mejora.")

    def rate(self, grade: int | None) -> None:
        """Keep how satisfied this person was."""
        if self._desk is not None and self.enrolment is not None:
            one = self.enrolment.id
            self._context.do(
                set_enrolment,
                enrolment_id=one,
                merge_key=f"enrolment:{one}:satisfaction",
                satisfaction=grade,
            )

    def _write(self, store: Store, *, enrolment_id: int, merge_key: str, **fields: Any) -> None:
        if "satisfaction_note" in fields:
            set_enrolment(store, enrolment_id=enrolment_id, merge_key=merge_key, **fields)
            return
        one = self.form.record  # of whom it was typed; somebody else may be shown by now
        text = fields.get("commitment", self.form["commitment"].text())
        day = fields.get("commitment_due_on", one.commitment_due_on)
        if (text.strip() or None, day) != (one.commitment, one.commitment_due_on):
            set_commitment(
                store,
                enrolment_id=enrolment_id,
                commitment=text,
                due_on=day,
                merge_key=f"commitment:{enrolment_id}",
            )

    def _finish(self) -> None:
        self.form.flush()
        self.done.emit()

    def _open_programme(self) -> None:
        if self.enrolment is not None and self.enrolment.action_id is not None:
            visit = visit_of_action(self._context.store, self.enrolment.action_id)
            if visit is not None:
                self._context.way.go("programme", visit)


class ClosingTab(EventTab):
    """In the list 1 to 5 rate and go down, Enter goes to what is promised."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = ListModel(closing_columns())
        self.table = ListTable(self.model, _("Compromisos"), context.theme.scale)
        self.panel = ClosingPanel(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self.whole = label("", wrap=True)
        column.addWidget(self.whole)
        self.body = PageStack()
        self.body.setMinimumHeight(context.theme.pixels(LEAST_TABLE))
        self.body.addWidget(self.table)
        self.empty = EmptyState(_("Falta la gente"), _("Agregue a quienes participan en «Participantes»."))
        self.body.addWidget(self.empty)
        column.addWidget(TwoColumns(context.theme, [self.body], [self.panel], SHARES), 1)
        self.help = label(
            _(
                "En la lista: 1 a 5 anotan la satisfacción y bajan; Enter va al compromiso. Enter en la fecha pasa a la persona de abajo."
            ),
            "small",
            wrap=True,
        )
        column.addWidget(self.help)
        self.table.typed.connect(self._type)
        self.table.pointed.connect(self._show_person)
        self.table.opened.connect(lambda _one: self.panel.begin())
        self.panel.done.connect(self._next)
        self.begins_at = self.table

    def refresh(self, desk: EventDesk) -> None:
        current = self.table.current
        people = desk.sitting
        self.model.show_rows(people)
        self.body.setCurrentWidget(self.table if people else self.empty)
        row = self.model.row_of(current.id) if current is not None else None
        if people:
            self.table.point_at(row if row is not None else 0)
        self.panel.show_enrolment(desk, self.table.current if people else None)
        grades = [one.satisfaction for one in people if one.satisfaction]
        promised = sum(bool(one.commitment) for one in people)
        said = []
        if grades:
            text = ngettext(
                "Satisfacción {mean} de 5 ({count} respuesta)",
                "Satisfacción {mean} de 5 ({count} respuestas)",
                len(grades),
            )
            mean = f"{sum(grades) / len(grades):.1f}".replace(".", ",")
            said.append(text.format(mean=mean, count=len(grades)))
        text = ngettext("{count} compromiso", "{count} compromisos", promised)
        said.append(text.format(count=promised))
        went = sum(one.action_id is not None for one in people)
        if went:
            text = ngettext("{count} en su programa", "{count} en sus programas", went)
            said.append(text.format(count=went))
        self.whole.setText(" · ".join(said))
        self.whole.setVisible(bool(people))

    def _show_person(self, one: Enrolment) -> None:
        if self.desk is not None:
            self.panel.show_enrolment(self.desk, one)

    def _type(self, text: str) -> None:
        if text.isdigit() and int(text) in GRADES:
            row = self.table.currentIndex().row()
            self.panel.rate(int(text))
            self.table.point_at(min(row + 1, self.model.rowCount() - 1))

    def _next(self) -> None:
        self.table.setFocus()
        self.table.point_at(min(self.table.currentIndex().row() + 1, self.model.rowCount() - 1))
