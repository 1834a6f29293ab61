"""Capacitación: what is known of it (place, facilitator, places, cost, what is offered) and its days."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.numbers import COURSE_HOURS, PLACES
from app.storage.store import Store
from app.training import operations
from app.training.event_desk import EventDesk
from app.training.typed import read_hours, read_percent, show_hours, show_percent
from app.training.words import EVENT_WORDS, GIVER_WORDS
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Check, Choice, ChoiceOf, Cost, Notes, Payer, Typed, Whole
from ui.forms.reason_window import ReasonWindow
from ui.registry.choices import clusters
from ui.registry.words import term_choices
from ui.training.event_tab import EventTab
from ui.training.sessions_card import SessionsCard
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea

NOTE_HEIGHT = 68
USUAL_SHARE = 0.8
MOST_PLACES = 500
GIVERS = ("CAE", "SNPP", "SINAFOCAL", "ancla", "par", "bomberos", "municipio", "otro")


def event_rows() -> tuple[Row, ...]:
    """What is known of an event."""
    givers = {GIVER_WORDS.get(one, one): one for one in GIVERS}
    return (
        Row("title", _("Nombre"), wide=True),
        Row("place", _("Lugar")),
        Row("cluster_id", _("Territorio"), ChoiceOf(clusters)),
        Row("facilitator", _("Quién lo da")),
        Row("given_by", _("Institución"), Choice([("—", None), *givers.items()])),
        Row("places", _("Cupo (vacío: sin límite)"), Whole(PLACES, most=MOST_PLACES)),
        Row("language", _("Idioma"), Choice(term_choices("languages"))),
        Row("cost", _("Cuánto cuesta"), Cost()),
        Row("payer", _("Quién paga"), Payer()),
        Row("hours", _("Horas del curso"), Typed(read_hours, show_hours, COURSE_HOURS.doubt)),
        Row(
            "attendance_needed",
            _("Asistencia para el certificado, %"),
            Typed(read_percent, show_percent),
            take=_share,
        ),
        Row("status", _("Estado"), Choice(EVENT_WORDS)),
        Row("childcare", _("Se ofrece cuidado de hijos"), Check(), wide=True),
        Row("transport", _("Se ofrece transporte"), Check(), wide=True),
        Row("note", _("Notas"), Notes(NOTE_HEIGHT), wide=True),
    )


def _share(typed: float | None) -> float:
    return USUAL_SHARE if typed is None else typed


class EventForm(Card):
    """Every field saves by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("La capacitación"), parent=parent)
        self._context = context
        self._desk: EventDesk | None = None
        self.form = Form(context, event_rows(), self._write, "event_id")
        self.body.addWidget(self.form)

    def _write(self, store: Store, *, event_id: int, merge_key: str, **fields: Any) -> None:
        desk = self._desk
        assert desk is not None
        if fields.get("status") == "cancelled" != desk.event.status:
            self.cancel()
            return
        operations.change_event(store, event_id=event_id, merge_key=merge_key, **fields)

    def cancel(self) -> None:
        """Call the event off, once there is a reason; it stays in the notes."""
        desk = self._desk
        if desk is None:
            return
        reason = _ask_cancel_reason(self._context, desk, self)
        if reason:
            said = _("Capacitación suspendida: {reason}").format(reason=reason)
            self._context.do(operations.cancel_event, event_id=desk.event_id, reason=reason, said=said)
            self.form["note"].setFocus()
        self.show_desk(desk)

    def show_desk(self, desk: EventDesk) -> None:
        """What the file says; a field in which one is typing is left alone."""
        self._desk = desk
        self.form.show_record(desk.event)


class PlanTab(EventTab):
    """The form at the left, the days at the right; one under the other when it is narrow."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.card = EventForm(context)
        self.sessions = SessionsCard(context)
        area = ColumnsArea(context.theme.scale, top=14)
        left, right = area.add_pair(46, 54)
        left.addWidget(self.card)
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
        self.cancel = QPushButton(_("Suspender esta capacitación…"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.setProperty("role", "link")
        self.cancel.clicked.connect(self.card.cancel)
        card.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove = QPushButton(_("Quitar esta capacitación"))
        self.remove.setAccessibleName(self.remove.text())
        self.remove.setProperty("role", "link")
        self.remove.clicked.connect(self._remove)
        card.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def refresh(self, desk: EventDesk) -> None:
        self.card.show_desk(desk)
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
        self.card.setEnabled(may)

    def _remove(self) -> None:
        if self.desk is not None:
            self.context.do(operations.remove_event, event_id=self.desk.event_id)


def _ask_cancel_reason(context: Context, desk: EventDesk, parent: QWidget) -> str | None:
    """Why it is called off, which is needed: somebody will ask. None: she changes her mind."""
    count = desk.count("invited", "enrolled", "waiting")
    remark = ngettext(
        "Hay {count} persona para avisar: su teléfono sigue en Participantes.",
        "Hay {count} personas para avisar: sus teléfonos siguen en Participantes.",
        count,
    )
    window = ReasonWindow(
        context,
        parent,
        title=_("Suspender la capacitación"),
        about=desk.event.title,
        question=_("¿Por qué se suspende? Queda en las notas"),
        keep=_("Suspender"),
        leave=_("No suspender"),
        remark=remark.format(count=count) if count else "",
        needed=True,
    )
    return window.ask()
