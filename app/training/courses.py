"""The catalogue of courses: one TOML file each in `resources/courses`, checked as it loads."""

import tomllib
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from app.errors import DataProblem
from app.i18n import _
from app.improvement.records import Solution, SolutionKind
from app.paths import resource_path
from app.training.records import Course

FOLDER = "courses"


def load_courses() -> tuple[Course, ...]:
    """Every course of the program, in order of code. Raises `DataProblem`."""
    return tuple(_load(path) for path in sorted(resource_path(FOLDER).glob("cur-*.toml")))


def find_course(code: str) -> Course | None:
    """The course of a code, typed in capitals or not; None if this program has none.

    Reads only that course's file. Raises `DataProblem` when it cannot be used.
    """
    wanted = code.strip().lower()
    path = resource_path(FOLDER) / f"{wanted}.toml"
    known = wanted.startswith("cur-") and wanted[4:].isdigit() and path.exists()
    return _load(path) if known else None


def courses_of_solution(code: str) -> tuple[Course, ...]:
    """The courses that a solution of the catalogue is."""
    return tuple(course for course in load_courses() if code in course.solutions)


def parse_course(text: str, *, name: str) -> Course:
    """The course of one file; `name` is how a problem calls it. Raises `DataProblem`."""
    from pydantic import ValidationError

    from app.diagnosis.instrument_file import explain
    from app.training.course_file import CourseFile

    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise _problem(name, str(trouble)) from trouble
    try:
        return CourseFile.model_validate(tree).record()
    except ValidationError as trouble:
        raise _problem(name, explain(dict(trouble.errors()[0]), tree)) from trouble


def check_courses(courses: Iterable[Course], items: Collection[str], catalogue: Iterable[Solution]) -> None:
    """Raise `DataProblem` if a course names what is not there, or a solution no course."""
    of_courses = {one.code: one for one in catalogue if one.kind is SolutionKind.COURSE}
    given: set[str] = set()
    for course in courses:
        if unknown := sorted(set(course.lifts).difference(items)):
            raise _problem(course.code, _("nombra puntos que no existen: ") + ", ".join(unknown))
        if lost := sorted(set(course.solutions).difference(of_courses)):
            raise _problem(course.code, _("nombra soluciones que no son cursos: ") + ", ".join(lost))
        given.update(course.solutions)
    if left := sorted(set(of_courses).difference(given)):
        raise _problem(", ".join(left), _("ningún curso es esa solución"))


@lru_cache(maxsize=128)
def _load(path: Path) -> Course:
    course = parse_course(path.read_text(encoding="utf-8"), name=path.name)
    if course.code.lower() != path.stem:
        raise _problem(path.name, _("el archivo no se llama como su curso"))
    return course


def _problem(where: str, what: str) -> DataProblem:
    return DataProblem(
        _(
            "El catálogo de cursos no se puede usar: {where}: {what}; instale de nuevo el programa o corrija el archivo."
        ).format(where=where, what=what)
    )
