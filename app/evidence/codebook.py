"""The code book: what each variable is, as rows for a sheet, a text and a paper."""

from collections.abc import Iterable
from typing import NamedTuple

from app.evidence.records import Variable
from app.evidence.words import MISSING_WORDS
from app.i18n import _
from app.lists.sheets import ListSheet, SheetColumn


class CodeRow(NamedTuple):
    """One variable in words."""

    name: str
    title: str
    group: str
    kind: str
    asked: str
    values: str
    unit: str
    origin: str
    missing: str
    validated: str
    source: str
    treatment: str


def code_rows(variables: Iterable[Variable]) -> list[CodeRow]:
    """The code book, a row for each variable in their order."""
    return [
        CodeRow(
            one.name, one.title, one.group, say_kind(one), one.asked, say_values(one), one.unit, one.origin,
            "; ".join(f"{code} {MISSING_WORDS[code]}" for code in one.missing), say_validated(one.validated),
            one.source, one.treatment,
        )
        for one in variables
    ]  # fmt: skip


def say_kind(variable: Variable) -> str:
    """What its cells are: a sign, a code, a whole number or one with decimals."""
    if variable.text:
        return _("signo")
    if variable.values or variable.coded:
        return _("código")
    return _("número con decimales") if variable.decimals else _("número entero")


def say_values(variable: Variable) -> str:
    """ "0 = falta; 1 = en trámite"."""
    return "; ".join(value_lines(variable))


def value_lines(variable: Variable) -> list[str]:
    """ "0 = falta" of each value; a year says itself."""
    return [f"{number} = {word}" if str(number) != word else word for number, word in variable.values]


def say_validated(validated: bool | None) -> str:
    """Whether the question was tried elsewhere."""
    if validated is None:
        return ""
    return _("sí: práctica estudiada, con otra escala") if validated else _("no: sin estudio todavía")


def codebook_sheet(variables: Iterable[Variable]) -> ListSheet:
    """The code book as a sheet of a workbook."""
    heads = (
        (_("Variable"), 18), (_("Qué es"), 34), (_("Parte"), 24), (_("Tipo"), 14), (_("Pregunta"), 60), (_("Valores"), 60),
        (_("Unidad"), 14), (_("De dónde sale"), 28), (_("Sin valor"), 40), (_("Validada"), 22), (_("Fuente"), 40),
        (_("Qué se le hizo"), 40),
    )  # fmt: skip
    return ListSheet(
        _("Libro de códigos"), [SheetColumn(head, width=width) for head, width in heads], code_rows(variables)
    )
