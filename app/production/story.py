"""Time studies in a workshop's story."""

from app.i18n import _, ngettext
from app.production.queries import list_studies, read_study_times
from app.production.records import CLOSED
from app.production.standard_time import MinuteRange, add_ranges
from app.production.words import say_minutes
from app.registry.timeline import StoryLine
from app.storage.records import Reader


def study_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """Each finished study, with what the measured operations take together."""
    return [
        StoryLine(
            one.studied_on,
            _("Se midieron los tiempos de {style}").format(style=one.style),
            _remark(reader, one.id, one.operations),
        )
        for one in list_studies(reader, workshop_id=workshop_id)
        if one.status == CLOSED
    ]


def _remark(reader: Reader, study: int, operations: int) -> str:
    whole = add_ranges(MinuteRange(one.minutes, None) for one in read_study_times(reader, study))
    text = ngettext("{count} operación, {minutes}", "{count} operaciones, {minutes}", operations)
    return text.format(count=operations, minutes=say_minutes(whole.minutes))
