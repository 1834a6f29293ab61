"""Which changes are worth the question."""

import pytest

from app.figures.milestone_rules import (
    Asking,
    ask_about_count,
    ask_about_figure,
    ask_about_membership,
    ask_about_step,
)


@pytest.mark.parametrize(
    ("kind", "before", "after", "milestone"),
    [
        ("people", 5, 6, "people"),
        ("people", 6, 5, "people"),
        ("people_in_ips", 0, 2, "people_in_ips"),
        ("sales_month", 10_000_000, 11_000_000, "sales"),
        ("sales_month", 10_000_000, 8_900_000, "sales"),
        ("sales_month", 0, 1, "sales"),
        ("machines", 4, 5, "machine"),
    ],
)
def test_a_figure_that_moved_is_asked_about(kind: str, before: int, after: int, milestone: str) -> None:
    assert ask_about_figure(kind, before, after) == Asking(milestone, before, after)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("people", None, 6),
        ("people", 6, 6),
        ("sales_month", 10_000_000, 10_900_000),
        ("sales_month", 10_000_000, 9_100_000),
        ("machines", 5, 4),
        ("price_garment", 100, 200),
        ("owner_income_month", 1_000_000, 3_000_000),
    ],
)
def test_a_first_figure_a_small_change_and_what_is_no_milestone_are_not(
    kind: str, before: int | None, after: int
) -> None:
    assert ask_about_figure(kind, before, after) is None


def test_a_record_that_is_being_written_is_not_a_change_in_the_workshop() -> None:
    assert ask_about_count("people", 5, 8, still_filling=True) is None
    assert ask_about_count("people", 5, 8, still_filling=False) == Asking("people", 5, 8)
    assert ask_about_count("people_in_ips", None, 8, still_filling=False) is None
    assert ask_about_count("machine", 5, 4, still_filling=False) is None
    assert ask_about_membership("ACY", still_filling=True) is None
    assert ask_about_membership("ACY", still_filling=False) == Asking("association", what="ACY")


def test_only_the_first_stamped_invoices_are_asked_about() -> None:
    assert ask_about_step("TIMBRADO", "done", known_already=False) == Asking("first_invoice")
    assert ask_about_step("TIMBRADO", "done", known_already=True) is None
    assert ask_about_step("TIMBRADO", "in_hand", known_already=False) is None
    assert ask_about_step("PATENTE", "done", known_already=False) is None
