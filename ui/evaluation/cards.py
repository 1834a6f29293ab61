"""The cards of Evaluación: figures, who was reached, what moved, milestones, ladders."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.diagnosis.change_words import explain_unknown
from app.evaluation.records import Breakdown, CentreReport, StepCount
from app.evaluation.words import (
    GROUPING_WORDS,
    RUNG_WORDS,
    VERDICT_WORDS,
    explain_hidden,
    say_compared,
    say_count,
    say_whole_hours,
    told_verdicts,
)
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS
from app.i18n import _, format_number, ngettext
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.flow import FlowLayout
from ui.widgets.pdf_picture import PdfPicture

FIGURE_WIDTH = 112
REMARK_HEIGHT = 46


def figures_card(report: CentreReport, theme: Theme) -> Card:
    """The figures that a coordinator asks first."""
    head, activity = report.head, report.activity
    hours = round(sum(activity.contact_minutes.values()) / 60)
    figures = [
        (
            say_count(head.reached),
            _("de {all} talleres, alcanzados").format(all=say_count(head.workshops)),
        ),
        (say_count(head.first_rounds), _("primeros diagnósticos")),
        (say_count(head.later_rounds), _("con otra ronda")),
        (format_number(hours), _("horas con talleres")),
        (say_count(head.trainees), _("personas en cursos")),
        (say_count(head.certificates), _("certificados")),
        (format_number(activity.actions_done), _("acciones cumplidas")),
        (say_count(head.enquiries), _("consultas")),
    ]
    card = Card(_("En pocas cifras"))
    flow = FlowLayout(spacing=16)
    for number, words in figures:
        flow.addWidget(_figure(number, words, theme))
    card.body.addLayout(flow)
    if activity.without_minutes:
        text = ngettext(
            "Falta anotar los minutos de {n} contacto.",
            "Falta anotar los minutos de {n} contactos.",
            activity.without_minutes,
        )
        card.body.addWidget(label(text.format(n=activity.without_minutes), "small", wrap=True))
    return card


def _figure(number: str, words: str, theme: Theme) -> QWidget:
    one = QWidget()
    one.setFixedWidth(theme.pixels(FIGURE_WIDTH))
    column = QVBoxLayout(one)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(number, "figure"))
    remark = label(words, "soft", wrap=True)
    remark.setAlignment(Qt.AlignmentFlag.AlignTop)
    remark.setMinimumHeight(theme.pixels(REMARK_HEIGHT))  # two lines, so that all stand level
    column.addWidget(remark)
    return one


def _table(head: list[str], rows: list[list[str]], words: int = 1) -> QGridLayout:
    """The first `words` columns are words at the left, the others numbers at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for place, word in enumerate(head):
        grid.addWidget(_cell(word, place < words, "small"), 0, place)
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            grid.addWidget(_cell(text, place < words, ""), number, place)
    for place in range(words):
        grid.setColumnStretch(place, 1)
    if said := explain_hidden(rows):
        grid.addWidget(label(said, "small", wrap=True), len(rows) + 1, 0, 1, len(head))
    return grid


def _cell(text: str, is_word: bool, role: str) -> QLabel:
    cell = label(text, role, wrap=is_word)
    if not is_word:
        cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return cell


def breakdown_card(one: Breakdown) -> Card:
    """The workshops by one grouping."""
    card = Card(GROUPING_WORDS[one.grouping])
    head = ["", _("lista"), _("alcanzados"), _("diagnóstico"), _("otra ronda"), _("horas")]
    rows = [
        [
            line.label,
            say_count(line.workshops),
            say_count(line.reached),
            say_count(line.diagnosed),
            say_count(line.again),
            say_count(None if line.hours is None else round(line.hours)),
        ]
        for line in one.lines
    ]
    card.body.addLayout(_table(head, rows))
    return card


def changes_card(report: CentreReport, picture: bytes) -> Card:
    """Then and now by dimension, and how many may be said to have moved."""
    card = Card(_("Qué cambió"), _("de la primera ronda a la última del período"))
    if not picture:
        text = _(
            "Hacen falta cinco talleres con dos rondas que se puedan comparar y con permiso para la estadística."
        )
        card.body.addWidget(label(text, "soft", wrap=True))
        return card
    bars = PdfPicture()
    bars.show_pdf(picture, _("Promedio de cada dimensión, entonces y ahora"))
    card.body.addWidget(bars)
    return card


def verdicts_card(report: CentreReport) -> Card:
    """How many workshops may be said to have moved, of each dimension."""
    card = Card(_("Cuántos talleres cambiaron"), _("más de lo que el diagnóstico varía por sí solo"))
    told = told_verdicts(report.changes)
    if not told:
        said = f"{say_compared(report.changes)} {explain_unknown()}"
        card.body.addWidget(label(said.strip(), wrap=True))
        return card
    rows = [
        [one.name, say_count(one.compared), *(say_count(one.counts[verdict]) for verdict in told)]
        for one in report.changes
    ]
    head = ["", _("comparados"), *(VERDICT_WORDS[verdict] for verdict in told)]
    card.body.addLayout(_table(head, rows))
    return card


def milestones_card(report: CentreReport) -> Card:
    """What was reached and what it is owed to."""
    card = Card(_("Hitos"))
    rows = [
        [
            KIND_WORDS.get(one.kind, one.kind),
            ATTRIBUTION_WORDS[one.attribution],
            format_number(one.count),
            format_number(one.workshops),
        ]
        for one in report.milestones
    ]
    if rows:
        head = ["", _("según la dueña o el dueño"), _("hitos"), _("talleres")]
        card.body.addLayout(_table(head, rows, words=2))
    else:
        text = _("Ninguno que se pueda contar sin señalar a un taller.")
        card.body.addWidget(label(text, "soft", wrap=True))
    if report.hidden_milestones:
        text = ngettext(
            "Hay además {n} clase de hito de menos de cinco talleres, que no se muestra.",
            "Hay además {n} clases de hitos de menos de cinco talleres, que no se muestran.",
            report.hidden_milestones,
        )
        card.body.addWidget(label(text.format(n=report.hidden_milestones), "small", wrap=True))
    return card


def courses_card(report: CentreReport) -> Card:
    """The courses of the period and who came."""
    hours = round(report.activity.training_minutes / 60)
    remark = _("{n} horas-persona").format(n=format_number(hours))
    card = Card(_("Cursos"), remark if report.courses else "")
    if not report.courses:
        text = _("Ningún encuentro con asistencia marcada en este período.")
        card.body.addWidget(label(text, "soft", wrap=True))
        return card
    rows = [
        [
            one.title,
            format_number(one.events),
            say_count(one.people),
            say_count(one.women),
            say_whole_hours(one.minutes),
        ]
        for one in report.courses
    ]
    head = ["", _("capacitaciones"), _("personas"), _("mujeres"), _("horas-persona")]
    card.body.addLayout(_table(head, rows))
    return card


def topics_card(report: CentreReport) -> Card:
    """What the time with workshops went to."""
    card = Card(_("De qué se habló"), _("visitas y llamadas"))
    if not report.topics:
        text = _("Sin visitas ni llamadas en este período.")
        card.body.addWidget(label(text, "soft", wrap=True))
        return card
    rows = [[one.title, say_count(one.workshops), say_whole_hours(one.minutes)] for one in report.topics]
    card.body.addLayout(_table(["", _("talleres"), _("horas")], rows))
    return card


def ladder_card(report: CentreReport) -> Card:
    """Where the workshops stand on each step of formalizing."""
    remark = _("{n} talleres con pasos anotados").format(n=say_count(report.ladder_workshops))
    card = Card(_("Formalización"), remark if report.ladders else "")
    if not report.ladders:
        text = _("Todavía no se anotaron pasos en talleres con permiso para la estadística.")
        card.body.addWidget(label(text, "soft", wrap=True))
        return card
    words = RUNG_WORDS
    for ladder, title in (("business", _("El negocio")), ("jobs", _("Los empleos"))):
        steps: list[StepCount] = [one for one in report.ladders if one.ladder == ladder]
        rows = [[one.title, *(say_count(one.counts[name]) for name in words)] for one in steps]
        card.body.addLayout(_table([title, *words.values()], rows))
    return card
