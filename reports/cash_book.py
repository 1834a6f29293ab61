"""Libro de caja: an association's money line by line, with the balance after each, and what was counted."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

from app.association.cash import CashBook, CashLine, CashPart, part_of, sums_by_kind
from app.association.money_queries import read_book
from app.association.queries import read_association
from app.association.records import IN
from app.association.words import CASH_WORDS, DIRECTION_WORDS
from app.i18n import _, format_day, format_money
from app.phrases import capital
from reports.kit.page import PageText, Section, Signatures, title_block
from reports.kit.style import BODY, HEADING, RIGHT, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table, money_cell, table_heading
from reports.paper import NothingToPrint, Request

WIDTHS = (0.07, 0.13, 0.41, 0.13, 0.13, 0.13)
SUMS = (0.6, 0.2, 0.2)
COUNTS = (0.16, 0.3, 0.18, 0.18, 0.18)


def build_cash_book(request: Request) -> Section:
    """The book of the period asked for, or of this year. Raises `NothingToPrint` before it begins."""
    association = read_association(request.reader, request.of)
    book, today = read_book(request.reader, association.id), request.printed_on
    if not book.is_open:
        raise NothingToPrint(_("El libro de caja todavía no empezó; anote primero cuánta plata hay."))
    first, last = request.paper.period or (f"{today.year}-01-01", today.isoformat())
    part, title = part_of(book, first, last), _("Libro de caja")
    detail = _("del {first} al {last}").format(first=format_day(first), last=format_day(last))
    story: list[Flowable] = [
        *title_block(association.name, detail, "", title),
        Spacer(1, 6),
        _lines(part),
        *_sums(part),
        *_counts(book, part),
        Spacer(1, 24),
        Signatures((_("Tesorería"), _("Control de cuentas")), 44),
    ]
    text = PageText(title, association.name, association.name, today, with_phone=False)
    return Section(text, story, first[:4])


def _lines(part: CashPart) -> Flowable:
    head = [
        _("N.º"),
        _("Día"),
        _("Para qué"),
        *(_right(word) for word in (_("Entrada"), _("Salida"), _("Saldo"))),
    ]
    rows: list[list[Any]] = []
    if part.before or not part.lines:
        rows.append(["", format_day(part.first), _("Saldo de antes"), "", "", money_cell(part.before)])
    rows += [_row(one) for one in part.lines]
    rows.append(
        [
            "",
            "",
            paragraph("", BODY, _("Total")),
            money_cell(part.came_in),
            money_cell(part.went_out),
            _bold(part.after),
        ]
    )
    return lined_table(head, rows, WIDTHS)


def _right(word: str) -> Flowable:
    return paragraph(word, RIGHT)


def _bold(amount: int) -> Flowable:
    return paragraph("", RIGHT, format_money(amount))


def _row(line: CashLine) -> list[Any]:
    entry = line.entry
    more = (
        entry.receipt or "",
        _("corregida con la línea {number}").format(number=line.countered) if line.countered else "",
    )
    said = " · ".join(part for part in more if part)
    amount = money_cell(entry.amount)
    return [
        str(entry.number),
        format_day(entry.day),
        f"{entry.what} ({said})" if said else entry.what,
        amount if entry.direction == IN else "",
        amount if entry.direction != IN else "",
        money_cell(line.balance),
    ]


def _sums(part: CashPart) -> list[Flowable]:
    """What came in and went out by kind; what was corrected counts once, as it is."""
    sums = sums_by_kind(part.lines)
    if not sums:
        return []
    rows = [
        [CASH_WORDS[kind], capital(DIRECTION_WORDS[way]), money_cell(amount)] for kind, way, amount in sums
    ]
    head = [_("De qué es"), _("Entrada o salida"), _right(_("Cuánto"))]
    said = _("Las líneas que se corrigieron no se suman aquí.")
    return [
        *table_heading(_("Resumen"), HEADING),
        lined_table(head, rows, SUMS),
        Spacer(1, 3),
        paragraph(said, SMALL_MUTED),
    ]


def _counts(book: CashBook, part: CashPart) -> list[Flowable]:
    counts = [one for one in book.counts if part.first <= one.day <= part.last]
    if not counts:
        return [Spacer(1, 8), paragraph(_("En estos días nadie contó la plata."), SMALL_MUTED)]
    head: Sequence[str | Flowable] = [
        _("Día"), _("Quién contó"), _right(_("Había")), _right(_("Decía el libro")), _right(_("Diferencia")),
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [
            format_day(one.day),
            one.counted_by or "",
            money_cell(one.counted),
            money_cell(one.book),
            paragraph(_say_difference(one.difference), RIGHT),
        ]
        for one in counts
    ]
    return [*table_heading(_("La plata que se contó"), HEADING), lined_table(head, rows, COUNTS)]


def _say_difference(difference: int) -> str:
    if not difference:
        return _("cuadra")
    text = _("faltaban {amount}") if difference < 0 else _("sobraban {amount}")
    return text.format(amount=format_money(abs(difference)))
