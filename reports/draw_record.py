"""Acta del sorteo: who starts first and how it was drawn, to be signed where it was done.

It says all it takes to make the draw again, and hides no draw that was made before.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.errors import DataProblem
from app.i18n import _, format_day, ngettext
from app.phrases import shorten
from app.pilots.drawing import hash_result, rows_of
from app.pilots.method_words import say_how_to_repeat, say_method, say_row
from app.pilots.queries import read_whole_pilot
from app.pilots.records import PAIRS, ROWS, Arm, PilotDraw, WholePilot
from app.pilots.row_words import count_rows
from app.pilots.words import say_hash, say_pilot, say_workshops
from app.registry.queries import list_clusters
from reports.kit.last_page import avoid_empty_page
from reports.kit.page import PageText, Section, Signatures, title_block
from reports.kit.style import BODY, BODY_BOLD, HEADING, LARGE, READ_FAR_BOLD, SMALL, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table, table_heading
from reports.paper import NothingToPrint, Request


class RecordLies(NamedTuple):
    """How the record lies: reportlab's commands of its lines, and whether all behind the list stays on one page."""

    lines: Sequence[tuple[Any, ...]] = ()
    together: bool = False


TIGHT = (("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2))
WAYS = (RecordLies(), RecordLies(TIGHT), RecordLies(together=True))  # the first that wastes no page
ARM_LETTERS = 24  # of a group's name in a column


def build_draw_record(request: Request) -> Section:
    """Of the draw that holds. Raises `NothingToPrint` before there is one.

    Raises `DataProblem` when what the file has is not what its hash says: such a paper is not to be signed.
    """
    whole = read_whole_pilot(request.reader, request.of)
    draw = whole.draw
    if draw is None:
        raise NothingToPrint(_("El piloto todavía no se sorteó; sortéelo y vuelva a imprimir."))
    _require_whole(whole, draw)
    names = {one.code: one.name for one in list_clusters(request.reader)}
    return avoid_empty_page(WAYS, lambda lies: _section(request, whole, draw, names, lies))


def _section(
    request: Request, whole: WholePilot, draw: PilotDraw, names: dict[str, str], lies: RecordLies
) -> Section:
    title, office = _("Acta del sorteo"), request.office.name
    at = _when(draw.drawn_at)
    story = [
        *title_block(whole.pilot.name, f"{say_pilot(whole.pilot.number)} · {at}", office, title),
        Spacer(1, 6),
        paragraph(_say_totals(whole), READ_FAR_BOLD),
        Spacer(1, 4),
        *_facts(whole, draw),
        *_earlier(whole.draws),
        paragraph(_("Cómo se sorteó"), HEADING),
        paragraph(" ".join(say_method(whole.pilot, whole.arms, draw)), BODY),
        *_rows(whole, names, lies),
        *table_heading(_("Qué le tocó a cada uno")),
        _list(whole, lies),
        *_closing(whole, draw, request.office.centre_type, lies),
    ]
    return Section(PageText(title, whole.pilot.name, office, request.printed_on), story)


def _require_whole(whole: WholePilot, draw: PilotDraw) -> None:
    arm_of = {workshop: arm.place - 1 for workshop, arm in whole.arm_of.items()}
    found = None
    if all(one.workshop_id in arm_of for one in whole.entrants):
        units = {one.unit: arm_of[one.workshop_id] for one in whole.entrants}
        found = hash_result(whole.entrants, units, draw.seed)
    if found != draw.result_hash:
        raise DataProblem(
            _("Lo que está en el archivo no coincide con la huella del sorteo; no se imprime un acta de eso.")
        )


def _called(arm: Arm) -> str:
    """A group in a narrow column."""
    return shorten(arm.name, ARM_LETTERS)


def _when(drawn_at: str) -> str:
    day, _at, hour = drawn_at.partition("T")
    return _("sorteado el {day}, {hour}").format(day=format_day(day), hour=hour[:5])


def _say_totals(whole: WholePilot) -> str:
    drawn = list(whole.arm_of.values())
    parts = [f"{sum(arm.id == one.id for one in drawn)} {_called(arm)}" for arm in whole.arms]
    return " · ".join((say_workshops(len(whole.entrants)), *parts))


def _facts(whole: WholePilot, draw: PilotDraw) -> list[Flowable]:
    """The seed, who threw it and before whom; what is not known has a line to write it on."""
    line = "_" * 34
    question = whole.pilot.question
    is_cut = any(_called(arm) != arm.name for arm in whole.arms)  # then their whole names stand here, once
    return [
        *([paragraph(question, LARGE), Spacer(1, 4)] if question else []),
        *(
            paragraph(arm.name, LARGE, _("Grupo {number}:").format(number=arm.place))
            for arm in (whole.arms if is_cut else ())
        ),
        paragraph(" ".join(draw.seed) if len(draw.seed) <= 12 else draw.seed, LARGE, _("Semilla:")),
        paragraph(draw.drawn_by or line, LARGE, _("Quién tiró los dados o la dijo:")),
        paragraph(draw.witnesses or line, LARGE, _("Delante de:")),
    ]


def _earlier(draws: Sequence[PilotDraw]) -> list[Flowable]:
    """The draws that were made before, each with why it was made again."""
    if len(draws) < 2:
        return []
    words = ngettext(
        "Antes hubo {count} sorteo, que no vale más:",
        "Antes hubo {count} sorteos, que no valen más:",
        len(draws) - 1,
    ).format(count=len(draws) - 1)
    head = [_("Sorteo"), _("Cuándo"), _("Semilla"), _("Huella"), _("Por qué se sorteó otra vez")]
    rows: list[Sequence[str | Flowable]] = [
        [
            str(one.number), f"{format_day(one.drawn_at[:10])}, {one.drawn_at[11:16]}",
            paragraph(one.seed, SMALL), paragraph(say_hash(one.result_hash), SMALL), after.reason or "—",
        ]
        for one, after in zip(draws, draws[1:], strict=False)
    ]  # fmt: skip
    return [
        paragraph(_("Este sorteo es el número {number}").format(number=draws[-1].number), HEADING),
        paragraph(words, BODY_BOLD),
        Spacer(1, 3),
        lined_table(head, rows, (0.09, 0.17, 0.18, 0.16, 0.40)),
    ]


def _rows(whole: WholePilot, names: dict[str, str], lies: RecordLies) -> list[Flowable]:
    """The rows by their numbers, with how many of each went to each group; a pair is told by the list itself."""
    if whole.pilot.layout != ROWS or not whole.pilot.strata:
        return []
    drawn = _("Talleres") if whole.pilot.unit == "workshop" else _("Se sortean")
    head = [_("Fila"), "", drawn, *(_called(one) for one in whole.arms)]
    rows = [
        [str(number), say_row(whole.pilot, one.stratum, names), str(one.total), *map(str, one.counts)]
        for number, one in enumerate(count_rows(whole.entrants, whole.arms, whole.arm_of), 1)
    ]
    share = 0.45 / (1 + len(whole.arms))
    return [
        Spacer(1, 6),
        lined_table(head, rows, (0.06, 0.49, *[share] * (1 + len(whole.arms))), more=lies.lines),
    ]


def _list(whole: WholePilot, lies: RecordLies) -> Flowable:
    """Every workshop by its code; who starts first in bold, so that it is seen without colour."""
    pilot = whole.pilot
    grouped, rowed = (
        pilot.unit != "workshop",
        pilot.layout == PAIRS or (pilot.layout == ROWS and pilot.strata),
    )
    number_of = {row: str(number) for number, row in enumerate(rows_of(whole.entrants), 1)}
    head = [_("N.º"), _("Código"), _("Taller")]
    head += [_("Se sorteó con")] if grouped else []
    head += [_("Par") if pilot.layout == PAIRS else _("Fila")] if rowed else []
    rows: list[list[str | Flowable]] = []
    for number, one in enumerate(whole.entrants, 1):
        arm = whole.arm_of[one.workshop_id]
        row: list[str | Flowable] = [str(number), one.code, one.workshop]
        row += [one.unit_name or one.unit] if grouped else []
        row += [number_of[one.stratum]] if rowed else []
        said = f"{arm.place} · {_called(arm)}"
        rows.append([*row, paragraph(said, BODY_BOLD if arm.treated else BODY)])
    widths = [0.07, 0.11, *([0.24, 0.21] if grouped else [0.45]), *([0.07] if rowed else [])]
    return lined_table([*head, _("Grupo")], rows, [*widths, 1 - sum(widths)], more=lies.lines)


def _closing(whole: WholePilot, draw: PilotDraw, centre: str, lies: RecordLies) -> list[Flowable]:
    """The lines to sign on, right under who got what; then how anybody makes it again, and what tells that it is the same."""
    hashes = (
        (_("Huella de la lista:"), draw.list_hash),
        (_("Huella del plan:"), draw.plan_hash),
        (_("Huella del resultado:"), draw.result_hash),
    )
    # the lines may come to lie on a page of their own
    signed = _(
        "Firmamos que el sorteo se hizo así, a la vista de todos: semilla {seed}, huella del resultado {hash}."
    )
    first = draw.drawn_by if draw.drawn_by and len(draw.drawn_by) <= 30 else _("Quien tiró los dados")
    parts = [
        KeepTogether(
            [
                Spacer(1, 8),
                paragraph(signed.format(seed=draw.seed, hash=say_hash(draw.result_hash)), LARGE),
                Spacer(1, 10),
                Signatures((first, _("Por el {centre}").format(centre=centre)), 40),
                Signatures((_("Testigo"), _("Testigo"), _("Municipalidad o asociación")), 46),
            ]
        ),
        KeepTogether(
            [
                paragraph(_("Para repetirlo"), HEADING),
                *(
                    part
                    for one in say_how_to_repeat(whole.pilot.number, draw)
                    for part in (paragraph(one, SMALL), Spacer(1, 4))
                ),
                *(paragraph(value, SMALL, label) for label, value in hashes),
                paragraph(_say_fixed(whole, draw), SMALL_MUTED),
            ]
        ),
    ]
    return (
        [KeepTogether([flowable for part in parts for flowable in part._content])] if lies.together else parts
    )


def _say_fixed(whole: WholePilot, draw: PilotDraw) -> str:
    """When list and plan were fixed; a plan that was fixed again after the draw says so."""
    pilot = whole.pilot
    said = [_("La lista se fijó el {day}.").format(day=format_day((pilot.list_at or "")[:10]))]
    day = format_day((pilot.plan_at or "")[:10])
    if pilot.plan_hash == draw.plan_hash:
        said.append(_("El plan se fijó el {day}, antes de sortear.").format(day=day))
    else:
        said.append(
            _("El plan se fijó de nuevo el {day}, con otra huella que la de este sorteo.").format(day=day)
        )
    return " ".join(said)
