"""A small instrument and a small office for the tests of the diagnosis."""

from pathlib import Path

from app.diagnosis.instruments import parse_instrument
from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument
from app.storage.store import Store
from tests.made_office import new_office

HEAD = """
code = "prueba"
version = "1"
title = "Prueba"
minutes = 10
[bands]
yellow_from = 40.0
green_from = 70.0
[consent]
version = "1"
text = "Texto."
[consent.purposes]
service = "¿Acepta?"
[[sub_indices]]
code = "parte"
name = "Una parte"
dimension = "AAA"
"""

DIMENSION = """
[[dimensions]]
code = "{code}"
name = "Dimensión {code}"
owner_name = "Lo de {code}"
validated = false
reliability = "unknown"
introduction = "Hablemos."
"""

ITEM = """
[[dimensions.items]]
code = "{code}"
short = "{code}"
question = "¿{code}?"
how = ["asked"]
levels = ["cero", "uno", "dos", "tres", "cuatro"]
evidence = "Mirar."
weight = {weight}
source = "propia"
validated = false
{more}
"""


def instrument_text() -> str:
    """Dimension AAA with five items (one rule, one critical, two in a part), BBB with two."""
    return "".join(
        (
            HEAD,
            DIMENSION.format(code="AAA"),
            ITEM.format(code="AAA-01", weight=1.0, more=""),
            ITEM.format(code="AAA-02", weight=1.0, more='relevance = [{ item = "AAA-01" }]'),
            ITEM.format(code="AAA-03", weight=2.0, more='critical_below = 2\nalert = "Peligro."'),
            ITEM.format(code="AAA-04", weight=1.0, more='sub_index = "parte"'),
            ITEM.format(code="AAA-05", weight=1.0, more='sub_index = "parte"'),
            DIMENSION.format(code="BBB"),
            ITEM.format(code="BBB-01", weight=1.0, more=""),
            ITEM.format(
                code="BBB-02", weight=1.0, more='relevance = [{ item = "BBB-01", at_least = 1, at_most = 3 }]'
            ),
        )
    )


def small_instrument() -> Instrument:
    return parse_instrument(instrument_text())


def levels(**given: int | None) -> Answers:
    """levels(AAA_01=3, AAA_02=None): None is an item that does not apply."""
    answers = {}
    for name, level in given.items():
        code = name.replace("_", "-")
        kind = AnswerKind.NOT_APPLICABLE if level is None else AnswerKind.LEVEL
        answers[code] = Answer(code, kind, level)
    return answers


def office_with_workshop(folder: Path) -> tuple[Store, int]:
    """A new office file with one workshop, YAG-001."""
    store = new_office(folder / "oficina.hilvan")
    with store.change("agregar taller") as writer:
        workshop = writer.insert("workshop", code="YAG-001", name="Modas Ñandutí")
    return store, workshop
