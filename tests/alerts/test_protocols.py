"""What to do about each critical answer, beside the instrument."""

import pytest

from app.alerts.protocols import (
    find_book,
    find_protocol,
    parse_book,
    say_alert,
)
from app.diagnosis.instruments import list_instruments
from app.diagnosis.records import Alert
from app.errors import DataProblem
from app.paths import manual_path

TEXT = """
instrument = "prueba"
state = "borrador"
always = ["Con calma."]

[[protocol]]
item = "AAA-03"
name = "Salida"
first_minute = ["Abrir."]
call = ["fire"]
never = ["No gritar."]
source = "juicio propio"
"""


@pytest.mark.parametrize("instrument", list_instruments(), ids=lambda one: one.code)
def test_every_critical_item_has_a_protocol_and_no_other_has(instrument) -> None:  # type: ignore[no-untyped-def]
    book = find_book(instrument.code)
    assert book is not None
    critical = {item.code for item in instrument.items if item.critical_below is not None}
    assert {one.item for one in book.protocols} == critical
    for item in critical:
        protocol = find_protocol(instrument.code, item)
        assert protocol is not None
        assert len(protocol.first_minute) <= 4


def test_it_says_who_has_not_reviewed_it() -> None:
    book = find_book("confeccion-2026")
    assert book is not None
    assert book.state.startswith("borrador")


def test_no_protocol_quotes_a_level_or_invents_a_number() -> None:
    """It is read where others look over a shoulder, and a number is the office's to note."""
    (instrument,) = list_instruments()
    book = find_book(instrument.code)
    assert book is not None
    for protocol in book.protocols:
        words = " ".join((*protocol.first_minute, *protocol.never)).casefold()
        assert not any(sign.isdigit() for sign in words.replace("18 años", ""))
        for level in instrument.item(protocol.item).levels:
            assert level.replace("**", "").rstrip(".").casefold() not in words


def test_an_unknown_instrument_or_item_has_none() -> None:
    assert find_book("otra") is None
    assert find_protocol("confeccion-2026", "GES-01") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('state = "borrador"', "", "falta: state"),
        ('always = ["Con calma."]', "", "falta: always"),
        ('source = "juicio propio"', "", "AAA-03: falta: source"),
        ('call = ["fire"]', 'call = ["taxi"]', "no se conoce: taxi"),
        ('never = ["No gritar."]', "never = []", "falta: never"),
        ("[[protocol]]", "[[protocol", "no se puede leer"),
    ],
)
def test_a_wrong_file_says_where(old: str, new: str, said: str) -> None:
    with pytest.raises(DataProblem, match=said):
        parse_book(TEXT.replace(old, new), name="prueba.toml")


def test_an_item_stands_once() -> None:
    twice = TEXT + TEXT[TEXT.index("[[protocol]]") :]
    with pytest.raises(DataProblem, match="dos veces"):
        parse_book(twice, name="prueba.toml")


def test_a_screen_that_others_see_names_only_the_subject_of_what_is_read_aside() -> None:
    (instrument,) = list_instruments()
    for item in instrument.items:
        if item.critical_below is None:
            continue
        told = say_alert(instrument.code, Alert(item.code, 0, item.alert or ""))
        protocol = find_protocol(instrument.code, item.code)
        assert protocol is not None
        assert told == (protocol.name if item.dimension == "DEC" else item.alert)


def test_the_manual_tells_each_protocol() -> None:
    chapter = (manual_path() / "01b-que-hacer-ante-una-alerta.md").read_text("utf-8")
    book = find_book("confeccion-2026")
    assert book is not None
    for protocol in book.protocols:
        assert f"**{protocol.name}.**" in chapter
        assert protocol.item in chapter
    assert "borrador" in chapter
