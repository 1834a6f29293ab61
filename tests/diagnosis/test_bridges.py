"""From one version of an instrument to the next."""

from pathlib import Path

import pytest

from app.diagnosis.bridges import (
    check_bridge,
    compare_texts,
    find_bridge,
    parse_bridge,
    read_bridges,
)
from app.diagnosis.instruments import earlier_instruments, list_instruments, parse_instrument
from app.errors import DataProblem
from app.paths import resource_path
from tests.diagnosis.support import instrument_text, small_instrument
from tests.diagnosis.versions import BRIDGE, second_version


def test_without_a_file_the_texts_decide() -> None:
    bridge = find_bridge(small_instrument(), second_version())
    assert not bridge.written
    assert set(bridge.same) == {"AAA-01", "AAA-02", "AAA-03", "AAA-05", "BBB-02"}
    assert bridge.changed == {"BBB-01": "BBB-01"}
    assert (bridge.new, bridge.dropped) == (("AAA-06",), ("AAA-04",))


def test_spaces_and_emphasis_are_no_other_wording() -> None:
    polished = parse_instrument(
        instrument_text().replace('"cero", "uno"', '"**cero**", " uno "').replace('"1"', '"1.1"', 1)
    )
    assert len(compare_texts(small_instrument(), polished).same) == 7


def test_a_file_is_read_both_ways(tmp_path: Path) -> None:
    (tmp_path / "1-2.toml").write_text(BRIDGE, encoding="utf-8")
    there = find_bridge(small_instrument(), second_version(), tmp_path)
    back = find_bridge(second_version(), small_instrument(), tmp_path)
    assert there.written
    assert there.why == {"AAA-04": "Está en la ficha.", "BBB-01": "Pregunta otra cosa."}
    assert (back.new, back.dropped) == (("AAA-04",), ("AAA-06",))
    assert back.turned() == there


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('new = ["AAA-06"]', "new = []", "falta la pregunta AAA-06"),
        ('new = ["AAA-06"]', 'new = ["AAA-06", "AAA-01"]', "dos veces AAA-01"),
        ('"AAA-01", ', '"AAA-01", "ZZZ-01", ', "nombra ZZZ-01"),
        ('item = "AAA-04"', 'item = "AAA-05"', "falta la pregunta AAA-04"),
    ],
)
def test_a_bridge_that_does_not_fit_is_refused_by_name(old: str, new: str, said: str) -> None:
    bridge = parse_bridge(BRIDGE.replace(old, new))
    with pytest.raises(DataProblem, match=said):
        check_bridge(bridge, small_instrument(), second_version())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = [", "no se puede leer como TOML"),
        (BRIDGE.replace('why = "Pregunta otra cosa."', ""), "hace falta su «why»"),
        (BRIDGE.replace("[before]", "[antes]"), "no se puede usar"),
    ],
)
def test_a_file_that_is_no_bridge_is_refused(text: str, said: str) -> None:
    with pytest.raises(DataProblem, match=said):
        parse_bridge(text, name="x.toml")


def test_every_bridge_that_is_brought_along_fits_its_instruments() -> None:
    known = {(one.code, one.version): one for one in (*list_instruments(), *earlier_instruments())}
    for bridge in read_bridges(resource_path("instruments") / "bridges").values():
        check_bridge(bridge, known[bridge.before], known[bridge.after])
