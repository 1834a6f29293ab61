"""Which rows may be the same workshop, and how surely."""

import pytest

from app.exchange.duplicates import Identity, compare, find_pairs, make_identity


def row(key: int | str, name: str, **more: str) -> Identity:
    return make_identity(key, name, **more)


@pytest.mark.parametrize(
    ("one", "other", "decision"),
    [
        ({"cedula": "1234567"}, {"cedula": "1234567"}, "same"),
        ({"ruc": "2441943-5"}, {"ruc": "2441943-5"}, "same"),
        ({"ruc": "2441943-5", "cedula": "1"}, {"ruc": "2441943-5", "cedula": "2"}, "different"),
        ({"phone": "+595971897967"}, {"phone": "+595971897967"}, "different"),
        ({"given_names": "Ana", "surnames": "Sosa"}, {"given_names": "A.", "surnames": "SOSA"},
         "different"),
        ({"surnames": "Sosa", "cedula": "1"}, {"surnames": "Sosa", "cedula": "2"}, "different"),
    ],
)  # fmt: skip
def test_only_an_equal_number_makes_two_rows_the_same(
    one: dict[str, str], other: dict[str, str], decision: str
) -> None:
    pair = compare(row(9, "CREACIONES NANDUTI", **one), row(4, "Creaciones Ñandutí", **other))
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
def test_like_names_with_other_people_are_no_pair(
    one: dict[str, str], other: dict[str, str]
) -> None:
    assert (
        compare(row(9, "Creaciones Ñandutí", **one), row(4, "Creaciones Ñandutí", **other)) is None
    )


def test_the_same_number_under_another_name_is_shown_but_kept_apart_in_a_list() -> None:
    one, other = row(9, "Jeans La Fe", cedula="1"), row(4, "Textil Yvoty", cedula="1")
    pair = compare(one, other)
    assert pair is not None
    assert pair.decision == "different"
    office = compare(one, row("YAG-001", "Textil Yvoty", cedula="1"))
    assert office is not None
    assert office.decision == "same"


def test_words_in_another_order_and_a_slip_are_found_in_a_long_list() -> None:
    surnames = ("Rojas", "Meza", "Ayala", "Duarte", "Franco", "Núñez", "Acosta")
    others = [
        row(n, f"Textil {n:05d}", given_names="Eva", surnames=surnames[n % 7]) for n in range(2000)
    ]
    known = row(5000, "Modas Virgen de Caacupé", given_names="Blanca", surnames="Franco Güiraldes")
    again = row(5001, "VIRGEN DE CAACUPE MODAS", given_names="Blanca", surnames="Guiraldes Franko")
    within, against = find_pairs([*others, known, again], [row("YAG-001", "Otro", phone="1")])
    assert [(pair.row, pair.other) for pair in within] == [(5001, 5000)]
    assert against == []
