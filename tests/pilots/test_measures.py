"""What a pilot can look at is read from what the file holds, at a day."""

import pytest

from app.errors import DataProblem
from app.figures.operations import record_figure
from app.pilots.measures import find_measure, list_measures, read_values
from app.storage.store import Store


def test_every_measure_has_a_name_a_unit_and_can_be_read(store: Store, workshops: list[int]) -> None:
    measures = list_measures(store)
    codes = [one.code for one in measures]
    assert len(set(codes)) == len(codes)
    assert {
        "index",
        "figure.sales_month",
        "efficiency",
        "dhu",
        "steps.jobs",
        "orders_kept",
        "training_test",
    } <= {*codes}
    assert sum(code.startswith("dimension.") for code in codes) > 3
    for one in measures:
        assert one.title
        assert one.unit
        # nobody noted anything of these workshops
        assert one.read(store, workshops, "2026-11-20") == {}, one.code
    with pytest.raises(DataProblem, match="no_such"):
        find_measure(store, "no_such")


def test_a_figure_is_the_newest_by_that_day(store: Store, workshops: list[int]) -> None:
    for month, value in (("2026-08", 1_000_000), ("2026-10", 3_000_000)):
        record_figure(
            store, workshop_id=workshops[0], kind="sales_month", value=value, origin="said",
            period_from=f"{month}-01", period_to=f"{month}-30",
        )  # fmt: skip
    found = find_measure(store, "figure.sales_month").read(store, workshops, "2026-10-15")
    assert {one: tuple(value) for one, value in found.items()} == {
        workshops[0]: (1_000_000, "2026-08-30", "said", None)
    }
    values = read_values(store, ["figure.sales_month", "dhu"], workshops, "2026-11-20")
    assert values == {workshops[0]: {"figure.sales_month": 3_000_000}}
