"""What an action may cost is said the same wherever it is said: a range, an amount, nothing."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.improvement.agenda_queries import list_actions_due
from app.improvement.catalogue import find_solution, load_catalogue
from app.improvement.lists import actions_list
from app.improvement.operations import add_action, change_action
from app.improvement.prices import Price, add_prices, catalogue_price, price_of, say_range
from app.improvement.reasons import describe_cost, describe_effort
from app.improvement.records import Action
from app.improvement.words import say_action, say_cost, short_price
from app.lists.kind import ListAsked
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.improvement.examples import read
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text

IPS = "trámite sin costo; el aporte de cada mes, en la Cuenta"


def plain(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def action(**fields) -> Action:
    return Action(1, 1.0, "Algo", "recommended", **fields)


@pytest.fixture
def agreed(tmp_path: Path) -> Iterator[tuple[Store, int, int]]:
    """An office with a finished round and its programme: an amount that somebody wrote, and none."""
    store = make_office(tmp_path / "precios.hilvan")
    programme, visit, workshop = store.row("SELECT id, visit_id, workshop_id FROM programme")
    yield store, programme, visit
    store.close()


@pytest.mark.parametrize(
    ("cost", "high", "said"),
    [
        (None, None, ""),
        (0, 0, "sin costo"),
        (350_000, 350_000, "G. 350.000"),
        (0, 40_000, "hasta G. 40.000 (a confirmar)"),
        (150_000, 400_000, "entre G. 150.000 y G. 400.000 (a confirmar)"),
    ],
)
def test_each_price_in_words(cost: int | None, high: int | None, said: str) -> None:
    assert plain(say_cost(action(cost=cost, cost_high=high))) == said
    with_payer = plain(say_cost(action(cost=cost, cost_high=high, payer="taller")))
    assert with_payer == (f"{said}, paga el taller" if high else said)


def test_the_middle_that_older_actions_kept_is_told_as_its_range() -> None:
    # SOL-GES-01a costs 0 to 20.000: until schema 5 its action said G. 10.000
    assert price_of(action(cost=10_000, solution="SOL-GES-01a")) == Price(0, 20_000)
    assert price_of(action(cost=15_000, solution="SOL-GES-01a")) == Price(15_000, 15_000)
    assert price_of(action(cost=10_000)) == Price(10_000, 10_000)
    # what somebody wrote since is one amount, even if it is the middle
    kept = action(cost=10_000, cost_high=10_000, solution="SOL-GES-01a")
    assert price_of(kept) == Price(10_000, 10_000)
    assert plain(say_cost(action(cost=50_000, solution="SOL-FOR-06a"))) == IPS


def test_ips_has_no_price_of_its_own_but_a_contribution() -> None:
    for code in ("SOL-FOR-06a", "SOL-FOR-06c"):
        solution = find_solution(code)
        assert solution is not None
        assert describe_cost(solution) == IPS
        assert IPS in describe_effort(solution)
        assert say_cost(action(cost=0, cost_high=0, solution=code, payer="taller")) == IPS
        written = action(cost=80_000, cost_high=80_000, solution=code)
        assert plain(say_cost(written)) == "G. 80.000"


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), max_size=6))
def test_prices_together_are_as_wide_as_all_of_them(ends) -> None:
    prices = [Price(min(pair), max(pair)) for pair in ends]
    whole = add_prices(prices)
    assert (whole.low, whole.high) == (sum(p.low for p in prices), sum(p.high for p in prices))


def test_a_recommendation_its_action_and_its_papers_say_one_price(agreed, tmp_path: Path) -> None:
    """Each solution of the catalogue, on the programme's page, its paper and the owner's sheet."""
    store, programme, visit = agreed
    workshop = store.value("SELECT workshop_id FROM visit WHERE id = ?", (visit,))
    for solution in load_catalogue():
        add_action(
            store,
            programme_id=programme,
            source="recommended",
            solution=solution.code,
            beyond_limit=True,
            due_on=None,
        )
    shown = {one.solution: one for one in read(store, visit).actions}
    for solution in load_catalogue():
        price = say_range(catalogue_price(solution))
        expected = "no cuesta plata" if price == "sin costo" else price
        assert expected in describe_cost(solution)
        assert price in say_action(shown[solution.code])
        assert (say_cost(shown[solution.code]) or "").startswith(price)
    papers = {
        kind: plain(pdf_text(write_paper(Paper(kind, (workshop,)), store, tmp_path / f"{kind}.pdf", printed_on=date(2026, 3, 1))))
        for kind in ("programme", "owner-sheet")
    }  # fmt: skip
    amounts = {350_000}
    for solution in load_catalogue():
        price = plain(say_range(catalogue_price(solution)))
        assert price.casefold() in papers["programme"].casefold()
        amounts |= {solution.cost_low, solution.cost_high}
    prices = [catalogue_price(one) for one in load_catalogue()] + [Price(350_000, 350_000)]
    total = add_prices(prices)
    assert f"Costo de lo pendiente: {plain(say_range(total))}" in papers["programme"]
    told = {
        int(text.replace(".", ""))
        for paper in papers.values()
        for text in re.findall(r"G\. ([\d.]*\d)", paper)
    }
    assert told <= amounts | {total.low, total.high}, "no amount that nobody said"
    assert "G. 350.000, paga el taller" in papers["owner-sheet"]


def test_the_list_and_the_day_have_both_ends_and_a_written_amount_is_both(agreed) -> None:
    store, programme, _visit = agreed
    made = add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-01a")
    assert ends(store, made) == (0, 20_000)
    change_action(store, action_id=made, cost=12_000)
    assert ends(store, made) == (12_000, 12_000)
    change_action(store, action_id=made, cost=None)
    assert ends(store, made) == (None, None)
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert ends(store, made) == (0, 20_000)


def ends(store: Store, action_id: int) -> tuple[int | None, int | None]:
    kind = actions_list("2026-03-01")
    table = kind.sheet(kind.read(ListAsked(store, today="2026-03-01")))
    titles = [column.title for column in table.columns]
    row = table.rows[-1]
    found = row[titles.index("Costo desde")], row[titles.index("Costo hasta")]
    due = list_actions_due(store, first="0000-00-00", last="9999-12-31", limit=999).lines
    (line,) = [one for one in due if one.id == action_id]
    assert (line.cost_low, line.cost_high) == found
    return found


def test_a_price_in_a_line_of_the_list_leaves_room_for_its_title() -> None:
    """«trámite sin costo; el aporte de cada mes, en la Cuenta» cut every title of the list at 150 %."""
    assert max(len(short_price(one)) for one in load_catalogue()) <= 20
    noted = [one for one in load_catalogue() if one.price_note]
    assert noted
    assert {short_price(one) for one in noted} == {"trámite sin costo"}
    assert all(one.price_note in describe_cost(one) for one in noted)
