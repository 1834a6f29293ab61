"""The cash book balances, is never rubbed out, and stands beside the money that was counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.association.cash import day_for_entry, make_book, part_of, sums_by_kind
from app.association.money_operations import (
    add_entry,
    correct_entry,
    fix_count,
    record_count,
    record_fee,
    start_book,
)
from app.association.money_queries import list_entries, next_entry_number, read_account, read_book
from app.association.queries import list_members
from app.association.records import CashEntry
from app.errors import DataProblem
from app.storage.checking import check_office
from app.storage.store import Store


def spend(store: Store, book: int, day: str, amount: int, what: str = "Hilo") -> int:
    return add_entry(
        store, association_id=book, day=day, direction="out", amount=amount, kind="purchase", what=what
    )


def test_it_begins_once_and_with_what_there_is(store: Store, association: int) -> None:
    with pytest.raises(DataProblem, match="todavía no empezó"):
        spend(store, association, "2026-01-05", 1_000)
    start_book(store, association_id=association, day="2026-01-02", amount=0)
    assert read_book(store, association).balance == 0
    with pytest.raises(DataProblem, match="ya empezó"):
        start_book(store, association_id=association, day="2026-01-03", amount=5)


def test_the_balance_runs_from_line_to_line(store: Store, book: int, shops: list[int]) -> None:
    record_fee(
        store, association_id=book, workshop_id=shops[0], day="2026-02-03", amount=50_000, receipt="0012"
    )
    spend(store, book, "2026-02-10", 120_000)
    add_entry(
        store,
        association_id=book,
        day="2026-02-05",
        direction="in",
        amount=300_000,
        kind="activity",
        what="Rifa",
    )
    found = read_book(store, book)
    assert [(one.entry.number, one.balance) for one in found.lines] == [
        (1, 500_000),
        (2, 550_000),
        (4, 850_000),
        (3, 730_000),
    ]
    part = part_of(found, "2026-02-05", "2026-02-28")
    assert (part.before, part.came_in, part.went_out, part.after) == (550_000, 300_000, 120_000, 730_000)
    assert sums_by_kind(part.lines) == [("activity", "in", 300_000), ("purchase", "out", 120_000)]


def test_no_more_goes_out_than_there_is_on_any_day(store: Store, book: int) -> None:
    spend(store, book, "2026-03-10", 450_000)
    with pytest.raises(DataProblem, match=r"hay G\.\s50\.000"):
        spend(store, book, "2026-02-01", 60_000)  # there was enough then, and not afterwards
    with pytest.raises(DataProblem, match="Falta cuánto"):
        spend(store, book, "2026-03-11", 0)
    with pytest.raises(DataProblem, match="empieza el"):
        spend(store, book, "2026-01-01", 1_000)
    with pytest.raises(DataProblem, match="sin menos"):
        spend(store, book, "2026-03-11", -5)
    assert len(list_entries(store, book)) == 2


def test_a_mistake_is_countered_and_both_can_be_read(store: Store, book: int, shops: list[int]) -> None:
    wrong = record_fee(store, association_id=book, workshop_id=shops[0], day="2026-02-03", amount=500_000)
    counter = correct_entry(store, entry_id=wrong, day="2026-02-04", why="eran 50.000")
    record_fee(store, association_id=book, workshop_id=shops[0], day="2026-02-04", amount=50_000)
    found = read_book(store, book)
    assert found.balance == 550_000
    assert [(one.entry.number, one.countered, one.counters) for one in found.lines] == [
        (1, None, None),
        (2, 3, None),
        (3, None, 2),
        (4, None, None),
    ]
    assert found.lines[2].entry.what == "Corrige la línea 2: eran 50.000"
    assert sums_by_kind(found.lines) == [("opening", "in", 500_000), ("fee", "in", 50_000)]
    assert read_account(store, list_members(store, book)[0].id, "2026-02-28").paid == 50_000
    with pytest.raises(DataProblem, match="ya se corrigió con la número 3"):
        correct_entry(store, entry_id=wrong, day="2026-02-05", why="otra vez")
    with pytest.raises(DataProblem, match="ya es una corrección"):
        correct_entry(store, entry_id=counter, day="2026-02-05", why="no era")
    with pytest.raises(DataProblem, match="por qué"):
        correct_entry(store, entry_id=found.lines[3].entry.id, day="2026-02-05", why=" ")


def test_the_number_of_a_line_that_was_undone_is_not_given_again(store: Store, book: int) -> None:
    store.undo_stack.close_step()
    spend(store, book, "2026-02-10", 10_000)
    store.undo_stack.undo()
    assert next_entry_number(store, book) == 3
    assert len(list_entries(store, book)) == 1
    assert check_office(store).sound


def test_counted_money_stands_beside_the_book(store: Store, book: int) -> None:
    assert read_book(store, book).agrees is None
    spend(store, book, "2026-02-10", 100_000)
    count = record_count(
        store, association_id=book, day="2026-02-28", counted=385_000, counted_by="Lía y Ramón"
    )
    found = read_book(store, book)
    assert found.last_count is not None
    assert found.last_count.difference == -15_000
    assert found.agrees is False
    fix_count(store, count_id=count, day="2026-02-28", why="no se sabe")
    found = read_book(store, book)
    assert found.agrees is True
    assert found.balance == 385_000
    assert found.lines[-1].entry.what == "Faltó al contar: no se sabe"
    with pytest.raises(DataProblem, match="ya cuadra"):
        fix_count(store, count_id=count, day="2026-03-01", why="otra vez")


def test_what_was_counted_stays_compared(store: Store, book: int) -> None:
    spend(store, book, "2026-02-10", 100_000)
    with pytest.raises(DataProblem, match="cuente la plata de hoy"):
        record_count(store, association_id=book, day="2026-02-09", counted=500_000)
    record_count(store, association_id=book, day="2026-02-28", counted=410_000)
    with pytest.raises(DataProblem, match="se contó el"):
        spend(store, book, "2026-02-27", 5_000)
    surplus = read_book(store, book)
    fix_count(store, count_id=surplus.counts[0].id, day="2026-03-01", why="una cuota sin anotar")
    assert read_book(store, book).balance == 410_000
    assert day_for_entry(read_book(store, book), "2026-02-01") == "2026-02-28"


def test_a_fee_is_of_a_member(store: Store, book: int) -> None:
    with pytest.raises(DataProblem, match="no es ni fue"):
        record_fee(store, association_id=book, workshop_id=1, day="2026-02-03", amount=50_000)


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.sampled_from(["in", "out"]), st.integers(0, 10**7)), max_size=40
    )
)
def test_any_part_of_any_book_balances(lines: list[tuple[int, str, int]]) -> None:
    entries = [
        CashEntry(place, place, f"2026-05-{day:02}", direction, amount, "other", "x")
        for place, (day, direction, amount) in enumerate(lines, 1)
    ]
    book = make_book(entries)
    assert book.balance == sum(one.signed for one in entries)
    for day in (1, 10, 28):
        part = part_of(book, f"2026-05-{day:02}", "2026-05-31")
        assert part.after == book.balance
        assert sum(amount if way == "in" else -amount for _kind, way, amount in sums_by_kind(part.lines)) == (
            part.after - part.before
        )
