"""Several people in one cell."""

import pytest

from app.incoming.people import doubt_one_person, is_plain_name, split_people


@pytest.mark.parametrize(
    ("text", "people"),
    [("Ana Sosa y Beto Rojas", ("Ana Sosa", "Beto Rojas")), ("Ana Sosa / Eva Meza", ("Ana Sosa", "Eva Meza")),
     ("Ana Sosa e Irma Paz", ("Ana Sosa", "Irma Paz")), ("Ana Sosa; Eva Meza", ("Ana Sosa", "Eva Meza")),
     ("María de la Cruz y José Gil", ("María de la Cruz", "José Gil")), ("Ana Ortega y Gasset", None),
     ("Santiago Ramón y Cajal", None), ("Ana y Beto Sosa", None), ("Ana Sosa", None), ("Sosa, Ana", None)],
)  # fmt: skip
def test_two_people_in_a_field_are_told_from_one(text: str, people: tuple[str, str] | None) -> None:
    assert split_people(text) == (people or (text, ""))


@pytest.mark.parametrize(
    "text", ["Club de Madres", "Junta de Saneamiento", "Escuela Básica", "Taller San Roque"]
)
def test_what_is_no_person_is_asked_about(text: str) -> None:
    assert not is_plain_name(text)
    assert doubt_one_person(text)
