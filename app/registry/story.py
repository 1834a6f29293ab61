"""A workshop's story: rounds, lights, next steps, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.alerts.protocols import say_alert
from app.contacts.queries import next_visit_on
from app.diagnosis.change import RoundChange
from app.diagnosis.outcome import Outcome, compare_outcome
from app.diagnosis.queries import finished_visits, list_visits
from app.diagnosis.records import Result, Visit, VisitLine
from app.diagnosis.round_queries import previous_round, why_closed
from app.diagnosis.scoring import score_answers
from app.i18n import _, ngettext
from app.improvement.carrying import EarlierAction, list_earlier_open
from app.improvement.catalogue import find_solution
from app.improvement.queries import latest_programme, read_programme
from app.improvement.records import Programme
from app.registry.records import Workshop
from app.registry.timeline import StoryLine, room_events
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class StoryAlert:
    """What cannot wait; `done_on`: when an action for it was done since it was seen (ISO)."""

    text: str
    done_on: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """`lights`: the newest round beside the one before, None without a finished visit.

    `closed`: why the rounds before may not be seen now, in words; empty when they may.
    """

    workshop_id: int
    visits: Sequence[VisitLine]
    latest: Visit | None
    result: Result | None
    previous: Visit | None
    programme: Programme | None
    alerts: Sequence[StoryAlert]
    earlier: Sequence[EarlierAction]
    lights: Outcome | None
    events: Sequence[StoryLine]
    scores: dict[int, float | None]
    next_visit: str | None = None
    change: RoundChange | None = None
    closed: str = ""


def read_story(reader: Reader, workshop: Workshop) -> Story:
    """All that a workshop's story tells, as the file knows it now."""
    rounds = finished_visits(reader, workshop.id)
    results = [score_answers(visit.instrument, visit.answers) for visit in rounds]
    latest = rounds[0] if rounds else None
    result = results[0] if results else None
    programme = latest_programme(reader, workshop.id)
    found = [read_programme(reader, visit.id) for visit in rounds]
    programmes = [one for one in found if one is not None]
    closed = why_closed(reader, latest) if latest else ""
    outcome = None
    if latest is not None and not closed:
        outcome = compare_outcome(reader, latest, previous_round(reader, latest)).dimensions
    visits = list_visits(reader, workshop_id=workshop.id)
    return Story(
        workshop_id=workshop.id,
        visits=visits,
        latest=latest,
        result=result,
        previous=outcome.previous if outcome else None,
        programme=programme,
        alerts=_alerts(latest, result, programmes) if latest and result and not closed else [],
        earlier=list_earlier_open(reader, programme.visit_id) if programme else [],
        lights=outcome,
        events=_events(workshop, visits, programmes, room_events(reader, workshop.id)),
        next_visit=next_visit_on(reader, workshop.id, programme),
        scores={} if closed else _overalls(rounds, results),
        change=outcome.change if outcome else None,
        closed=closed,
    )


def _alerts(latest: Visit, result: Result, programmes: Sequence[Programme]) -> list[StoryAlert]:
    """The newest round's; an action's solution says which items it is for."""
    done: dict[str, str] = {}
    for action in (action for programme in programmes for action in programme.actions):
        if action.done_on and action.solution and action.done_on >= latest.visited_on:
            solution = find_solution(action.solution)
            for item in solution.lifts if solution else ():
                done[item] = max(action.done_on, done.get(item, ""))
    return [
        StoryAlert(say_alert(latest.instrument.code, alert), done.get(alert.item)) for alert in result.alerts
    ]


def _overalls(rounds: list[Visit], results: list[Result]) -> dict[int, float | None]:
    return {visit.id: one.overall for visit, one in zip(rounds, results, strict=True)}


def _events(
    workshop: Workshop,
    visits: Sequence[VisitLine],
    programmes: Sequence[Programme],
    more: list[StoryLine],
) -> list[StoryLine]:
    events = [*more]
    for visit in visits:
        text = _("Diagnóstico {round}").format(round=visit.round)
        if visit.status == "draft":
            text += _(" sin terminar")
        events.append(StoryLine(visit.visited_on, text, visit.consultant))
    for programme in programmes:
        if programme.agreed_on:
            count = len(programme.actions)
            text = ngettext("Programa de {count} acción", "Programa de {count} acciones", count)
            events.append(StoryLine(programme.agreed_on, text.format(count=count)))
        for action in programme.actions:
            if action.done_on:
                events.append(StoryLine(action.done_on, action.title, _("hecho")))
    for membership in workshop.memberships:
        if membership.joined_on:
            events.append(
                StoryLine(
                    membership.joined_on,
                    _("Se asoció a {name}").format(name=membership.association),
                )
            )
        if membership.left_on:
            said = _("Salió de {name}").format(name=membership.association)
            events.append(StoryLine(membership.left_on, said, membership.left_why or ""))
    if workshop.start_year:
        events.append(StoryLine(str(workshop.start_year), _("Empezó el taller")))
    return sorted(events, key=lambda event: event.day, reverse=True)
