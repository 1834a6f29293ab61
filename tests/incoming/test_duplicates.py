"""Which rows may be the same workshop, and how surely."""

from collections import Counter

import pytest

from app.incoming import duplicates
from app.incoming.duplicates import (
    MOST_PAIRS,
    Identity,
    compare_workshops,
    find_pairs,
    make_identity,
)
from app.incoming.records import PossibleDuplicate


def row(key: int | str, name: str, **more: str) -> Identity:
    return make_identity(key, name, **more)


@pytest.mark.parametrize(
    ("one", "other", "decision"),
    [
        ({"cedula": "1234567"}, {"cedula": "1234567"}, "same"),
        ({"ruc": "2441943-5"}, {"ruc": "2441943-5"}, "same"),
        ({"ruc": "2441943-5", "cedula": "1"}, {"ruc": "2441943-5", "cedula": "2"}, "different"),
        ({"phone": "+595971897967"}, {"phone": "+595971897967"}, "different"),
        ({"given_names": "Ana", "surnames": "Sosa"}, {"given_names": "A.", "surnames": "SOSA"}, "different"),
        ({"surnames": "Sosa", "cedula": "1"}, {"surnames": "Sosa", "cedula": "2"}, "different"),
    ],
)
def test_only_an_equal_number_makes_two_rows_the_same(
    one: dict[str, str], other: dict[str, str], decision: str
) -> None:
    pair = compare_workshops(row(9, "CREACIONES NANDUTI", **one), row(4, "Creaciones Ñandutí", **other))
    assert pair is not None
    assert (pair.row, pair.other, pair.decision) == (9, 4, decision)
    assert pair.because


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given_names": "Ana", "surnames": "Sosa"}, {"given_names": "Luz", "surnames": "Meza"}),
        ({"surnames": "Sosa Meza", "cedula": "1"}, {"surnames": "Sosa Mesa", "cedula": "2"}),
    ],
)
def test_like_names_with_other_people_are_no_pair(one: dict[str, str], other: dict[str, str]) -> None:
    assert (
        compare_workshops(row(9, "Creaciones Ñandutí", **one), row(4, "Creaciones Ñandutí", **other)) is None
    )


def test_the_same_number_under_another_name_is_shown_but_kept_apart_in_a_list() -> None:
    one, other = row(9, "Jeans La Fe", cedula="1"), row(4, "Textil Yvoty", cedula="1")
    pair = compare_workshops(one, other)
    assert pair is not None
    assert pair.decision == "different"
    office = compare_workshops(one, row("YAG-001", "Textil Yvoty", cedula="1"))
    assert office is not None
    assert office.decision == "same"


def test_words_in_another_order_and_a_slip_are_found_in_a_long_list() -> None:
    surnames = ("Rojas", "Meza", "Ayala", "Duarte", "Franco", "Núñez", "Acosta")
    others = [row(n, f"Textil {n:05d}", given_names="Eva", surnames=surnames[n % 7]) for n in range(2000)]
    known = row(5000, "Modas Virgen de Caacupé", given_names="Blanca", surnames="Franco Güiraldes")
    again = row(5001, "VIRGEN DE CAACUPE MODAS", given_names="Blanca", surnames="Guiraldes Franko")
    within, against = find_pairs([*others, known, again], [row("YAG-001", "Otro", phone="1")])
    assert [(pair.row, pair.other) for pair in within] == [(5001, 5000)]
    assert against == []


def compared(monkeypatch: pytest.MonkeyPatch, rows: list[Identity], office: list[Identity]) -> int:
    """How many pairs of rows are looked at, word by word."""
    looked = Counter[str]()
    real = duplicates.compare_workshops

    def counted(one: Identity, other: Identity) -> PossibleDuplicate | None:
        looked["pairs"] += 1
        return real(one, other)

    monkeypatch.setattr(duplicates, "compare_workshops", counted)
    within, against = find_pairs(rows, office)
    monkeypatch.undo()
    assert len(within) <= MOST_PAIRS * len(rows)
    assert len(against) <= MOST_PAIRS * len(rows)
    assert {pair.row for pair in within} == {one.key for one in rows[1:]}
    return looked["pairs"]


ALIKE = {
    "all the same": lambda n: {"name": "Textil Yvoty", "surnames": "Duarte", "phone": "1"},
    "the same cédula": lambda n: {"name": f"Taller {n}", "cedula": "2441943"},
    "the same phone": lambda n: {"name": "Textil Yvoty" + "i" * (n % 9), "phone": "1"},
}


@pytest.mark.parametrize("kind", ALIKE)
def test_a_list_of_equal_rows_takes_time_and_memory_as_it_grows(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All with all were eight million pairs of 4,000 rows: 35 seconds and 2 GB."""
    sizes = (1_000, 2_000)
    office = [row(f"YAG-{n}", **ALIKE[kind](n)) for n in range(500)]
    looked = [
        compared(monkeypatch, [row(n, **ALIKE[kind](n)) for n in range(1, size + 1)], office)
        for size in sizes
    ]
    assert looked[1] <= 2.2 * looked[0] + 1_000


def test_equal_rows_are_each_paired_with_the_first_and_with_its_workshops() -> None:
    same = [row(n, "Textil Yvoty", cedula="1", phone="2") for n in (4, 7, 9)]
    within, against = find_pairs(same, [row("YAG-001", "Yvoty Textil", cedula="1")])
    assert [(pair.row, pair.other, pair.decision) for pair in within] == [
        (7, 4, "same"),
        (9, 4, "same"),
    ]
    assert [(pair.row, pair.other) for pair in against] == [
        (4, "YAG-001"),
        (7, "YAG-001"),
        (9, "YAG-001"),
    ]


def test_of_many_pairs_the_surest_are_kept() -> None:
    likely = [row(n, "Textil Yvoty", phone="2") for n in range(1, 5)]
    likely += [row(n, f"Textil Yvot{chr(70 + n)}", phone="2") for n in range(5, 30)]
    sure = row(99, "Textil Yvoty", phone="2", cedula="1")
    within, _against = find_pairs([sure, *likely, row(100, "Textil Yvoty", cedula="1")], [])
    assert ("same", 99) in {(pair.decision, pair.other) for pair in within if pair.row == 100}
