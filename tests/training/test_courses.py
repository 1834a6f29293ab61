"""The catalogue of courses is whole, and a wrong file is refused in words."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from app.diagnosis.instruments import earlier_instruments, load_instrument
from app.enquiries.legal_figures import figures_used
from app.errors import DataProblem
from app.formalization.statutes import load_statutes
from app.improvement.catalogue import load_catalogue
from app.improvement.records import SolutionKind
from app.training.course_figures import texts_of, with_figures
from app.training.courses import (
    check_courses,
    courses_of_solution,
    find_course,
    load_courses,
    parse_course,
)
from app.training.pictures import answer_pictures
from tests.formalization.typed_figures import typed_figures
from tests.house_rules import ROOT

FILE = (ROOT / "resources" / "courses" / "cur-01.toml").read_text(encoding="utf-8")


def test_every_course_names_only_items_and_solutions_that_exist() -> None:
    versions = [load_instrument("confeccion-2026"), *earlier_instruments()]
    items = [item.code for instrument in versions for item in instrument.items]
    check_courses(load_courses(), items, load_catalogue())


def test_every_solution_that_is_a_course_leads_to_one_and_back() -> None:
    for solution in load_catalogue():
        if solution.kind is SolutionKind.COURSE:
            (course, *_others) = courses_of_solution(solution.code)
            assert solution.code in course.solutions
            assert set(solution.lifts) & set(course.lifts), solution.code


def test_there_are_at_least_twenty_courses_and_the_trade_s_own_are_among_them() -> None:
    courses = load_courses()
    assert len(courses) >= 20
    titles = " ".join(course.title for course in courses).casefold()
    for word in ("costos", "línea", "calidad", "máquinas", "seguro", "quienes trabajan", "quien emplea",
                 "formalizar", "asociados", "trato", "moldería", "corte", "producto nuevo"):  # fmt: skip
        assert word in titles, word


def test_courses_about_rights_keep_time_for_reflection() -> None:
    for code in ("CUR-12", "CUR-13", "CUR-18"):
        course = find_course(code)
        assert course is not None
        assert any(session.reflection for session in course.sessions)


def test_what_is_delicate_is_discreet_and_what_workers_say_is_reserved() -> None:
    by_code = {course.code: course for course in load_courses()}
    assert by_code["CUR-18"].discreet
    assert by_code["CUR-18"].reserved
    assert by_code["CUR-12"].reserved
    assert not by_code["CUR-01"].discreet


def test_guessing_one_letter_gains_nothing() -> None:
    questions = [question for course in load_courses() for question in course.questions]
    counts = Counter(question.right for question in questions)
    for letter in "abc":
        assert 0.25 <= counts[letter] / len(questions) <= 0.42, counts
    for course in load_courses():
        most = Counter(question.right for question in course.questions).most_common(1)[0][1]
        assert most < len(course.questions), course.code


def test_a_course_is_found_by_its_code_as_people_type_it() -> None:
    found = find_course(" cur-05 ")
    assert found is not None
    assert found.code == "CUR-05"
    assert found.hours == 12
    assert find_course("CUR-99") is None
    assert find_course("../catalogue/ges") is None
    with pytest.raises(KeyError):
        found.question("P9")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('right = "c"', 'right = "d"', "la respuesta correcta no está"),
        ('code = "P2"', 'code = "P1"', "el mismo código"),
        ('item = "GES-07"', 'item = "LOC-01"', "que el curso no trabaja"),
        ("objective = 2", "objective = 9", "un objetivo que no está"),
        ('audience = "owners"', 'audience = "all"', "audience"),
        ("minutes = 240", "minutes = 0", "minutes"),
        ('title = "Gestión', 'title = "" # "Gestión', "title"),
        ('state = "draft"', "state = draft", "no se puede usar"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(old: str, new: str, said: str) -> None:
    assert old in FILE
    with pytest.raises(DataProblem, match="catálogo de cursos") as told:
        parse_course(FILE.replace(old, new, 1), name="cur-01.toml")
    assert said in told.value.sentence


def test_references_that_lead_nowhere_are_refused() -> None:
    (first, *_rest) = load_courses()
    with pytest.raises(DataProblem, match="puntos que no existen"):
        check_courses([first], ["GES-02"], load_catalogue())
    with pytest.raises(DataProblem, match="ningún curso es esa solución"):
        check_courses([first], first.lifts, load_catalogue())


def test_each_file_is_called_as_its_course() -> None:
    names = {Path(f"{course.code.lower()}.toml").name for course in load_courses()}
    assert names == {path.name for path in (ROOT / "resources" / "courses").glob("cur-*.toml")}


# what nobody would tick: a test that offers it measures nothing before the course
SILLY = re.compile(
    r"fiesta|cumpleaños|vecina|bolsillo$|talco|\blogo\b|promesa|regalo|enojarse|veinte mensajes|cajón"
    r"|no haga lío|quedarse callada|contarlo a todo|secreta|asunto de ella|pedir permiso al cliente",
    re.IGNORECASE,
)
DAY = "2026-12-01"


def test_no_wrong_answer_is_silly_or_a_single_word() -> None:
    for course in load_courses():
        for question in with_figures(course, load_statutes(), DAY).questions:
            for letter, text in question.options:
                if letter == question.right:
                    continue
                where = (course.code, question.code, text)
                assert not SILLY.search(text), where
                assert len(text.split()) > 1 or any(map(str.isdigit, text)), where


def test_choosing_the_longest_answer_gains_little() -> None:
    longest = total = 0
    for course in load_courses():
        for question in with_figures(course, load_statutes(), DAY).questions:
            lengths = {letter: len(text) for letter, text in question.options}
            right = lengths.pop(question.right)
            longest += right > max(lengths.values())
            total += 1
            assert right <= 2.2 * max(lengths.values()), (course.code, question.code)
    assert longest <= 0.4 * total


def test_no_course_types_a_figure_of_the_law() -> None:
    """Of what the courses about law and work say: elsewhere a «60 días» is a client's."""
    for course in load_courses():
        if any(code.startswith(("DEC-", "FOR-")) for code in course.lifts):
            for text in texts_of(course):
                assert not typed_figures(text), (course.code, text)


def test_every_figure_in_a_course_is_a_legal_figure_and_no_two_answers_come_out_alike() -> None:
    known = {(row.code, row.category) for row in load_statutes()}
    for course in load_courses():
        named = {figure for text in texts_of(course) for figure in figures_used(text)}
        assert named <= known, course.code
        for question in with_figures(course, load_statutes(), DAY).questions:
            assert "{" not in question.text + "".join(question.choices), (course.code, question.code)
            assert len(set(question.choices)) == len(question.choices), (course.code, question.code)


def test_a_figure_of_a_test_is_that_of_its_day_and_the_right_letter_stays() -> None:
    course = find_course("CUR-13")
    assert course is not None
    rows = load_statutes()
    later = [replace(row, value=17.0) if row.code == "IPS-EMPLEADOR" else row for row in rows]
    for statutes, said in ((rows, "16,5\u00a0%"), (later, "17\u00a0%")):
        asked = with_figures(course, statutes, DAY).question("P2")
        assert dict(asked.options)[asked.right] == said
        assert asked.right == course.question("P2").right


def test_what_anchors_ask_is_said_as_our_judgement() -> None:
    claimed = re.compile(r"^Qué (piden?|miran?)\b|\b(empresas?|ancla) (\w+ )?(piden?|miran?)\b")
    for course in load_courses():
        said = (*texts_of(course), *course.materials, *(one.topic for one in course.sessions))
        assert [text for text in said if claimed.search(text)] == [], course.code
        if any(re.search(r"suelen? pedir", text) for text in said):
            assert "juicio del equipo" in course.source, course.code


def test_a_course_says_when_its_source_saw_the_trouble_and_not_the_course() -> None:
    for course in load_courses():
        if re.search(r"mapeo de clústeres|precooperativa|pedidos irregulares", course.source):
            assert re.search(r"no probó este (remedio|curso)", course.source), course.code
        if "Bloom" in course.source:
            assert "India" in course.source, course.code


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        ('[["caja"], ["luz"]]', "los dibujos son uno"),
        ('[["caja"], ["luz"], ["dragón"]]', "no está en «pictures.toml»"),
    ],
)
def test_drawings_that_are_missing_or_unknown_are_refused(pictures: str, said: str) -> None:
    start = FILE.index("pictures = ")
    wrong = FILE[:start] + f"pictures = {pictures}" + FILE[FILE.index("\n", start) :]
    with pytest.raises(DataProblem, match=said):
        parse_course(wrong, name="cur-01.toml")


def test_every_drawing_is_used_and_says_the_same_of_no_two_answers() -> None:
    drawn = [question for course in load_courses() for question in course.questions if question.pictures]
    assert len([one for one in drawn if one in load_courses()[0].questions]) == 3
    assert {name for one in drawn for names in one.pictures for name in names} == set(answer_pictures())
    for question in drawn:
        assert len(set(question.pictures)) == len(question.choices), question.code
