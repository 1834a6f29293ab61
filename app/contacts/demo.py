"""The demo's visits and calls between the diagnostics, and those that are planned."""

from datetime import date, timedelta

from app.contacts.operations import plan_contact, record_contact
from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.storage.labels import Label

DAYS_BETWEEN = (24, 55)
SHARE_OF_CALLS = 0.35
FORGOTTEN_MINUTES = 0.06
LATE_VISITS, COMING_VISITS = 4, 11


def tell_contacts(making: Making) -> None:
    """Each accompanied workshop is visited or called every month or two until today."""
    for story in making.stories:
        if story.person is None:
            sql = "SELECT id FROM person WHERE workshop_id = ? AND deleted = 0 ORDER BY id"
            story.person = making.store.value(sql, (story.workshop,))
        day = story.rounds[0] + timedelta(days=making.random.randint(*DAYS_BETWEEN))
        last = making.today - timedelta(days=making.random.randint(1, 40))
        while day < last:
            _hold(making, story, _weekday(day))
            day += timedelta(days=making.random.randint(*DAYS_BETWEEN))
    waiting = making.random.sample(making.stories, LATE_VISITS + COMING_VISITS)
    for place, story in enumerate(waiting):
        days = making.random.randint(1, 18)
        day = making.today + timedelta(days=-days if place < LATE_VISITS else days - 1)
        plan_contact(
            making.store,
            workshop_id=story.workshop,
            held_on=_weekday(day).isoformat(),
            starts_at=making.random.choice(("08:00", "09:30", "14:00", "15:30")),
            consultants=[story.consultant],
        )


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _hold(making: Making, story: DemoStory, day: date) -> None:
    random, life = making.random, making.life
    if making.chance(SHARE_OF_CALLS):
        record_contact(
            making.store,
            workshop_id=story.workshop,
            held_on=day.isoformat(),
            channel=random.choice(("phone", "whatsapp")),
            consultants=[story.consultant],
            contact_minutes=random.choice((5, 10, 15)),
            topics=["PRG"],
            what_was_done=random.choice(life.calls),
        )
        return
    topic = random.choice([one for one in life.done if one != "PRG"])
    others = [one for one in making.consultants if one != story.consultant]
    team = [story.consultant, *([random.choice(others)] if making.chance(0.2) else [])]
    forgotten = making.chance(FORGOTTEN_MINUTES)
    record_contact(
        making.store,
        workshop_id=story.workshop,
        held_on=day.isoformat(),
        channel="workshop",
        consultants=team,
        starts_at=random.choice(("08:00", "09:00", "14:30")),
        contact_minutes=None if forgotten else random.choice((45, 60, 75, 90, 120)),
        preparation_minutes=random.choice((10, 15, 30)),
        travel_minutes=random.choice((20, 30, 45, 60)),
        topics=[topic, "PRG"],
        what_was_done=" ".join(random.choice(life.done[one]) for one in (topic, "PRG")),
        workshop_agrees=random.choice(life.workshop_agrees),
        centre_agrees=random.choice(life.centre_agrees),
    )


DEMO = (DemoPart(Label("contact.all_noted"), tell_contacts, order=10),)
