"""The demo's steps of formalizing, some about to expire, and what a few people are paid."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.demo.shops import read_people
from app.formalization.ladder_queries import read_ladder
from app.formalization.operations import accept_offer, add_pay_line, set_step
from app.formalization.records import StepState
from app.storage.labels import Label

EXPIRING = {"TIMBRADO": 365, "PATENTE": 365, "CEDULA-MIPYMES": 365}
# How a tie of the headcount is paid, in the words of the account and with the usual hours.
PAID_AS: dict[str, dict[str, Any]] = {
    "employee": {"name": "Operaria de recta", "kind": "full_time", "hours_week": 48.0},
    "family_paid": {"name": "Familiar que cose", "kind": "full_time", "hours_week": 48.0},
    "piece_worker": {"name": "Destajista", "kind": "piece", "hours_week": 44.0, "pieces_month": 1_200},
    "temporary": {"name": "Refuerzo de zafra", "kind": "seasonal", "hours_week": 48.0, "months_year": 3.0},
}


def climb_ladders(making: Making) -> None:
    """How far each accompanied workshop came: as its answers say, and half of it seen on paper."""
    for story in making.stories:
        _climb(making, story)
        if len(story.rounds) > 2 or (story.told and len(story.rounds) > 1):
            _tell_pay(making, story)


def _tell_pay(making: Making, story: DemoStory) -> None:
    """Everybody of the headcount who is paid, and how much: below the minimum where the diagnostic says so."""
    shop = making.shops[story.workshop]
    pay = read_people()["pay"]["below" if shop.under_minimum else "above"]
    groups = Counter((one.relation, one.in_ips) for one in shop.people if one.relation in PAID_AS)
    for (relation, in_ips), count in sorted(groups.items()):
        line = PAID_AS[relation]
        piece = line["kind"] == "piece"
        add_pay_line(
            making.store,
            workshop_id=story.workshop,
            **line,
            count=count,
            pay=pay["piece" if piece else "full_time"],
            pay_period="piece" if piece else "month",
            children=making.random.randint(0, 2),
            in_ips=in_ips,
        )


def _climb(making: Making, story: DemoStory) -> None:
    """What nobody asked stays unnoted, and no step is done before those it needs."""
    done_on: dict[str, date] = {}
    earliest = story.rounds[0] - timedelta(days=200)
    ladder = read_ladder(making.store, story.workshop, today=making.today.isoformat())
    for state in ladder.states:
        code, told = state.step.code, state.suggestion
        acted = next((tie for tie in state.ties if tie.status == "done"), None)
        ready = done_on.keys() >= set(state.step.needs)
        if state.status == "told" and ready and making.chance(0.7):
            first = max((done_on[need] for need in state.step.needs), default=earliest)
            if acted is not None and acted.done_on and acted.done_on >= first.isoformat():
                done_on[code] = date.fromisoformat(acted.done_on)
                accept_offer(
                    making.store,
                    workshop_id=story.workshop,
                    step=code,
                    action_id=acted.action_id,
                    what="step",
                    done_on=acted.done_on,
                )
                if making.chance(0.8):
                    set_step(making.store, workshop_id=story.workshop, step=code, number=_number(making))
            else:
                done_on[code] = _note_done(making, story, state, first)
        elif told is not None and told.status == state.status and making.chance(0.4):
            papers = state.step.documents[: making.random.randint(0, 2)]
            set_step(
                making.store,
                workshop_id=story.workshop,
                step=code,
                status=told.status,
                papers=papers if told.status == "in_hand" else (),
                origin="said",
            )


def _note_done(making: Making, story: DemoStory, state: StepState, first: date) -> date:
    random = making.random
    day = first + timedelta(days=random.randint(1, 150))
    day = min(day, making.today)
    lasts = EXPIRING.get(state.step.code)
    set_step(
        making.store,
        workshop_id=story.workshop,
        step=state.step.code,
        status="done",
        done_on=day.isoformat(),
        origin="document",
        expires_on=(day + timedelta(days=lasts)).isoformat() if lasts else None,
        number=_number(making),
    )
    return day


def _number(making: Making) -> str:
    return f"{making.random.randint(1, 99)}{making.random.randint(10_000, 99_999)}"


DEMO = (DemoPart(Label("workshop_step.all_climbed"), climb_ladders, order=40),)
