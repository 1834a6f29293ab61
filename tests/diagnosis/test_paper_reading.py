"""What is typed from a paper form is read as an answer, or told what is expected."""

import pytest

from app.diagnosis.instruments import load_instrument
from app.diagnosis.paper_reading import read_typed, say_reading
from app.diagnosis.records import AnswerKind, Instrument, Origin


def instrument() -> Instrument:
    return load_instrument("confeccion-2026")


@pytest.mark.parametrize(
    ("text", "kind", "level", "origin"),
    [
        ("", None, None, None),
        ("0", AnswerKind.LEVEL, 0, None),
        (" 3 ", AnswerKind.LEVEL, 3, None),
        ("4V", AnswerKind.LEVEL, 4, Origin.MEASURED),
        ("n", AnswerKind.NOT_APPLICABLE, None, None),
        ("D", AnswerKind.DOES_NOT_KNOW, None, None),
        ("rp", AnswerKind.REFUSED, None, Origin.SAID),
    ],
)
def test_what_is_typed_is_read(
    text: str, kind: AnswerKind | None, level: int | None, origin: Origin | None
) -> None:
    reading = read_typed(text, instrument().items[0])
    assert (reading.kind, reading.level, reading.origin) == (kind, level, origin)
    assert reading.problem == ""
    assert bool(say_reading(reading, instrument().items[0])) == (kind is not None)


@pytest.mark.parametrize("text", ["5", "x", "22", "2x", "²", "nn"])
def test_what_is_mistyped_says_what_is_expected(text: str) -> None:
    assert read_typed(text, instrument().items[0]).problem


def test_a_high_level_that_is_only_said_asks_what_was_seen() -> None:
    """From paper as on the screen; what was typed is kept."""
    item = instrument().items[0]
    reading = read_typed("4P", item)
    assert (reading.level, reading.origin) == (4, Origin.SAID)
    assert say_reading(reading, item).startswith(
        "¿Qué vio? C, F o V; si nada, solo de palabra: en el puntaje cuenta como 2"
    )
    assert "¿Qué vio?" not in say_reading(read_typed("4C", item), item)
    assert "¿Qué vio?" not in say_reading(read_typed("2P", item), item)
