"""A row is a workshop's when its number is, and never otherwise."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.administrative.list_reading import read_cedula_cell, read_list_book, read_ruc_cell
from app.administrative.matching import match_list, number_of_cedula, number_of_ruc, reckon_rate
from app.administrative.records import (
    AS_WRITTEN,
    JOINED,
    WITHOUT_DIGIT,
    ListedRow,
    ListRead,
    MatchRate,
    SoughtWorkshop,
)
from app.incoming.records import Book, BookSheet
from app.registry.ruc import check_digit


def listed(*rows: ListedRow, doubtful: Sequence[str] = (), has_people: bool = True) -> ListRead:
    return ListRead("lista", "Hoja1", "d", rows, (), frozenset(doubtful), has_people=has_people)


def sought(workshop: int, *numbers: str, granted: bool | None = True) -> SoughtWorkshop:
    return SoughtWorkshop(workshop, f"YAG-{workshop:03d}", f"Taller {workshop}", numbers, granted=granted)


def test_only_who_allows_it_is_looked_for() -> None:
    found = match_list([sought(1, "80012345"), sought(2, "80054321", granted=False), sought(3, "7", granted=None)],
                       listed(ListedRow(2, "80012345", 7), ListedRow(3, "80054321", 4)))  # fmt: skip
    assert [(one.workshop_id, one.state, one.people, one.registered) for one in found] == [
        (1, "matched", 7, True)
    ]


def test_a_number_of_two_workshops_is_nobody_s_even_when_one_did_not_allow_it() -> None:
    found = match_list(
        [sought(1, "1234567"), sought(2, "1234567", granted=None)], listed(ListedRow(2, "1234567", 7))
    )
    assert [(one.state, one.why, one.people) for one in found] == [("ambiguous", "shared", None)]


def test_rows_that_differ_or_are_doubtful_say_nothing() -> None:
    twice = listed(ListedRow(2, "1234567", 7), ListedRow(9, "1234567", 3))
    assert match_list([sought(1, "1234567")], twice)[0].why == "rows_differ"
    same = listed(ListedRow(2, "1234567", 7), ListedRow(9, "1234567", 7))
    assert match_list([sought(1, "1234567")], same)[0].people == 7
    assert (
        match_list([sought(1, "1234567")], listed(doubtful=["1234567"]), complete=True)[0].state
        == "ambiguous"
    )


def test_who_is_not_in_a_whole_list_is_not_registered_and_else_nobody_knows() -> None:
    (unknown,) = match_list([sought(1, "1234567")], listed(ListedRow(2, "7654321")))
    assert (unknown.state, unknown.people, unknown.registered) == ("absent", None, None)
    (known,) = match_list([sought(1, "1234567")], listed(ListedRow(2, "7654321")), complete=True)
    assert (known.state, known.people, known.registered) == ("absent", 0, False)
    (plain,) = match_list([sought(1, "1234567")], listed(has_people=False), complete=True)
    assert (plain.people, plain.registered) == (None, False)
    (bare,) = match_list([sought(1)], listed(), complete=True)
    assert (bare.state, bare.registered) == ("no_number", None)


def test_the_rate_goes_from_all_down_to_those_found() -> None:
    shops = [
        sought(1, "1"),
        sought(2),
        sought(3, "3", granted=False),
        sought(4, "4", granted=None),
        sought(5, "5"),
    ]
    states = {1: "matched", 2: "no_number", 5: "absent"}
    assert reckon_rate("esperan", shops, states) == MatchRate("esperan", 5, 4, 3, 2, 1, 1, 0)


def test_a_number_is_read_as_it_is_written_in_many_ways() -> None:
    whole = f"1234567-{check_digit('1234567')}"
    for text, digit in ((whole, ""), ("1.234.567", whole[-1]), ("RUC 1234567", whole[-1]), (f"1.234.567 - {whole[-1]}", ""),
                        ("1234567", f" {whole[-1]} "), ("01234567", whole[-1])):  # fmt: skip
        assert read_ruc_cell(text, digit).number == "1234567", (text, digit)
    wrong = str((int(whole[-1]) + 1) % 10)
    assert read_ruc_cell("1234567", wrong).maybe == ("1234567",)
    assert read_ruc_cell("no tiene", "").problem == ""
    assert read_ruc_cell("44444401-7", "").problem == "no es el número de nadie"
    assert read_ruc_cell("Juan", "").problem == "no se entiende como RUC"
    assert read_cedula_cell("C.I. 1.234.567").number == "1234567"
    assert read_cedula_cell("1.234.xxx").number == ""


bases = st.integers(100_000, 9_999_999).map(str)


@given(bases)
def test_a_ruc_without_a_hyphen_is_never_cut_on_a_guess(base: str) -> None:
    joined = f"{base}{check_digit(base)}"
    told = read_ruc_cell(joined, "")
    assert told.number == ""
    assert set(told.maybe) == {base, joined}
    assert read_ruc_cell(joined, "", JOINED).number == base
    assert read_ruc_cell(base, "", WITHOUT_DIGIT).number == base
    assert read_ruc_cell(base, "", AS_WRITTEN).number in (base, "")


@st.composite
def offices(draw: st.DrawFn) -> tuple[list[SoughtWorkshop], list[tuple[str, str, int]]]:
    """Workshops with their numbers, and rows of a list as (RUC cell, cédula cell, people), some of them theirs."""
    numbers = draw(st.lists(bases, min_size=1, max_size=12))
    some = st.sampled_from(numbers)
    shops = [
        SoughtWorkshop(place, f"T{place}", "", tuple(draw(st.lists(some, max_size=2, unique=True))), "ruc",
                       draw(st.sampled_from([True, True, False, None])))
        for place in range(draw(st.integers(1, 8)))
    ]  # fmt: skip
    rows = [(f"5000000-{check_digit('5000000')}", "", 1)]
    for _row in range(draw(st.integers(0, 12))):
        base, people = draw(some), draw(st.integers(0, 15))
        slip = draw(st.sampled_from([0, 0, 0, 1]))
        digit = (check_digit(base) + slip) % 10
        how = draw(st.sampled_from(["hyphen", "joined", "bare", "cedula", "empty"]))
        ruc = {"hyphen": f"{base}-{digit}", "joined": f"{base}{digit}", "bare": base}.get(how, "")
        rows.append((ruc, base if how == "cedula" else "", people))
    return shops, rows


@settings(max_examples=300, deadline=None)
@given(offices(), st.booleans())
def test_no_match_is_ever_wrong(
    office: tuple[list[SoughtWorkshop], list[tuple[str, str, int]]], complete: bool
) -> None:
    shops, rows = office
    cells = (
        ("RUC", "Cédula", "Trabajadores"),
        *((ruc or None, cedula or None, people) for ruc, cedula, people in rows),
    )
    read = read_list_book(Book("lista.xlsx", (BookSheet("Hoja1", cells),)), "d")
    holders: dict[str, set[int]] = {}
    for one in shops:
        for number in one.numbers:
            holders.setdefault(number, set()).add(one.workshop_id)
    for match in match_list(shops, read, complete=complete):
        one = next(shop for shop in shops if shop.workshop_id == match.workshop_id)
        assert one.granted is True
        # whose it might be in any way of writing
        own = [
            row
            for row in rows
            if any(row[0].startswith(number) or row[1] == number for number in one.numbers)
        ]
        if match.state == "matched":
            assert all(holders[number] == {one.workshop_id} for number in one.numbers)
            sure = [row for row in rows for number in one.numbers if _is_surely(row, number)]
            assert match.people in {row[2] for row in sure}
        elif match.state == "absent" and complete:
            assert not [row for row in own for number in one.numbers if _is_surely(row, number)]
        else:
            assert match.people is None


def _is_surely(row: tuple[str, str, int], number: str) -> bool:
    """Whether a row is of this number in the only way it can be read."""
    return row[0] in (f"{number}-{check_digit(number)}", number) or row[1] == number


def test_a_cedula_is_the_number_of_its_ruc() -> None:
    assert number_of_ruc(f"1234567-{check_digit('1234567')}") == number_of_cedula("1.234.567") == "1234567"
    assert number_of_cedula("1111111") == ""
    assert number_of_cedula("123") == ""
