"""A record as JSON, by its line of keys."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from app.shapes import shape, shapes


class Mark(StrEnum):
    GOOD = "good"


@dataclass
class Town:
    name: str


@dataclass
class Shop:
    name: str = ""
    town: Town | None = None
    marks: tuple[str, ...] = ()
    mark: Mark = Mark.GOOD


def test_a_key_is_the_attribute_or_says_where_it_stands() -> None:
    found = shape(Shop("Ñandutí", Town("Pilar")), "name place=town.name mark")
    assert found == {"name": "Ñandutí", "place": "Pilar", "mark": "good"}
    assert type(found["mark"]) is str


def test_of_what_is_unknown_everything_is_unknown() -> None:
    assert shape(Shop("A"), "town=town.name") == {"town": None}
    assert shape(None, "name town=town.name") == {"name": None, "town": None}


def test_an_empty_text_is_null_only_where_that_is_said() -> None:
    assert shape(Shop(), "name said=name|none") == {"name": "", "said": None}


def test_keys_keep_their_order_and_tuples_are_lists() -> None:
    (found,) = shapes([Shop(marks=("b", "a"))], "marks name")
    assert list(found.items()) == [("marks", ["b", "a"]), ("name", "")]


def test_a_slip_in_the_line_of_keys_is_told() -> None:
    with pytest.raises(ValueError, match="nothing"):
        shape(Shop(), "name|nothing")
    with pytest.raises(AttributeError):
        shape(Shop(), "nane")
