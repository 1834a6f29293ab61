"""Legal figures as TOML: those of the program and those of an update file, checked alike."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from app.errors import DataProblem
from app.formalization.records import CONFIDENCES, STATUTE_STATES, Statute
from app.i18n import _

FIGURE_KEYS = frozenset({"code", "title", "category", "unit", "source", "rows"})
ROW_KEYS = frozenset(
    {
        "value", "valid_from", "valid_to", "review_on", "norm", "source", "read_on",
        "confidence", "state", "note", "since_exact",
    }
)  # fmt: skip
LARGEST_VALUE = 10**15  # beyond any sum of guaraníes; a file may say inf
DATES = ("valid_from", "valid_to", "review_on", "read_on")


def parse_statutes(text: str, *, name: str, entered_by: str) -> tuple[Statute, ...]:
    """The figures of a file; `name` is how a problem calls it. Raises `DataProblem`."""
    return read_statutes(read_toml(text, name), name=name, entered_by=entered_by)


def read_toml(
    text: str, name: str, refuse: Callable[[str, str], DataProblem] | None = None
) -> Mapping[str, Any]:
    """The content of a TOML text; a day without quotes is as good as with. Raises `DataProblem`.

    `refuse` makes it of the name and what is wrong; without it, it is a file of figures.
    """
    say = refuse or problem
    try:
        content: Mapping[str, Any] = _days_as_text(tomllib.loads(text))
    except tomllib.TOMLDecodeError as trouble:
        raise say(name, _say_place(str(trouble))) from trouble
    except RecursionError as trouble:
        raise say(name, _("tiene listas dentro de listas sin fin")) from trouble
    except ValueError as trouble:  # a number of thousands of digits
        raise say(name, _("tiene un número que no termina")) from trouble
    return content


def _days_as_text(entry: Any) -> Any:
    if isinstance(entry, dict):
        return {key: _days_as_text(value) for key, value in entry.items()}
    if isinstance(entry, list):
        return [_days_as_text(value) for value in entry]
    return entry.isoformat() if isinstance(entry, date) else entry


def _say_place(trouble: str) -> str:
    """Where TOML's own reader stopped; what it says of it is English."""
    place = re.search(r"line (\d+), column (\d+)", trouble)
    if place is None:
        return _("no se entiende: falta algo al final")
    return _("no se entiende la línea {line}, letra {column}").format(line=place[1], column=place[2])


def read_statutes(content: Mapping[str, Any], *, name: str, entered_by: str) -> tuple[Statute, ...]:
    """The figures of a file's content, in the order written. Raises `DataProblem`."""
    figures = content.get("figure")
    if not isinstance(figures, list) or not figures:
        raise problem(name, _("no trae ninguna cifra"))
    found = []
    for figure in figures:
        if not isinstance(figure, Mapping):
            raise problem(name, _("una cifra no tiene la forma que se espera"))
        found += _read_figure(figure, content.get("read_on"), name, entered_by)
    check_periods(found, name)
    return tuple(found)


def check_statute(statute: Statute, where: str) -> None:
    """Raise `DataProblem` for what cannot be: no norm, a wrong date, a value without state."""
    days = [getattr(statute, key) for key in DATES]
    known = statute.value is not None
    checks = {
        _("falta el código, la unidad o la norma"): all(
            text.strip() for text in (statute.code, statute.unit, statute.norm)
        ),
        _("el estado no existe"): statute.state in STATUTE_STATES,
        _("la confianza no existe"): statute.confidence in CONFIDENCES,
        _("un día no está escrito como 2026-07-01"): all(map(_is_day, days)),
        _("termina antes de empezar"): (statute.valid_from or "") <= (statute.valid_to or "9999-12-31"),
        _("sin valor el estado es desconocido, y con valor no"): known != (statute.state == "desconocido"),
        _("el valor no puede ser negativo ni sin fin"): statute.value is None
        or 0 <= statute.value <= LARGEST_VALUE,
    }
    for trouble, right in checks.items():
        if not right:
            raise problem(where, trouble)


def check_periods(statutes: Iterable[Statute], name: str) -> None:
    """Raise `DataProblem` when two rows of one figure hold on the same day."""
    for first, second in find_overlaps(statutes):
        raise problem(
            name,
            _("«{title}» tiene dos valores para el {day}").format(
                title=first.title, day=second.valid_from or "…"
            ),
        )


def find_overlaps(statutes: Iterable[Statute]) -> list[tuple[Statute, Statute]]:
    """Pairs of one figure that hold on a same day."""
    return [
        (before, after)
        for before, after in _neighbours(statutes)
        if (before.valid_to or "9999-12-31") >= (after.valid_from or "")
    ]


def _neighbours(statutes: Iterable[Statute]) -> list[tuple[Statute, Statute]]:
    groups: dict[tuple[str, str], list[Statute]] = {}
    for statute in statutes:
        groups.setdefault((statute.code, statute.category), []).append(statute)
    pairs = []
    for group in groups.values():
        group.sort(key=lambda each: each.valid_from or "")
        pairs += list(zip(group, group[1:], strict=False))
    return pairs


def _read_figure(figure: Mapping[str, Any], read_on: object, name: str, entered_by: str) -> list[Statute]:
    where = f"{name}, {figure.get('code', '?')}"
    _check_keys(figure, FIGURE_KEYS, ("code", "title", "unit", "rows"), where)
    rows = figure["rows"]
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise problem(where, _("los valores (rows) van en una lista"))
    found = []
    for row in rows:
        _check_keys(row, ROW_KEYS, ("norm", "state", "confidence"), where)
        texts = {"read_on": read_on, "source": figure.get("source"), **row}
        texts |= {key: figure[key] for key in ("code", "title", "unit")}
        texts["category"] = figure.get("category", "")
        value, exact = texts.pop("value", None), texts.pop("since_exact", True)
        if not (value is None or (isinstance(value, int | float) and not isinstance(value, bool))):
            raise problem(where, _("el valor no es un número"))
        if not isinstance(exact, bool):
            raise problem(where, _("since_exact es true o false"))
        if not all(text is None or isinstance(text, str) for text in texts.values()):
            raise problem(where, _("los días y los textos van entre comillas"))
        statute = Statute(value=value, entered_by=entered_by, since_exact=exact, **texts)
        check_statute(statute, where)
        found.append(statute)
    return found


def _check_keys(entry: Mapping[str, Any], known: frozenset[str], needed: tuple[str, ...], where: str) -> None:
    if missing := [key for key in needed if key not in entry]:
        raise problem(where, _("falta: {keys}").format(keys=", ".join(missing)))
    if unknown := sorted(set(entry).difference(known)):
        raise problem(where, _("no se conoce: {keys}").format(keys=", ".join(unknown)))


def problem(where: str, what: str) -> DataProblem:
    """What is wrong with a file of figures, in one sentence."""
    return DataProblem(
        _("Las cifras legales no se pueden usar: {where}: {what}; corríjalo y pruebe de nuevo.").format(
            where=where, what=what
        )
    )


def _is_day(text: str | None) -> bool:
    if text is None:
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
