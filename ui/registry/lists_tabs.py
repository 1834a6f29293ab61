"""Diagnósticos and Programa: the plain lists behind the story."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.colours import BAND_ROLES
from app.diagnosis.records import VisitLine
from app.diagnosis.scoring import band_of
from app.diagnosis.words import BAND_WORDS
from app.i18n import _, format_day
from app.improvement.carrying import EarlierAction
from app.improvement.records import Action, Programme
from app.improvement.words import say_cost
from app.registry.story import Story
from ui.context import Context
from ui.diagnosis.beginning import begin_visit
from ui.widgets.card import Card, label
from ui.widgets.light import SHAPES, Light
from ui.widgets.row_button import RowButton

MARK_WIDTH = 120


class _ListTab(QScrollArea):
    """A scrolled column of cards, rebuilt at each reading."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _column(self) -> QVBoxLayout:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 14, 2, 0)
        column.setSpacing(14)
        self.setWidget(body)
        return column


class RoundsTab(_ListTab):
    """Every round of the workshop."""

    def show_story(self, told: tuple[Story, bytes] | None) -> None:
        """List the visits, newest first."""
        column = self._column()
        if told is None:
            return
        story = told[0]
        card = Card(_("Diagnósticos"))
        card.body.setSpacing(2)
        for visit in story.visits:
            card.body.addLayout(self._line(visit, story))
        if not story.visits:
            card.body.addWidget(label(_("Todavía no hay ninguno."), "soft"))
            begin = QPushButton(_("Empezar el diagnóstico"))
            begin.setAccessibleName(begin.text())
            begin.clicked.connect(lambda: begin_visit(self._context, story.workshop_id))
            card.body.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch()

    def _line(self, visit: VisitLine, story: Story) -> QHBoxLayout:
        line = QHBoxLayout()
        draft = visit.status == "draft"
        overall = story.scores.get(visit.id)
        band = band_of(overall, story.latest.instrument.bands) if story.latest else None
        word = _("sin terminar") if draft else BAND_WORDS[band]
        mark = Light(SHAPES[band], word, self._theme.colour(BAND_ROLES[band]))
        remark = _("{day} · {answered} de {asked} respuestas").format(
            day=format_day(visit.visited_on), answered=visit.answered, asked=visit.asked
        )
        if visit.consultant:
            remark += f" · {visit.consultant}"
        row = RowButton(
            _("Diagnóstico {round}").format(round=visit.round),
            remark,
            mark,
            mark_width=self._theme.pixels(MARK_WIDTH),
        )
        page = "visit" if draft else "result"
        row.chosen.connect(lambda: self._context.way.go(page, visit.id))
        line.addWidget(row, 1)
        answers = QPushButton(_("Seguir") if draft else _("Ver las respuestas"))
        answers.setAccessibleName(
            _("{action} del diagnóstico {round}").format(action=answers.text(), round=visit.round)
        )
        answers.clicked.connect(lambda: self._context.way.go("visit", visit.id))
        line.addWidget(answers)
        return line


class ProgrammeTab(_ListTab):
    """The programme that is under way, as it was agreed."""

    def show_story(self, told: tuple[Story, bytes] | None) -> None:
        """List the actions with who, when and evidence."""
        column = self._column()
        if told is None:
            return
        story = told[0]
        programme = story.programme
        if programme is None:
            column.addWidget(self._nothing(story))
        else:
            column.addWidget(self._programme(programme))
            if story.earlier:
                column.addWidget(self._earlier(story.earlier, programme))
        column.addStretch()

    def _nothing(self, story: Story) -> Card:
        card = Card(_("Todavía no hay un programa"))
        if story.latest is None:
            text = _("El programa se acuerda con los resultados de un diagnóstico terminado.")
            card.body.addWidget(label(text, "soft", wrap=True))
            return card
        visit = story.latest.id
        agree = QPushButton(_("Acordar el programa"))
        agree.setAccessibleName(agree.text())
        agree.clicked.connect(lambda: self._context.way.go("programme", visit))
        card.body.addWidget(agree, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _programme(self, programme: Programme) -> Card:
        remark = (
            _("acordado el {day}").format(day=format_day(programme.agreed_on)) if programme.agreed_on else ""
        )
        card = Card(_("Programa de mejora"), remark)
        card.body.setSpacing(2)
        for number, action in enumerate(programme.actions, 1):
            row = self._action(number, action)
            row.chosen.connect(lambda: self._context.way.go("programme", programme.visit_id))
            card.body.addWidget(row)
        if not programme.actions:
            card.body.addWidget(label(_("El programa no tiene acciones todavía."), "soft"))
        if programme.centre_commitment:
            text = _("El centro se compromete a: {text}").format(text=programme.centre_commitment)
            card.body.addWidget(label(text, wrap=True))
        change = QPushButton(_("Abrir el programa"))
        change.setAccessibleName(change.text())
        change.clicked.connect(lambda: self._context.way.go("programme", programme.visit_id))
        card.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _earlier(self, earlier: Sequence[EarlierAction], programme: Programme) -> Card:
        """What is open of a programme before: it counts, and is looked at in the one under way."""
        card = Card(_("Quedó abierto de antes"), str(len(earlier)))
        card.body.setSpacing(2)
        for number, one in enumerate(earlier, 1):
            row = self._action(number, one.action)
            row.chosen.connect(lambda: self._context.way.go("programme", programme.visit_id))
            card.body.addWidget(row)
        return card

    def _action(self, number: int, action: Action) -> RowButton:
        states = {
            "open": ("ring", _("abierta"), "unmeasured"),
            "done": ("square", _("hecha"), "good"),
            "dropped": ("ring", _("dejada"), "unmeasured"),
        }
        shape, word, role = states[action.status]
        parts = [
            action.responsible or _("sin responsable"),
            _("antes del {day}").format(day=format_day(action.due_on)) if action.due_on else _("sin fecha"),
            say_cost(action) or "",
            _("evidencia: {text}").format(text=action.evidence) if action.evidence else "",
        ]
        mark = Light(shape, word, self._theme.colour(role))
        return RowButton(
            f"{number}. {action.title}",
            " · ".join(part for part in parts if part),
            mark,
            mark_width=self._theme.pixels(MARK_WIDTH),
        )
