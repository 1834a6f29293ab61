"""What a cluster could make together, which single thing would add most, who is the only one."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.allocation.flexibility import draw_demands, served_by_flow
from app.allocation.potential import (
    GAIN_DRAWS,
    ClusterMaker,
    find_only_ones,
    measure_potential,
    pose_potential,
    served_by_cuts,
)
from app.allocation.potential_queries import find_cluster_named, list_cluster_makers, read_potential
from app.allocation.potential_words import (
    explain_potential,
    say_gain,
    say_link,
    say_only,
    say_potential,
    say_unknown,
)
from app.errors import DataProblem
from app.figures.operations import record_figure
from app.registry.operations import add_cluster, add_workshop, set_machines, set_products
from app.storage.store import Store

FAMILIES = ("camisas", "guardapolvos", "pantalones", "remeras")


def make_makers(seed: int, count: int = 8) -> list[ClusterMaker]:
    random = Random(seed)
    return [
        ClusterMaker(
            number,
            f"YAG-{number:03}",
            f"Taller {number}",
            tuple(random.sample(FAMILIES, random.randint(1, 2))),
            float(random.randint(100, 900)),
        )
        for number in range(count)
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 8))
def test_the_smallest_cut_is_the_largest_flow(seed: int, count: int) -> None:
    problem = pose_potential(make_makers(seed, count), 0.4, 2, draws=12)
    demands = draw_demands(problem)
    assert served_by_cuts(problem, demands) == pytest.approx(served_by_flow(problem, demands), abs=0.02)


def test_more_can_be_served_the_more_they_know() -> None:
    found = measure_potential(make_makers(3), 0.4, 2)
    assert found.answer.dedicated < found.answer.given < found.answer.full < found.asked


def test_the_best_link_is_the_one_that_adds_most_when_it_is_tried() -> None:
    makers = make_makers(5)
    found = measure_potential(makers, 0.4, 2)
    problem = pose_potential(makers, 0.4, 2)
    demands = draw_demands(problem)[:GAIN_DRAWS]
    now = served_by_cuts(problem, demands).mean()

    def gain(workshop: str, family: str) -> float:
        more = replace(problem, links=(*problem.links, (workshop, family)))
        return float(served_by_cuts(more, demands).mean() - now)

    tried = {
        (plant.id, one.id): gain(plant.id, one.id)
        for plant in problem.plants
        for one in problem.products
        if (plant.id, one.id) not in problem.links
    }
    best = found.links[0]
    assert best.gain == pytest.approx(max(tried.values()))
    assert best.gain == pytest.approx(tried[str(best.workshop_id), best.family])
    assert [one.gain for one in found.links] == sorted((one.gain for one in found.links), reverse=True)


def test_who_is_the_only_one() -> None:
    makers = [
        ClusterMaker(1, "A", "Ana", ("camisas", "toallas"), 10, machines=frozenset({"recta", "ojaladora"})),
        ClusterMaker(2, "B", "Beto", ("camisas",), None, machines=frozenset({"recta"})),
    ]
    found = find_only_ones(makers)
    assert [(one.kind, one.what, one.name) for one in found] == [
        ("family", "toallas", "Ana"),
        ("machine", "ojaladora", "Ana"),
    ]
    assert say_only(found[1]) == "el único con ojaladora"
    assert find_only_ones(makers[:1]) == ()


def test_nothing_is_said_of_what_nobody_knows() -> None:
    found = measure_potential([ClusterMaker(1, "A", "Ana", ("camisas",), None)], 0.4, 2)
    assert (found.answer, found.links) == (None, ())
    assert "De ningún taller se sabe" in say_potential(found)
    assert say_unknown(found) == "De 1 taller no se sabe cuánto hace por mes: no entra en la cuenta."


def test_the_dedicated_of_the_chain_is_that_of_jordan_and_graves() -> None:
    makers = [
        ClusterMaker(number, "", str(number), (str(number), str((number + 1) % 10)), 100.0)
        for number in range(10)
    ]
    found = measure_potential(makers, 0.4, 2)
    error = 3 * found.answer.standard_error
    assert found.answer.dedicated == pytest.approx(855, abs=error)
    assert found.answer.given == pytest.approx(952, abs=error)
    assert found.answer.full == pytest.approx(955, abs=error)
    assert found.asked == pytest.approx(1000)


def test_a_cluster_of_the_office(store: Store) -> None:
    cluster = add_cluster(store, code="YAG", name="Yaguarón", district="0915")
    for name, products, pieces in (
        ("Ana", ["remeras"], 300),
        ("Beto", ["camisas"], 200),
        ("Cira", ["guardapolvos"], None),
    ):
        workshop = add_workshop(store, name=name, cluster_id=cluster)
        set_products(store, workshop_id=workshop, products=[(one, None) for one in products])
        set_machines(store, workshop_id=workshop, machines=[("recta", 2, None)])
        if pieces:
            record_figure(
                store,
                workshop_id=workshop,
                kind="output_month",
                period_from="2026-09-01",
                period_to="2026-09-30",
                value=pieces,
                origin="said",
            )
    assert find_cluster_named(store, "yag").id == find_cluster_named(store, "Yaguarón").id == cluster
    with pytest.raises(DataProblem, match="Ningún|ningún"):
        find_cluster_named(store, "PIL")
    makers = list_cluster_makers(store, cluster, today="2026-11-24")
    assert [(one.name, one.families, one.pieces) for one in makers] == [
        ("Ana", ("remeras",), 300),
        ("Beto", ("camisas",), 200),
        ("Cira", ("guardapolvos",), None),
    ]
    found = read_potential(store, cluster, today="2026-11-24")
    assert [one.code for one in found.unknown] == ["YAG-003"]
    assert found.asked == 500
    assert "de cada 100" in say_potential(found)
    said = [f"{say_link(one)}: {say_gain(one)}" for one in found.links]
    assert [one.partition(":")[0] for one in said] == ["Beto, si suma remeras", "Ana, si suma camisas"]
    assert "prendas más por mes" in said[0]
    assert "Jordan y Graves" in explain_potential()
