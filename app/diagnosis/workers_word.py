"""What those who work in a shop said apart, and what of it the owner's papers may rest on."""

from dataclasses import replace

from app.diagnosis.records import Origin, Visit
from app.registry.records import Workshop
from app.storage.records import Value

FEWEST_WORKERS = 4  # below, the owner would know who said it


def is_told_apart(workshop: Workshop) -> bool:
    """Whether so few work there that it would be known who spoke; where nobody noted how many, they are few."""
    return sum(group.count for group in workshop.people if group.relation != "owner") < FEWEST_WORKERS


def without_workers_word(visit: Visit) -> Visit:
    """The visit as a paper that stays in the workshop may know it: without what was said apart."""
    kept = {code: one for code, one in visit.answers.items() if one.origin is not Origin.WORKERS}
    return visit if len(kept) == len(visit.answers) else replace(visit, answers=kept)


def origin_values(origin: Origin | None) -> dict[str, Value]:
    """How an answer's origin is kept: the word of those who work there is a word, with whose it was."""
    if origin is Origin.WORKERS:
        return {"origin": Origin.SAID.value, "said_by": origin.value}
    return {"origin": origin.value if origin else None, "said_by": None}
