"""The catalogue of solutions: TOML files in `resources/catalogue`, checked as they load.

Checked by hand, not by pydantic: the programme's page opens with it, so it must be light.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from app.diagnosis.records import Condition
from app.errors import DataProblem
from app.i18n import _
from app.improvement.records import Near, Solution, SolutionKind, Support, SupportKind
from app.paths import resource_path

TEXTS = ("code", "title", "done_when", "given_by", "source", "sentence", "first_step")
REQUIRED = frozenset(
    {*TEXTS, "kind", "lifts", "hours", "cost", "support", "chance", "evidence_strength"},
)
OPTIONAL = frozenset(
    {"requires", "needs", "levels", "payer", "legal", "safety", "discreet", "price_note"},
)
ITEM_CODE = re.compile(r"[A-Z]{3}-\d{2}")
NEED = re.compile(r"([A-Z]{3}-\d{2})\s*>=\s*([1-4])")


@lru_cache(maxsize=1)
def load_catalogue() -> tuple[Solution, ...]:
    """Every solution of the program, in order of code. Raises `DataProblem`."""
    files = sorted(resource_path("catalogue").glob("*.toml"))
    found = [
        solution
        for file in files
        for solution in parse_catalogue(file.read_text(encoding="utf-8"), name=file.name)
    ]
    _refuse_repeats(found)
    return tuple(sorted(found, key=lambda solution: solution.code))


def parse_catalogue(text: str, *, name: str) -> tuple[Solution, ...]:
    """The solutions of one file; `name` is how a problem calls it."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise _problem(name, _("no se puede leer ({trouble})").format(trouble=trouble)) from trouble
    note = content.get("cost_note")
    if not isinstance(note, str) or not note:
        raise _problem(name, _("falta decir qué valor tienen los costos (cost_note)"))
    found = [_read_solution(entry, name, note) for entry in content.get("solution", ())]
    _refuse_repeats(found)
    return tuple(found)


def find_solution(code: str) -> Solution | None:
    """The solution with this code, or None (a newer program's file may have others)."""
    return _by_code().get(code)


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Solution]:
    return {solution.code: solution for solution in load_catalogue()}


def _read_solution(entry: Mapping[str, Any], name: str, note: str) -> Solution:
    where = f"{name}, {entry.get('code', '?')}"
    _check_keys(entry, where)
    _check_values(entry, where)
    low, high = entry["cost"]
    first, last = entry.get("levels", (0, 3))
    needs = [_read_need(need, where) for need in entry.get("needs", ())]
    return Solution(
        **{key: entry[key] for key in (*TEXTS, "chance", "evidence_strength")},
        kind=SolutionKind(entry["kind"]),
        lifts=tuple(entry["lifts"]),
        hours=float(entry["hours"]),
        cost_low=low,
        cost_high=high,
        requires=tuple(entry.get("requires", ())),
        payer=entry.get("payer", "taller"),
        legal=entry.get("legal", False),
        safety=entry.get("safety", False),
        needs=tuple(need for need in needs if isinstance(need, Condition)),
        near=tuple(need for need in needs if isinstance(need, Near)),
        from_level=first,
        to_level=last,
        discreet=entry.get("discreet", False),
        cost_note=note,
        price_note=entry.get("price_note", ""),
        support=Support(**entry["support"] | {"kind": SupportKind(entry["support"]["kind"])}),
    )


def _check_keys(entry: Mapping[str, Any], where: str) -> None:
    if missing := sorted(REQUIRED.difference(entry)):
        raise _problem(where, _("falta: {keys}").format(keys=", ".join(missing)))
    if unknown := sorted(set(entry).difference(REQUIRED, OPTIONAL)):
        raise _problem(where, _("no se conoce: {keys}").format(keys=", ".join(unknown)))


def _check_values(entry: Mapping[str, Any], where: str) -> None:
    checks = {
        _("un texto está vacío"): all(_is_text(entry[key]) for key in TEXTS),
        _("la clase no existe"): entry["kind"] in set(SolutionKind),
        _("«lifts» lleva códigos de puntos, como GES-01"): _are_items(entry["lifts"]),
        _("las horas son más que cero"): _is_number(entry["hours"]) and entry["hours"] > 0,
        _("el costo es de menos a más, en guaraníes enteros"): _is_range(entry["cost"], None),
        _("los niveles van de 0 a 3"): _is_range(entry.get("levels", [0, 3]), 3),
        _("la probabilidad va de 0 a 1"): _is_share(entry["chance"]),
        _("el respaldo va de 0 a 1"): _is_share(entry["evidence_strength"]),
        _("«support» lleva una clase (kind) y, si no es un juicio, a quién se cita (named)"): (
            _is_support(entry["support"])
        ),
        _("lo que hace falta antes son textos"): all(map(_is_text, entry.get("requires", ()))),
        _("«needs» es una lista sin repetidos"): _is_list(entry.get("needs", [])),
    }
    for problem, right in checks.items():
        if not right:
            raise _problem(where, problem)


def _read_need(text: Any, where: str) -> Condition | Near:
    """A level of an item, or a thing that has to be in the territory."""
    if text in list(Near):
        return Near(text)
    if not (isinstance(text, str) and (match := NEED.fullmatch(text))):
        raise _problem(where, _("«needs» se escribe como FOR-01>=2, o association"))
    return Condition(item=match[1], at_least=int(match[2]))


def _refuse_repeats(solutions: Iterable[Solution]) -> None:
    seen: set[str] = set()
    for solution in solutions:
        for key in (solution.code, solution.title.casefold()):
            if key in seen:
                raise _problem(solution.code, _("está dos veces (código o título)"))
            seen.add(key)


def _problem(where: str, what: str) -> DataProblem:
    return DataProblem(
        _(
            "El catálogo de soluciones no se puede usar: {where}: {what}; instale de nuevo el programa o corrija el archivo."
        ).format(where=where, what=what)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_support(value: Any) -> bool:
    """A kind with what it names; a judgement of ours names nobody."""
    if not isinstance(value, dict) or value.get("kind") not in set(SupportKind):
        return False
    names_nobody = value["kind"] == SupportKind.JUDGEMENT
    return set(value) == ({"kind"} if names_nobody else {"kind", "named"}) and (
        names_nobody or _is_text(value["named"])
    )


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0 < value <= 1


def _are_items(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and len(set(value)) == len(value)
        and all(isinstance(code, str) and ITEM_CODE.fullmatch(code) for code in value)
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(each not in value[:at] for at, each in enumerate(value))


def _is_range(value: Any, most: int | None) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(end) is int for end in value)
        and 0 <= value[0] <= value[1]
        and (most is None or value[1] <= most)
    )
