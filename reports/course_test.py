"""Prueba del curso: its questions with boxes to tick, the same before and after.

Some answers have small drawings, for who reads little; whoever wants to is helped.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.i18n import _
from app.training.course_figures import course_of_event
from app.training.pictures import answer_pictures
from app.training.queries import read_event
from app.training.records import TestQuestion
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.pictograms import draw_lines
from reports.kit.shapes import Blank, Ticks, draw_tick
from reports.kit.style import LARGE, LARGE_BOLD, MEDIUM_MUTED, paragraph
from reports.paper import NothingToPrint, Request

INDENT = 22.0
DRAWN = 28.0  # points of a drawing's side


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
        *title_block(
            event.title,
            _("Marque la respuesta que le parece. Si quiere, con ayuda."),
            request.office.name,
            title,
        ),
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
    if question.pictures:
        lines.append(_beside_each_other(question))
    else:
        lines += [_Choice(letter, text) for letter, text in question.options]
    return KeepTogether(lines)


def _beside_each_other(question: TestQuestion) -> Table:
    """The choices with their drawings, as wide as each other."""
    cells = [
        [_DrawnBox(names), paragraph(text, LARGE, f"{letter})")]
        for (letter, text), names in zip(question.options, question.pictures, strict=True)
    ]
    table = Table([cells], colWidths=[TEXT_WIDTH / len(cells)] * len(cells))
    table.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (-1, -1), 10)])
    return table


class _DrawnBox(Flowable):
    """A box to tick and the drawings of an answer beside it."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = names

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, DRAWN + 3

    def draw(self) -> None:
        draw_tick(self.canv, "", 4, DRAWN / 2 - 3, 12)
        for place, name in enumerate(self.names):
            draw_lines(self.canv, answer_pictures()[name], INDENT + place * DRAWN, 1, DRAWN)


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
