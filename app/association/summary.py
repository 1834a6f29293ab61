"""An association at a glance, reckoned from all that is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.association.attending import attendance_share
from app.association.cash import CashBook
from app.association.fees import FeeSum, MemberAccount, sum_fees
from app.association.records import AssociationMeeting, AssociationMember, MeetingDecision, PostHeld
from app.registry.records import Association


@dataclass(frozen=True, slots=True)
class AssociationSummary:
    """An association on a day (ISO), with all that its page and its command tell."""

    today: str
    association: Association
    members: Sequence[AssociationMember]
    posts: Sequence[PostHeld]
    meetings: Sequence[AssociationMeeting]
    accounts: Sequence[MemberAccount]
    book: CashBook

    @property
    def now(self) -> list[AssociationMember]:
        """Who is a member today."""
        return [one for one in self.members if one.is_member]

    @property
    def in_office(self) -> list[PostHeld]:
        """Who has a post today."""
        return [one for one in self.posts if one.held_on(self.today)]

    @property
    def decisions(self) -> list[MeetingDecision]:
        """Every decision, those of the newest meeting first."""
        return [decision for meeting in self.meetings for decision in meeting.decisions]

    @property
    def to_do(self) -> list[MeetingDecision]:
        """The decisions that are still to be carried out, by their day; those without one last."""
        waiting = [one for one in self.decisions if one.status == "open"]
        return sorted(waiting, key=lambda one: (one.due_on or "9999", one.id))

    @property
    def next_meeting(self) -> AssociationMeeting | None:
        """The next one that is to be held."""
        coming = [one for one in self.meetings if one.status == "planned" and one.held_on >= self.today]
        return min(coming, key=lambda one: (one.held_on, one.starts_at or ""), default=None)

    @property
    def attendance(self) -> float | None:
        """Of the places at its assemblies, the share that was taken."""
        return attendance_share(self.meetings, self.members)

    @property
    def fees(self) -> FeeSum:
        """The fees of all."""
        return sum_fees(self.accounts)

    def count_meetings(self, status: str) -> int:
        """How many are to be held, were held or were not."""
        return sum(one.status == status for one in self.meetings)

    def count_decisions(self, status: str) -> int:
        """How many stand so."""
        return sum(one.status == status for one in self.decisions)

    @property
    def late(self) -> int:
        """How many decisions should have been carried out."""
        return sum(one.is_late(self.today) for one in self.decisions)
