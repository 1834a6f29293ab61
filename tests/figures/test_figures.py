"""Figures: whole numbers over a period, with where they come from."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.errors import DataProblem
from app.figures.kinds import KINDS, doubt_figure, figure_title, say_figure
from app.figures.operations import change_figure, note_month, record_figure, remove_figure
from app.figures.queries import (
    figure_before,
    figures_begun,
    figures_of_workshops,
    latest_figures,
    list_figures,
    read_figure,
)
from app.registry.operations import add_workshop
from app.storage.store import Store


def record(store: Store, workshop: int, month: int, value: Any = 9_000_000, **other: Any) -> int:
    fields = {
        "kind": "sales_month",
        "period_from": f"2026-{month:02d}-01",
        "period_to": f"2026-{month:02d}-28",
        "value": value,
        "origin": "notebook",
    }
    return record_figure(store, workshop_id=workshop, **fields | other)


def test_figures_are_listed_by_kind_from_the_oldest(store: Store, workshop: int) -> None:
    newest = record(store, workshop, 5, 12_000_000)
    record(store, workshop, 2)
    people = record(store, workshop, 3, 5, kind="people")
    found = list_figures(store, workshop)
    assert [(one.kind, one.period_from[5:7]) for one in found] == [
        ("people", "03"),
        ("sales_month", "02"),
        ("sales_month", "05"),
    ]
    assert {kind: one.id for kind, one in latest_figures(store, workshop).items()} == {
        "people": people,
        "sales_month": newest,
    }
    assert latest_figures(store, workshop, on="2026-03-01")["sales_month"].value == 9_000_000


def test_the_figure_before_is_of_the_same_kind_and_workshop(store: Store, workshop: int) -> None:
    other = add_workshop(store, name="Otro")
    record(store, other, 3)
    record(store, workshop, 3, 5, kind="people")
    first, last = record(store, workshop, 1), record(store, workshop, 6)
    figure = read_figure(store, last)
    assert figure is not None
    before = figure_before(store, figure)
    assert before is not None
    assert before.id == first
    assert figure_before(store, before) is None
    assert set(figures_of_workshops(store)) == {workshop, other}
    assert set(figures_of_workshops(store, [other])) == {other}


def test_a_figure_is_corrected_removed_and_undone(store: Store, workshop: int) -> None:
    figure = record(store, workshop, 2)
    change_figure(store, figure_id=figure, value=9_500_000, note="  con la boleta ")
    assert store.undo_stack.undo_label == "cambiar «Ventas del mes»"
    found = read_figure(store, figure)
    assert found is not None
    assert (found.value, found.note) == (9_500_000, "con la boleta")
    remove_figure(store, figure_id=figure)
    assert list_figures(store, workshop) == []
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert list_figures(store, workshop)[0].value == 9_000_000
    with pytest.raises(DataProblem, match="ya no está"):
        change_figure(store, figure_id=figure + 1, value=1)


@pytest.mark.parametrize("value", [1.5, -1, "12", True, None])
def test_a_number_that_is_not_whole_is_refused(store: Store, workshop: int, value: object) -> None:
    with pytest.raises(DataProblem, match="enteros"):
        record(store, workshop, 2, value)
    assert list_figures(store, workshop) == []


def test_a_period_to_come_or_backwards_is_refused(store: Store, workshop: int) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    with pytest.raises(DataProblem, match="no terminó"):
        record(store, workshop, 2, period_from="2026-01-01", period_to=tomorrow)
    with pytest.raises(DataProblem, match="antes de empezar"):
        record(store, workshop, 2, period_to="2026-01-01")
    with pytest.raises(ValueError, match="weather"):
        record(store, workshop, 2, kind="weather")


def test_a_strange_number_is_a_doubt_and_never_refused() -> None:
    assert doubt_figure("sales_month", 12_000_000) is None
    assert "falta" in (doubt_figure("sales_month", 12_000) or "")
    assert "sobra" in (doubt_figure("people", 400) or "")
    assert "IPS" in (doubt_figure("people_in_ips", 6, people=5) or "")
    assert doubt_figure("people_in_ips", 0, people=5) is None


def test_every_kind_is_said_in_its_unit() -> None:
    assert say_figure("sales_month", 4_500_000) == "G.\u00a04.500.000"
    assert say_figure("output_month", 1200) == "1.200"
    assert figure_title("weather") == "weather"
    assert len({figure_title(kind.code) for kind in KINDS}) == len(KINDS) == 8


def test_what_is_said_of_a_month_is_kept_corrected_and_taken_out(store: Store, workshop: int) -> None:
    def note(value: int | None, day: str = "2026-05-15") -> None:
        note_month(store, workshop_id=workshop, kind="output_month", value=value, day=day)

    def kept() -> list[tuple[str, str, int]]:
        found = list_figures(store, workshop)
        return [(one.period_from, one.period_to, one.value) for one in found]

    note(900)
    note(950)
    assert kept() == [("2026-05-01", "2026-05-31", 950)], "the same month is corrected"
    note(800, "2026-02-10")
    assert kept()[0] == ("2026-02-01", "2026-02-28", 800), "another month has its own"
    assert figures_begun(store, workshop, ("output_month",), "2026-04-30") == {"output_month": 800}
    note(None)
    assert [value for *_period, value in kept()] == [800]


def test_a_month_that_has_not_ended_is_told_as_the_one_before(store: Store, workshop: int) -> None:
    today = date.today()
    note_month(store, workshop_id=workshop, kind="output_month", value=700, day=today.isoformat())
    (figure,) = list_figures(store, workshop)
    last = date.fromisoformat(figure.period_to)
    assert last < today
    assert (last + timedelta(days=1)).day == 1
