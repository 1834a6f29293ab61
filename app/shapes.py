"""What the command line prints as JSON, said as a line of keys that stay (docs/cli.md)."""

from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Any

Shape = dict[str, Any]


def shape(record: Any, keys: str) -> Shape:
    """A record as JSON has it: `"code name owner=owner_name cluster=cluster.code note|none"`.

    A key is the record's attribute, or says after `=` where it stands. `|none` makes an empty
    text or a zero unknown (null). Of what is unknown (None) everything is unknown.
    """
    if record is None:
        return {key: None for key, _read in _readers(keys)}
    return {key: _plain(read(record)) for key, read in _readers(keys)}


def shapes(records: Iterable[Any], keys: str) -> list[Shape]:
    """Records as JSON, in their order."""
    return [shape(record, keys) for record in records]


@lru_cache(maxsize=256)
def _readers(keys: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple(_reader(one) for one in keys.split())


def _reader(said: str) -> tuple[str, Callable[[Any], Any]]:
    said, _bar, otherwise = said.partition("|")
    if otherwise not in ("", "none"):
        raise ValueError(f"unknown: |{otherwise}")
    key, _sign, path = said.partition("=")
    read = _follow(path or key)
    return key, (lambda record: read(record) or None) if otherwise else read


def _follow(path: str) -> Callable[[Any], Any]:
    if "." not in path:
        return attrgetter(path)
    steps = path.split(".")

    def read(record: Any) -> Any:
        for step in steps:
            if record is None:
                return None
            record = getattr(record, step)
        return record

    return read


def _plain(value: Any) -> Any:
    """Tuples as lists, codes as their text."""
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
