"""Whether an event comes, is under way or is over."""

from dataclasses import replace

import pytest

from app.training.phases import COMING, OVER, UNDER_WAY, phase, say_phase
from app.training.records import EventLine

TODAY = "2026-11-24"


def line(**fields: object) -> EventLine:
    plain = EventLine(*(None for _field in EventLine.__dataclass_fields__))  # type: ignore[arg-type]
    return replace(plain, status="planned", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "following", "where", "words"),
    [
        (None, None, None, COMING, "sin fecha"),
        ("2026-11-26", "2026-12-01", "2026-11-26", COMING, "empieza jueves 26/11"),
        ("2026-11-20", "2026-11-26", "2026-11-26", UNDER_WAY, "en curso; sigue jueves 26/11"),
        ("2026-11-24", "2026-11-24", "2026-11-24", UNDER_WAY, "en curso; sigue hoy"),
        ("2026-11-03", "2026-11-12", None, OVER, "hecha"),
    ],
)
def test_where_an_event_stands_on_a_day(
    first: str | None, last: str | None, following: str | None, where: str, words: str
) -> None:
    one = line(first_on=first, last_on=last, next_on=following)
    assert phase(one, TODAY) == where
    assert say_phase(one, TODAY) == words


def test_what_was_called_off_says_so_whatever_its_days() -> None:
    one = replace(line(first_on="2026-12-01", last_on="2026-12-02"), status="cancelled")
    assert say_phase(one, TODAY) == "suspendida"
