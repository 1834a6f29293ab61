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
    say_style,
)
from app.counts.vocabulary import counting_rules
from app.i18n import WEEKDAYS, _
from app.production.records import Style
from app.registry.queries import read_workshop
from reports.kit.page import TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import GROUND, INK, MUTED, SMALL, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import Request

DAYS = 6
NAME_SHARE = 0.31
ROW = 18.0
MOST_PEOPLE = 12
BLANK_GARMENTS = 1
_BOX = 5.6
TALLIED = {DEFECTS: 10, STOPS: 10}  # boxes of a day


def build_tally_sheet(request: Request) -> Section:
    """A week, empty, for the days that come: as it is keyed in, line by line."""
    workshop = read_workshop(request.reader, request.of)
    tally = read_tally(request.reader, request.of, request.printed_on.isoformat())
    title = _("Hoja de conteo del taller")
    blank = _("Semana del ____ / ____ / ______")
    story = title_block(workshop.name, blank, request.office.name, title, TEXT_WIDTH)
    story += [Spacer(1, 4), _table(tally.lines, tally.operators), Spacer(1, 4), _legend()]
    if operations := _operations(tally.styles):
        story += [Spacer(1, 3), *operations]
    text = PageText(title, workshop.name, request.office.name, request.printed_on)
    return Section(text, story, workshop.code)


def _table(lines: Sequence[TallyLine], people: Sequence[str]) -> Flowable:
    head = ["", *(f"{WEEKDAYS[day][:3]} ___/___" for day in range(DAYS))]
    rows: list[list[str | Flowable]] = []
    heights: list[float] = []
    sections: list[int] = []
    for section, words in SECTIONS.items():
        own = [line for line in lines if line.section == section]
        sections.append(len(rows) + 1)
        rows.append([paragraph("", SMALL_MUTED, _(words)), *[""] * DAYS])
        heights.append(ROW * 0.85)
        if section == PEOPLE:
            rows += [[_small(name), *[_presence()] * DAYS] for name in people[:MOST_PEOPLE]]
        rows += [_row(line) for line in own]
        if section == OUTPUT:
            rows += [[_small(_("Otra:")), *[""] * DAYS] for _place in range(BLANK_GARMENTS)]
        heights += [ROW] * (len(rows) - len(heights))
    widths = [NAME_SHARE, *[(1 - NAME_SHARE) / DAYS] * DAYS]
    more = [
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, MUTED),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    more += [("BACKGROUND", (0, at), (-1, at), GROUND) for at in sections]
    more += [("SPAN", (0, at), (-1, at)) for at in sections]
    return lined_table(head, rows, widths, heights=heights, more=more)


def _row(line: TallyLine) -> list[str | Flowable]:
    boxes = TALLIED.get(line.section)
    cell: str | Flowable = _boxes(boxes) if boxes else ""
    return [_small(line.title), *[cell] * DAYS]


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


def _operations(styles: Sequence[Style]) -> list[Flowable]:
    """The operations by number, to write beside a defect or a stop where it happened."""
    return [
        paragraph(
            " · ".join(f"{number} {operation.name}" for number, operation in enumerate(style.operations, 1)),
            SMALL_MUTED,
            f"{say_style(style)}:",
        )
        for style in styles
        if style.operations
    ]
