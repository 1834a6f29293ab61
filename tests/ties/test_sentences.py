"""What a measure means, in a sentence, and what is not said where the numbers do not carry it."""

import ast

import pytest

from app.i18n import use_language
from app.ties.analysing import analyse_network
from app.ties.measures import measure_network
from app.ties.records import (
    GroupMixing,
    Network,
    NetworkCoefficient,
    NetworkCorrelation,
    NetworkQuestion,
    NetworkRegression,
    NodeList,
    RosterCoverage,
    TieFinding,
)
from app.ties.sentences import (
    find_beside,
    find_central,
    find_coverage,
    find_in_network,
    find_mixing,
    find_together,
    find_whole,
    say_nodes,
    split_without,
)
from tests.cli.test_documented import section
from tests.house_rules import ROOT
from tests.ties.made import KARATE, karate, tied


def said(found: list[TieFinding], kind: str) -> list[str]:
    return [one.sentence for one in found if one.kind == kind]


def central(network: Network) -> list[TieFinding]:
    return find_central(network, measure_network(network))


def test_without_somebody_the_group_falls_into_two() -> None:
    found = central(tied("ab bc ca cd de df"))
    assert said(found, "cut_point") == [
        "Si deja de trabajar c, el grupo se parte en dos: quedan aparte a y b.",
        "Si deja de trabajar d, el grupo se parte en tres: quedan aparte e y f.",
    ]
    assert said(central(tied("ab bc ca cd")), "cut_point") == [
        "Si deja de trabajar c, d queda sin ningún lazo."
    ]
    assert split_without(tied("ab bc ca cd de df"), "cd") == {
        "c": [("d", "e", "f"), ("a", "b")],
        "d": [("a", "b", "c"), ("e",), ("f",)],
    }


def test_what_is_in_parts_already_is_not_said_to_be_whole() -> None:
    found = central(tied("ab bc ca cd de ec xy"))
    assert said(found, "cut_point") == [
        "Si deja de trabajar c, su parte del grupo se parte en dos: quedan aparte d y e."
    ]
    assert said(central(tied("ab bc ca xy")), "no_cut_point") == []
    assert len(said(central(tied("ab bc ca", listed="z")), "no_cut_point")) == 1


def test_more_than_three_are_told_together() -> None:
    found = central(tied("ab bc cd de ef fg gh"))
    assert len(said(found, "cut_point")) == 3
    assert said(found, "more_cut_points") == [
        "Sin cada quien de estos nombres también queda alguien aparte: f, b y g."
    ]


def test_of_many_who_stand_alike_none_is_named() -> None:
    assert said(central(tied("ab bc cd de ef fa")), "between") == []
    names = [one.nodes for one in central(karate()) if one.kind == "between"]
    assert names == [("0",), ("33",), ("32",)]
    assert "Por 0 pasan 44 de cada 100 caminos más cortos" in said(central(karate()), "between")[0]


def test_a_core_is_told_where_it_is_not_everybody() -> None:
    assert said(central(tied("ab bc ca", listed="z")), "core") == []
    assert said(central(tied("ab bc ca cd de")), "core") == [
        "Hay un núcleo de 3: a, b y c. Cada quien tiene al menos 2 lazos dentro del núcleo; ahí una noticia corre sola."
    ]


def test_of_the_whole() -> None:
    assert said(find_whole(measure_network(tied("", listed="ab"))), "no_ties")
    found = find_whole(measure_network(tied("ab cd de", listed="xyz")))
    assert said(found, "parts")[0].endswith("La más grande tiene 3 de 8.")
    assert said(found, "isolates")[0].startswith("x, y y z no tienen ningún lazo anotado")
    assert said(find_whole(measure_network(tied("ab ba bc", directed=True))), "reciprocity") == [
        "De cada 100 lazos dichos, 67 los dicen los dos lados; el resto, uno solo."
    ]


@pytest.mark.parametrize(("answered", "told"), [(26, False), (28, True)])
def test_nothing_of_single_ones_below_four_fifths(answered: int, told: bool) -> None:
    listed = NodeList(karate().nodes, None, RosterCoverage(answered, 34))
    answer = analyse_network(karate(), NetworkQuestion(KARATE), listed=listed)
    kinds = {one.kind for one in find_in_network(answer)}
    assert ({"cut_point", "between", "core"} <= kinds) == told
    assert ("few_answered" in kinds) != told
    assert find_coverage(RosterCoverage(26, 34))[0].sentence.startswith(
        "Contestaron 26 de 34, menos de 80 de cada 100: no se"
    )


@pytest.mark.parametrize(
    ("ei_index", "p", "end"),
    [
        (-0.5, 0.0002, "más con los suyos de lo que da la suerte (p menor que 0,001): lo que pasa en uno tarda en llegar a otro."),
        (-0.5, 0.2, "Esa diferencia la da también la suerte sola (p 0,2)."),
        (0.5, 0.01, "se buscan entre sí más de lo que da la suerte (p 0,01)."),
    ],
)  # fmt: skip
def test_groups_that_stay_among_themselves(ei_index: float, p: float, end: str) -> None:
    mixing = GroupMixing({"x": 4, "y": 4}, 0, 3, 1, ei_index, 0.1, p, p, p)
    sentence = find_mixing(mixing)[0].sentence
    assert sentence.endswith(end)
    assert "repartiendo los grupos a la suerte serían 55." in sentence


def test_of_one_group_nothing_is_said() -> None:
    assert find_mixing(GroupMixing({"x": 4}, 0, 3, 0, -1.0, -1.0, 1.0, 1.0, 1.0)) == []
    assert find_mixing(GroupMixing({"x": 4, "y": 1}, 0, 0, 0, None)) == []


@pytest.mark.parametrize(
    ("r", "p", "begin"),
    [
        (0.372, 0.0008, "Donde hay un lazo suele estar también el otro (r 0,37, p menor que 0,001)."),
        (-0.2, 0.03, "Donde hay un lazo suele faltar el otro (r -0,2, p 0,03)."),
        (0.1, 0.3, "No se ve que un lazo vaya con el otro: tanto da también la suerte sola (r 0,1, p 0,3)."),
    ],
)
def test_two_kinds_of_ties(r: float, p: float, begin: str) -> None:
    found = find_together(NetworkCorrelation(16, 0, 0, 8, 8 / 27, r, p, p, p))
    assert found[0].sentence.startswith(begin)
    assert found[0].sentence.endswith("De cada 100 pares que tienen uno de los dos, 30 tienen ambos.")
    assert find_together(NetworkCorrelation(3, 0, 0, 0, None)) == []


@pytest.mark.parametrize(
    ("coefficient", "p", "word"),
    [(0.3, 0.01, "van juntos (p 0,01)"), (-0.3, 0.01, "suele faltar"), (0.3, 0.5, "ya no se ve")],
)
def test_beside_a_control(coefficient: float, p: float, word: str) -> None:
    one = NetworkCoefficient(coefficient, 0.1, 2.0, p, p, p)
    assert word in find_beside(NetworkRegression(one, one, 0.2))[0].sentence


def test_every_kind_is_documented() -> None:
    tree = ast.parse((ROOT / "app" / "ties" / "sentences.py").read_text("utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "TieFinding"
    ]
    kinds = {one.value for call in calls for one in ast.walk(call.args[0]) if isinstance(one, ast.Constant)}
    assert {"density", "few_answered"} <= kinds
    assert [kind for kind in kinds if f"`{kind}`" not in section("network")] == []


def test_names_and_how_many_more() -> None:
    assert say_nodes(("a", "b", "c", "d")) == "a, b, c y d"
    assert say_nodes(("a", "b", "c", "d", "e")) == "a, b, c y 2 más"


def test_in_the_readers_language() -> None:
    use_language("en")
    try:
        assert said(central(tied("ab bc ca cd")), "cut_point") == [
            "If c stops working, d is left without any tie."
        ]
    finally:
        use_language("es")
