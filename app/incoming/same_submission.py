"""Whether two submissions are one: the same again, or the same after it was corrected.

A server gives a corrected submission a new identity. The one before is named beside it
(`rootUuid`, `deprecatedID`), or the server's number stays, or the moment at which the telephone
began; without any of these, one workshop, one day and one second of sending.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.incoming.form_days import has_hour
from app.incoming.submissions import Submission

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a submission is known by; empty texts where it is not known."""

    workshop: int
    day: str
    identities: frozenset[str]
    server_id: str = ""
    started: str = ""
    device: str = ""
    sent_at: str = ""


def marks_of(submission: Submission, workshop: int) -> Marks:
    """What a row of the export is known by."""
    return Marks(
        workshop,
        submission.visited_on,
        frozenset(one.casefold() for one in submission.identities),
        submission.server_id,
        submission.started or "",
        submission.device,
        submission.sent_at or "",
    )


def are_same(one: Marks, other: Marks) -> bool:
    """Whether both are one submission."""
    if one.identities & other.identities:
        return True
    if _started_together(one, other):
        return True
    if one.server_id and other.server_id:
        return one.server_id == other.server_id and _were_sent_together(one, other)
    same_place = (one.workshop, one.day) == (other.workshop, other.day)
    return same_place and has_hour(one.sent_at) and one.sent_at == other.sent_at


def _started_together(one: Marks, other: Marks) -> bool:
    if not has_hour(one.started) or one.started != other.started or one.workshop != other.workshop:
        return False
    return one.day == other.day and (not one.device or not other.device or one.device == other.device)


def _were_sent_together(one: Marks, other: Marks) -> bool:
    """Two servers count from one: their numbers mean the same only beside another sign."""
    if not one.sent_at or not other.sent_at:
        return one.workshop == other.workshop
    if has_hour(one.sent_at) and has_hour(other.sent_at):
        return one.sent_at == other.sent_at
    return one.sent_at[:10] == other.sent_at[:10] and one.workshop == other.workshop


@dataclass(slots=True)
class KnownMarks(Generic[T]):
    """Submissions by what they are known by, so that each new one is looked up at once."""

    _found: dict[object, list[tuple[Marks, T]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, marks: Marks, what: T) -> None:
        """Remember one."""
        for key in _keys(marks):
            self._found[key].append((marks, what))

    def find(self, marks: Marks) -> T | None:
        """The first that is the same submission: by identity before by any other sign."""
        for key in _keys(marks):
            for known, what in self._found.get(key, ()):
                if are_same(known, marks):
                    return what
        return None

    def others_of_day(self, marks: Marks) -> list[T]:
        """What is known of the same workshop and day, whether it is the same or not."""
        return [what for _known, what in self._found.get(("day", marks.workshop, marks.day), ())]


def _keys(marks: Marks) -> Iterable[object]:
    yield from (("identity", one) for one in sorted(marks.identities))
    if marks.server_id:
        yield ("number", marks.server_id)
    yield ("day", marks.workshop, marks.day)
