"""Leaves from a table: a column per question by its code, a row per leaf; the order of the rows is not kept."""

from collections.abc import Sequence
from pathlib import Path

from app.effects.table_reading import read_columns
from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.records import CellValue
from app.registry.names import fold
from app.voices.records import NO_ANSWER, Given, LeafQuestion


def read_leaves(path: Path, questions: Sequence[LeafQuestion]) -> list[Given]:
    """The leaves of a csv or Excel table: 1, 2 … or the code of the answer; 0 or nothing is no answer.

    Raises `DataProblem` for what no question has, without saying in which row it stands.
    """
    columns = read_columns(path, [one.code for one in questions])
    rows = range(max((len(column) for column in columns.values()), default=0))
    return [{one.code: _read_answer(one, columns[one.code][row]) for one in questions} for row in rows]


def _read_answer(question: LeafQuestion, cell: CellValue) -> str:
    said = fold(cell_text(cell).strip())
    if said in ("", "0", NO_ANSWER):
        return NO_ANSWER
    for number, one in enumerate(question.answers, 1):
        if said in (str(number), one.code):
            return one.code
    raise DataProblem(
        _("En la columna «{column}» dice «{said}», y va un número de 0 a {most}; corrija la tabla.").format(
            column=question.code, said=said[:40], most=len(question.answers)
        )
    )
