"""The demo's pilot: thirty-six workshops drawn by lot a year ago, with what became of them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from app.demo.making import DemoClass, DemoStory, Making
from app.demo.parts import DemoPart
from app.pilots.draw_operations import record_draw
from app.pilots.operations import (
    add_pilot,
    fix_list,
    fix_plan,
    note_follow,
    record_pilot_consent,
    set_outcome,
)
from app.pilots.queries import read_whole_pilot
from app.pilots.records import Arm
from app.storage.labels import Label

SEED = "41625"
DRAWN_DAYS_AGO = 410
CAMPAIGN_DAYS = 60  # the first diagnostics of who may enter lie so many days before the draw
COURSE, PRACTICES = "CUR-02", "GES"
RAISED_ITEMS = 5  # of the practices of who took the course, each a level higher than it would be
WAITING_LEAVE, STARTED_LEAVE, TOOK_NO_COURSE = 4, 1, 3


def plan_pilot(making: Making) -> None:
    """Plan a pilot and draw it; who takes its course will know more of costs, and nobody will sell more."""
    drawn_on = making.days_ago(DRAWN_DAYS_AGO)
    since = drawn_on - timedelta(days=CAMPAIGN_DAYS)
    entering = [story for story in making.stories if since <= story.rounds[0] < drawn_on]
    pilot = _plan(making, drawn_on, since)
    asked_on = (drawn_on - timedelta(days=4)).isoformat()
    refused = entering[-1].workshop
    for granted, workshops in (
        (True, [story.workshop for story in entering[:-1]]),
        (False, [refused]),
    ):
        record_pilot_consent(
            making.store, pilot_id=pilot, workshop_ids=workshops, granted=granted, decided_on=asked_on,
            witness=making.names.consultants[0],
        )  # fmt: skip
    fix_list(making.store, pilot_id=pilot, at=_at(drawn_on, -3))
    fix_plan(making.store, pilot_id=pilot, at=_at(drawn_on, -2))
    record_draw(
        making.store, pilot_id=pilot, seed=SEED, drawn_by=making.names.consultants[0],
        witnesses=making.life.pilot["witnesses"], at=_at(drawn_on, 0),
    )  # fmt: skip
    arm_of = read_whole_pilot(making.store, pilot).arm_of
    _follow(making, pilot, drawn_on, [story for story in entering if story.workshop in arm_of], arm_of)


def _plan(making: Making, drawn_on: date, since: date) -> int:
    told = making.life.pilot
    pilot = add_pilot(
        making.store,
        name=told["name"],
        question=told["question"],
        courses=COURSE,
        diagnosed_since=since.isoformat(),
        consent_text=told["consent_text"],
        starts_on=drawn_on.isoformat(),
        ends_on=(drawn_on + timedelta(days=395)).isoformat(),
        waits_until=(drawn_on + timedelta(days=425)).isoformat(),
        cost_per_workshop=1_450_000,
        subgroups="woman",
        follow_ups=2,
        take_up=0.85,
        drop_out=0.1,
    )
    for measure, role, least in (
        ("dimension.GES", "primary", 10.0),
        ("figure.sales_month", "primary", 2_000_000.0),
        ("figure.people_in_ips", "secondary", None),
    ):
        set_outcome(making.store, pilot_id=pilot, measure=measure, role=role, least_effect=least)
    return pilot


def _follow(
    making: Making, pilot: int, drawn_on: date, stories: list[DemoStory], arm_of: Mapping[int, Arm]
) -> None:
    """Who took the course, who of those who wait did too, and who left, more of those who wait."""
    random = making.own_dice("pilot")
    drew, *others = making.consultants
    for place, story in enumerate(stories):  # who drew knows the groups, and does not measure
        if story.consultant == drew:
            story.consultant = others[place % len(others)]
    started, waiting = (
        random.sample(there, len(there))
        for there in (
            [story for story in stories if arm_of[story.workshop].treated is first] for first in (True, False)
        )
    )
    for story in (*waiting[:WAITING_LEAVE], *started[:STARTED_LEAVE]):
        story.gone_on = drawn_on + timedelta(days=random.randint(40, 100))
        note_follow(
            making.store, pilot_id=pilot, workshop_id=story.workshop, took="none",
            left_on=story.gone_on.isoformat(), left_why=random.choice(("refused", "refused", "unreached")),
        )  # fmt: skip
    held_on = drawn_on + timedelta(days=30)
    without = started[STARTED_LEAVE : STARTED_LEAVE + TOOK_NO_COURSE]
    took = [*started[STARTED_LEAVE + TOOK_NO_COURSE :], waiting[WAITING_LEAVE]]
    for story in without:
        note_follow(making.store, pilot_id=pilot, workshop_id=story.workshop, took="none")
    making.classes.append(DemoClass(COURSE, held_on, took))
    for story in took:
        story.helped = _raised(random, making)
        note_follow(
            making.store,
            pilot_id=pilot,
            workshop_id=story.workshop,
            took="whole",
            took_on=held_on.isoformat(),
        )


def _raised(random: Random, making: Making) -> frozenset[str]:
    items = [item.code for item in making.instrument.items_of(PRACTICES)]
    return frozenset(random.sample(items, RAISED_ITEMS))


def _at(drawn_on: date, days: int) -> datetime:
    return datetime.combine(drawn_on + timedelta(days=days), time(15, 30))


# Before the later rounds (6), because the draw says what they find.
DEMO = (DemoPart(Label("pilot.all_told"), plan_pilot, order=5),)
