"""The first page of the blank form: the card of the workshop, who works there, and its figures of a month.

Without it what was asked on paper had no number to compare with the next time. Its rows are those of the
window, so that whoever types goes down them.
"""

from reportlab.platypus import Flowable, PageBreak, Table

from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_KEYS
from app.figures.kinds import KINDS
from app.i18n import N_, Names, _
from app.registry.groups import AGE_WORDS, RELATION_WORDS
from reports.kit.page import NO_PADDING, TEXT_WIDTH
from reports.kit.shapes import Blank
from reports.kit.style import BODY, BODY_BOLD, GROUND, HEADING, MUTED, SMALL_MUTED, paragraph

PEOPLE_ROWS = 7
_ROW = 20.0
_LETTERS = " · ".join(key for origin, key in ORIGIN_KEYS.items() if origin is not Origin.WORKERS)
_CARD = Names(
    N_("Dueña o dueño, nombre y apellido:"),
    N_("Cédula:"),
    N_("Teléfono:"),
    N_("Año en que nació:"),
    N_("Hasta qué grado estudió:"),
    N_("RUC:"),
    N_("Dónde está el taller:"),
    N_("Año en que empezó:"),
    N_("Qué cose:"),
    N_("Máquinas, cuántas de cada una:"),
)
_WHOLE = (0, 6, 8, 9)  # those that need the whole width


def form_card() -> list[Flowable]:
    """The card, the people and the figures, each with room for a pen."""
    return [
        paragraph(_("Ficha del taller"), HEADING),
        *_card(),
        paragraph(_("Quiénes trabajan, con la dueña o el dueño y la familia"), HEADING),
        _people(),
        paragraph(_say_people(), SMALL_MUTED),
        paragraph(_("Cifras"), HEADING),
        _figures(),
        paragraph(
            _("De dónde sale: P su palabra, C cuaderno, F factura o documento, V lo vimos o medimos."),
            SMALL_MUTED,
        ),
        PageBreak(),
    ]


def _card() -> list[Flowable]:
    story: list[Flowable] = []
    pair: list[Flowable] = []
    for place, words in enumerate(_CARD):
        blank = Blank(words, size=10, room=22)
        if place in _WHOLE:
            story.append(blank)
            continue
        pair.append(blank)
        if len(pair) == 2:
            table = Table([pair], colWidths=[TEXT_WIDTH / 2] * 2)
            table.setStyle([*NO_PADDING, ("RIGHTPADDING", (0, 0), (0, -1), 12)])
            story.append(table)
            pair = []
    return [*story, *pair]


def _people() -> Table:
    head = (_("Cuántas"), _("Mujer o varón"), _("Edad"), _("Qué es en el taller"), _("¿En IPS?"))
    rows = [["", "", "", "", _("sí · no")] for _row in range(PEOPLE_ROWS)]
    return _ruled(head, rows, (0.12, 0.18, 0.18, 0.36, 0.16))


def _say_people() -> str:
    return _("Una línea por grupo igual. Edad: {ages}. Qué es: {relations}.").format(
        ages=", ".join(AGE_WORDS.values()), relations=", ".join(RELATION_WORDS.values())
    )


def _figures() -> Table:
    # how many people and machines there are is asked above
    head = (_("Qué"), _("Cuánto"), _("De qué mes"), _("De dónde sale"))
    rows = [[_(kind.title), "", "", _LETTERS] for kind in KINDS if kind.flow or kind.code == "price_garment"]
    return _ruled(head, rows, (0.44, 0.2, 0.2, 0.16))


def _ruled(head: tuple[str, ...], rows: list[list[str]], shares: tuple[float, ...]) -> Table:
    content = [[paragraph(word, BODY_BOLD) for word in head]]
    content += [[paragraph(word, BODY) for word in row] for row in rows]
    table = Table(
        content, colWidths=[TEXT_WIDTH * share for share in shares], rowHeights=[17.0, *[_ROW] * len(rows)]
    )
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, MUTED),
            ("BACKGROUND", (0, 0), (-1, 0), GROUND),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return table
