"""How near or far a day is, in words."""

from datetime import date, datetime, timedelta

import pytest

from app.agenda.day_words import say_due, say_when


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-9, "hace 9 días"),
        (-1, "ayer"),
        (0, "hoy"),
        (1, "mañana"),
        (3, "jueves 26"),
        (30, "23/12/2026"),
    ],
)
def test_how_near_a_day_is(days: int, words: str) -> None:
    monday = date(2026, 11, 23)
    assert say_due((monday + timedelta(days=days)).isoformat(), monday) == words


def test_when_something_happened() -> None:
    monday = date(2026, 11, 23)
    assert say_when(datetime(2026, 11, 23, 9, 42), monday) == "hoy 09:42"
    assert say_when(datetime(2026, 11, 22, 9, 42), monday) == "ayer"
    assert say_when(datetime(2026, 11, 20, 9, 42), monday) == "el viernes"
    assert say_when(datetime(2026, 10, 20, 9, 42), monday) == "20/10/2026"
    assert say_due(None, monday) == "sin fecha"
