"""Reading an instrument file, and what is said when it is wrong."""

from pathlib import Path

import pytest

from app.diagnosis.instruments import list_instruments, load_instrument, parse_instrument
from app.errors import DataProblem
from tests.diagnosis.support import instrument_text, small_instrument


def test_a_text_becomes_an_instrument_with_its_rules_and_parts() -> None:
    instrument = small_instrument()
    assert [item.code for item in instrument.items_of("BBB")] == ["BBB-01", "BBB-02"]
    assert instrument.item("AAA-02").relevance[0].item == "AAA-01"
    assert instrument.item("AAA-03").critical_below == 2
    assert instrument.item("AAA-05").sub_index == "parte"
    assert instrument.source == instrument_text()
    assert instrument.dimensions[0].reliability is None


def test_the_same_text_is_parsed_once() -> None:
    assert parse_instrument(instrument_text()) is small_instrument()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"dos", "tres"', '"dos", "dos"', "AAA-01: dos niveles dicen lo mismo"),
        (
            '["cero", "uno", "dos", "tres", "cuatro"]',
            '["a", "b", "c"]',
            "AAA-01: tiene que haber cinco niveles",
        ),
        ("weight = 2.0", "weight = -2.0", "AAA-03: «weight»"),
        ("critical_below = 2\n", "", "AAA-03: «critical_below» y «alert» van juntos"),
        ('question = "¿AAA-01?"', 'question = "AAA-01"', "AAA-01: la pregunta tiene que terminar"),
        ('item = "AAA-01"', 'item = "BBB-01"', "«AAA-02» mira a «BBB-01», que no está antes"),
        ('code = "AAA-02"', 'code = "AAA-01"', "el código «AAA-01» está dos veces"),
        ('code = "AAA-02"', 'code = "CCC-02"', "la pregunta «CCC-02» está en la dimensión «AAA»"),
        ('sub_index = "parte"', 'sub_index = "otra"', "«AAA-04» nombra el subíndice «otra»"),
        ('evidence = "Mirar."\n', "", "AAA-01: «evidence» falta"),
        ('evidence = "Mirar."\n', 'evidence = "Mirar."\ncolor = "azul"\n', "AAA-01: «color» no se conoce"),
        ("minutes = 10", 'minutes = "diez"', "«minutes»"),
        ("green_from = 70.0", "green_from = 30.0", "el verde tiene que empezar más arriba"),
        ("minutes = 10", "minutes = ", "no se puede leer como TOML"),
    ],
)
def test_a_wrong_file_is_refused_naming_the_item_and_the_cause(old: str, new: str, said: str) -> None:
    text = instrument_text().replace(old, new, 1)
    with pytest.raises(DataProblem) as caught:
        parse_instrument(text, name="prueba.toml")
    assert said in caught.value.sentence
    assert "prueba.toml" in caught.value.sentence


def test_of_two_versions_of_one_code_the_newest_is_listed(tmp_path: Path) -> None:
    for version in ("2", "10", "9"):
        text = instrument_text().replace('version = "1"', f'version = "{version}"', 1)
        (tmp_path / f"prueba-{version}.toml").write_text(text, encoding="utf-8")
    assert [one.version for one in list_instruments(tmp_path)] == ["10"]


def test_an_unknown_code_names_those_there_are() -> None:
    with pytest.raises(DataProblem, match="confeccion-2026"):
        load_instrument("calzado-2030")
