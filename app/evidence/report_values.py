"""The indicators of the evidence report, over what was read: where numpy is. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.evidence.answer_part import AnswersRead, make_answer_part
from app.evidence.figure_part import FiguresRead, make_figure_part
from app.evidence.indicators import reckon_indicator
from app.evidence.policy_records import IndicatorValue
from app.evidence.records import NOT_NOTED, Cell
from app.evidence.rounds import Round
from app.evidence.support_part import Noted, Support, make_step_part, make_support_part


class ReportRead(NamedTuple):
    """The newest round of each workshop with all that indicators are made of; it names nobody."""

    rounds: tuple[Round, ...]
    answers: AnswersRead
    figures: FiguresRead
    steps: Noted
    support: Support
    tagged: Mapping[str, Sequence[str]]
    groups: Mapping[str, Sequence[str]]


def reckon_values(read: ReportRead, wanted: Sequence[str]) -> dict[str, IndicatorValue]:
    """Each indicator by its code. Pure."""
    parts = [
        make_answer_part(read.answers, read.rounds),
        make_figure_part(read.figures, read.rounds),
        make_step_part(read.steps, read.rounds),
        make_support_part(read.support, read.rounds),
    ]
    variables = {one.name: one for part in parts for one in part.variables}
    columns: dict[str, Sequence[Cell]] = {
        name: column for part in parts for name, column in part.columns.items()
    }
    # as they are: what a data set keeps back because few have it would count here as nobody's
    columns |= {
        name: [NOT_NOTED if one is None else one for one in told] for name, told in read.support.items()
    }
    return {code: reckon_indicator(code, variables, columns, read.tagged, read.groups) for code in wanted}
