"""Enquiries in a workshop's story."""

from app.enquiries.queries import list_enquiries
from app.i18n import _
from app.registry.timeline import StoryLine
from app.storage.records import Reader


def enquiry_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """What the workshop asked."""
    return [
        StoryLine(line.enquiry.asked_on, _("Consulta"), line.enquiry.question)
        for line in list_enquiries(reader, workshop_id=workshop_id)
    ]
