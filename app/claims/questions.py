"""Whether a measure asks the same before and after, when the instrument is another one."""

from app.diagnosis.bridges import are_comparable, find_bridge
from app.diagnosis.records import Instrument


def asks_the_same(code: str, before: Instrument, after: Instrument) -> bool:
    """Whether a measure of two instruments is made of the same questions, so that its change is a change."""
    if not are_comparable(before, after):
        return False
    bridge = find_bridge(before, after)
    sides = [_items_of(code, one) for one in (before, after)]
    return bool(sides[0]) and {bridge.same.get(one) for one in sides[1]} == sides[0]


def _items_of(code: str, instrument: Instrument) -> set[str]:
    kind, _dot, part = code.partition(".")
    if kind == "dimension":
        return {one.code for one in instrument.items_of(part)}
    if kind == "sub_index":
        return {one.code for one in instrument.items if one.sub_index == part}
    return {one.code for one in instrument.items}
