"""Milestones in a workshop's story."""

from app.figures.milestone_queries import list_milestones
from app.figures.milestone_words import ATTRIBUTION_WORDS, say_milestone
from app.registry.timeline import StoryLine
from app.storage.records import Reader


def milestone_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """What counts today of each milestone, with what it is owed to."""
    return [
        StoryLine(
            one.standing.happened_on,
            say_milestone(one.standing),
            ATTRIBUTION_WORDS[one.standing.attribution],
        )
        for one in list_milestones(reader, workshop_id=workshop_id)
    ]
