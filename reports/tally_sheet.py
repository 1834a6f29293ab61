"""Hoja de conteo del taller: the lines that the window keys in, with boxes to tally on for a week.

It stays in the workshop; who came is marked by the name or the initials that the workshop uses.
"""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.platypus import Flowable, Spacer

from app.counts.tally import (
    DEFECTS,
    OUTPUT,
    PEOPLE,
    SECTIONS,
    STOPS,
    TallyLine,
    read_tally,
)
from app.counts.vocabulary import counting_rules
from app.i18n import WEEKDAYS, _
from app.phrases import shorten
from app.production.records import Style
from app.production.words import say_style
from app.registry.queries import read_workshop
from reports.kit.one_page import height_of
from reports.kit.page import FIRST_ROOM, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import GROUND, INK, MUTED, SMALL, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import Request

DAYS = 6
NAME_SHARE = 0.31
HIGHEST_ROW, LOWEST_ROW = 18.0, 13.8  # points: higher is easier to write in, lower cuts the boxes
HEAD_ROW = 17.0
MOST_PEOPLE = 9  # with more, those who did not come are written
NAME_LETTERS = 38  # on one line of its column
BLANK_GARMENTS = 1
_BOX = 5.6
TALLIED = {DEFECTS: 10, STOPS: 10}  # boxes of a day


def build_tally_sheet(request: Request) -> Section:
    """A week, empty, for the days that come: as it is keyed in, line by line."""
    workshop = read_workshop(request.reader, request.of)
    tally = read_tally(request.reader, request.of, request.printed_on.isoformat())
    title = _("Hoja de conteo del taller")
    blank = _("Semana del ____ / ____ / ______")
    head = [*title_block(workshop.name, blank, request.office.name, title, TEXT_WIDTH), Spacer(1, 4)]
    below: list[Flowable] = [Spacer(1, 4), _legend()]
    if operations := _say_operations(tally.styles):
        below.append(Spacer(1, 3))
        below += [paragraph(said, SMALL_MUTED, style) for style, said in operations]
    room = FIRST_ROOM - height_of(head) - height_of(below) - HEAD_ROW
    story = [*head, _table(tally.lines, tally.operators, room), *below]
    text = PageText(title, workshop.name, request.office.name, request.printed_on)
    return Section(text, story, workshop.code)


def _table(lines: Sequence[TallyLine], people: Sequence[str], room: float) -> Flowable:
    """As high as there is room, so that a usual workshop has its week on one sheet."""
    head = ["", *(f"{WEEKDAYS[day][:3]} ___/___" for day in range(DAYS))]
    rows: list[list[str | Flowable]] = []
    sections: list[int] = []
    for section, words in SECTIONS.items():
        own = [line for line in lines if line.section == section]
        sections.append(len(rows) + 1)
        rows.append([paragraph("", SMALL_MUTED, _(words)), *[""] * DAYS])
        if section == PEOPLE:
            rows += _people_rows(people)
        rows += [_row(line) for line in own]
        if section == OUTPUT:
            rows += [[_small(_("Otra:")), *[""] * DAYS] for _place in range(BLANK_GARMENTS)]
    # a section's heading is a little lower than the lines below it
    high = min(HIGHEST_ROW, max(LOWEST_ROW, room / (len(rows) - 0.15 * len(sections))))
    heights = [high * (0.85 if at + 1 in sections else 1.0) for at in range(len(rows))]
    widths = [NAME_SHARE, *[(1 - NAME_SHARE) / DAYS] * DAYS]
    more = [
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, MUTED),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    more += [("BACKGROUND", (0, at), (-1, at), GROUND) for at in sections]
    more += [("SPAN", (0, at), (-1, at)) for at in sections]
    return lined_table(head, rows, widths, heights=heights, more=more)


def _people_rows(people: Sequence[str]) -> list[list[str | Flowable]]:
    """A box a day for each, as long as they are few enough for one sheet."""
    if len(people) > MOST_PEOPLE:
        return [[_small(_("Quiénes faltaron:")), *[""] * DAYS]]
    return [[_small(shorten(one, NAME_LETTERS)), *[_presence()] * DAYS] for one in people]


def _row(line: TallyLine) -> list[str | Flowable]:
    boxes = TALLIED.get(line.section)
    cell: str | Flowable = _boxes(boxes) if boxes else ""
    return [_small(shorten(line.title, NAME_LETTERS)), *[cell] * DAYS]


def _small(text: str) -> Flowable:
    return paragraph(text, SMALL)


def _boxes(count: int) -> Drawing:
    """Two rows of small boxes, one stroke each; the number is written beside them."""
    across = count // 2
    drawing = Drawing(across * (_BOX + 1.4), 2 * _BOX + 1.4)
    for place in range(count):
        x, y = (place % across) * (_BOX + 1.4), (place // across) * (_BOX + 1.4)
        drawing.add(Rect(x, y, _BOX, _BOX, fillColor=None, strokeColor=MUTED, strokeWidth=0.6))
    return drawing


def _presence() -> Drawing:
    """One box: a stroke for who came, an F for who did not."""
    drawing = Drawing(9, 9)
    drawing.add(Rect(0, 0, 9, 9, fillColor=None, strokeColor=INK, strokeWidth=0.7))
    return drawing


def _legend() -> Flowable:
    text = _(
        "La gente: una raya para quien vino, F para quien faltó. Un defecto, una raya en un cuadrito. "
        "Parada: un cuadrito por cada {minutes} minutos de una persona; si esperan dos, son dos. "
        "Al final del día escriba los números: se cargan en este mismo orden, de arriba abajo."
    )
    return paragraph(text.format(minutes=counting_rules().minutes_per_box), SMALL_MUTED)


def _say_operations(styles: Sequence[Style]) -> list[tuple[str, str]]:
    """The operations by number, to write beside a defect or a stop where it happened; by style."""
    return [
        (
            f"{say_style(style)}:",
            " · ".join(f"{number} {operation.name}" for number, operation in enumerate(style.operations, 1)),
        )
        for style in styles
        if style.operations
    ]
