"""Hoja de recuperación: the office's key on paper, for the day the words are forgotten.

It is printed once, by whoever makes the office; the program keeps no copy.
"""

from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from app.i18n import _
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.qr import QrCode
from reports.kit.style import HEADING, INK, LARGE, PAPER, TITLE, paragraph, safe

_COLUMNS = 4
_SIDE = 178.0
_GROUP = ParagraphStyle("group", TITLE, fontSize=23, leading=36)


def build_recovery_sheet(recovery: str, *, office: str, printed_on: date) -> Section:
    """`recovery` is `app.storage.encryption.recovery_text`: groups joined by dashes."""
    title = _("Hoja de recuperación")
    story: list[Flowable] = [
        *title_block(office, _("La llave de repuesto del archivo"), "", title),
        Spacer(1, 8),
        paragraph(_what_it_is(), LARGE),
        Paragraph(_("El código"), HEADING),
        _groups(recovery),
        Spacer(1, 24),
        _advice(recovery),
    ]
    return Section(PageText(title, "", office, printed_on), story)


def _what_it_is() -> str:
    return _(
        "El archivo de esta oficina está cerrado con una contraseña. Si todos la olvidan, este código es "
        "la única manera de abrirlo: nadie más lo tiene y no se puede pedir otro. Quien tenga esta "
        "hoja y el archivo puede leer todo lo que hay en él."
    )


def _groups(recovery: str) -> Table:
    """The groups in rows, numbered, so that none is skipped or typed twice."""
    groups = recovery.split("-")
    cells = [
        Paragraph(
            f'<font size="9" color="{PAPER.roles["text_soft"]}">{number}</font>&nbsp; {safe(group)}',
            _GROUP,
        )
        for number, group in enumerate(groups, start=1)
    ]
    rows = [cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS)]
    rows[-1] += [""] * (_COLUMNS - len(rows[-1]))
    table = Table(rows, colWidths=[TEXT_WIDTH / _COLUMNS] * _COLUMNS)
    table.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 1.4, INK),
            ("ROUNDEDCORNERS", [8, 8, 8, 8]),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return table


def _advice(recovery: str) -> Table:
    steps = (
        _("Guarde esta hoja en un lugar seco y con llave, lejos de la computadora."),
        _("No le saque fotos ni la mande por mensaje."),
        _("Si la contraseña cambia, imprima otra hoja y destruya esta."),
        _("Para usarla: abra el archivo con Hilván y, en vez de la contraseña, escriba los grupos."),
        _("No hay letras I, L, O ni U: una O es un cero, y una I es un uno."),
    )
    words = [Paragraph(_("Qué hacer con esta hoja"), HEADING)]
    for number, step in enumerate(steps, start=1):
        words += [paragraph(step, LARGE, f"{number}."), Spacer(1, 5)]
    table = Table([[words, QrCode(recovery, _SIDE)]], colWidths=[TEXT_WIDTH - _SIDE - 22, _SIDE + 22])
    table.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (1, 0), (1, 0), "RIGHT")])
    return table
