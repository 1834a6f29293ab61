"""What may be written in a programme or an action, and how it is checked."""

from collections.abc import Mapping
from typing import Any

from app.days import FACT, PLAN, check_day
from app.errors import DataProblem
from app.i18n import _

PROGRAMME_FIELDS = frozenset(
    {"agreed_on", "next_visit_on", "next_visit_at", "next_round_on", "centre_commitment", "note"}
)
ACTION_FIELDS = frozenset(
    {"title", "because", "responsible", "due_on", "cost", "cost_high", "payer", "first_step",
     "evidence"}
)  # fmt: skip
DATE_FIELDS = frozenset({"agreed_on", "next_visit_on", "next_round_on", "due_on"})
TITLE_SHOWN = 40


def changed_fields(
    before: object, fields: Mapping[str, Any], known: frozenset[str]
) -> dict[str, Any]:
    """The fields whose checked value differs. Raises `DataProblem`; TypeError if unknown."""
    checked = check_fields(fields, known)
    return {name: value for name, value in checked.items() if getattr(before, name) != value}


def check_fields(fields: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Texts stripped (empty is None), dates ISO, money whole and not negative."""
    if unknown := sorted(set(fields).difference(known)):
        raise TypeError(f"unknown fields: {', '.join(unknown)}")
    checked = {name: _check(name, value) for name, value in fields.items()}
    if "cost" in checked:  # one amount, unless both ends are given
        checked.setdefault("cost_high", checked["cost"])
        _check_range(checked["cost"], checked["cost_high"])
    if "title" in checked and not checked["title"]:
        raise DataProblem(_("Escriba qué se va a hacer; la acción necesita un título."))
    return checked


def _check(name: str, value: Any) -> Any:
    if isinstance(value, str):
        value = value.strip() or None
    if name in DATE_FIELDS and value is not None:
        return check_day(value, FACT if name == "agreed_on" else PLAN)
    if (
        name in ("cost", "cost_high")
        and value is not None
        and (type(value) is not int or value < 0)
    ):
        raise DataProblem(_("El costo se escribe en guaraníes enteros, sin menos; corríjalo."))
    return value


def _check_range(low: int | None, high: int | None) -> None:
    if (low is None) != (high is None) or (low is not None and high is not None and high < low):
        raise DataProblem(_("El costo va de menos a más; corríjalo."))


def shorten(title: str) -> str:
    """A title as it fits in "Deshacer: ..."."""
    return title if len(title) <= TITLE_SHOWN else f"{title[: TITLE_SHOWN - 1].rstrip()}…"
