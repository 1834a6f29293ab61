"""What an event came to: attendance, drop-out, hours, and what the tests show.

A session in which nobody was marked is not known yet and counts for nothing. In a session
that was taken, who has no mark counts as not there. "Late" counts as present, "excused"
does not: a certificate says how many hours somebody was taught.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from app.registry.groups import age_group
from app.training.records import Course, Enrolment, Event, Mark, Session, TestAnswer, Trainee

CAME = ("present", "late")
IN_COURSE = ("enrolled", "withdrew")


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's attendance; `share` 0-1 of the taught minutes, None: nothing was marked.

    `taken`: the sessions in which attendance was taken; `marked`: those with a mark of hers.
    """

    enrolment_id: int
    attended: int
    marked: int
    taken: int
    hours: float
    share: float | None


@dataclass(frozen=True, slots=True)
class SessionCount:
    """Who came to a session, of who was in the course; `gone`: did not come from here on.

    `came` None: attendance was not taken.
    """

    session: Session
    came: int | None
    expected: int
    gone: int | None


@dataclass(frozen=True, slots=True)
class Gain:
    """Right answers of one person or question before and after, of `questions` or people.

    `normalized` is (after - before) / (most - before), as Hake 1998 for a mean of a class
    (American Journal of Physics 66(1), 64-74); None when nothing could be gained.
    """

    before: int
    after: int
    most: int

    @property
    def gain(self) -> int:
        return self.after - self.before

    @property
    def normalized(self) -> float | None:
        return self.gain / (self.most - self.before) if self.most > self.before else None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether somebody may have the certificate; None: not known yet. `reason` is a code."""

    enrolment_id: int
    eligible: bool | None
    reason: str  # "" | no marks | sessions left | attendance | not in the course | cancelled


def session_lengths(event: Event) -> dict[int, float]:
    """Minutes of each session: its own, else what the event's hours leave for those without."""
    known = {one.id: float(one.minutes) for one in event.sessions if one.minutes}
    rest = [one.id for one in event.sessions if not one.minutes]
    left = max(0.0, (event.hours or 0) * 60 - fsum(known.values()))
    return known | {session: left / len(rest) for session in rest}


def taught_hours(event: Event) -> float:
    """The hours a certificate says: what the sessions add up to, else the event's own."""
    minutes = sum(session_lengths(event).values())
    return round(minutes / 60, 2) if minutes else event.hours or 0.0


def attendance(event: Event, enrolments: Iterable[Enrolment], marks: Iterable[Mark]) -> dict[int, Attendance]:
    """Each enrolment's attendance, by its id."""
    by_person: dict[int, dict[int, str]] = {}
    taken: set[int] = set()
    for mark in marks:
        by_person.setdefault(mark.enrolment_id, {})[mark.session_id] = mark.mark
        taken.add(mark.session_id)
    lengths = session_lengths(event)
    # Without minutes at all every session weighs the same.
    weights = lengths if any(lengths.values()) else dict.fromkeys(lengths, 1.0)
    whole = fsum(weights[session] for session in taken)
    found = {}
    for enrolment in enrolments:
        mine = by_person.get(enrolment.id, {})
        came = [session for session, mark in mine.items() if mark in CAME]
        share = fsum(weights[one] for one in came) / whole if whole else None
        hours = fsum(lengths[one] for one in came) / 60
        found[enrolment.id] = Attendance(enrolment.id, len(came), len(mine), len(taken), hours, share)
    return found


def drop_out(event: Event, enrolments: Sequence[Enrolment], marks: Iterable[Mark]) -> list[SessionCount]:
    """Per session who came, and who came before but to none from here on."""
    people = {one.id for one in enrolments if one.status in IN_COURSE}
    came: dict[int, set[int]] = {}
    taken: set[int] = set()
    for mark in marks:
        taken.add(mark.session_id)
        if mark.mark in CAME and mark.enrolment_id in people:
            came.setdefault(mark.session_id, set()).add(mark.enrolment_id)
    counts = []
    for index, session in enumerate(event.sessions):
        if session.id not in taken:
            counts.append(SessionCount(session, None, len(people), None))
            continue
        before: set[int] = set().union(*(came.get(s.id, set()) for s in event.sessions[:index]))
        later: set[int] = set().union(*(came.get(s.id, set()) for s in event.sessions[index:]))
        counts.append(SessionCount(session, len(came.get(session.id, ())), len(people), len(before - later)))
    return counts


def gain_by_person(course: Course, answers: Iterable[TestAnswer]) -> dict[int, Gain]:
    """Per enrolment that took the test both times; a blank counts as not right."""
    right = _right_answers(course, answers)
    return {
        enrolment: Gain(len(moments["before"]), len(moments["after"]), len(course.questions))
        for enrolment, moments in right.items()
        if len(moments) == 2
    }


def gain_by_question(course: Course, answers: Iterable[TestAnswer]) -> dict[str, Gain]:
    """Per question, how many had it right, of those who took the test both times."""
    right = _right_answers(course, answers)
    both = [moments for moments in right.values() if len(moments) == 2]
    return {
        question.code: Gain(
            sum(question.code in one["before"] for one in both),
            sum(question.code in one["after"] for one in both),
            len(both),
        )
        for question in course.questions
    }


def class_gain(gains: Iterable[Gain]) -> Gain | None:
    """The sums of a class, whose `normalized` is Hake's <g>; None when nobody took both."""
    found = list(gains)
    if not found:
        return None
    return Gain(
        sum(one.before for one in found),
        sum(one.after for one in found),
        sum(one.most for one in found),
    )


def eligibility(
    event: Event, enrolments: Iterable[Enrolment], marks: Sequence[Mark]
) -> dict[int, Eligibility]:
    """Who may have the certificate: enough of the taught time, once every session is marked."""
    people = list(enrolments)
    shares = attendance(event, people, marks)
    taken = {mark.session_id for mark in marks}
    left = len(event.sessions) - len(taken)
    found = {}
    for one in people:
        share = shares[one.id].share
        verdict: tuple[bool | None, str]
        if event.status == "cancelled":
            verdict = (False, "cancelled")
        elif one.status != "enrolled":
            verdict = (False, "not in the course")
        elif share is None:
            verdict = (None, "no marks")
        elif left:
            verdict = (None, "sessions left")
        else:
            enough = share >= event.attendance_needed - 1e-9
            verdict = (enough, "" if enough else "attendance")
        found[one.id] = Eligibility(one.id, *verdict)
    return found


def group_of(trainee: Trainee, year: int) -> tuple[str, str]:
    """(sex, age group in that year); "unknown" where it is not known."""
    return trainee.sex or "unknown", age_group(trainee.birth_year, year) or "unknown"


def _right_answers(course: Course, answers: Iterable[TestAnswer]) -> dict[int, dict[str, set[str]]]:
    """enrolment -> moment -> the questions answered right; a moment not taken is not there."""
    rights = {question.code: question.right for question in course.questions}
    found: dict[int, dict[str, set[str]]] = {}
    for answer in answers:
        right = found.setdefault(answer.enrolment_id, {}).setdefault(answer.moment, set())
        if answer.choice is not None and rights.get(answer.question) == answer.choice:
            right.add(answer.question)
    return found
