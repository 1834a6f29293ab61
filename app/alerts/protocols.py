"""Reads the protocols: a TOML file beside each instrument, by the instrument's code.

Checked by hand, not by pydantic: the question of a visit opens with it, so it must be light.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.alerts.records import Protocol, ProtocolBook
from app.alerts.words import KINDS
from app.diagnosis.records import Alert
from app.errors import DataProblem
from app.i18n import _
from app.paths import resource_path

_TEXTS = ("item", "name", "source")
_LISTS = ("first_minute", "call", "never")


def find_protocol(instrument: str, item: str) -> Protocol | None:
    """What to do about an item of an instrument (its code), or None."""
    book = find_book(instrument)
    return book.protocol(item) if book is not None else None


def say_alert(instrument: str, alert: Alert) -> str:
    """What an alert says on a screen that others may see."""
    protocol = find_protocol(instrument, alert.item)
    return protocol.name if protocol is not None and protocol.aside else alert.text


@lru_cache(maxsize=8)
def find_book(instrument: str) -> ProtocolBook | None:
    """The protocols of an instrument, or None when it has none."""
    path = resource_path("instruments", "protocols", f"{instrument}.toml")
    if not path.exists():
        return None
    return parse_book(path.read_text(encoding="utf-8"), name=path.name)


def parse_book(text: str, *, name: str) -> ProtocolBook:
    """The protocols that a text holds; `name` is the file named in a DataProblem."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise _problem(name, _("no se puede leer ({trouble})").format(trouble=trouble)) from trouble
    entries = tree.get("protocol", [])
    protocols = tuple(_read(entry, name) for entry in entries)
    for key in ("instrument", "state"):
        if not _is_text(tree.get(key)):
            raise _problem(name, _("falta: {keys}").format(keys=key))
    if not _are_texts(tree.get("always")):
        raise _problem(name, _("falta: {keys}").format(keys="always"))
    items = [one.item for one in protocols]
    if twice := {code for code in items if items.count(code) > 1}:
        raise _problem(name, _("el código «{code}» está dos veces").format(code=min(twice)))
    return ProtocolBook(tree["instrument"], tree["state"], tuple(tree["always"]), protocols)


def _read(entry: Mapping[str, Any], name: str) -> Protocol:
    where = f"{name}, {entry.get('item', '?')}"
    missing = [key for key in _TEXTS if not _is_text(entry.get(key))]
    missing += [key for key in _LISTS if not _are_texts(entry.get(key))]
    if missing:
        raise _problem(where, _("falta: {keys}").format(keys=", ".join(missing)))
    if unknown := sorted({*entry} - {*_TEXTS, *_LISTS, "aside"} | {*entry["call"]} - {*KINDS}):
        raise _problem(where, _("no se conoce: {keys}").format(keys=", ".join(unknown)))
    return Protocol(
        entry["item"],
        entry["name"],
        tuple(entry["first_minute"]),
        tuple(entry["call"]),
        tuple(entry["never"]),
        entry["source"],
        entry.get("aside") is True,
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _problem(where: str, what: str) -> DataProblem:
    return DataProblem(
        _(
            "Los pasos ante una alerta no se pueden usar: {where}: {what}; instale de nuevo el programa o corrija el archivo."
        ).format(where=where, what=what)
    )
