"""What was measured on the floor and what is lost each month, on the owner's own papers."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.costing.telling import TOLD_LOSSES, FloorTold
from app.i18n import _
from app.phrases import with_stop
from reports.kit.style import BODY, LARGE, SMALL_MUTED, paragraph


def floor_lines(
    floor: FloorTold | None, losses: int = TOLD_LOSSES, *, measured: bool = True
) -> list[Flowable]:
    """Large for what is lost, small for how it was reckoned; nothing where nothing is known.

    `losses`: of how many ways to lose it tells, the costliest first. Without `measured` it tells
    them alone.
    """
    if floor is None or floor.is_empty:
        return []
    story: list[Flowable] = []
    if floor.measured and measured:
        story.append(paragraph(with_stop("; ".join(floor.measured)), BODY, _("Lo que medimos:")))
    for said, how in floor.lost[:losses]:
        story.append(KeepTogether([paragraph(said, LARGE), paragraph(how, SMALL_MUTED)]))
    return [Spacer(1, 4), *story] if story else []
