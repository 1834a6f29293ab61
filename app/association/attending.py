"""Who came to meetings: of those who were members on the day, and of whom it was noted."""

from collections.abc import Iterable
from typing import NamedTuple

from app.association.records import MEETING_KINDS, AssociationMeeting, AssociationMember
from app.association.spells import members_on

ASSEMBLIES = MEETING_KINDS[:2]


class Turnout(NamedTuple):
    """Of a meeting: how many came or sent somebody, of how many members."""

    there: int
    members: int
    noted: int

    @property
    def share(self) -> float | None:
        """As a share; None when nobody was noted, or nobody was a member."""
        return self.there / self.members if self.members and self.noted else None


def turnout_of(meeting: AssociationMeeting, members: Iterable[AssociationMember]) -> Turnout:
    """Who was at a meeting, of who was a member on its day or was noted there all the same."""
    called = {one.workshop_id for one in members_on(members, meeting.held_on)}
    noted = {one.workshop_id for one in meeting.marks}
    return Turnout(meeting.there, len(called | noted), len(noted))


def attendance_share(
    meetings: Iterable[AssociationMeeting], members: Iterable[AssociationMember]
) -> float | None:
    """Of all places at the assemblies whose attendance was noted, how many were taken."""
    known = list(members)
    found = [turnout_of(one, known) for one in meetings if one.status == "held" and one.kind in ASSEMBLIES]
    noted = [one for one in found if one.noted]
    places = sum(one.members for one in noted)
    return sum(one.there for one in noted) / places if places else None
