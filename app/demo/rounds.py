"""The demo's diagnostics and programmes: first rounds, and what moved until the next."""

from datetime import date, timedelta
from functools import partial

from app.demo.answers import answer_again, make_answers
from app.demo.making import DemoStory, Making, workday
from app.demo.profiles import ClusterProfile
from app.demo.rules import draw_detail, item_code
from app.demo.told import read_talks, read_told
from app.diagnosis.operations import (
    answer_item,
    choose_detail,
    finish_visit,
    note_item,
    save_place,
    set_origin,
    start_visit,
)
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, Item
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers
from app.i18n import _
from app.improvement.catalogue import load_catalogue
from app.improvement.operations import (
    add_action,
    change_action,
    change_programme,
    complete_action,
    drop_action,
    set_choice,
    start_programme,
)
from app.improvement.priorities import recommend
from app.improvement.records import Recommendation
from app.improvement.surroundings import find_lacking
from app.registry.operations import record_consent
from app.registry.queries import read_workshop
from app.registry.records import CONSENT_PURPOSES
from app.storage.labels import Label

DAYS_BETWEEN_ROUNDS = 183
KEPT_ON_TIME = 0.6
NOTED = 0.35
NOTED_LEVEL = 1  # of which the remarks tell
SECONDS_OF_ITEM, SECONDS_AGAIN = (95, 150), (65, 110)  # in a first diagnostic and in a later one


def tell_first_round(
    making: Making, profile: ClusterProfile, workshop: int, *, first: date, draft: bool
) -> DemoStory:
    """A first diagnostic on a day, or what was begun of it."""
    told = read_told().get(read_workshop(making.store, workshop).code)
    story = DemoStory(workshop, profile, making.store.user or 0, told=told)
    shop = making.shops[workshop]
    if told:
        told.begin(shop, first)
        if told.gone_days is not None:
            story.gone_on = first + timedelta(days=told.gone_days)
    for purpose in CONSENT_PURPOSES:
        record_consent(
            making.store,
            workshop_id=workshop,
            purpose=purpose,
            granted=purpose == "service" or making.chance(0.85),
            decided_on=first.isoformat(),
            text_version=making.instrument.consent_version,
        )
    levels = told.levels_of(0) if told else {}
    story.given = make_answers(
        partial(making.own_dice, shop.number, 0),
        making.instrument,
        profile,
        shop.facts(first),
        shop.number,
        levels,
    )
    visit = _answer(making, story, first, draft=draft)
    if not draft:
        _go_on(making, story, visit, first)
    return story


def tell_later_rounds(making: Making) -> None:
    """One more diagnostic each half year until today, or until the workshop is measured no more."""
    for story in making.stories:
        making.store.user = story.consultant
        while (day := story.next_on) <= min(making.today, story.gone_on):
            shop = making.shops[story.workshop]
            story.given = answer_again(
                partial(making.own_dice, shop.number, len(story.rounds)),
                making.instrument,
                story.given,
                story.lifted,
                shop.facts(day),
                shop.number,
                story.told.levels_of(len(story.rounds)) if story.told else {},
                story.helped,
            )
            story.helped = frozenset()
            with making.store.change(Label("visit.finished")):
                _go_on(making, story, _answer(making, story, day, draft=False), day)


def _go_on(making: Making, story: DemoStory, visit: int, day: date) -> None:
    """What comes of a finished diagnostic: a programme, and the day of the next."""
    dice = making.own_dice(making.shops[story.workshop].number, len(story.rounds), "next")
    later = DAYS_BETWEEN_ROUNDS + dice.randint(-10, 25)
    story.next_on = workday(day + timedelta(days=later))
    again = story.next_on <= min(making.today, story.gone_on)
    story.programme, story.lifted = _agree(making, story, visit, day, done=again)
    story.rounds.append(day)


def _answer(making: Making, story: DemoStory, day: date, *, draft: bool) -> int:
    """Put in the answers of a round: those that are asked, as far as it came."""
    store, told, number = making.store, story.told, len(story.rounds)
    visit = start_visit(
        store,
        workshop_id=story.workshop,
        instrument=making.instrument,
        consultant_id=store.user,
        visited_on=day.isoformat(),
    )
    answers = {code: Answer(code, kind, level) for code, (kind, level, _o) in story.given.items()}
    asked = asked_items(
        making.instrument, {**answers, **read_visit(store, visit).answers}
    )  # with the card's gates
    items = [(code, given) for code, given in story.given.items() if code in asked]
    unanswered = told.unanswered if told and not number else 0
    said = items[: len(items) // 3] if draft else items[: len(items) - unanswered]
    remarks = told.notes_of(number) if told else _remarks(making, story)
    shop = making.shops[story.workshop]
    facts, dice = shop.facts(day), making.own_dice(shop.number, number, "details")
    for item, (kind, level, origin) in said:
        answer_item(store, visit_id=visit, item=item, kind=kind, level=level)
        if origin:
            set_origin(store, visit_id=visit, item=item, origin=origin)
        if detail := draw_detail(dice, making.instrument.item(item), level, facts):
            choose_detail(store, visit_id=visit, item=item, chosen=detail)
        if item in remarks:
            note_item(store, visit_id=visit, item=item, note=remarks[item])
    pace = making.random.randint(*(SECONDS_AGAIN if number else SECONDS_OF_ITEM))
    save_place(store, visit_id=visit, current_item=said[-1][0], seconds=pace * len(said))
    if not draft:
        why = told.unfinished if told and unanswered else None
        finish_visit(store, visit_id=visit, unfinished_reason=why)
    return visit


def _remarks(making: Making, story: DemoStory) -> dict[str, str]:
    """Some of what a consultant might write, where the answer is what the remark tells of."""
    notes = {item_code(name): text for name, text in making.names.notes.items()}
    return {
        code: notes[code]
        for code, (_kind, level, _origin) in story.given.items()
        if code in notes and level == NOTED_LEVEL and making.chance(NOTED)
    }


def _agree(making: Making, story: DemoStory, visit_id: int, day: date, *, done: bool) -> tuple[int, set[str]]:
    """Agree a programme and do a part of it; returns its id and the items that were lifted.

    `done`: another diagnostic comes, so the rest is left aside.
    """
    store = making.store
    visit = read_visit(store, visit_id)
    result = score_answers(visit.instrument, visit.answers)
    lacking = find_lacking(store, visit)
    advice = recommend(visit.instrument, visit.answers, result, load_catalogue(), lacking=lacking)
    programme = start_programme(store, visit_id=visit_id, recommendations=advice)
    facts = making.shops[story.workshop].facts(day)
    _wish(making, story, programme, facts, {item.dimension for item in _first_items(making, advice)})
    sensible = [one for one in advice if one.rule == "alert" or one.solution.code not in story.agreed]
    dice = making.own_dice(making.shops[story.workshop].number, len(story.rounds), "programme")
    taken = sensible[: dice.randint(3, 5)]
    story.agreed |= {one.solution.code for one in taken}
    kept = [one for one in taken if _take(making, story, programme, one, day, done)]
    change_programme(
        store,
        programme_id=programme,
        agreed_on=day.isoformat(),
        next_visit_on=next_visit(making, day).isoformat(),
        next_visit_at="09:00",
        centre_commitment=_("Acompañar el primer paso y volver en la fecha acordada."),
    )
    return programme, {item for one in kept for item in one.solution.lifts}


def _first_items(making: Making, advice: list[Recommendation]) -> list[Item]:
    codes = {code for one in advice[:5] for code in one.items}
    return [item for item in making.instrument.items if item.code in codes]


def _wish(making: Making, story: DemoStory, programme: int, facts: set[str], topics: set[str]) -> None:
    """What she wants in her words: mostly of what is weak, and seldom what she wanted before."""
    if story.told and len(story.rounds) < len(story.told.wishes):
        what, why = story.told.wishes[len(story.rounds)]
    else:
        can_be = [one for one in read_talks()["wish"] if one.get("where", "always") in facts]
        wishes = [one for one in can_be if one["what"] not in story.wished]
        near = [one for one in wishes if one["topic"] in topics]
        wish = making.random.choice(near if near and making.chance(0.5) else wishes)
        what, why = wish["what"], wish["why"]
    story.wished.add(what)
    months = making.random.choice((2, 3, 6))
    set_choice(making.store, programme_id=programme, position=1, what=what, why=why, months=months)


def _take(
    making: Making, story: DemoStory, programme: int, advised: Recommendation, day: date, done: bool
) -> bool:
    """Put an advice into the programme; says whether it was done by now."""
    store, today, number = making.store, making.today, making.shops[story.workshop].number
    random = making.own_dice(number, len(story.rounds), advised.solution.code)
    alert = advised.rule == "alert"
    action = add_action(
        store,
        programme_id=programme,
        source="alert" if alert else "recommended",
        solution=advised.solution.code,
        because=advised.because,
    )
    due = workday(day + timedelta(days=random.randint(14, 90)))
    share = story.told.kept if story.told else KEPT_ON_TIME
    kept, done_on = due < today and due <= story.gone_on and random.random() < share, due
    if alert:  # seen to the same day, and looked at again the next
        due, done_on = day, day + timedelta(days=1)
        kept = done_on <= today
    elif due < today and not kept and not done and story.gone_on > today:
        due = workday(today - timedelta(days=random.randint(2, 25)))
    change_action(store, action_id=action, due_on=due.isoformat())
    if kept:
        complete_action(store, action_id=action, done_on=done_on.isoformat())
    elif done or story.gone_on < today:
        drop_action(store, action_id=action)
    return kept


def next_visit(making: Making, day: date) -> date:
    """Three to six weeks later, on a work day."""
    return workday(day + timedelta(days=making.random.choice((21, 30, 45))))
