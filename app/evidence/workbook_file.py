"""The data as a workbook: what one reads with the eyes, so codes are words; why a value is missing stays its sign."""

from collections.abc import Sequence
from dataclasses import replace

from app.evidence.codebook import codebook_sheet
from app.evidence.records import AnonymousData, Cell, RiskReport, Variable
from app.evidence.risk_words import how_cared, risk_lines
from app.evidence.words import MISSING_WORDS
from app.i18n import _
from app.lists.sheets import Cell as SheetCell
from app.lists.sheets import ListSheet, SheetColumn

LONGEST_WORDS = 60  # longer ones are the levels of an answer: they are read in the code book


def workbook_sheets(data: AnonymousData) -> list[ListSheet]:
    """The data, the code book, why values are missing, and what was looked at before they left."""
    columns = [_words_of(one, data.columns[one.name]) for one in data.variables]
    rows: list[Sequence[SheetCell]] = list(zip(*columns, strict=True))
    heads = [SheetColumn(one.name, "text" if one.text else "number", 14) for one in data.variables]
    return [
        ListSheet(_("Datos"), heads, rows),
        codebook_sheet(data.variables),
        ListSheet(
            _("Sin valor"), (SheetColumn(_("Signo"), width=10), SheetColumn(_("Qué dice"), width=50)),
            list(MISSING_WORDS.items()),
        ),
        _report_sheet(data.report),
    ]  # fmt: skip


def _words_of(variable: Variable, cells: Sequence[Cell]) -> Sequence[Cell]:
    if not variable.values or any(len(word) > LONGEST_WORDS for _number, word in variable.values):
        return cells
    words = dict(variable.values)
    return [one if isinstance(one, str) else words.get(int(one), one) for one in cells]


def _report_sheet(report: RiskReport) -> ListSheet:
    return ListSheet(
        _("Qué se cuidó"),
        (SheetColumn(_("Qué se cuidó"), width=110),),
        [
            (line,) for line in (*risk_lines(replace(report, earlier=())), *how_cared())
        ],  # whose the others are is not told
    )
