"""When a workshop was a member: of days that are known whole, or only by month or year."""

from collections.abc import Iterable

from app.association.records import AssociationMember, MemberSpell

_FIRST = "0000-01-01"


def first_day(part: str | None) -> str:
    """The first day that a known part of one can be: "2019" is the first of January; unknown is always."""
    return _FIRST if not part else (part + "-01-01")[: len(_FIRST)]


def covers(spell: MemberSpell, day: str) -> bool:
    """Whether it was a member on a day (ISO); the day on which it left still counts."""
    return first_day(spell.joined_on) <= day and (spell.left_on is None or day <= spell.left_on)


def was_member(member: AssociationMember, day: str) -> bool:
    """Whether a workshop was a member on a day; one that left nobody knows when is none today either."""
    if any(covers(one, day) for one in member.past):
        return True
    now = member.spells[-1]
    return covers(now, day) and (member.is_member or now.left_on is not None)


def members_on(members: Iterable[AssociationMember], day: str) -> list[AssociationMember]:
    """Those who were members on a day, in their order."""
    return [one for one in members if was_member(one, day)]
