"""A second version of the small instrument: one question new, one dropped, one changed."""

from app.diagnosis.instruments import parse_instrument
from app.diagnosis.records import Instrument
from tests.diagnosis.support import ITEM, instrument_text

BRIDGE = """
note = "Para las pruebas."
same = ["AAA-01", "AAA-02", "AAA-03", "BBB-02"]
new = ["AAA-06"]
[before]
code = "prueba"
version = "1"
[after]
code = "prueba"
version = "2"
[[renamed]]
before = "AAA-05"
after = "AAA-05"
[[changed]]
before = "BBB-01"
after = "BBB-01"
why = "Pregunta otra cosa."
[[dropped]]
item = "AAA-04"
why = "Está en la ficha."
"""


def second_text() -> str:
    """AAA-04 is gone, AAA-06 has come, BBB-01 asks something else."""
    dropped = ITEM.format(code="AAA-04", weight=1.0, more='sub_index = "parte"')
    added = ITEM.format(code="AAA-06", weight=1.0, more="")
    text = instrument_text().replace('version = "1"\ntitle', 'version = "2"\ntitle', 1)
    assert dropped in text
    return text.replace(dropped, added).replace("¿BBB-01?", "¿Otra cosa?")


def second_version() -> Instrument:
    return parse_instrument(second_text())
