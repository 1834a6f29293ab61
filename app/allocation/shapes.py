"""What the command line prints of sharings as JSON (docs/cli.md)."""

from collections.abc import Mapping
from typing import Any

from app.allocation.sharing import SharingAnswer
from app.shapes import Shape, shape

FLEXIBILITY = "dedicated given full standard_error"


def shape_sharing(
    answer: SharingAnswer, order_ids: Mapping[str, Any], workshop_ids: Mapping[str, Any]
) -> Shape:
    """An answer, with the ids as whoever asked wrote them."""
    return {
        **shape(answer, "status gap seconds cost"),
        "assignments": [
            {"order": order_ids[order], "workshop": workshop_ids[workshop], "quantity": pieces}
            for order, workshop, pieces in answer.assignments
        ],
        "unmet": dict(answer.unmet),
    }
