"""The demo's diagnostics and programmes: first rounds, and what moved until the next."""

from datetime import date, timedelta

from app.demo.answers import Given, answer_again, make_answers
from app.demo.making import DemoStory, Making
from app.demo.profiles import ClusterProfile
from app.diagnosis.operations import answer_item, finish_visit, note_item, set_origin, start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.scoring import score_answers
from app.i18n import _
from app.improvement.catalogue import load_catalogue
from app.improvement.operations import (
    add_action,
    change_action,
    change_programme,
    complete_action,
    set_choice,
    start_programme,
)
from app.improvement.priorities import recommend
from app.registry.operations import record_consent
from app.registry.records import CONSENT_PURPOSES
from app.storage.labels import Label

DAYS_BETWEEN_ROUNDS = 183
KEPT_ON_TIME = 0.75


def tell_first_round(
    making: Making, profile: ClusterProfile, workshop: int, *, first: date, draft: bool
) -> DemoStory:
    """A first diagnostic on a day, or what was begun of it."""
    story = DemoStory(workshop, profile, making.store.user or 0)
    for purpose in CONSENT_PURPOSES:
        record_consent(
            making.store,
            workshop_id=workshop,
            purpose=purpose,
            granted=purpose == "service" or making.chance(0.85),
            decided_on=first.isoformat(),
            text_version=making.instrument.consent_version,
        )
    story.given = make_answers(making.random, making.instrument, profile)
    visit = _answer(making, workshop, first, story.given, draft=draft)
    if not draft:
        _go_on(making, story, visit, first)
    return story


def tell_later_rounds(making: Making) -> None:
    """One more diagnostic each half year until today, or until the workshop is measured no more."""
    for story in making.stories:
        making.store.user = story.consultant
        while (day := story.next_on) <= min(making.today, story.gone_on):
            story.given = answer_again(
                making.random, making.instrument, story.given, story.lifted, story.helped
            )
            story.helped = frozenset()
            with making.store.change(Label("visit.finished")):
                _go_on(making, story, _answer(making, story.workshop, day, story.given, draft=False), day)


def _go_on(making: Making, story: DemoStory, visit: int, day: date) -> None:
    """What comes of a finished diagnostic: a programme, and the day of the next."""
    story.rounds.append(day)
    story.next_on = day + timedelta(days=DAYS_BETWEEN_ROUNDS + making.random.randint(-10, 25))
    story.programme, story.lifted = _agree(making, visit, day, done=story.next_on <= making.today)


def _answer(making: Making, workshop: int, day: date, given: dict[str, Given], *, draft: bool) -> int:
    store = making.store
    visit = start_visit(
        store,
        workshop_id=workshop,
        instrument=making.instrument,
        consultant_id=store.user,
        visited_on=day.isoformat(),
    )
    items = list(given.items())
    for item, (kind, level, origin) in items[: len(items) // 3] if draft else items:
        answer_item(store, visit_id=visit, item=item, kind=kind, level=level)
        if origin:
            set_origin(store, visit_id=visit, item=item, origin=origin)
        if item in making.names.notes and level is not None and level <= 2:
            note_item(store, visit_id=visit, item=item, note=making.names.notes[item])
    if not draft:
        finish_visit(store, visit_id=visit, unfinished_reason=_("La persona tuvo que salir."))
    return visit


def _agree(making: Making, visit_id: int, day: date, *, done: bool) -> tuple[int, set[str]]:
    """Agree a programme; returns its id and the items that its actions lift."""
    store, random = making.store, making.random
    visit = read_visit(store, visit_id)
    result = score_answers(visit.instrument, visit.answers)
    advice = recommend(visit.instrument, visit.answers, result, load_catalogue())
    programme = start_programme(store, visit_id=visit_id, recommendations=advice)
    set_choice(
        store,
        programme_id=programme,
        position=1,
        what=_("Entregar a tiempo sin trabajar de noche"),
        why=_("En la última zafra perdimos un cliente"),
        months=random.choice((2, 3, 6)),
    )
    taken = advice[: random.randint(3, 5)]
    for advised in taken:
        action = add_action(
            store,
            programme_id=programme,
            source="alert" if advised.rule == "alert" else "recommended",
            solution=advised.solution.code,
            because=advised.because,
        )
        due = day + timedelta(days=random.randint(14, 90))
        kept = due < making.today and random.random() < (0.9 if done else KEPT_ON_TIME)
        if due < making.today and not kept:
            due = making.today - timedelta(days=random.randint(2, 25))
        done_on = due
        if advised.rule == "alert":  # seen to the same day, and looked at again the next
            due, done_on = day, day + timedelta(days=1)
            kept = done_on <= making.today
        change_action(store, action_id=action, due_on=due.isoformat())
        if kept:
            complete_action(store, action_id=action, done_on=done_on.isoformat())
    change_programme(
        store,
        programme_id=programme,
        agreed_on=day.isoformat(),
        next_visit_on=next_visit(making, day).isoformat(),
        next_visit_at="09:00",
        centre_commitment=_("Acompañar el primer paso y volver en la fecha acordada."),
    )
    return programme, {item for advised in taken for item in advised.solution.lifts}


def next_visit(making: Making, day: date) -> date:
    """Three to six weeks later, on a weekday."""
    later = day + timedelta(days=making.random.choice((21, 30, 45)))
    return later - timedelta(days=max(0, later.weekday() - 4))
