"""Steps of formalizing in a workshop's story."""

from app.formalization.ladder_queries import read_workshop_steps
from app.formalization.queries import read_steps
from app.i18n import _
from app.registry.timeline import StoryLine
from app.storage.records import Reader


def step_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """Every step that was done on a known day, and whose paper somebody saw."""
    titles = {step.code: step.title for step in read_steps(reader)}
    return [
        StoryLine(
            record.done_on,
            _("Paso hecho: {step}").format(step=titles.get(code, code)),
            _("N.º {number}").format(number=record.number) if record.number else "",
        )
        for code, record in read_workshop_steps(reader, workshop_id).items()
        if record.status == "done" and record.seen and record.done_on
    ]
