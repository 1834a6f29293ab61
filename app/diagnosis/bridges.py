"""Which questions of two versions of an instrument are the same, so that rounds compare.

A bridge is a TOML file in `resources/instruments/bridges` (its README says how it is made),
one per pair of versions. Without one, the texts decide: same code, same question and same
levels is the same question. Only what is the same is ever compared.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from app.diagnosis.records import Instrument, Item
from app.errors import DataProblem
from app.i18n import _
from app.paths import resource_path

Mark = tuple[str, str]  # an instrument's code and version


@dataclass(frozen=True, slots=True)
class Bridge:
    """From the items of `before` to those of `after`; `same` and `changed`: after -> before.

    `why`: what a person wrote about an item that changed or was dropped, by its code.
    """

    before: Mark
    after: Mark
    same: Mapping[str, str]
    changed: Mapping[str, str] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    written: bool = False  # by a person, in a file

    def turned(self) -> "Bridge":
        """The same bridge, walked the other way."""
        return Bridge(
            self.after,
            self.before,
            {old: new for new, old in self.same.items()},
            {old: new for new, old in self.changed.items()},
            self.dropped,
            self.new,
            self.why,
            self.written,
        )


def mark_of(instrument: Instrument) -> Mark:
    """What a bridge calls an instrument."""
    return instrument.code, instrument.version


def find_bridge(before: Instrument, after: Instrument, folder: Path | None = None) -> Bridge:
    """The bridge between two instruments: its file, read either way, else by their texts.

    Raises DataProblem when the file does not fit the two instruments.
    """
    if before.hash == after.hash:
        return compare_texts(before, after)
    known = read_bridges(folder or resource_path("instruments") / "bridges")
    if (written := known.get((mark_of(before), mark_of(after)))) is not None:
        check_bridge(written, before, after)
        return written
    if (written := known.get((mark_of(after), mark_of(before)))) is not None:
        check_bridge(written, after, before)
        return written.turned()
    return compare_texts(before, after)


def are_comparable(before: Instrument, after: Instrument) -> bool:
    """Whether rounds of these two are rounds of the same thing: one code, or a bridge."""
    if before.code == after.code:
        return True
    known = read_bridges(resource_path("instruments") / "bridges")
    marks = (mark_of(before), mark_of(after))
    return marks in known or marks[::-1] in known


def compare_texts(before: Instrument, after: Instrument) -> Bridge:
    """The bridge that the wording itself makes; a code with another wording is changed."""
    old = {item.code: item for item in before.items}
    shared = [item for item in after.items if item.code in old]
    same = [item.code for item in shared if is_same(old[item.code], item)]
    codes = {item.code for item in after.items}
    return Bridge(
        mark_of(before),
        mark_of(after),
        {code: code for code in same},
        {item.code: item.code for item in shared if item.code not in same},
        tuple(item.code for item in after.items if item.code not in old),
        tuple(code for code in old if code not in codes),
    )


def is_same(before: Item, after: Item) -> bool:
    """Whether both ask the same and answer with the same levels, in the same words."""
    return before is after or (_words(before.question), *map(_words, before.levels)) == (
        _words(after.question),
        *map(_words, after.levels),
    )


def _words(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def check_bridge(bridge: Bridge, before: Instrument, after: Instrument) -> None:
    """Raises DataProblem unless every item of both has its place exactly once."""
    links = [*bridge.same.items(), *bridge.changed.items()]
    _check_side(before, [*(old for _new, old in links), *bridge.dropped])
    _check_side(after, [*(new for new, _old in links), *bridge.new])
    old_items = {item.code: item for item in before.items}
    new_items = {item.code: item for item in after.items}
    for new, old in bridge.same.items():
        if len(old_items[old].levels) != len(new_items[new].levels):
            raise DataProblem(
                _(
                    "El puente dice que {old} y {new} son la misma pregunta, pero no tienen los mismos niveles; póngala en «changed»."
                ).format(old=old, new=new)
            )


def _check_side(instrument: Instrument, placed: list[str]) -> None:
    codes = {item.code for item in instrument.items}
    name = f"{instrument.code} {instrument.version}"
    troubles = (
        (codes - set(placed), _("al puente le falta la pregunta {code} de «{name}».")),
        (set(placed) - codes, _("el puente nombra {code}, que no está en «{name}».")),
        ({c for c in placed if placed.count(c) > 1}, _("el puente nombra dos veces {code} de «{name}».")),
    )
    for found, sentence in troubles:
        if found:
            raise DataProblem(
                _("El puente entre versiones no se puede usar: {cause}").format(
                    cause=sentence.format(code=min(found), name=name)
                )
            )


@lru_cache(maxsize=8)
def read_bridges(folder: Path) -> Mapping[tuple[Mark, Mark], Bridge]:
    """Every bridge file of a folder, by its two marks."""
    bridges = [
        bridge
        for path in sorted(folder.glob("*.toml"))
        for bridge in parse_bridges(path.read_text(encoding="utf-8"), name=path.name)
    ]
    return {(bridge.before, bridge.after): bridge for bridge in bridges}


def parse_bridge(text: str, *, name: str = "puente") -> Bridge:
    """The bridge a text holds, from its first version."""
    return parse_bridges(text, name=name)[0]


def parse_bridges(text: str, *, name: str = "puente") -> list[Bridge]:
    """The bridges a text holds, one for each version before; `name` is the file named in a DataProblem."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise DataProblem(
            _("El archivo «{name}» no se puede leer como TOML: {cause}.").format(name=name, cause=trouble)
        ) from trouble
    from pydantic import ValidationError

    from app.diagnosis.bridge_file import BridgeFile
    from app.diagnosis.instrument_file import explain

    try:
        file = BridgeFile.model_validate(tree)
        return [Bridge(**file.fields(version)) for version in (file.before.version, *file.before.also)]
    except ValidationError as trouble:
        cause = explain(dict(trouble.errors()[0]), tree)
        raise DataProblem(
            _("El puente «{name}» no se puede usar: {cause}.").format(name=name, cause=cause)
        ) from trouble
