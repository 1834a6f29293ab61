"""The steps of formalizing, as data; which text holds in which municipality."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from app.errors import DataProblem
from app.formalization.records import DUES, DUTIES, LADDERS, STATUTE_STATES, Step, Suggest
from app.i18n import _
from app.paths import resource_path

_FIELDS = frozenset(field.name for field in fields(Step)) - {"position", "edited", "hidden"}
_LOCAL = frozenset(
    {"body", "documents", "cost", "cost_note", "days", "time_note", "unlocks", "source", "state", "note"}
)


@lru_cache(maxsize=1)
def load_steps() -> tuple[Step, ...]:
    """The steps of the program: the general ones, then those of a district."""
    path = resource_path("formalization", "steps.toml")
    return parse_steps(path.read_text(encoding="utf-8"), name=path.name)


def parse_steps(text: str, *, name: str) -> tuple[Step, ...]:
    """The steps of a TOML file. Raises `DataProblem`."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise _problem(name, str(trouble)) from trouble
    general: dict[str, Step] = {}
    for place, entry in enumerate(content.get("step", ()), start=1):
        step = _read_step(entry, float(place), name)
        if step.code in general:
            raise _problem(name, _("el paso {code} está dos veces").format(code=step.code))
        general[step.code] = step
    local = [_read_local(entry, general, name) for entry in content.get("local", ())]
    return (*general.values(), *local)


def steps_of(steps: Iterable[Step], district: str | None) -> tuple[Step, ...]:
    """The steps that hold in a district, in order, each with the nearest text.

    The nearest is the office's for the district, then the program's for it, then the
    office's for anywhere, then the program's. Hidden ones are left out.
    """
    chosen: dict[str, Step] = {}
    for step in steps:
        if step.district not in (None, district):
            continue
        there = chosen.get(step.code)
        if there is None or _nearness(step) >= _nearness(there):
            chosen[step.code] = step
    shown = [step for step in chosen.values() if not step.hidden]
    return tuple(sorted(shown, key=lambda each: (LADDERS.index(each.ladder), each.position)))


def _nearness(step: Step) -> tuple[bool, bool]:
    return (step.district is not None, step.edited)


def _read_step(entry: Mapping[str, Any], position: float, name: str) -> Step:
    where = f"{name}, {entry.get('code', '?')}"
    if unknown := sorted(set(entry).difference(_FIELDS)):
        raise _problem(where, _("no se conoce: {keys}").format(keys=", ".join(unknown)))
    if missing := sorted({"code", "ladder", "title", "source", "state"}.difference(entry)):
        raise _problem(where, _("falta: {keys}").format(keys=", ".join(missing)))
    values = dict(entry)
    values["documents"] = tuple(values.get("documents", ()))
    values["solutions"] = tuple(values.get("solutions", ()))
    values["needs"] = tuple(values.get("needs", ()))
    values["suggest"] = tuple(_read_suggest(each, where) for each in _listed(values.get("suggest", [])))
    step = Step(position=position, **values)
    known = {"ladder": LADDERS, "due": DUES, "state": STATUTE_STATES, "duty": DUTIES}
    if any(getattr(step, name) not in choices for name, choices in known.items()):
        raise _problem(where, _("la escalera, el estado, «due» o «duty» no existe"))
    return step


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _read_suggest(entry: Any, where: str) -> Suggest:
    known = {field.name for field in fields(Suggest)}
    if not isinstance(entry, dict) or "item" not in entry or not known.issuperset(entry):
        raise _problem(where, _("«suggest» lleva item, y missing, in_hand, done o versions"))
    lists = {name: tuple(entry.get(name, ())) for name in ("missing", "versions")}
    return Suggest(**{**entry, **lists})


def _read_local(entry: Mapping[str, Any], general: Mapping[str, Step], name: str) -> Step:
    values = dict(entry)
    code, district = values.pop("step", None), values.pop("district", None)
    where = f"{name}, {code} {district}"
    if code not in general or not isinstance(district, str):
        raise _problem(where, _("un texto local necesita su paso y su distrito"))
    if unknown := sorted(set(values).difference(_LOCAL)):
        raise _problem(where, _("no se conoce: {keys}").format(keys=", ".join(unknown)))
    if "documents" in values:
        values["documents"] = tuple(values["documents"])
    return replace(general[code], district=district, **values)


def _problem(where: str, what: str) -> DataProblem:
    return DataProblem(
        _(
            "Los pasos de formalización no se pueden usar: {where}: {what}; instale de nuevo el programa o corrija el archivo."
        ).format(where=where, what=what)
    )


def step_order() -> list[tuple[str, str]]:
    """Pairs of codes: a step, and one that comes before it and is done once, not renewed."""
    steps = {step.code: step for step in load_steps() if step.district is None}
    return [
        (step.code, need) for step in steps.values() for need in step.needs if not steps[need].validity_months
    ]
