"""A workshop's story, read off the window's thread: rounds, lights, next steps, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.diagnosis.queries import finished_visits, list_visits
from app.diagnosis.records import PartScore, Result, Visit, VisitLine
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import BAND_WORDS
from app.i18n import _, ngettext
from app.improvement.queries import latest_programme
from app.improvement.records import Programme
from app.registry.records import Workshop
from app.storage.reader import ReadOnlyReader

if TYPE_CHECKING:
    from reports.style import Palette

CHART_WIDTH = 470.0  # points


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline."""

    day: str
    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """`picture` is the lights' PDF, empty without a finished visit; `said` is it in words."""

    workshop_id: int
    visits: Sequence[VisitLine]
    latest: Visit | None
    result: Result | None
    previous: Visit | None
    programme: Programme | None
    alerts: Sequence[str]
    picture: bytes
    said: str
    events: Sequence[Event]
    scores: dict[int, float | None]


def read_story(reader: ReadOnlyReader, workshop: Workshop, roles: dict[str, str]) -> Story:
    """Read it with a worker's connection; `roles` are the theme's colours for the picture."""
    rounds = finished_visits(reader, workshop.id)
    results = [score_answers(visit.instrument, visit.answers) for visit in rounds]
    latest = rounds[0] if rounds else None
    result = results[0] if results else None
    programme = latest_programme(reader, workshop.id)
    before = results[1] if len(results) > 1 else None
    picture, said = _draw(latest, result, before, roles) if latest and result else (b"", "")
    visits = list_visits(reader, workshop_id=workshop.id)
    return Story(
        workshop_id=workshop.id,
        visits=visits,
        latest=latest,
        result=result,
        previous=rounds[1] if len(rounds) > 1 else None,
        programme=programme,
        alerts=[alert.text for alert in result.alerts] if result else [],
        picture=picture,
        said=said,
        events=_events(workshop, visits, programme),
        scores={visit.id: one.overall for visit, one in zip(rounds, results, strict=True)},
    )


def _draw(
    visit: Visit, result: Result, before: Result | None, roles: dict[str, str]
) -> tuple[bytes, str]:
    from reports.charts import ThenNow, drawing_pdf, then_and_now

    then = {part.code: part.score for part in before.dimensions} if before else {}
    rows, said = [], []
    for dimension in visit.instrument.dimensions:
        part = result.dimension(dimension.code)
        note = _note(part, then.get(dimension.code))
        rows.append(
            ThenNow(
                dimension.name, part.band, part.score, part.low, part.high,
                then.get(dimension.code), note,
            )
        )  # fmt: skip
        said.append(f"{dimension.name}: {BAND_WORDS[part.band]} {note}".strip())
    drawing = then_and_now(rows, chart_palette(roles), CHART_WIDTH)
    return drawing_pdf(drawing), "; ".join(said)


def _note(part: PartScore, then: float | None) -> str:
    """The figures of both rounds, or how much is missing. No claim that it changed: the
    instrument's own noise is not known yet (`Dimension.reliability`)."""
    if part.score is None:
        if not part.applicable_weight:
            return _("no corresponde")
        missing = 100 * (1 - part.answered_weight / part.applicable_weight)
        return _("falta {percent} %").format(percent=round(missing))
    now = round(part.score)
    return f"{round(then)} → {now}" if then is not None else str(now)


def chart_palette(roles: dict[str, str]) -> "Palette":
    """The paper's palette in the theme's colours."""
    from reports.style import Palette

    return Palette(
        ink=roles["text"], muted=roles["text_soft"], line=roles["line"], ground=roles["sunken"],
        track=roles["sunken"], surface=roles["surface"], accent=roles["strong"],
        red=roles["urgent"], yellow=roles["improve"], green=roles["good"],
        red_fill=roles["urgent"], yellow_fill=roles["improve_bar"], green_fill=roles["good"],
    )  # fmt: skip


def _events(
    workshop: Workshop, visits: Sequence[VisitLine], programme: Programme | None
) -> list[Event]:
    events = []
    for visit in visits:
        text = _("Diagnóstico {round}").format(round=visit.round)
        if visit.status == "draft":
            text += _(" sin terminar")
        events.append(Event(visit.visited_on, text, visit.consultant))
    if programme is not None:
        if programme.agreed_on:
            count = len(programme.actions)
            text = ngettext("Programa de {count} acción", "Programa de {count} acciones", count)
            events.append(Event(programme.agreed_on, text.format(count=count)))
        for action in programme.actions:
            if action.done_on:
                events.append(Event(action.done_on, action.title, _("hecho")))
    for membership in workshop.memberships:
        if membership.joined_on:
            events.append(
                Event(
                    membership.joined_on,
                    _("Se asoció a {name}").format(name=membership.association),
                )
            )
    if workshop.start_year:
        events.append(Event(str(workshop.start_year), _("Empezó el taller")))
    return sorted(events, key=lambda event: event.day, reverse=True)
