"""How both sides stood before, and the way their workshops went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.claims.judging import CONTAMINATED, ELSEWHERE, MEASURED_KNOWING, TAKING_UNKNOWN
from app.claims.records import ArmFlow, BalanceLine, OutcomeSeries, PilotStudy
from app.effects.balance import FAR_APART, normalized_difference
from app.i18n import _

if TYPE_CHECKING:
    from app.claims.study_arrays import StudyArrays

ORDER = ("people", "owner_age", "years", "woman", "rural")


def compare_standing(study: PilotStudy, arrays: StudyArrays) -> tuple[BalanceLine, ...]:
    """Of what is known of the workshops, and of each outcome before the start."""
    codes = [code for code in ORDER if any(code in one.background for one in study.members)]
    lines = [
        _line(code, [one.background.get(code) for one in study.members], arrays) for code in codes
    ]  # fmt: skip
    for outcome in study.outcomes:
        if outcome.baseline:
            values = [outcome.baseline.get(one.workshop_id) for one in study.members]
            known = [None if value is None else value.value for value in values]
            lines.append(_line(outcome.measure, known, arrays))
    return tuple(lines)


def _line(code: str, values: Sequence[float | None], arrays: StudyArrays) -> BalanceLine:
    import numpy

    column = numpy.array([numpy.nan if one is None else float(one) for one in values])
    difference = normalized_difference(column[arrays.compared], arrays.arm[arrays.compared])
    known = ~numpy.isnan(column) & arrays.compared
    means = [
        float(column[known & (arrays.arm == arm)].mean()) if (known & (arrays.arm == arm)).any() else None
        for arm in (1, 0)
    ]
    far = difference is not None and abs(difference) > FAR_APART
    return BalanceLine(code, means[0], means[1], difference, int(known.sum()), far)


def follow_flow(study: PilotStudy) -> tuple[ArmFlow, ...]:
    """Of each arm of the draw; of a pilot without one, who took it and who did not."""
    measured = [_measured_at(study.outcomes, number) for number in range(len(study.windows))]
    if study.drawn is None:
        names = {True: _("lo recibieron"), False: _("no lo recibieron")}
        sides = {side: [one for one in study.members if one.treated is side] for side in names}
        return tuple(_flow(names[one], one, sides[one], measured) for one in names if sides[one])
    return tuple(
        _flow(name, treated, [one for one in study.members if one.arm == place], measured)
        for place, (name, treated) in enumerate(zip(study.arm_names, study.drawn.treated, strict=True))
    )


def _flow(name: str, treated: bool, members: Sequence, measured: Sequence[set[int]]) -> ArmFlow:
    took = Counter(one.took for one in members)
    shops = {one.workshop_id for one in members}
    last = next((there for there in reversed(measured) if there), None)
    left = Counter(one.left_why or "other" for one in members if one.left_why or one.left_on)
    return ArmFlow(
        name, treated, len(members), took[True], took[None],
        tuple(len(shops & there) for there in measured), dict(left.most_common()),
        len(shops - last) if last else 0,
    )  # fmt: skip


def warn_of_pilot(study: PilotStudy, flow: Sequence[ArmFlow]) -> tuple[str, ...]:
    """What is to be known of the whole pilot, as codes of `WARNING_WORDS`."""
    waiting = [one for one in flow if not one.treated]
    took, all_ = sum(one.took for one in waiting), sum(one.drawn for one in waiting)
    unknown = sum(one.took_unknown for one in flow)
    blinding = study.blinding
    told = {
        "not_by_lot": study.drawn is None,
        "plan_not_fixed": study.plan.plan_at is None,
        "plan_after_start": (study.plan.plan_at or "")[:10] > study.start,
        "plan_changed": study.plan.changed and study.plan.plan_at is not None,
        "drawn_again": study.plan.draws > 1,
        "contaminated": bool(all_) and study.drawn is not None and took >= CONTAMINATED * all_,
        "other_pilot": study.elsewhere >= ELSEWHERE * sum(one.drawn for one in flow) > 0,
        "measurer_knew": blinding.knew > MEASURED_KNOWING * blinding.all,
        "measurer_unknown": study.drawn is not None and blinding.unknown > MEASURED_KNOWING * blinding.all,
        "take_up_unknown": unknown > TAKING_UNKNOWN * sum(one.drawn for one in flow),
    }
    return tuple(code for code, is_so in told.items() if is_so)


def _measured_at(outcomes: Sequence[OutcomeSeries], place: int) -> set[int]:
    """Who was seen at a follow-up: has a main outcome, or any when none is main."""
    main = [one for one in outcomes if one.role == "primary"] or list(outcomes)
    return {shop for one in main for shop in _round(one, place)}


def _round(outcome: OutcomeSeries, place: int) -> Mapping:
    return outcome.rounds[place] if place < len(outcome.rounds) else {}
