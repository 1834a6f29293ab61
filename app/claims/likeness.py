"""Whether what was measured afterwards is of the same thing as before, and known in the same way."""

from collections.abc import Collection, Mapping

from app.diagnosis.bridges import are_comparable, find_bridge
from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Instrument
from app.pilots.records import MeasuredValue
from app.storage.records import Reader


class InstrumentsCompared:
    """Tells whether a measure of two instruments is of the same questions; each pair is compared once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[str, Instrument] = {}
        self._same: dict[tuple[str, str, str], bool] = {}

    def are_same(self, code: str, before: str, after: str) -> bool:
        """Whether a measure of the diagnostic asks the same in both, by their hashes."""
        key = (code, before, after)
        if before != after and key not in self._same:
            for one in (before, after):
                if one not in self._read:
                    self._read[one] = read_instrument(self._reader, one)
            self._same[key] = asks_the_same(code, self._read[before], self._read[after])
        return before == after or self._same[key]


def asks_the_same(code: str, before: Instrument, after: Instrument) -> bool:
    """Whether a measure of the diagnostic is of the same questions in both instruments."""
    if not are_comparable(before, after):
        return False
    bridge = find_bridge(before, after)
    sides = [_items_of(code, one) for one in (before, after)]
    return bool(sides[0]) and {bridge.same.get(one) for one in sides[1]} == sides[0]


def _items_of(code: str, instrument: Instrument) -> set[str]:
    kind, _dot, part = code.partition(".")
    if kind == "dimension":
        return {one.code for one in instrument.core if one.dimension == part}
    if kind == "sub_index":
        return {one.code for one in instrument.core if one.sub_index == part}
    return {one.code for one in instrument.core}


def who_is_unlike(
    code: str,
    baseline: Mapping[int, MeasuredValue],
    rounds: Collection[Mapping[int, MeasuredValue]],
    instruments: InstrumentsCompared,
) -> dict[int, str]:
    """The workshops whose value afterwards is not of the same thing, or not known in the same way, as before."""
    found = {}
    for of_round in rounds:
        for shop, now in of_round.items():
            before = baseline.get(shop)
            if before is None:
                continue
            if now.instrument and before.instrument:
                if not instruments.are_same(code, before.instrument, now.instrument):
                    found[shop] = "instrument_changed"
            elif now.origin and before.origin and now.origin != before.origin:
                found[shop] = "origin_changed"
    return found
