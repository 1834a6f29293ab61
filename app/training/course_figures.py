"""A course with the legal figures that its texts name: `{IPS-EMPLEADOR}` is that of a day.

No figure of the law is typed in a course: a test that asks for last year's teaches it. The right
letter and the wrong ones are filled alike, so the key stays.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.enquiries.legal_figures import figures_used, fill_figures
from app.formalization.queries import read_statutes
from app.formalization.records import Statute
from app.storage.records import Reader
from app.training.courses import find_course
from app.training.records import Course, Event, TestQuestion


def texts_of(course: Course) -> tuple[str, ...]:
    """What a course says to whoever takes it, where a legal figure may be named."""
    asked = (text for one in course.questions for text in (one.text, *one.choices))
    return (course.summary, *course.objectives, *asked)


def with_figures(course: Course, statutes: Iterable[Statute], day: str) -> Course:
    """The course with its legal figures as they hold on `day` (ISO)."""
    if not any(figures_used(text) for text in texts_of(course)):
        return course
    rows = tuple(statutes)

    def fill(text: str) -> str:
        return fill_figures(text, rows, day)

    def fill_question(one: TestQuestion) -> TestQuestion:
        return replace(one, text=fill(one.text), choices=tuple(map(fill, one.choices)))

    return replace(
        course,
        summary=fill(course.summary),
        objectives=tuple(map(fill, course.objectives)),
        questions=tuple(map(fill_question, course.questions)),
    )


def course_of_event(reader: Reader, event: Event, today: date) -> Course | None:
    """The course of an event as it is taught there; None if this program has none.

    Its figures are those of the first day, so that the test before and the one after ask the same.
    """
    course = find_course(event.course)
    if course is None:
        return None
    return with_figures(course, read_statutes(reader), event.first_on or today.isoformat())
