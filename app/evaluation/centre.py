"""What a centre's report tells of its activity: counts by group, small ones hidden."""

from collections.abc import Collection, Mapping, Sequence

from app.contacts.hours import HoursRow
from app.evaluation.records import (
    Activity,
    Breakdown,
    CourseOfPeriod,
    CourseTaken,
    GroupLine,
    Head,
    TopicLine,
)
from app.i18n import N_, Words, _
from app.registry.groups import group_words
from app.suppression import is_small, suppress_list, suppress_table, told_count

UNKNOWN = "-"
# Ages that are told together where one of them is of few.
JOINED_AGES = {"up_to_44": ("under_15", "15_17", "18_29", "30_44"), "45_up": ("45_59", "60_up")}
JOINED_AGE_WORDS: Words[str] = Words({"up_to_44": N_("hasta 44"), "45_up": N_("45 y más")})


def break_down(activity: Activity, grouping: str) -> Breakdown:
    """The workshops by one of `GROUPINGS`, each column suppressed on its own total."""
    words = group_words(grouping)
    members: dict[str, set[int]] = {}
    for workshop, profile in activity.profiles.items():
        members.setdefault(getattr(profile, grouping) or UNKNOWN, set()).add(workshop)
    again = {key for key, numbers in activity.rounds.items() if max(numbers) > 1}
    counts = (set(activity.profiles), activity.reached, set(activity.rounds), again)
    if grouping == "age_group":
        members = _join_ages(members, counts)
        words = {**words, **JOINED_AGE_WORDS}
    columns = [_safe_column(members, counted) for counted in counts]
    order = sorted(members, key=lambda key: (key == UNKNOWN, _place(key, words), key))
    lines = []
    for key in order:
        workshops, reached, diagnosed, seen_again = (column[key] for column in columns)
        minutes = sum(activity.contact_minutes.get(one, 0) for one in members[key])
        lines.append(
            GroupLine(
                label=_("sin dato") if key == UNKNOWN else words.get(key, key),
                workshops=workshops,
                reached=reached,
                diagnosed=diagnosed,
                again=seen_again,
                hours=None if reached is None else minutes / 60,
            )
        )
    return Breakdown(grouping, tuple(lines))


def _join_ages(members: dict[str, set[int]], counts: Sequence[Collection[int]]) -> dict[str, set[int]]:
    """The ages at either end with their neighbours where they are too few to be told: so that the young are
    in a number at all, and do not take their neighbours' along into the dots.
    """
    joined = dict(members)
    for name, parts in JOINED_AGES.items():
        own = [set(members.get(part, ())) for part in parts]
        if any(is_small(len(one.intersection(counted))) for one in own for counted in counts):
            for part in parts:
                joined.pop(part, None)
            joined[name] = set().union(*own)
    return joined


def _place(key: str, words: Mapping[str, str]) -> int:
    key = JOINED_AGES[key][0] if key in JOINED_AGES else key
    return list(words).index(key) if key in words else 0


def _safe_column(members: Mapping[str, set[int]], counted: Collection[int]) -> Mapping[str, int | None]:
    inside = set(counted)
    return suppress_list({key: len(own & inside) for key, own in members.items()}).cells


def count_head(activity: Activity) -> Head:
    """The first figures of a report."""
    first = sum(1 in numbers for numbers in activity.rounds.values())
    later = sum(max(numbers) > 1 for numbers in activity.rounds.values())
    return Head(
        workshops=told_count(len(activity.profiles)),
        reached=told_count(len(activity.reached)),
        contacted=told_count(len(activity.contacted), of=len(activity.reached)),
        trained=told_count(len(activity.trained), of=len(activity.reached)),
        first_rounds=told_count(first),
        later_rounds=told_count(later),
        trainees=told_count(sum(activity.trainees.values())),
        certificates=told_count(activity.certificates),
        enquiries=told_count(activity.enquiries),
        enquiries_answered=told_count(activity.enquiries_answered, of=activity.enquiries),
    )


def count_by_sex(trainees: Mapping[str | None, int]) -> dict[str | None, int | None]:
    """People in courses by sex; None is not known."""
    safe = suppress_list({sex or UNKNOWN: count for sex, count in trainees.items()})
    return {None if sex == UNKNOWN else sex: count for sex, count in safe.cells.items()}


def tell_courses(courses: Sequence[CourseTaken]) -> tuple[CourseOfPeriod, ...]:
    """The courses of the period, most people first; small groups of people are hidden."""
    counts: dict[tuple[str, str], int] = {}
    for one in courses:
        for sex in one.people.values():
            key = one.code, sex or UNKNOWN
            counts[key] = counts.get(key, 0) + 1
    safe = suppress_table(counts)
    ranked = sorted(courses, key=lambda one: (-len(one.people), one.title))
    return tuple(
        CourseOfPeriod(
            code=one.code,
            title=one.title,
            events=len(one.events),
            people=safe.row_totals[one.code],
            women=safe.cells.get((one.code, "woman"), 0),
            minutes=None if safe.row_totals[one.code] is None else one.minutes,
        )
        for one in ranked
    )


def tell_topics(named: Sequence[tuple[str, HoursRow]]) -> tuple[TopicLine, ...]:
    """Time with workshops by topic; one topic alone is never hidden: its total would tell it."""
    hidden = {place for place, (_name, row) in enumerate(named) if is_small(row.workshops)}
    if len(hidden) == 1:
        rest = [place for place in range(len(named)) if place not in hidden]
        hidden |= set(sorted(rest, key=lambda place: named[place][1].workshops)[:1])
    return tuple(
        TopicLine(
            title,
            None if place in hidden else row.workshops,
            None if place in hidden else row.contact_minutes,
        )
        for place, (title, row) in enumerate(named)
    )
