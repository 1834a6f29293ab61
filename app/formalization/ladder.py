"""How far a workshop is on its two ladders, and which step comes next.

Progress of a step, 0 to 1: done is 1. Else half of it is the share of its papers that are
gathered, and a quarter is that the step is in hand (asked for, handed in). A paper that
has expired counts a half: the workshop is in the register and has to renew. Progress of a
ladder is the plain mean over the steps that are due; steps that are not due do not count.
The weights are a judgement: they only have to grow with each thing done.
"""

from collections.abc import Iterable, Mapping, Sequence

from app.formalization.records import (
    Ladder,
    NextStep,
    Step,
    StepState,
    StepTie,
    Suggestion,
    WorkshopStep,
)
from app.i18n import _, format_day, ngettext

PAPERS_SHARE = 0.5
IN_HAND_SHARE = 0.25
EXPIRED_PROGRESS = 0.5


def build_ladder(
    workshop_id: int, steps: Iterable[Step], records: Mapping[str, WorkshopStep], *, today: str,
    has_workers: bool | None, suggestions: Mapping[str, Suggestion] | None = None,
    ties: Mapping[str, Sequence[StepTie]] | None = None, district: str | None = None,
) -> Ladder:  # fmt: skip
    """Both ladders on a day; `suggestions` and `ties` by step code."""
    states = [
        _state(
            step, records.get(step.code), today=today, has_workers=has_workers,
            suggestion=(suggestions or {}).get(step.code),
            ties=tuple((ties or {}).get(step.code, ())),
        )
        for step in steps
    ]  # fmt: skip
    business = tuple(state for state in states if state.step.ladder == "business")
    jobs = tuple(state for state in states if state.step.ladder == "jobs")
    done = {state.step.code for state in states if state.status == "done" and not state.expired}
    return Ladder(
        workshop_id, business, jobs, ladder_progress(business), ladder_progress(jobs),
        next_step(business, done), next_step(jobs, done), has_workers, district,
    )  # fmt: skip


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

    `done` are the codes of the steps done on both ladders. None when nothing is left to do,
    or what is left waits for the other ladder.
    """
    for state in states:
        if state.due and state.expired:
            return NextStep(state, _("venció: hay que renovar este paso"))
    for state in states:
        if state.status == "in_hand" and state.missing_papers:
            return NextStep(state, _("ya está empezado: {papers}").format(papers=_papers(state)))
    for state in states:
        if state.status == "missing" and done.issuperset(state.step.needs):
            return NextStep(state, _first_reason(state))
    for state in states:
        if state.status == "in_hand":
            return NextStep(state, _("está en trámite: pregunte cómo va"))
    return None


def _first_reason(state: StepState) -> str:
    if state.record is not None and state.record.papers:
        return _("ya juntó papeles: {papers}").format(papers=_papers(state))
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
    step: Step, record: WorkshopStep | None, *, today: str, has_workers: bool | None,
    suggestion: Suggestion | None, ties: tuple[StepTie, ...],
) -> StepState:  # fmt: skip
    status, why_not_due = due_status(step, record, has_workers)
    expired = shown_status(step, record, has_workers, today) == "expired"
    gathered = sum(paper in step.documents for paper in record.papers) if record else 0
    progress = 0.0
    if status != "not_due":
        progress = step_progress(status, gathered, len(step.documents), expired)
    state = StepState(
        step, status, progress, why_not_due, record,
        suggestion if record is None else None, ties, expired,
    )  # fmt: skip
    return state if why_not_due else _with_reason(state, has_workers)


def due_status(
    step: Step, record: WorkshopStep | None, has_workers: bool | None
) -> tuple[str, str]:
    """Where the step stands, and, when it is not due, why in words (else empty)."""
    if record is not None and record.status in ("done", "in_hand"):
        return record.status, ""
    if record is not None and record.status == "not_due":
        return "not_due", record.note or _("se dejó de lado en este taller")
    if step.due == "workers" and has_workers is False:
        return "not_due", _("nadie cobra por trabajar en el taller")
    if step.due == "wanted" and record is None:
        return "not_due", _("no es obligatorio: cuando el taller quiera")
    return "missing", ""


def shown_status(
    step: Step, record: WorkshopStep | None, has_workers: bool | None, today: str
) -> str:
    """Where the step stands on a day, "expired" for what is past its date."""
    status, _why = due_status(step, record, has_workers)
    past = record is not None and record.expires_on is not None and record.expires_on < today
    return "expired" if status == "done" and past else status


def _with_reason(state: StepState, has_workers: bool | None) -> StepState:
    record = state.record
    reason = ""
    if state.expired and record and record.expires_on:
        reason = _("venció el {day}").format(day=format_day(record.expires_on))
    elif state.status == "done" and record and record.expires_on:
        reason = _("vence el {day}").format(day=format_day(record.expires_on))
    elif state.status == "done" and record and record.done_on:
        reason = _("desde el {day}").format(day=format_day(record.done_on))
    elif state.status != "done" and state.step.documents and record and record.papers:
        reason = _papers(state) if state.missing_papers else _("tiene todos los papeles")
    elif state.step.due == "workers" and has_workers is None and record is None:
        reason = _("no se sabe si alguien cobra por trabajar: anote las personas en la ficha")
    return StepState(
        state.step, state.status, state.progress, reason, record, state.suggestion, state.ties,
        state.expired,
    )  # fmt: skip


def suggest_steps(
    steps: Iterable[Step], answers: Mapping[str, tuple[int, str | None]], *,
    visited_on: str | None, ruc: str | None = None,
) -> dict[str, Suggestion]:  # fmt: skip
    """What the newest diagnostic and the RUC tell of each step.

    `answers`: (level 0-4, origin) by item. `ruc` only when its check digit is right, which
    does not prove that the tax office knows it.
    """
    found: dict[str, Suggestion] = {}
    because = (
        _("según el diagnóstico del {day}").format(day=format_day(visited_on)) if visited_on else ""
    )
    for step in steps:
        level, origin = (
            answers.get(step.suggest.item, (None, None)) if step.suggest else (None,) * 2
        )
        status = _suggested_status(step, level)
        if status:
            number = ruc if step.code == "RUC" else None
            found[step.code] = Suggestion(step.code, status, because, origin, number)
        elif step.code == "RUC" and ruc:
            found[step.code] = _suggest_ruc(ruc, level, because)
    return found


def _suggested_status(step: Step, level: int | None) -> str | None:
    if step.suggest is None or level is None:
        return None
    if level >= step.suggest.done:
        return "done"
    if step.suggest.in_hand is not None and level >= step.suggest.in_hand:
        return "in_hand"
    return None


def _suggest_ruc(ruc: str, level: int | None, because: str) -> Suggestion:
    if level is not None:
        text = _("la ficha trae un RUC, y {because} no tiene: mírelo en la constancia")
        return Suggestion("RUC", "in_hand", text.format(because=because), "said", ruc)
    text = _("la ficha trae un RUC con su dígito verificador bien")
    return Suggestion("RUC", "done", text, "said", ruc)
