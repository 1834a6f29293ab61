"""Time studies in a workshop's story."""

from collections.abc import Sequence

from app.i18n import _, ngettext
from app.production.queries import list_studies, list_study_times
from app.production.records import CLOSED, StandardTime
from app.production.words import say_minutes
from app.registry.timeline import StoryLine
from app.storage.records import Reader


def study_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """Each finished study, with what the measured operations take together."""
    times = list_study_times(reader, workshop_id)
    return [
        StoryLine(
            one.studied_on,
            _("Se midieron los tiempos de {style}").format(style=one.style),
            _remark(times.get(one.id, [])),
        )
        for one in list_studies(reader, workshop_id=workshop_id)
        if one.status == CLOSED
    ]


def _remark(times: Sequence[StandardTime]) -> str:
    if not times:
        return ""
    text = ngettext("{count} operación, {minutes}", "{count} operaciones, {minutes}", len(times))
    return text.format(count=len(times), minutes=say_minutes(sum(one.minutes for one in times)))
