"""What a pilot cost: of what is not known, or not seen, nothing."""

from dataclasses import replace

import pytest

from app.claims.cost_words import say_how_reckoned, say_of_what, say_planned, say_unit_cost
from app.claims.costs import COST_UNKNOWN, IPS, NOT_LOOKED_AT, WORSE, cost_of_one, reckon_costs
from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, DOUBTED, NOT_TOLD, SEEN, PilotFinding, PilotReport
from tests.claims.made_studies import PRACTICES, SALES, make_study

COST = 1_450_000
SEEN_TEN = PilotFinding(
    PRACTICES, "Gestión y costos", "puntos", "primary", SEEN, estimate=10.0, ci_low=4.0, ci_high=16.0
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def report() -> PilotReport:
    study = make_study(60, effects={PRACTICES: 14.0, SALES: 0.0})
    return reckon_pilot(replace(study, pilot=replace(study.pilot, cost_per_workshop=COST)))


def test_one_more_costs_a_workshop_over_what_it_rose() -> None:
    cost = cost_of_one(SEEN_TEN, COST)
    assert (cost.cost, cost.cost_low, cost.cost_high) == (145_000, 90_625, 362_500)
    assert plain(say_of_what(cost)) == "Por cada punto más en gestión y costos"
    assert plain(say_unit_cost(cost)) == "unos G. 140.000 (entre G. 91.000 y G. 360.000)"
    doubted = cost_of_one(replace(SEEN_TEN, state=DOUBTED), COST)
    assert say_unit_cost(doubted).endswith(", con dudas")


def test_where_the_interval_holds_nought_there_is_no_end() -> None:
    cost = cost_of_one(replace(SEEN_TEN, state=DOUBTED, ci_low=-1.0), COST)
    assert (cost.cost_low, cost.cost_high) == (90_625, None)
    assert "desde G. 91.000, sin que se sepa hasta cuánto" in plain(say_unit_cost(cost))
    cost = cost_of_one(replace(SEEN_TEN, ci_low=None, ci_high=None), COST)
    assert (cost.cost, cost.cost_low, cost.cost_high) == (145_000, None, None)
    assert "no se sabe entre cuánto y cuánto" in say_unit_cost(cost)


def test_less_of_what_is_better_less_is_bought_too() -> None:
    fewer = replace(
        SEEN_TEN, title="Defectos por cien prendas", unit="defectos", better=-1, estimate=-5.0, ci_low=-8.0,
        ci_high=-2.0,
    )  # fmt: skip
    cost = cost_of_one(fewer, COST)
    assert (cost.cost, cost.cost_low, cost.cost_high) == (290_000, 181_250, 725_000)
    assert plain(say_of_what(cost)) == "Por cada defecto menos en defectos por cien prendas"
    assert cost_of_one(replace(fewer, better=1), COST).reason == WORSE


def test_money_is_bought_by_the_thousand() -> None:
    money = replace(
        SEEN_TEN, title="Ventas del mes", unit="guaraníes", estimate=2_000_000.0, ci_low=1_000_000.0,
        ci_high=3_000_000.0,
    )  # fmt: skip
    cost = cost_of_one(money, COST)
    assert (cost.per, cost.cost) == (1_000, 725)
    assert plain(say_of_what(cost)) == "Por cada G. 1.000 más en ventas del mes"


@pytest.mark.parametrize("state", [NOT_TOLD, CANNOT_SAY])
def test_what_is_not_seen_has_no_cost(state: str) -> None:
    cost = cost_of_one(replace(SEEN_TEN, state=state), COST)
    assert (cost.cost, cost.reason) == (None, state)
    assert say_unit_cost(cost).startswith("no se puede decir (")


def test_an_unknown_cost_is_unknown() -> None:
    cost = cost_of_one(SEEN_TEN, None)
    assert (cost.cost, cost.reason) == (None, COST_UNKNOWN)
    assert say_unit_cost(cost) == "no se puede decir (no se anotó cuánto cuesta por taller)"
    assert cost_of_one(replace(SEEN_TEN, exploratory=True), COST).cost is None
    assert cost_of_one(SEEN_TEN, 0).cost == 0


def test_a_pilots_costs_are_of_its_plan(report: PilotReport) -> None:
    costs = reckon_costs(report)
    practices, sales = costs.of_outcomes
    assert costs.planned == 30 * COST
    assert practices.cost == pytest.approx(COST / (report.findings[0].estimate or 0), abs=1)
    assert sales.reason == NOT_TOLD
    assert costs.per_person_in_ips.reason == NOT_LOOKED_AT
    assert plain(say_of_what(costs.per_person_in_ips)) == "Por cada persona más en IPS"
    assert "por los 30 que empezaron primero, G. 43.500.000" in plain(say_planned(costs))
    unknown = reckon_costs(replace(report, pilot=replace(report.pilot, cost_per_workshop=None)))
    assert (unknown.planned, unknown.of_outcomes[0].reason) == (None, COST_UNKNOWN)
    assert say_planned(unknown) == "Costo por taller: no se anotó."


def test_without_a_lot_it_is_of_who_took_it(report: PilotReport) -> None:
    made = replace(report, pilot=replace(report.pilot, comparison="staggered"))
    costs = reckon_costs(made)
    assert "por los 30 que lo recibieron" in say_planned(costs)
    assert "puede venir de otra cosa" in say_how_reckoned(costs)
    assert "cuenta también a quien no lo recibió" in say_how_reckoned(reckon_costs(report))


def test_a_person_newly_in_ips_costs_what_is_seen_of_it(report: PilotReport) -> None:
    ips = replace(
        report.findings[0], measure=IPS, title="Personas en IPS", unit="personas", role="secondary",
        estimate=0.5, ci_low=0.25, ci_high=1.0,
    )  # fmt: skip
    costs = reckon_costs(replace(report, findings=(*report.findings, ips)))
    person = costs.per_person_in_ips
    assert (person.cost, person.cost_low, person.cost_high) == (2_900_000, 1_450_000, 5_800_000)
    assert len(costs.of_outcomes) == 2
