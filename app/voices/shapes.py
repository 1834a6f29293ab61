"""What a hearing is as JSON (docs/cli.md)."""

from app.shapes import Shape, shape
from app.voices.records import Hearing, HearingTold, QuestionTold, ToldCounts

HEARING = "id cluster month leaf"


def shape_hearing(told: HearingTold) -> Shape:
    """A closed hearing: what was said, `null` for what is not shown. What one workshop said stays in the window."""
    return {
        **shape(told.hearing, HEARING),
        "closed": True,
        "workers": told.workers,
        "owners": told.owners,
        "questions": [_shape_question(one) for one in told.questions],
    }


def shape_open(hearing: Hearing, leaves: int) -> Shape:
    """A hearing that still takes leaves: how many there are, and nothing of what they say."""
    return {
        **shape(hearing, HEARING),
        "closed": False,
        "workers": leaves,
        "owners": None,
        "questions": None,
    }


def _shape_question(told: QuestionTold) -> Shape:
    return {
        **shape(told.question, "code theme question speaks_to|none right|none"),
        "workers": _shape_told(told.workers),
        "owners": None if told.owners is None else _shape_told(told.owners),
    }


def _shape_told(told: ToldCounts) -> Shape:
    return {"leaves": told.leaves, "answers": dict(told.answers)}
