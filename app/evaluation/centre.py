"""The report of a centre over a period, as it may leave the office."""

from collections.abc import Collection, Mapping

from app.evaluation.changes import read_changes
from app.evaluation.queries import period_is_locked, read_activity
from app.evaluation.records import (
    GROUPINGS,
    Activity,
    Breakdown,
    CentreReport,
    GroupLine,
    Head,
    MilestoneCount,
    Period,
    StepCount,
)
from app.evaluation.suppression import is_small, suppress_list
from app.formalization.ladder_queries import ladder_distribution
from app.formalization.records import RungCount
from app.i18n import _
from app.progress import SILENT, Progress
from app.registry.groups import group_words
from app.storage.records import Reader

UNKNOWN = "-"
RUNGS = ("done", "expired", "in_hand", "missing", "not_due")


def read_centre_report(reader: Reader, period: Period, progress: Progress = SILENT) -> CentreReport:
    """What the centre did and what came of it, from the first to the last day of the period.

    What was done counts every workshop; what they answered and how far they formalized counts
    those that let it be counted. Every count of workshops or people is suppressed when small.
    """
    activity = read_activity(reader, period)
    consenting = [key for key, one in activity.profiles.items() if one.in_statistics]
    milestones = [one for one in activity.milestones if not one.correction]
    told = [one for one in milestones if not is_small(one.workshops)]
    ladder_workshops = _with_ladder(reader, consenting)
    return CentreReport(
        period=period,
        activity=activity,
        head=_head(activity),
        breakdowns=tuple(break_down(activity, grouping) for grouping in GROUPINGS),
        changes=read_changes(reader, period, consenting, progress),
        milestones=tuple(told),
        corrections=_corrections(activity),
        hidden_milestones=len(milestones) - len(told),
        ladders=_ladders(reader, period, ladder_workshops),
        ladder_workshops=len(ladder_workshops),
        in_statistics=len(consenting),
        trainees=_by_sex(activity.trainees),
        locked=period_is_locked(reader, period),
    )


def break_down(activity: Activity, grouping: str) -> Breakdown:
    """The workshops by one of `GROUPINGS`, each column suppressed on its own total."""
    words = group_words(grouping)
    members: dict[str, set[int]] = {}
    for workshop, profile in activity.profiles.items():
        members.setdefault(getattr(profile, grouping) or UNKNOWN, set()).add(workshop)
    again = {key for key, numbers in activity.rounds.items() if max(numbers) > 1}
    columns = [
        _safe_column(members, counted)
        for counted in (set(activity.profiles), activity.reached, set(activity.rounds), again)
    ]
    order = sorted(members, key=lambda key: (key == UNKNOWN, _place(key, words), key))
    lines = []
    for key in order:
        workshops, reached, diagnosed, seen_again = (column[key] for column in columns)
        minutes = sum(activity.contact_minutes.get(one, 0) for one in members[key])
        lines.append(
            GroupLine(
                label=_("sin dato") if key == UNKNOWN else words.get(key, key),
                workshops=workshops, reached=reached, diagnosed=diagnosed, again=seen_again,
                hours=None if reached is None else minutes / 60,
            )
        )  # fmt: skip
    return Breakdown(grouping, tuple(lines))


def _place(key: str, words: Mapping[str, str]) -> int:
    return list(words).index(key) if key in words else 0


def _safe_column(
    members: Mapping[str, set[int]], counted: Collection[int]
) -> Mapping[str, int | None]:
    inside = set(counted)
    return suppress_list({key: len(own & inside) for key, own in members.items()}).cells


def _head(activity: Activity) -> Head:
    first = sum(1 in numbers for numbers in activity.rounds.values())
    later = sum(max(numbers) > 1 for numbers in activity.rounds.values())
    return Head(
        workshops=_told(len(activity.profiles)),
        reached=_told(len(activity.reached)),
        contacted=_told(len(activity.contacted)),
        trained=_told(len(activity.trained)),
        first_rounds=_told(first),
        later_rounds=_told(later),
        trainees=_told(sum(activity.trainees.values())),
        certificates=_told(activity.certificates),
        enquiries=_told(activity.enquiries),
        enquiries_answered=_told(activity.enquiries_answered),
    )


def _told(count: int) -> int | None:
    return None if is_small(count) else count


def _by_sex(trainees: Mapping[str | None, int]) -> dict[str | None, int | None]:
    safe = suppress_list({sex or UNKNOWN: count for sex, count in trainees.items()})
    return {None if sex == UNKNOWN else sex: count for sex, count in safe.cells.items()}


def _corrections(activity: Activity) -> tuple[MilestoneCount, ...]:
    return tuple(one for one in activity.milestones if one.correction)


def _with_ladder(reader: Reader, workshops: Collection[int]) -> list[int]:
    """Those whose steps somebody looked at: of the others nothing is known, not even a lack."""
    looked_at = {
        row[0]
        for row in reader.rows("SELECT DISTINCT workshop_id FROM workshop_step WHERE deleted = 0")
    }
    return [one for one in workshops if one in looked_at]


def _ladders(reader: Reader, period: Period, workshops: list[int]) -> tuple[StepCount, ...]:
    if not workshops:
        return ()
    rungs = ladder_distribution(reader, today=period[1], workshop_ids=workshops)
    return tuple(StepCount(one.step, one.title, one.ladder, _safe_rung(one)) for one in rungs)


def _safe_rung(rung: RungCount) -> Mapping[str, int | None]:
    return suppress_list({name: getattr(rung, name) for name in RUNGS}).cells
