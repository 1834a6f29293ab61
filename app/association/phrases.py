"""How an association's meetings, posts, fees and cash are said in sentences."""

from app.association.words import DECISION_WORDS, MEETING_STATUS_WORDS


def say_meeting_status(status: str) -> str:
    """Whether it was held."""
    return MEETING_STATUS_WORDS[status]


def say_decision_status(status: str) -> str:
    """Whether it was carried out."""
    return DECISION_WORDS[status]
