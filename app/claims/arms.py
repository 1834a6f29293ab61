"""Several groups that start: each of them alone against who waits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.claims.repeated_draw import RepeatedDraw
from app.claims.study_arrays import OutcomeArrays, StudyArrays, make_arrays, read_outcome
from app.claims.throwing import throw_within
from app.i18n import _
from app.progress import SILENT, Progress

if TYPE_CHECKING:
    from app.claims.records import PilotStudy


class OneArm(NamedTuple):
    """A group that starts with those who wait, as a study of its own; `thrown` is the draw among them alone."""

    name: str
    study: PilotStudy
    arrays: StudyArrays
    values: list[OutcomeArrays]
    thrown: RepeatedDraw | None


def part_arms(study: PilotStudy, arrays: StudyArrays, progress: Progress = SILENT) -> list[OneArm]:
    """Each group that starts, where a draw made several; else nothing."""
    import numpy

    if study.drawn is None or arrays.plan is None or sum(study.drawn.treated) < 2:
        return []
    arm_of_unit = numpy.zeros(arrays.units, dtype=numpy.int8)
    arm_of_unit[arrays.unit] = [one.arm or 0 for one in study.members]
    treated = numpy.array(study.drawn.treated)
    found = []
    for place in numpy.flatnonzero(treated).tolist():
        compared = (arm_of_unit == place) | ~treated[arm_of_unit]
        own = replace(
            study, members=tuple(one for one in study.members if one.arm == place or not one.treated)
        )
        if not 0 < sum(one.treated for one in own.members) < len(own.members):
            continue
        arrays_of = make_arrays(own)
        thrown = throw_within(
            arrays.plan, arm_of_unit, compared, study.drawn.seed, progress=progress,
            text=_("Sorteando otra vez, para comparar"),
        )  # fmt: skip
        found.append(
            OneArm(
                study.arm_names[place], own, arrays_of,
                [read_outcome(one, arrays_of) for one in own.outcomes],
                # its units stand in the order of all, those of the other groups left out
                None if thrown is None else RepeatedDraw(
                    thrown.arms[:, compared] == place, arrays_of.arm_of_unit, thrown.exact
                ),
            )
        )  # fmt: skip
    return found
