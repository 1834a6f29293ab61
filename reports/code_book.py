"""Libro de códigos: every variable of the anonymous data, with the question as it was read aloud.

It goes with the data to who studies them, so it names nobody; the office signs it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

from app.apart import reckon_apart
from app.errors import DataProblem
from app.evidence.answer_part import ORIGIN_SUFFIX
from app.evidence.codebook import say_kind, say_validated, value_lines
from app.evidence.making import make_anonymous
from app.evidence.records import Variable
from app.evidence.risk_words import how_cared
from app.evidence.words import MISSING_WORDS
from app.i18n import _, format_long_date, ngettext
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import BODY, BODY_BOLD, HEADING, SMALL, SMALL_MUTED, SUBHEADING, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

WIDTHS = (0.27, 0.73)
SHORT_WORD = 45  # letters


def build_code_book(request: Request) -> Section:
    """Of the data as they would leave on the day; raises NothingToPrint where too few let theirs go."""
    try:
        data = make_anonymous(request.reader, today=request.printed_on, reckon=reckon_apart)
    except DataProblem as trouble:
        raise NothingToPrint(trouble.sentence) from trouble
    title = _("Libro de códigos")
    detail = _("Datos anónimos de talleres, {day}").format(day=format_long_date(request.printed_on))
    shown = [one for one in data.variables if not one.name.endswith(ORIGIN_SUFFIX)]
    origins = next(one for one in data.variables if one.name.endswith(ORIGIN_SUFFIX))
    story: list[Flowable] = [
        *title_block(title, detail, request.office.name, request.office.city or ""),
        Spacer(1, 6),
        paragraph(
            ngettext(
                "Una fila por taller y ronda: {rows} filas de {count} taller que lo permitió. Cada taller es igual a otros cuatro, por lo menos, en territorio, zona, tamaño, comienzo, grupo del piloto y sexo y edad de quien lo dirige.",
                "Una fila por taller y ronda: {rows} filas de {count} talleres que lo permitieron. Cada taller es igual a otros cuatro, por lo menos, en territorio, zona, tamaño, comienzo, grupo del piloto y sexo y edad de quien lo dirige.",
                data.report.workshops,
            ).format(rows=data.rows, count=data.report.workshops),
            BODY,
        ),
        paragraph(_("Cuando no hay valor"), HEADING),
        _codes((code, word) for code, word in MISSING_WORDS.items()),
        paragraph(_("Cómo se supo"), HEADING),
        paragraph(
            _("Cada respuesta y cada cifra tiene al lado otra variable, con su nombre y «{suffix}»:").format(
                suffix=ORIGIN_SUFFIX
            ),
            BODY,
        ),
        _codes((str(number), word) for number, word in origins.values),
        Spacer(1, 10),
        _variables(shown),
        paragraph(_("Qué se cuidó"), HEADING),
        *_cared((*data.report.coarsened, *data.report.rounded)),
        Spacer(1, 4),
        *_cared((*how_cared(), *(_("No sale: {what}").format(what=one) for one in data.report.left_out))),
    ]
    return Section(PageText(title, detail, request.office.name, request.printed_on, with_phone=False), story)


def _codes(pairs: Iterable[tuple[str, str]]) -> Flowable:
    return paragraph(";  ".join(f"{code} = {word}" for code, word in pairs), BODY)


def _cared(lines: Sequence[str]) -> list[Flowable]:
    return [paragraph(line, SMALL) for line in lines]


def _variables(variables: Sequence[Variable]) -> Flowable:
    """One table, so that it breaks at any row; a part's name goes with its first variable."""
    rows: list[list[str | Flowable]] = []
    more: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    group = ""
    for one in variables:
        if one.group != group:
            group = one.group
            place = len(rows) + 1  # below the head
            more += [("SPAN", (0, place), (-1, place)), ("NOSPLIT", (0, place), (-1, place + 1))]
            rows.append([paragraph(group, SUBHEADING), ""])
        rows.append([_name(one), _told(one)])
    head = (_("Variable"), _("Qué es, y qué valores tiene"))
    return lined_table(head, rows, WIDTHS, more=more)


def _name(variable: Variable) -> list[Flowable]:
    kind = ", ".join(filter(None, (say_kind(variable), variable.unit)))
    validated = say_validated(variable.validated)
    lines = [kind, _("validada: {what}").format(what=validated) if validated else ""]
    return [paragraph(variable.name, BODY_BOLD), *(paragraph(line, SMALL_MUTED) for line in lines if line)]


def _told(variable: Variable) -> list[Flowable]:
    """The title, the question as asked, each value on its line, and where it is from."""
    missing = ", ".join(f"{code} {MISSING_WORDS[code]}" for code in variable.missing)
    small = [
        _("De dónde sale: {what}").format(what=variable.origin) if variable.origin else "",
        _("Fuente: {what}").format(what=variable.source) if variable.source else "",
        _("Sin valor: {what}").format(what=missing) if missing else "",
        _("Qué se le hizo: {what}").format(what=variable.treatment) if variable.treatment else "",
    ]
    return [
        paragraph(variable.title, BODY_BOLD),
        *([paragraph(f"«{variable.asked}»", BODY)] if variable.asked else []),
        *_values(variable),
        *(paragraph(line, SMALL_MUTED) for line in small if line),
    ]


def _values(variable: Variable) -> list[Flowable]:
    """Words on one line; the levels of an answer are sentences and have a line each."""
    lines = value_lines(variable)
    if not lines:
        return []
    short = all(len(word) <= SHORT_WORD for _number, word in variable.values)
    return [paragraph(line, SMALL) for line in ([";  ".join(lines)] if short else lines)]
