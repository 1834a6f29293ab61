"""The demo's association: a year of minutes, fees and cash, as `resources/demo/association.toml` tells it.

It throws dice of its own, so that what the other parts throw stays.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from app.association.fees import fees_due, periods_of
from app.association.meeting_operations import (
    add_decision,
    add_meeting,
    close_decision,
    set_marks,
    set_meeting_status,
)
from app.association.money_operations import (
    add_entry,
    correct_entry,
    fix_count,
    record_count,
    record_fee,
    set_fee,
    start_book,
)
from app.association.money_queries import list_fee_terms, read_book
from app.association.operations import add_post, close_membership
from app.association.queries import list_members, read_meeting
from app.association.records import AssociationMember
from app.association.spells import members_on
from app.demo.making import Making
from app.demo.parts import DemoPart
from app.paths import resource_path
from app.registry.queries import list_associations
from app.storage.labels import Label

NAME = "Yaguarón"
SATURDAY = 5
REGULAR, BY_QUARTER = 0.62, 0.88  # of the members: each month, every three months, and who fell behind
Step = tuple[str, int, Callable[[], object]]


def tell_association(making: Making) -> None:
    """Posts, meetings with who came and what they decided, what was paid and bought."""
    told = tomllib.loads(resource_path("demo", "association.toml").read_text(encoding="utf-8"))
    association = next(one.id for one in list_associations(making.store) if NAME in one.name)
    _tell_leaving(making, association, told["left_why"])
    holders = _tell_posts(making, association, told["post"])
    for meeting in told["meeting"]:
        _hold(making, association, told["place"], meeting, holders)
    _tell_money(making, association, told)


def _tell_leaving(making: Making, association: int, reasons: list[str]) -> None:
    """Of who is a member no more: when it left, and why."""
    gone = [one for one in list_members(making.store, association) if one.active is False]
    for place, member in enumerate(gone):
        day = making.workday_ago(410 - 130 * place)
        why = reasons[place % len(reasons)]
        close_membership(making.store, membership_id=member.id, left_on=day, left_why=why)


def _tell_posts(making: Making, association: int, posts: list[dict[str, str]]) -> dict[str, str]:
    """The first owners of the list have the posts; gives who has which, by its code."""
    members = [one for one in list_members(making.store, association) if one.is_member]
    since = _saturday(making.days_ago(338))
    holders: dict[str, str] = {}
    for post, member in zip(posts, members, strict=False):
        holders[post["post"]] = member.owner
        add_post(
            making.store,
            association_id=association,
            name=member.owner,
            sex=member.owner_sex,
            workshop_id=member.workshop_id,
            from_on=since.isoformat(),
            until_on=since.replace(year=since.year + 2).isoformat(),
            **post,
        )
    return holders


def _saturday(day: date) -> date:
    return day - timedelta(days=(day.weekday() - SATURDAY) % 7)


def _hold(
    making: Making, association: int, place: str, told: dict[str, Any], holders: dict[str, str]
) -> None:
    store, day = making.store, _saturday(making.days_ago(told["ago"]))
    planned = told["ago"] < 0
    day = day + timedelta(days=7) if planned and day <= making.today else day
    members = members_on(list_members(store, association), day.isoformat())
    assembly = told["kind"] == "assembly"
    meeting = add_meeting(
        store,
        association_id=association,
        kind=told["kind"],
        held_on=day.isoformat(),
        starts_at="16:00" if assembly else "18:30",
        second_call_at="16:30" if assembly else None,
        ended_at=None if planned else "18:10" if assembly else "20:00",
        place=place,
        agenda=told["topics"],
        quorum=len(members) // 2 + 1 if assembly else None,
        called_on=None if planned else (day - timedelta(days=10)).isoformat(),
        called_by=holders["president"],
        minutes_number=told.get("number"),
        chaired_by=None if planned else holders["president"],
        written_by=None if planned else holders["secretary"],
        told=told.get("told"),
    )
    if planned:
        return
    set_meeting_status(store, meeting_id=meeting, status="held")
    if assembly:
        marks = dict(_marks(making, members, told["ago"]))
        leading = {one.workshop_id: "present" for one in members if one.owner in _leading(holders)}
        set_marks(store, meeting_id=meeting, marks=marks | leading)
    there = read_meeting(store, meeting).there
    for decision in told["decisions"]:
        _decide(making, meeting, day, decision, holders, there)


def _leading(holders: dict[str, str]) -> tuple[str, str]:
    """Who leads a meeting and who writes its minutes: they are there."""
    return holders["president"], holders["secretary"]


def _marks(making: Making, members: list[AssociationMember], ago: int) -> Iterator[tuple[int, str]]:
    """Who came: some nearly always, some seldom."""
    for one in members:
        eager = 0.35 + 0.6 * making.own_dice("association", one.code).random()
        thrown = making.own_dice("association", ago, one.code).random()
        if thrown < eager:
            yield one.workshop_id, "present" if thrown < eager - 0.06 else "represented"
        else:
            yield one.workshop_id, "excused" if thrown > 1 - (1 - eager) / 3 else "absent"


def _decide(
    making: Making, meeting: int, day: date, told: dict[str, Any], holders: dict[str, str], there: int
) -> None:
    against, abstained = told.get("votes", (None, None))
    in_favour = None if against is None else there - against - abstained
    who = str(told.get("who", ""))
    decision = add_decision(
        making.store,
        meeting_id=meeting,
        what=told["what"],
        who=holders.get(who, who),
        due_on=(day + timedelta(days=told["due"])).isoformat() if "due" in told else None,
        in_favour=in_favour,
        against=against,
        abstained=abstained,
    )
    for status in ("done", "dropped"):
        if status in told:
            closed = (day + timedelta(days=told[status])).isoformat()
            close_decision(
                making.store, decision_id=decision, status=status, closed_on=closed, closed_how=told["how"]
            )


# --- money ---


def _tell_money(making: Making, association: int, told: dict[str, Any]) -> None:
    """The fee, and every line of the cash book in the order of its day."""
    store = making.store
    since = (making.days_ago(365).replace(day=1) + timedelta(days=32)).replace(day=1).isoformat()
    set_fee(store, association_id=association, amount=told["fee"], every="month", since=since, grace_days=10)
    start_book(store, association_id=association, day=making.workday_ago(364), amount=told["opening"])
    steps = [
        *_fees(making, association),
        *_lines(making, association, told),
        *_counts(making, association, told),
    ]
    for _day, _place, step in sorted(steps, key=lambda one: one[:2]):
        step()


def _fees(making: Making, association: int) -> Iterator[Step]:
    """What each member paid; who pays by quarters does so at its end, who fell behind stopped once."""
    last = making.workday_ago(1)
    periods = periods_of(list_fee_terms(making.store, association), last)
    for member in list_members(making.store, association):
        dice = making.own_dice("fees", member.code)
        habit, stopped = dice.random(), making.days_ago(dice.randint(60, 250)).isoformat()
        waiting = 0
        for count, due in enumerate(fees_due(member, periods, last), 1):
            waiting += due.amount
            day = _pay_day(making, due.due_on, dice.randint(-8, 2))
            together = habit >= REGULAR and count % 3
            if together or day > last or (habit > BY_QUARTER and day > stopped):
                continue
            pay = partial(
                record_fee, making.store, association_id=association, workshop_id=member.workshop_id,
                day=day, amount=waiting, receipt="",
            )  # fmt: skip
            yield day, 1, pay
            waiting = 0


def _pay_day(making: Making, first: str, after: int) -> str:
    ago = (making.today - date.fromisoformat(first)).days - after
    return max(making.workday_ago(ago), making.workday_ago(364))


def _lines(making: Making, association: int, told: dict[str, Any]) -> Iterator[Step]:
    for line in told["cash"]:
        day = making.workday_ago(line["ago"])
        fields = {name: value for name, value in line.items() if name != "ago"}
        yield day, 2, partial(add_entry, making.store, association_id=association, day=day, **fields)
    wrong = told["wrong"]
    day = making.workday_ago(wrong["ago"])
    yield day, 3, partial(_mistake, making, association, day, wrong)


def _mistake(making: Making, association: int, day: str, told: dict[str, Any]) -> None:
    spend = partial(
        add_entry, making.store, association_id=association, day=day, direction="out", kind="services",
        what=told["what"],
    )  # fmt: skip
    correct_entry(making.store, entry_id=spend(amount=told["amount"]), day=day, why=told["why"])
    spend(amount=told["right"])


def _counts(making: Making, association: int, told: dict[str, Any]) -> Iterator[Step]:
    for count in told["count"]:
        day = making.workday_ago(count["ago"])
        yield day, 4, partial(_count, making, association, day, count)


def _count(making: Making, association: int, day: str, told: dict[str, Any]) -> None:
    store, less = making.store, told.get("less", 0)
    there = read_book(store, association).balance - less
    found = record_count(
        store, association_id=association, day=day, counted=there, counted_by="Tesorería y sindicatura"
    )
    if less:
        fix_count(store, count_id=found, day=day, why=told["why"])


DEMO = (DemoPart(Label("association.all_told"), tell_association, order=110),)
