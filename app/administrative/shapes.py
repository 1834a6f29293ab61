"""What of lists of a ministry is written as JSON."""

from collections.abc import Sequence

from app.administrative.matching import reckon_plan
from app.administrative.records import AdministrativePlan, KnownList, MatchRate
from app.shapes import Shape, shape, shapes

RATE_KEYS = "workshops asked consenting with_number matched absent ambiguous"
LIST_KEYS = "id source name month given_by received_on complete row_count unread"


def shape_plan(plan: AdministrativePlan) -> Shape:
    """What would be kept, or was; of the list's other rows only their number."""
    read = plan.read
    return {
        **shape(plan.facts, "source month name given_by received_on complete"),
        "rows": read.row_count,
        "per_person": read.per_person,
        "undigited": read.undigited,
        "columns": dict(read.columns),
        "left": list(read.left),
        "other_sheets": list(read.other_sheets),
        "rate": shape(reckon_plan(plan), RATE_KEYS),
        "workshops": shapes(plan.matches, "workshop=code state by people registered why"),
        "unread": shapes(read.unread, "row column reason"),
        "unchanged": plan.unchanged,
    }


def shape_known(one: KnownList, arms: Sequence[MatchRate] = ()) -> Shape:
    """A list that was brought in, with how much it found, and of each arm."""
    return {
        **shape(one.list, LIST_KEYS),
        "rate": shape(one.rate, RATE_KEYS),
        "taken_back": one.taken_back,
        "renumbered": one.renumbered,
        "arms": [shape(arm, f"name {RATE_KEYS}") for arm in arms],
    }
