"""Hoja de tiempos: to fill by hand beside the machine, or with what was measured and what it says.

It stays between the workshop and the centre: it has the names of who sews.
"""

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer

from app.i18n import _, format_day, format_number, ngettext
from app.phrases import shorten
from app.production.judgements import read_judgements
from app.production.owner_words import say_day, say_hold_up
from app.production.queries import list_operators, read_study_times, require_study, require_style
from app.production.records import Operator, StandardTime, StudyPart, Style, TimeStudy
from app.production.standard_time import MinuteRange, add_ranges, loads_of, takt
from app.production.words import (
    OFFERED_STRIKES,
    ORIGIN_WORDS,
    STRIKE_WORDS,
    say_between,
    say_decimal,
    say_machine,
    say_seconds,
    say_strike,
    say_style,
)
from app.registry.queries import read_workshop
from reports.kit.one_page import height_of
from reports.kit.page import (
    WIDE_LATER_ROOM,
    WIDE_ROOM,
    WIDE_TEXT_WIDTH,
    PageText,
    Section,
    title_block,
)
from reports.kit.style import BODY, LARGE, MUTED, SMALL, SMALL_MUTED, SUBHEADING, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

CELLS = 10
FEWEST_ROWS = 10
SPARE = 1
ROW, HEAD_ROW = 28.0, 17.0
STYLE_LETTERS = 90  # of a garment's name, above what is known of the study
ONE_LINE, TWO_LINES = 24, 56  # letters of an operation's name in its column
FILLED = (0.035, 0.215, 0.15, 0.34, 0.06, 0.08, 0.12)


def build_blank_time_sheet(request: Request) -> Section:
    """The sheet of one style, its operations in order, ten cells each to write the cycles in."""
    style = require_style(request.reader, request.of)
    workshop = read_workshop(request.reader, style.workshop_id)
    operators = _operators(request, style)
    title, name = _("Hoja de tiempos"), shorten(say_style(style), STYLE_LETTERS)
    left = list(range(max(FEWEST_ROWS, len(style.operations) + SPARE)))
    head = title_block(workshop.name, name, request.office.name, title, WIDE_TEXT_WIDTH)
    story: list[Flowable] = []
    while left:
        head = [*head, *_day_lines(), Spacer(1, 6)]
        below = [Spacer(1, 5), _how_to_fill()]
        room = (WIDE_LATER_ROOM if story else WIDE_ROOM) - height_of([*head, *below], WIDE_TEXT_WIDTH)
        rows = max(1, int((room - HEAD_ROW) // ROW))
        story += [PageBreak()] if story else []
        story += [*head, _blank_table(style, operators, left[:rows]), *below]
        left, head = left[rows:], [paragraph("", LARGE, name)]
    text = PageText(title, workshop.name, request.office.name, request.printed_on)
    return Section(text, story, workshop.code, wide=True)


def _day_lines() -> list[Flowable]:
    gap = "\u00a0" * 5
    words = _("Día: ____ / ____ / ______{gap}Mide: ______________________").format(gap=gap)
    return [paragraph(words, LARGE)]


def _blank_table(style: Style, operators: dict[int, Operator], numbers: list[int]) -> Flowable:
    head = [_("N.º"), _("Operación"), _("Quién · máquina"), *map(str, range(1, CELLS + 1)), _("Ritmo")]
    rows: list[list[str | Flowable]] = []
    for number in numbers:
        one = style.operations[number] if number < len(style.operations) else None
        who = operators.get(one.operator_id or 0) if one is not None else None
        words = [who.name if who is not None else "_______", say_machine(one.machine).lower()] if one else []
        rows.append(
            [
                str(number + 1),
                _in_two_lines(one.name) if one is not None else "",
                paragraph(shorten(" · ".join(words), TWO_LINES), SMALL) if words else "",
                *[""] * CELLS,
                "",
            ]
        )
    cell = 0.056
    widths = [0.035, 0.955 - 0.16 - cell * CELLS - 0.055, 0.16, *[cell] * CELLS, 0.06]
    lines = [("LINEAFTER", (2, 0), (-2, -1), 0.5, MUTED)]
    return lined_table(head, rows, widths, width=WIDE_TEXT_WIDTH, heights=[ROW] * len(rows), more=lines)


def _in_two_lines(name: str) -> Flowable:
    """As large as a row has room for."""
    return paragraph(shorten(name, TWO_LINES), BODY if len(name) <= ONE_LINE else SMALL)


def _how_to_fill() -> Flowable:
    reasons = ", ".join(STRIKE_WORDS[code] for code in OFFERED_STRIKES[:4])
    text = _(
        "Una casilla por prenda: de que termina una a que termina la siguiente, como 1:28. De 5 a 10 por operación. "
        "Si pasó algo ({reasons}), táchela y anótelo al costado. Ritmo: 100 si va como siempre; 90 más lenta, 110 más rápida. "
        "Se mide el trabajo, no a la persona: cuénteselo antes de empezar."
    )
    return paragraph(text.format(reasons=reasons), SMALL_MUTED)


def build_time_sheet(request: Request) -> Section:
    """What one study measured. Raises `NothingToPrint` while it has no cycle."""
    reader = request.reader
    study = require_study(reader, request.of)
    style = require_style(reader, study.style_id)
    workshop = read_workshop(reader, style.workshop_id)
    times = {one.operation_id: one for one in read_study_times(reader, study.id)}
    if not times:
        raise NothingToPrint(_("Todavía no hay ningún ciclo medido; imprima la hoja para llenar a mano."))
    title = _("Hoja de tiempos")
    name = shorten(say_style(style), STYLE_LETTERS)
    detail = " · ".join((name, format_day(study.studied_on), ORIGIN_WORDS[study.origin]))
    if not study.closed:
        detail = _("{detail} · medición sin terminar").format(detail=detail)
    operators = _operators(request, style)
    story: list[Flowable] = [
        *title_block(workshop.name, detail, request.office.name, title, WIDE_TEXT_WIDTH),
        Spacer(1, 6),
        _filled_table(style, study, times, operators),
        Spacer(1, 10),
        KeepTogether(_sums(style, times, operators)),
        *_notes(style, study),
        Spacer(1, 6),
        paragraph(_say_allowance(study), SMALL_MUTED),
        paragraph(
            _(
                "Tiene nombres de quienes cosen: queda entre el taller y el centro. Se midió el trabajo, no a la persona."
            ),
            SMALL_MUTED,
        ),
    ]
    text = PageText(title, workshop.name, request.office.name, request.printed_on)
    return Section(text, story, workshop.code, wide=True)


def _operators(request: Request, style: Style) -> dict[int, Operator]:
    return {one.id: one for one in list_operators(request.reader, style.workshop_id)}


def _filled_table(
    style: Style, study: TimeStudy, times: dict[int, StandardTime], operators: dict[int, Operator]
) -> Flowable:
    head = [
        _("N.º"),
        _("Operación"),
        _("Quién · máquina"),
        _("Ciclos"),
        _("Ritmo"),
        _("Minuto estándar"),
        _("Entre"),
    ]
    parts = {part.operation_id: part for part in study.parts}
    rows: list[list[str | Flowable]] = []
    for number, operation in enumerate(style.operations, 1):
        part, time = parts.get(operation.id), times.get(operation.id)
        who = operators.get((part or operation).operator_id or 0)
        machine = say_machine((part or operation).machine).lower()
        words = " · ".join(one for one in (who.name if who else "", machine) if one)
        rows.append(
            [
                str(number),
                paragraph(operation.name, SMALL),
                paragraph(words, SMALL),
                paragraph(_say_cells(part) if part is not None else "", SMALL),
                str(part.rating) if part is not None and time is not None else "",
                paragraph("", BODY, say_decimal(time.minutes)) if time is not None else _("sin medir"),
                paragraph(say_between(time.low, time.high), SMALL) if time is not None else "",
            ]
        )
    return lined_table(head, rows, FILLED, width=WIDE_TEXT_WIDTH)


def _say_cells(part: StudyPart) -> str:
    valid = [say_seconds(one) for one in part.seconds]
    struck = [
        _("{time} ({why})").format(time=say_seconds(one.seconds), why=say_strike(one.struck_reason))
        for one in part.cycles
        if not one.counts
    ]
    said = " · ".join(valid)
    if struck:
        said += "; " + _("tachados: {list}").format(list=", ".join(struck))
    return said


def _sums(style: Style, times: dict[int, StandardTime], operators: dict[int, Operator]) -> list[Flowable]:
    whole = add_ranges(
        MinuteRange(one.minutes, None if one.high is None else one.high - one.minutes)
        for one in times.values()
    )
    complete = len(times) == len(style.operations)
    words = _("La prenda lleva")
    if not complete:
        words = ngettext("La operación medida lleva", "Las {count} operaciones medidas llevan", len(times))
    digits = 1 if whole.minutes >= 10 else 2  # no more than is known
    range_of = say_between(whole.low, whole.high, digits)
    said = _("{minutes} minutos estándar").format(minutes=say_decimal(whole.minutes, digits))
    story = [
        Paragraph(_("Qué dice"), SUBHEADING),
        paragraph(f"{said}{f' ({range_of})' if range_of else ''}.", LARGE, words.format(count=len(times))),
    ]
    if not complete:
        story.append(
            paragraph(_("Faltan operaciones por medir: el total de la prenda todavía no se sabe."), BODY)
        )
        return story
    day = read_judgements("measuring")["day-minutes"].value
    loads = loads_of((one.operation_id, one.operator_id, one.minutes) for one in times.values())
    names = {one.id: one.name for one in style.operations}
    story.append(paragraph(say_hold_up(loads, operators, names, day), BODY))
    if style.wanted_per_day:
        text = _("Para hacer {count} por día ({day}) tiene que salir una cada {takt} min.").format(
            count=format_number(style.wanted_per_day),
            day=say_day(day),
            takt=say_decimal(takt(day, style.wanted_per_day)),
        )
        story.append(paragraph(text, BODY))
    return story


def _notes(style: Style, study: TimeStudy) -> list[Flowable]:
    names = {one.id: one.name for one in style.operations}
    notes = [(names[part.operation_id], part.note) for part in study.parts if part.note]
    if study.note:
        notes.append((_("De toda la medición"), study.note))
    if not notes:
        return []
    heading: list[Flowable] = [Paragraph(_("Lo que se vio"), SUBHEADING)]
    return heading + [paragraph(text, BODY, f"{name}:") for name, text in notes]


def _say_allowance(study: TimeStudy) -> str:
    judged = read_judgements("measuring")["allowance"]
    share = say_decimal(study.allowance * 100, 1).removesuffix(",0")
    text = _(
        "Minuto estándar = lo medido × ritmo × (1 + {share} % de descanso y demoras). Entre: donde está el tiempo con 95 de 100 de seguridad."
    ).format(share=share)
    if study.allowance == judged.value and judged.state == "draft":
        text += " " + _(
            "Ese {share} % es el usual del oficio y todavía nadie lo confirmó para este taller."
        ).format(share=share)
    return text
