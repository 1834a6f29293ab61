"""Several people in one cell."""

import pytest

from app.incoming.people import split_people


@pytest.mark.parametrize(
    ("text", "people"),
    [("Ana Sosa y Beto Rojas", ("Ana Sosa", "Beto Rojas")), ("Ana Sosa / Eva Meza", ("Ana Sosa", "Eva Meza")),
     ("Ana Sosa e Irma Paz", ("Ana Sosa", "Irma Paz")), ("Ana Sosa; Eva Meza", ("Ana Sosa", "Eva Meza")),
     ("María de la Cruz y José Gil", ("María de la Cruz", "José Gil")), ("Ana Ortega y Gasset", None),
     ("Santiago Ramón y Cajal", None), ("Ana y Beto Sosa", None), ("Ana Sosa", None), ("Sosa, Ana", None)],
)  # fmt: skip
def test_two_people_in_a_field_are_told_from_one(text: str, people: tuple[str, str] | None) -> None:
    assert split_people(text) == (people or (text, ""))
