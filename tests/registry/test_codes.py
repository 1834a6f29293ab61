"""The letters of a territory that nobody chose."""

import pytest

from app.registry.codes import letters_for


@pytest.mark.parametrize(
    ("name", "taken", "letters"),
    [
        ("Ñemby", (), "NEM"),
        ("San Pedro", (), "SAN"),
        ("San Pedro", ("SAN",), "SAP"),
        ("Yaguarón", ("YAG",), "YAU"),
        ("Itá", ("ITA",), "ITAX"),
        ("Y", (), "YXX"),
        ("3 de Mayo", (), "DEM"),
    ],
)
def test_letters_are_those_of_the_name_and_nobody_else_s(
    name: str, taken: tuple[str, ...], letters: str
) -> None:
    assert letters_for(name, taken) == letters
