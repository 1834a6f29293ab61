"""Milestones and enquiries in a workshop's story."""

from app.enquiries.queries import list_enquiries
from app.figures.milestone_queries import list_milestones
from app.figures.milestone_words import ATTRIBUTION_WORDS, say_milestone
from app.i18n import _
from app.storage.records import Reader
from ui.registry.timeline import Event


def milestone_events(reader: Reader, workshop_id: int) -> list[Event]:
    """What counts today of each milestone, with what it is owed to."""
    return [
        Event(
            one.standing.happened_on,
            say_milestone(one.standing),
            ATTRIBUTION_WORDS[one.standing.attribution],
        )
        for one in list_milestones(reader, workshop_id=workshop_id)
    ]


def enquiry_events(reader: Reader, workshop_id: int) -> list[Event]:
    """What the workshop asked."""
    return [
        Event(line.enquiry.asked_on, _("Consulta"), line.enquiry.question)
        for line in list_enquiries(reader, workshop_id=workshop_id)
    ]
