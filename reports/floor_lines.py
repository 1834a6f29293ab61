"""What was measured on the floor and what is lost each month, on the owner's own papers."""

from reportlab.platypus import Flowable, Spacer

from app.costing.telling import FloorTold
from app.i18n import _
from app.phrases import capital, with_stop
from reports.kit.style import LARGE, SMALL_MUTED, paragraph


def floor_lines(floor: FloorTold | None) -> list[Flowable]:
    """Large for what it is, small for how it was reckoned; nothing where nothing is known."""
    if floor is None or floor.is_empty:
        return []
    story: list[Flowable] = [Spacer(1, 5)]
    if floor.measured:
        story.append(paragraph(with_stop(capital("; ".join(floor.measured))), LARGE, _("Lo que medimos:")))
    for said, how in floor.lost:
        story += [paragraph(said, LARGE), paragraph(how, SMALL_MUTED)]
    return story
