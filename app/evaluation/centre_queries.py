"""Reads the report of a centre over a period, as it may leave the office."""

from collections.abc import Collection, Mapping

from app.contacts.hour_queries import read_hours
from app.evaluation.centre import (
    break_down,
    count_by_sex,
    count_head,
    tell_courses,
    tell_topics,
)
from app.evaluation.change_queries import read_changes
from app.evaluation.queries import period_is_locked, read_activity
from app.evaluation.records import GROUPINGS, CentreReport, Period, StepCount
from app.formalization.ladder_queries import ladder_distribution
from app.formalization.records import SHOWN_STATUSES, RungCount
from app.progress import SILENT, Progress
from app.storage.records import Reader
from app.suppression import is_small, suppress_list, told_count


def read_centre_report(reader: Reader, period: Period, progress: Progress = SILENT) -> CentreReport:
    """What the centre did and what came of it, from the first to the last day of the period.

    What was done counts every workshop; what they answered and how far they formalized counts
    those that let it be counted. Every count of workshops or people is suppressed when small.
    """
    activity = read_activity(reader, period)
    consenting = [key for key, one in activity.profiles.items() if one.in_statistics]
    milestones = [one for one in activity.milestones if not one.correction]
    told = [one for one in milestones if not is_small(one.workshops)]
    corrections = [one for one in activity.milestones if one.correction]
    ladder_workshops = _with_ladder(reader, consenting)
    return CentreReport(
        period=period,
        activity=activity,
        head=count_head(activity),
        breakdowns=tuple(break_down(activity, grouping) for grouping in GROUPINGS),
        changes=read_changes(reader, period, consenting, progress),
        milestones=tuple(told),
        corrections=tuple(one for one in corrections if not is_small(one.workshops)),
        corrected=sum(one.count for one in corrections),
        hidden_milestones=len(milestones) - len(told),
        ladders=_ladders(reader, period, ladder_workshops),
        ladder_workshops=told_count(len(ladder_workshops)),
        in_statistics=told_count(len(consenting)),
        trainees=count_by_sex(activity.trainees),
        courses=tell_courses(activity.courses),
        topics=tell_topics(read_hours(reader, period, "topic")[0]),
        locked=period_is_locked(reader, period),
    )


def _with_ladder(reader: Reader, workshops: Collection[int]) -> list[int]:
    """Those whose steps somebody looked at: of the others nothing is known, not even a lack."""
    looked_at = {
        row[0]
        for row in reader.rows(
            "SELECT DISTINCT workshop_id FROM workshop_step WHERE deleted = 0 AND looked = 1"
        )
    }
    return [one for one in workshops if one in looked_at]


def _ladders(reader: Reader, period: Period, workshops: list[int]) -> tuple[StepCount, ...]:
    if not workshops:
        return ()
    rungs = ladder_distribution(reader, today=period[1], workshop_ids=workshops)
    return tuple(StepCount(one.step, one.title, one.ladder, _safe_rung(one)) for one in rungs)


def _safe_rung(rung: RungCount) -> Mapping[str, int | None]:
    return suppress_list({name: getattr(rung, name) for name in SHOWN_STATUSES}).cells
