"""Historia: the lights then and now, what cannot wait, the next steps, the timeline."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.change_words import explain_noise
from app.diagnosis.duration import say_duration
from app.diagnosis.instruments import list_instruments
from app.i18n import _, format_day, format_month, ngettext
from app.improvement.records import Action
from app.improvement.words import say_before, say_cost
from app.registry.story import Story, StoryAlert
from app.registry.timeline import StoryLine
from ui.context import Context
from ui.diagnosis.beginning import begin_visit
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton

SHOWN_STEPS = 5
SHOWN_EVENTS = 12


class StoryTab(ColumnsArea):
    """Rebuilt whenever the story was read again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme.scale, top=14, parent=parent)
        self._context, self._theme = context, context.theme

    def show_story(self, told: tuple[Story, bytes] | None) -> None:
        """Draw it, with the lights' PDF (empty without a finished visit); nothing while it is read."""
        self.clear()
        if told is None:
            return
        story, picture = told
        left, right = self.add_pair(61, 39)
        left.addWidget(self._lights(story, picture))
        left.addStretch()
        right.addWidget(self._steps(story))
        right.addWidget(self._timeline(story))
        right.addStretch()
        self.column.addStretch()

    # --- the lights ---

    def _lights(self, story: Story, lights: bytes) -> Card:
        if story.latest is None or story.result is None:
            return self._first_visit(story)
        if story.closed:
            return self._closed(story)
        card = Card(_("Antes y ahora") if story.previous else _("Ahora"), _rounds(story))
        card.body.setSpacing(10)
        from ui.widgets.pdf_picture import PdfPicture

        picture = PdfPicture(largest=1.15 * self._theme.scale)
        picture.show_pdf(lights, story.lights.said if story.lights else "")
        card.body.addWidget(picture)
        if story.change:
            text = _("La raya es la ronda anterior. {noise}").format(
                noise=explain_noise(story.change.dimensions)
            )
            card.body.addWidget(label(text, "small", wrap=True))
        for alert in story.alerts:
            card.body.addWidget(self._alert(alert, story.latest.visited_on))
        visit, way = story.latest.id, self._context.way
        links = [(_("Ver el resultado completo"), lambda: way.go("result", visit))]
        if story.change:
            links.append((_("Comparar las rondas"), lambda: way.go("comparison", story.workshop_id)))
        row = QHBoxLayout()
        row.setSpacing(18)
        for text, do in links:
            see = QPushButton(text)
            see.setProperty("role", "link")
            see.clicked.connect(do)
            row.addWidget(see)
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _closed(self, story: Story) -> Card:
        card = Card(_("Por ahora no se ve"))
        card.body.addWidget(label(story.closed, "soft", wrap=True))
        return card

    def _first_visit(self, story: Story) -> Card:
        draft = next((one for one in story.visits if one.status == "draft"), None)
        card = Card(_("Todavía no hay un diagnóstico terminado"))
        if draft is not None:
            sentence = _(
                "Hay un diagnóstico sin terminar, con {answered} de {asked} respuestas guardadas."
            ).format(answered=draft.answered, asked=draft.asked)
            button = QPushButton(_("Seguir el diagnóstico"))
            button.clicked.connect(lambda: self._context.way.go("visit", draft.id))
        else:
            took = say_duration(self._context.store, list_instruments()[0])
            sentence = _("{took} Se puede pausar y seguir otro día.").format(took=took)
            button = QPushButton(_("Empezar el diagnóstico"))
            button.clicked.connect(lambda: begin_visit(self._context, story.workshop_id))
        button.setAccessibleName(button.text())
        card.body.addWidget(label(sentence, "soft", wrap=True))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _alert(self, alert: StoryAlert, day: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "alert")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(2)
        column.addWidget(Light("triangle", _("Atención"), self._theme.colour("urgent")))
        text = alert.text if alert.text.rstrip().endswith(".") else f"{alert.text}."
        if alert.done_on is not None:
            sentence = _(
                "{text} Visto el {day}; acción hecha el {done}. Se vuelve a mirar en el próximo diagnóstico."
            )
        else:
            sentence = _("{text} Visto el {day}. No se promedia: va primero en el programa.")
        sentence = sentence.format(text=text, day=format_day(day), done=format_day(alert.done_on))
        column.addWidget(label(sentence, wrap=True))
        return frame

    # --- what comes next, what happened ---

    def _steps(self, story: Story) -> Card:
        programme = story.programme
        own = programme.open_actions if programme else ()
        steps = [(action, _say_action(action)) for action in own]
        for one in story.earlier:  # open, though a later programme was agreed since
            text = _("{agreed} · quedó abierto de antes").format(agreed=_say_action(one.action))
            steps.append((one.action, text))
        card = Card(_("Próximos pasos"))
        card.body.setSpacing(2)
        for number, (action, text) in enumerate(steps[:SHOWN_STEPS], 1):
            row = RowButton(f"{number}. {action.title}", text)
            if programme is not None:
                visit = programme.visit_id
                row.chosen.connect(lambda visit=visit: self._context.way.go("programme", visit))
            card.body.addWidget(row)
        more = len(steps) - SHOWN_STEPS
        if more > 0:
            text = ngettext("y {count} más", "y {count} más", more)
            card.body.addWidget(label(text.format(count=more), "soft"))
        if story.next_visit:
            card.body.addWidget(
                label(_say_visit(story.next_visit), "strong"),
            )
        if not steps:
            card.body.addWidget(label(self._no_steps(story), "soft", wrap=True))
            if story.latest is not None:
                agree = QPushButton(_("Acordar el programa"))
                agree.setAccessibleName(agree.text())
                visit = story.latest.id
                agree.clicked.connect(lambda: self._context.way.go("programme", visit))
                card.body.addWidget(agree, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _no_steps(self, story: Story) -> str:
        if story.latest is None:
            return _("Se acuerdan al terminar el diagnóstico.")
        return _("No hay acciones abiertas. Acuerde con la dueña o el dueño qué sigue.")

    def _timeline(self, story: Story) -> Card:
        card = Card(_("Historia"))
        card.body.setSpacing(6)
        for event in story.events[:SHOWN_EVENTS]:
            card.body.addLayout(self._event(event))
        if not story.events:
            card.body.addWidget(label(_("Aquí va a quedar lo que pase con este taller."), "soft", wrap=True))
        return card

    def _event(self, event: StoryLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        day = label(format_day(event.day), "strong")
        day.setFixedWidth(self._theme.pixels(88))
        day.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(day)
        text = f"{event.text} · {event.remark}" if event.remark else event.text
        row.addWidget(label(text, wrap=True), 1)
        return row


def _month(day: str) -> str:
    when = date.fromisoformat(day)
    return format_month(when.year, when.month)


def _rounds(story: Story) -> str:
    assert story.latest is not None
    now = _month(story.latest.visited_on)
    return f"{_month(story.previous.visited_on)} → {now}" if story.previous else now


def _say_visit(day: str) -> str:
    if day < date.today().isoformat():
        return _("Visita pendiente desde el {day}").format(day=format_day(day))
    return _("Próxima visita: {day}").format(day=format_day(day))


def _say_action(action: Action) -> str:
    parts = [action.responsible or _("sin responsable")]
    if before := say_before(action):
        parts.append(before)
    if cost := say_cost(action):
        parts.append(cost)
    return " · ".join(parts)
