"""Edición: what is known of it (place, facilitator, places, cost, what is offered) and its days."""

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.numbers import read_number, read_whole
from app.training import operations
from app.training.words import EVENT_WORDS, giver_words
from ui.context import Context
from ui.forms.fields import CostField, FileChoiceField, ReadField
from ui.forms.payer_field import PayerField
from ui.registry import choices as file_choices
from ui.registry.words import term_choices
from ui.training.cancel_window import ask_cancel_reason
from ui.training.event_desk import EventDesk
from ui.training.event_tab import EventTab
from ui.training.sessions_card import SessionsCard
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import Labelled, NoteField, TextField

NOTE_HEIGHT = 68
USUAL_SHARE = 0.8
MOST_PLACES, MOST_HOURS = 500, 500
GIVERS = ("CAE", "SNPP", "SINAFOCAL", "ancla", "par", "bomberos", "municipio", "otro")


def read_percent(text: str) -> float | None:
    """ "80", "80 %" -> 0.8; "" -> None. Raises `DataProblem` outside 0 to 100."""
    if not text.strip():
        return None
    share = read_number(text, percent=True) / 100
    if share > 1:
        raise DataProblem(
            _("«{text}» es más que todo; aquí va un número de 0 a 100.").format(text=text.strip())
        )
    return share


def read_hours(text: str) -> float | None:
    """ "8", "1,5 h" -> hours; "" -> None. Raises `DataProblem` that says what is wrong."""
    typed = re.sub(r"(?i)\s?(?:h|hs|horas?)\.?$", "", text.strip())
    if not typed:
        return None
    hours = read_number(typed)
    if hours > MOST_HOURS:
        raise DataProblem(
            _("«{text}» es demasiado para un curso; mire si sobra una cifra.").format(
                text=text.strip()
            )
        )
    return hours


class EventForm(Card):
    """Every field saves by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("La edición"), parent=parent)
        self._context = context
        self._desk: EventDesk | None = None
        self.fields: dict[str, Any] = self._make_fields(context)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        (_title, title), *paired = self._placed()
        grid.addWidget(title, 0, 0, 1, 2)
        for place, (_name, widget) in enumerate(paired):
            grid.addWidget(widget, 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self._add_offers()
        note = self.fields["note"]
        note.setFixedHeight(context.theme.pixels(NOTE_HEIGHT))
        self.body.addWidget(Labelled(_("Notas"), note))
        self._wire()

    def _make_fields(self, context: Context) -> dict[str, Any]:
        givers = [(giver_words().get(one, one), one) for one in GIVERS]
        return {
            "title": TextField(),
            "status": ChoiceField([(text, code) for code, text in EVENT_WORDS.items()]),
            "place": TextField(),
            "cluster_id": FileChoiceField(context.store, file_choices.clusters),
            "facilitator": TextField(),
            "given_by": ChoiceField([("—", None), *givers]),
            "places": ReadField(
                _("Cupo (vacío: sin límite)"),
                lambda text: read_whole(text, most=MOST_PLACES),
                _show,
            ),
            "hours": ReadField(_("Horas del curso"), read_hours, _show_hours),
            "cost": CostField(_("Cuánto cuesta")),
            "payer": PayerField(),
            "language": ChoiceField(term_choices("languages")),
            "attendance_needed": ReadField(
                _("Asistencia para el certificado, %"), read_percent, _show_percent
            ),
            "childcare": QCheckBox(_("Se ofrece cuidado de hijos")),
            "transport": QCheckBox(_("Se ofrece transporte")),
            "note": NoteField(),
        }

    def _placed(self) -> list[tuple[str, QWidget]]:
        names = {
            "title": _("Nombre"),
            "place": _("Lugar"),
            "cluster_id": _("Territorio"),
            "facilitator": _("Quién facilita"),
            "given_by": _("Institución"),
            "payer": _("Quién paga"),
            "language": _("Idioma"),
            "status": _("Estado"),
        }
        order = (
            "title", "place", "cluster_id", "facilitator", "given_by", "places", "language",
            "cost", "payer", "hours", "attendance_needed", "status",
        )  # fmt: skip
        return [
            (name, Labelled(names[name], self.fields[name]) if name in names else self.fields[name])
            for name in order
        ]

    def _add_offers(self) -> None:
        for name in ("childcare", "transport"):
            box: QCheckBox = self.fields[name]
            box.setAccessibleName(box.text())
            self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)

    def _wire(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                field.clicked.connect(lambda on, what=name: self._save(what, bool(on)))
            elif isinstance(field, ChoiceField):
                field.chosen.connect(lambda value, what=name: self._save(what, value))
            else:
                field.saved.connect(lambda value, what=name: self._save(what, value))

    def _save(self, name: str, value: object) -> None:
        desk = self._desk
        if desk is None:
            return
        if name == "status" and value == "cancelled" != desk.event.status:
            self.cancel()
            return
        if name == "attendance_needed" and value is None:
            value = USUAL_SHARE
        desk.attempt(
            operations.change_event, event_id=desk.event_id,
            merge_key=f"event:{desk.event_id}:{name}", **{name: value},
        )  # fmt: skip
        desk.reload()
        self.show_desk(desk)

    def cancel(self) -> None:
        """Call the edition off, once there is a reason; it stays in the notes."""
        desk = self._desk
        if desk is None:
            return
        reason = ask_cancel_reason(self._context, desk, self)
        if reason:
            desk.attempt(operations.cancel_event, event_id=desk.event_id, reason=reason)
            self._context.messages.say_undoable(
                _("Edición suspendida: {reason}").format(reason=reason), desk.store
            )
            desk.reload()
            self.fields["note"].setFocus()
        self.show_desk(desk)

    def show_desk(self, desk: EventDesk) -> None:
        """What the file says; a field in which one is typing is left alone."""
        self._desk = desk
        for name, field in self.fields.items():
            value = getattr(desk.event, name)
            if isinstance(field, QCheckBox):
                field.setChecked(bool(value))
            elif isinstance(field, TextField | NoteField):
                field.show_text(value or "")
            else:
                field.show_value(value)


class PlanTab(EventTab):
    """The form at the left, the days at the right; one under the other when it is narrow."""

    removed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = EventForm(context)
        self.sessions = SessionsCard(context)
        area = ColumnsArea(context.theme.scale, top=14)
        left, right = area.add_pair(46, 54)
        left.addWidget(self.form)
        left.addStretch()
        right.addWidget(self.sessions)
        right.addWidget(self._plan_card())
        right.addStretch()
        area.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.begins_at = self.sessions.first

    def _plan_card(self) -> Card:
        card = Card(_("Qué hace falta llevar"))
        self.materials = label("", wrap=True)
        card.body.addWidget(self.materials)
        self.cancel = QPushButton(_("Suspender esta edición…"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.setProperty("role", "link")
        self.cancel.clicked.connect(self.form.cancel)
        card.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove = QPushButton(_("Quitar esta edición"))
        self.remove.setAccessibleName(self.remove.text())
        self.remove.setProperty("role", "link")
        self.remove.clicked.connect(self._remove)
        card.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def refresh(self, desk: EventDesk) -> None:
        self.form.show_desk(desk)
        self.sessions.show_desk(desk)
        course = desk.course
        self.materials.setText(
            "\n".join(f"– {one}" for one in course.materials)
            if course
            else _("El curso {code} no está en el catálogo.").format(code=desk.event.course)
        )
        may = not desk.store.read_only
        self.remove.setVisible(may and not desk.enrolments)
        self.cancel.setVisible(may and desk.event.status == "planned")
        self.form.setEnabled(may)

    def _remove(self) -> None:
        if self.desk is not None:
            self.desk.attempt(operations.remove_event, event_id=self.desk.event_id)


def _show(value: object) -> str:
    return "" if value is None else str(value)


def _show_hours(value: object) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float | int) else ""


def _show_percent(value: object) -> str:
    return f"{value * 100:g}" if isinstance(value, float | int) else ""
