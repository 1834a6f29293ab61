"""The words of the trade and the places, as data."""

import pytest

from app.registry.territories import (
    cluster_named_in,
    department_name,
    list_cluster_defaults,
    list_departments,
    list_districts,
)
from app.registry.vocabulary import (
    find_term,
    list_terms,
    machine_name,
    machine_type,
    product_name,
    term_name,
)

LISTS = ("machines", "products", "schooling", "languages", "legal_forms")


@pytest.mark.parametrize("vocabulary", LISTS)
def test_every_name_and_alias_finds_its_own_term(vocabulary: str) -> None:
    for term in list_terms(vocabulary):
        for word in (term.code, term.name, term.name.upper(), *term.aliases):
            assert find_term(vocabulary, word) == term.code
        assert term_name(vocabulary, term.code) == term.name


@pytest.mark.parametrize(
    ("written", "kind"),
    [("remalladora", "overlock"), ("Over", "overlock"), ("OVERLOCKS", "overlock"),
     ("presilladora", "atracadora"), ("recubridoras", "collareta"), ("collaretas", "collareta"),
     ("cortadora vertical", "cortadora"), ("Rectas", "recta"), ("ojaladoras", "ojaladora"),
     ("tejedora", None)],
)  # fmt: skip
def test_machines_go_by_many_names(written: str, kind: str | None) -> None:
    assert machine_type(written) == kind


def test_words_from_outside_a_list_are_shown_as_they_are() -> None:
    assert machine_name("tejedora") == "tejedora"
    assert machine_name("doble_aguja") == "Doble aguja"
    assert product_name("Uniforme escolar") == "uniformes escolares"
    assert find_term("languages", "GUARANÍ") == "guarani"


def test_the_districts_say_how_well_their_code_is_proved() -> None:
    codes = {district.name: district.code for district in list_districts()}
    assert codes == {
        "Encarnación": "0701",
        "Yaguarón": "0915",
        "Mariano Roque Alonso": "1110",
        "San Lorenzo": "1114",
        "Pilar": "1201",
    }
    assert {district.state for district in list_districts()} == {"single source"}


def test_departments_and_clusters_fit_together() -> None:
    departments = {department.code for department in list_departments()}
    assert departments == {f"{number:02d}" for number in range(18)}
    districts = {district.code: district.department for district in list_districts()}
    for cluster in list_cluster_defaults():
        assert districts[cluster.district] == cluster.district[:2]
        assert cluster.district[:2] in departments
    assert (department_name("12"), department_name("99"), department_name(None)) == (
        "Ñeembucú",
        "",
        "",
    )


def test_a_text_names_one_cluster_or_none() -> None:
    found = cluster_named_in("socios_yaguaron_2022.xlsx")
    assert found is not None
    assert found.code == "YAG"
    assert cluster_named_in("Pilar y Yaguarón") is None
    assert cluster_named_in("lista de socios") is None
