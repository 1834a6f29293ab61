"""Prueba del curso: its questions with boxes to tick, the same before and after."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.i18n import _
from app.training.course_figures import course_of_event
from app.training.queries import read_event
from app.training.records import TestQuestion
from reports.kit.page import PageText, Section, title_block
from reports.kit.shapes import Blank, Ticks, draw_tick
from reports.kit.style import LARGE, LARGE_BOLD, MEDIUM_MUTED, paragraph
from reports.paper import NothingToPrint, Request

INDENT = 22.0


def build_course_test(request: Request) -> Section:
    """One blank test of an event's course. Raises `NothingToPrint` without its course."""
    event = read_event(request.reader, request.of)
    course = course_of_event(request.reader, event, request.printed_on)
    if course is None:
        raise NothingToPrint(
            _("Este programa no tiene el curso «{code}»; no hay prueba que imprimir.").format(
                code=event.course
            )
        )
    title = _("Prueba del curso")
    story: list[Flowable] = [
        *title_block(event.title, _("Marque la respuesta que le parece."), request.office.name, title),
        Spacer(1, 6),
        Ticks((_("Antes del curso"), _("Al terminar"))),
        Blank(_("Nombre y número en la lista:"), room=22),
        paragraph(
            _(
                "No es un examen y no se muestra en el taller: sirve para ver qué enseñó el curso. Si no sabe, déjela en blanco."
            ),
            MEDIUM_MUTED,
        ),
        Spacer(1, 6),
    ]
    for number, question in enumerate(course.questions, start=1):
        story += [_question(number, question), Spacer(1, 9)]
    text = PageText(title, event.title, request.office.name, request.printed_on)
    return Section(text, story, event.course)


def _question(number: int, question: TestQuestion) -> Flowable:
    lines: list[Flowable] = [paragraph(question.text, LARGE_BOLD, f"{number}."), Spacer(1, 3)]
    lines += [_Choice(letter, text) for letter, text in question.options]
    return KeepTogether(lines)


class _Choice(Flowable):
    """A box, its letter and its text, which may take several lines."""

    def __init__(self, letter: str, text: str) -> None:
        super().__init__()
        self.text = paragraph(text, LARGE, f"{letter})")

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _width, height = self.text.wrap(available_width - INDENT, available_height)
        return available_width, height + 4

    def draw(self) -> None:
        top = self.text.height
        draw_tick(self.canv, "", 4, top - 8, 10)
        self.text.drawOn(self.canv, INDENT, 3)
