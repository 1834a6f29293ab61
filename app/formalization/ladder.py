"""How far a workshop is on its two ladders, and which step comes next.

Progress of a step, 0 to 1: done is 1. Else half of it is the share of its papers that are
gathered, and a quarter is that the step is in hand (asked for, handed in). A paper that
has expired counts a half: the workshop is in the register and has to renew. Progress of a
ladder is the plain mean over the steps that are due; steps that are not due do not count.
What was only said, or nobody noted, has no progress yet. The weights are a judgement: they only
have to grow with each thing done.

A step "falta" only where somebody looked: it was noted so, or an answer of the diagnostic says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.days import months_after
from app.formalization.records import (
    Ladder,
    NextStep,
    Step,
    StepState,
    StepTie,
    Suggest,
    Suggestion,
    WorkshopStep,
)
from app.i18n import _, format_day, ngettext

PAPERS_SHARE = 0.5
IN_HAND_SHARE = 0.25
EXPIRED_PROGRESS = 0.5
OWN_INSURANCE = "IPS-PROPIO"


def build_ladder(
    workshop_id: int,
    steps: Iterable[Step],
    records: Mapping[str, WorkshopStep],
    *,
    today: str,
    has_workers: bool | None,
    suggestions: Mapping[str, Suggestion] | None = None,
    ties: Mapping[str, Sequence[StepTie]] | None = None,
    district: str | None = None,
) -> Ladder:
    """Both ladders on a day; `suggestions` and `ties` by step code."""
    states = [
        _state(
            step,
            records.get(step.code),
            today=today,
            has_workers=has_workers,
            suggestion=(suggestions or {}).get(step.code),
            ties=tuple((ties or {}).get(step.code, ())),
        )
        for step in steps
    ]
    business = tuple(state for state in states if state.step.ladder == "business")
    jobs = tuple(state for state in states if state.step.ladder == "jobs")
    done = {state.step.code for state in states if state.status in ("done", "told") and not state.expired}
    return Ladder(
        workshop_id, business, jobs, ladder_progress(business), ladder_progress(jobs),
        next_step(business, done), next_step(jobs, done), has_workers, district,
    )  # fmt: skip


def expiry_of(state: StepState, done_on: str) -> str | None:
    """When a paper of this day expires: one that lasts a known time; None when nothing is known.

    A noted day of expiry stays. One that is not after the paper's day was of the paper before
    this one.
    """
    noted = state.record.expires_on if state.record is not None else None
    if not state.step.validity_months or (noted and noted > done_on):
        return None
    return months_after(done_on, state.step.validity_months)


def ladder_progress(states: Iterable[StepState]) -> float | None:
    """The mean progress of the steps that are due, 0-1; None when none is."""
    due = [state.progress for state in states if state.due]
    return sum(due) / len(due) if due else None


def step_progress(status: str, gathered: int, needed: int, expired: bool = False) -> float:
    """The progress of one step, 0-1; see the module for the formula."""
    if status == "done" and not expired:
        return 1.0
    share = min(gathered, needed) / needed if needed else 0.0
    started = IN_HAND_SHARE if status == "in_hand" else 0.0
    progress = PAPERS_SHARE * share + started
    return max(progress, EXPIRED_PROGRESS) if expired else progress


def next_step(states: Sequence[StepState], done: set[str]) -> NextStep | None:
    """The step to take next: renew, finish what was begun, begin the first that can be.

    `done` are the codes of the steps on both ladders that are done, or said to be. Then come
    those whose paper has to be seen. None when nothing is left to do, or what is left waits for
    the other ladder.
    """
    for state in states:
        if state.due and state.expired:
            return NextStep(state, _("venció: hay que renovar este paso"))
    for state in states:
        if state.status == "in_hand" and state.record and state.missing_papers:
            return NextStep(state, _("ya está empezado: {papers}").format(papers=_papers(state)))
    ready = [state for state in states if _is_open(state) and done.issuperset(state.step.needs)]
    # what nobody noted and nobody knows to be asked for comes after bringing the papers
    doubtful = [one for one in ready if one.status == one.step.duty == "unknown"]
    for state in ready:
        if state not in doubtful:
            return NextStep(state, _first_reason(state))
    for state in states:
        if state.status == "told":
            return NextStep(state, state.reason)
    for state in doubtful:
        return NextStep(state, _first_reason(state))
    for state in states:
        if state.status == "in_hand":
            return NextStep(state, _("está en trámite: pregunte cómo va"))
    return None


def _is_open(state: StepState) -> bool:
    """Whether it can be begun, or was and nobody wrote how far."""
    begun = state.status == "in_hand" and state.record is None
    return begun or state.status in ("missing", "unknown")


def _first_reason(state: StepState) -> str:
    if state.record is not None and state.record.papers:
        return _("ya juntó papeles: {papers}").format(papers=_papers(state))
    if state.status == "in_hand":
        return _("está empezado {because}").format(because=state.reason)
    if state.status == "unknown":
        return _("nadie anotó cómo está: si ya lo tiene, traiga el papel")
    unlocks = (state.step.unlocks or "").split(".")[0]
    if not unlocks:
        return _("es el primero que falta")
    return _("es el primero que falta; sirve para {what}").format(what=unlocks)


def _papers(state: StepState) -> str:
    missing, needed = len(state.missing_papers), len(state.step.documents)
    return ngettext(
        "falta {missing} de {needed} papeles", "faltan {missing} de {needed} papeles", missing
    ).format(missing=missing, needed=needed)


def _state(
    step: Step,
    record: WorkshopStep | None,
    *,
    today: str,
    has_workers: bool | None,
    suggestion: Suggestion | None,
    ties: tuple[StepTie, ...],
) -> StepState:
    noted = record if record is not None and record.looked else None
    status, reason = _standing(step, noted, has_workers, None if noted else suggestion, ties)
    ends = noted.expires_on if noted is not None and noted.status == "done" else None
    expired = ends is not None and ends < today
    if expired:
        status = "done"
    gathered = sum(paper in step.documents for paper in record.papers) if record else 0
    progress = 0.0
    if status != "not_due":
        progress = step_progress(status, gathered, len(step.documents), expired)
    state = StepState(
        step,
        status,
        progress,
        reason,
        record,
        suggestion if noted is None else None,
        ties,
        expired,
    )
    if reason and not expired:
        return state
    plain = _reason(state, has_workers)
    return replace(state, reason=plain) if plain != reason else state


def _standing(
    step: Step,
    noted: WorkshopStep | None,
    has_workers: bool | None,
    suggestion: Suggestion | None,
    ties: Sequence[StepTie],
) -> tuple[str, str]:
    """Where the step stands, and, when it is not plain from the record, why in words."""
    if noted is not None and noted.status == "not_due":
        return "not_due", noted.note or _("se dejó de lado en este taller")
    if noted is not None and noted.status == "done":
        return ("done", "") if noted.seen else ("told", _("lo dijeron; falta ver el papel"))
    if noted is not None:
        return noted.status, ""
    if step.due == "workers" and has_workers is False:
        return "not_due", _("nadie cobra por trabajar en el taller")
    fulfilled = _fulfilled(ties, suggestion)
    if fulfilled is not None:
        text = _("la acción «{action}» se cumplió; falta ver el papel")
        return "told", text.format(action=fulfilled.title)
    if suggestion is not None and suggestion.status == "done":
        rest = _("falta anotarlo") if suggestion.seen else _("falta ver el papel")
        return "told", f"{suggestion.because}; {rest}"
    if suggestion is not None:
        return suggestion.status, suggestion.because
    if step.due == "wanted":
        return "not_due", _("no es obligatorio: cuando el taller quiera")
    return "unknown", ""


def _fulfilled(ties: Sequence[StepTie], suggestion: Suggestion | None) -> StepTie | None:
    """The done action that says the step is done, unless a later diagnostic says it is not."""
    denied_on = None
    if suggestion is not None and suggestion.status != "done":
        denied_on = suggestion.told_on
    for tie in ties:
        if tie.status == "done" and (denied_on is None or (tie.done_on or "") >= denied_on):
            return tie
    return None


def _reason(state: StepState, has_workers: bool | None) -> str:
    record = state.record
    if state.expired and record and record.expires_on:
        return _("venció el {day}").format(day=format_day(record.expires_on))
    if state.status == "done" and record and record.expires_on:
        return _("vence el {day}").format(day=format_day(record.expires_on))
    if state.status == "done" and record and record.done_on:
        return _("desde el {day}").format(day=format_day(record.done_on))
    if state.status != "done" and state.step.documents and record and record.papers:
        return _papers(state) if state.missing_papers else _("tiene todos los papeles")
    if state.step.due == "workers" and has_workers is None and state.status == "unknown":
        return _("no se sabe si alguien cobra por trabajar: anote las personas en la ficha")
    return ""


def suggest_steps(
    steps: Iterable[Step],
    answers: Mapping[str, tuple[int, str | None]],
    *,
    visited_on: str | None,
    version: str | None = None,
    ruc: str | None = None,
    owner_insured: bool = False,
) -> dict[str, Suggestion]:
    """What the newest diagnostic and the workshop's record tell of each step.

    `answers`: (level 0-4, origin) by item, in the words of a `version` of the instrument. `ruc` only when its
    check digit is right, which does not prove that the tax office knows it. `owner_insured`: by the record.
    """
    found: dict[str, Suggestion] = {}
    because = _("según el diagnóstico del {day}").format(day=format_day(visited_on)) if visited_on else ""
    for step in steps:
        told = step.suggested_by(version)
        level, origin = answers.get(told.item, (None, None)) if told else (None,) * 2
        status = _suggested_status(told, level)
        if status:
            number = ruc if step.code == "RUC" else None
            found[step.code] = Suggestion(step.code, status, because, origin, number, visited_on)
        if step.code == "RUC" and ruc and status in (None, "missing"):
            found[step.code] = _suggest_ruc(ruc, level, because, visited_on)
        if step.code == OWN_INSURANCE and owner_insured and status is None:
            text = _("según la ficha, quien es dueña o dueño está en el IPS: mire si es por el taller")
            found[step.code] = Suggestion(step.code, "done", text, "said")
    return found


def _suggested_status(told: Suggest | None, level: int | None) -> str | None:
    if told is None or level is None:
        return None
    if told.done is not None and level >= told.done:
        return "done"
    if told.in_hand is not None and level >= told.in_hand:
        return "in_hand"
    if level in told.missing:
        return "missing"
    return None


def _suggest_ruc(ruc: str, level: int | None, because: str, visited_on: str | None) -> Suggestion:
    if level is not None:
        text = _("la ficha trae un RUC, y {because} no tiene: mírelo en la constancia")
        return Suggestion("RUC", "in_hand", text.format(because=because), "said", ruc, visited_on)
    text = _("la ficha trae un RUC con su dígito verificador bien")
    return Suggestion("RUC", "done", text, "said", ruc)
