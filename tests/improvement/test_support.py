"""What a solution rests on: a norm or a named study, else our judgement; never a likelihood."""

import re
from pathlib import Path

import pytest

from app.diagnosis.instruments import load_instrument
from app.improvement.catalogue import load_catalogue
from app.improvement.operations import add_action, start_programme
from app.improvement.priorities import recommend
from app.improvement.queries import read_programme
from app.improvement.reasons import explain, without_old_claims
from app.improvement.records import Support, SupportKind
from app.paths import resource_path
from tests.improvement.examples import (
    make_answers,
    make_instrument,
    make_item,
    make_office,
    make_result,
    make_solution,
)

CATALOGUE = load_catalogue()
INSTRUMENT = load_instrument("confeccion-2026")
NAMED_STUDIES = ("McKenzie y Woodruff, 2017", "Bloom y otros, 2013")
NAMED_TRIALS = ("programa Local del PNUD, 2023-2024", "Producción Flexible, Yaguarón, 2021")
A_NORM = re.compile(r"Ley \d|Decreto \d|Resolución|Código del Trabajo|municipalidad")
# words that say how well something works, which nobody measured here
CLAIMS = re.compile(r"estudiado|suele salir|tiene respaldo|comprobad|demostrad|funciona", re.I)


@pytest.mark.parametrize("solution", CATALOGUE, ids=lambda solution: solution.code)
def test_the_reason_names_its_support_and_claims_nothing_else(solution) -> None:
    items = [(item, 0) for item in INSTRUMENT.items if item.code in solution.lifts]
    told = explain(INSTRUMENT, solution, "formula", items)
    rest = told.replace(solution.support.named, "")  # "se estudió en ..." is a claim only without the name
    assert not CLAIMS.search(rest)
    if solution.discreet:
        return
    expected = {
        SupportKind.REQUIRED: f"lo pide la norma ({solution.support.named})",
        SupportKind.OFFERED: f"lo da la norma ({solution.support.named})",
        SupportKind.TRIED: f"se probó en talleres de acá ({solution.support.named})",
        SupportKind.STUDIED: f"se estudió en {solution.support.named}",
        SupportKind.PRACTICE: f"es práctica del rubro ({solution.support.named})",
        SupportKind.JUDGEMENT: "a nuestro juicio ayuda",
    }
    assert expected[solution.support.kind] in told


@pytest.mark.parametrize("solution", CATALOGUE, ids=lambda solution: solution.code)
def test_a_support_names_what_the_facts_have(solution) -> None:
    kind, named = solution.support.kind, solution.support.named
    if kind is SupportKind.STUDIED:
        assert any(study in named for study in NAMED_STUDIES)
        author = next(study for study in NAMED_STUDIES if study in named).split(",")[0]
        assert author in solution.source
    if kind is SupportKind.TRIED:
        assert named in NAMED_TRIALS
        assert "PNUD Paraguay" in solution.source
    if kind in (SupportKind.REQUIRED, SupportKind.OFFERED):
        assert A_NORM.search(named)
    if "mapeo de clústeres" in solution.source:
        assert "no probó este remedio" in solution.source
        assert kind is SupportKind.JUDGEMENT


def test_the_numbers_rank_and_the_support_does_not() -> None:
    plain = make_solution("A", "GES-01", chance=0.4, evidence_strength=0.4)
    sure = make_solution(
        "B",
        "GES-02",
        chance=0.9,
        evidence_strength=0.9,
        support=Support(SupportKind.JUDGEMENT),
    )
    studied = make_solution(
        "C",
        "GES-03",
        chance=0.1,
        evidence_strength=0.1,
        support=Support(SupportKind.STUDIED, "siete países (X, 2017)"),
    )
    small = make_instrument(*(make_item(f"GES-0{number}") for number in (1, 2, 3)))
    answers = make_answers(GES_01=1, GES_02=1, GES_03=1)
    found = recommend(small, answers, make_result(), [plain, sure, studied])
    assert [one.solution.code for one in found] == ["B", "A", "C"]


@pytest.mark.parametrize(
    ("old", "now"),
    [
        (
            "porque x; suele salir y está bien estudiado; antes hace falta: un cuaderno",
            "porque x; antes hace falta: un cuaderno",
        ),
        ("porque x; suele salir con acompañamiento y lo pide la norma", "porque x; lo pide la norma"),
        ("porque x; depende también de otros y se apoya en la práctica", "porque x"),
        ("porque x; it usually works and it is well studied", "porque x"),
        ("porque la dueña dijo que suele salir; pide 2 horas", None),
    ],
)
def test_reasons_of_older_programmes_lose_the_claim(old: str, now: str | None) -> None:
    assert without_old_claims(old) == (old if now is None else now)


def test_an_action_agreed_before_is_read_without_the_claim(tmp_path: Path) -> None:
    store, (visit,) = make_office(tmp_path)
    programme = start_programme(store, visit_id=visit, recommendations=())
    add_action(
        store,
        programme_id=programme,
        source="consultant",
        title="Anotar",
        because="porque falta; suele salir y está bien estudiado",
    )
    read = read_programme(store, visit)
    assert read is not None
    assert read.actions[0].because == "porque falta"
    store.close()


def test_no_sentence_for_the_owner_promises_a_sum_or_a_time_that_nobody_measured() -> None:
    promise = re.compile(
        r"menos que|dura años|más que una semana|la mitad|el doble|bronca|suele traer|se queda más"
        r"|se va a cumplir|que se cumple|no para\b|termina (la|en)|recibe el próximo|de raíz|ganan todos"
        r"|casi nunca|día perdido|valen más que|hacen más que|sale más caro|toda la semana|en un minuto;"
    )
    assert [s.code for s in CATALOGUE if promise.search(s.sentence)] == []


NAMED = re.compile(
    r"PNUD|McKenzie|Bloom|Jordan y Graves|Drexler|Objetivo de Desarrollo|programa SCORE|Ley \d"
)


@pytest.mark.parametrize("solution", CATALOGUE, ids=lambda solution: solution.code)
def test_a_source_that_does_not_carry_the_remedy_says_so(solution) -> None:
    """Who reads «McKenzie y Woodruff» takes it for proof, and what rests on our judgement has none."""
    if solution.support.kind is SupportKind.JUDGEMENT:
        said = solution.source
        assert NAMED.search(said) is None or re.search(r"\b(este remedio|remedio nuestro)\b", said), said
    if "Producción Flexible" in solution.support.named:
        assert "no se publicó" in solution.source


def test_no_course_says_by_itself_what_anchors_ask() -> None:
    """That comes from what was noted of a company, with its day, or is not said."""
    for file in sorted(resource_path("courses").glob("*.toml")):
        assert "demanded_by" not in file.read_text(encoding="utf-8"), file.name
