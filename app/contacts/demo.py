"""The demo's visits and calls between the diagnostics, and those that are planned."""

from datetime import date, timedelta

from app.contacts.operations import plan_contact, record_contact
from app.demo.making import DemoStory, Making, workday
from app.demo.parts import DemoPart
from app.demo.told import ToldTalk, read_talks
from app.storage.labels import Label

DAYS_BETWEEN = (24, 55)
SHARE_OF_CALLS = 0.35
FORGOTTEN_MINUTES = 0.06
LATE_VISITS, COMING_VISITS = 4, 11


def tell_contacts(making: Making) -> None:
    """Each accompanied workshop is visited or called every month or two until today, or until it left."""
    for story in making.stories:
        if story.person is None:
            sql = "SELECT id FROM person WHERE workshop_id = ? AND deleted = 0 ORDER BY id"
            story.person = making.store.value(sql, (story.workshop,))
        if story.told:
            for talk in story.told.talks:
                _hold_told(making, story, talk)
            continue
        day = story.rounds[0] + timedelta(days=making.random.randint(*DAYS_BETWEEN))
        last = min(story.gone_on, making.today - timedelta(days=making.random.randint(1, 40)))
        talks = _Talks(making, story)
        while day < last:
            _hold(making, story, workday(day), talks)
            day += timedelta(days=making.random.randint(*DAYS_BETWEEN))
    there = [story for story in making.stories if story.gone_on > making.today]
    waiting = making.random.sample(there, LATE_VISITS + COMING_VISITS)
    for place, story in enumerate(waiting):
        days = making.random.randint(1, 18)
        day = making.today + timedelta(days=-days if place < LATE_VISITS else days - 1)
        plan_contact(
            making.store,
            workshop_id=story.workshop,
            held_on=workday(day).isoformat(),
            starts_at=making.random.choice(("08:00", "09:30", "14:00", "15:30")),
            consultants=[story.consultant],
        )


class _Talks:
    """What is talked about with one workshop: all once, in any order, before anything twice."""

    def __init__(self, making: Making, story: DemoStory) -> None:
        self._making, self._story = making, story
        self._left: list[dict[str, str]] = []

    def next(self, day: date) -> dict[str, str]:
        facts = self._making.shops[self._story.workshop].facts(day)
        if not self._left:
            known = [one for one in read_talks()["talk"] if one.get("where", "always") in facts]
            self._left = self._making.random.sample(known, len(known))
        return self._left.pop()


def _hold(making: Making, story: DemoStory, day: date, talks: _Talks) -> None:
    random, known = making.random, read_talks()
    if making.chance(SHARE_OF_CALLS):
        calls = known["calls"] + known["season_calls"] * (day.month in known["season_months"])
        record_contact(
            making.store,
            workshop_id=story.workshop,
            held_on=day.isoformat(),
            channel=random.choice(("phone", "whatsapp")),
            consultants=[story.consultant],
            contact_minutes=random.choice((5, 10, 15)),
            topics=["PRG"],
            what_was_done=random.choice(calls),
        )
        return
    talk = talks.next(day)
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
        topics=[talk["topic"], "PRG"],
        what_was_done=f"{talk['text']} {random.choice(known['programme'])}",
        workshop_agrees=talk["workshop"],
        centre_agrees=talk["centre"],
    )


def _hold_told(making: Making, story: DemoStory, talk: ToldTalk) -> None:
    """A visit or a call as somebody wrote it; one after an alert is held the next day, whichever it is."""
    day = story.rounds[0] + timedelta(days=talk.days)
    day = day if talk.days == 1 else workday(day)
    if day > making.today:
        return
    record_contact(
        making.store,
        workshop_id=story.workshop,
        held_on=day.isoformat(),
        channel="phone" if talk.phone else "workshop",
        consultants=[story.consultant],
        contact_minutes=10 if talk.phone else making.random.choice((60, 75, 90)),
        travel_minutes=None if talk.phone else 30,
        topics=[talk.topic],
        what_was_done=talk.done,
        workshop_agrees=talk.workshop or None,
        centre_agrees=talk.centre or None,
    )


DEMO = (DemoPart(Label("contact.all_noted"), tell_contacts, order=10),)
