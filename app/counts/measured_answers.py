"""Figures of the floor that speak to questions of the diagnostic, and the level they stand for, if any.

Which question each speaks to is data (`resources/production/measured.toml`). A level is said only
where the question counts the same thing; what a figure cannot see (a change shown, a signature)
stays for the consultant.
"""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from app.counts.indicators import is_kept, is_open, right_first_time
from app.counts.measures import say_share
from app.counts.queries import list_days, list_promises
from app.counts.records import Promise, WorkDay
from app.counts.vocabulary import counting_rules
from app.diagnosis.measured import MeasuredAnswer
from app.i18n import _, format_day, format_number, ngettext
from app.paths import resource_path
from app.production.queries import list_standards, list_styles
from app.production.words import say_minutes
from app.storage.records import Reader

ORDERS = 5  # of PRO-08: "De los últimos cinco pedidos"


class _Floor(NamedTuple):
    reader: Reader
    workshop: int
    day: str
    days: Sequence[WorkDay]
    promises: Sequence[Promise]


class _Speaks(NamedTuple):
    instrument: str
    item: str
    speaks: str


@lru_cache
def _said_of() -> tuple[_Speaks, ...]:
    text = resource_path("production", "measured.toml").read_text(encoding="utf-8")
    return tuple(_Speaks(**entry) for entry in tomllib.loads(text)["measured"])


def measured_answers(
    reader: Reader, workshop_id: int, instrument: str, day: str
) -> dict[str, MeasuredAnswer]:
    """What the counts and the time studies say by a day (ISO), by item."""
    wanted = [one for one in _said_of() if one.instrument == instrument]
    if not wanted:
        return {}
    since = (date.fromisoformat(day) - timedelta(days=counting_rules().answer_days)).isoformat()
    days = list_days(reader, workshop_id, since=since, until=day)
    floor = _Floor(reader, workshop_id, day, days, list_promises(reader, workshop_id))
    found = ((one.item, _FIGURES[one.speaks](floor)) for one in wanted)
    return {item: answer for item, answer in found if answer is not None}


def _inspected(floor: _Floor) -> MeasuredAnswer | None:
    seen = [day for day in floor.days if day.inspected]
    if len({day.worked_on for day in seen}) < counting_rules().least_days_answer:
        return None
    inspected = sum(day.inspected or 0 for day in seen)
    made = sum(day.pieces or 0 for day in floor.days)
    kinds = {one.kind for day in seen for one in day.defects} - {"other"}
    said = ngettext(
        "En el último mes se contaron {made} prendas y se revisaron {inspected}; se anotaron defectos de {kinds} tipo.",
        "En el último mes se contaron {made} prendas y se revisaron {inspected}; se anotaron defectos de {kinds} tipos.",
        len(kinds),
    )
    every = made > 0 and inspected >= counting_rules().nearly_all * made
    return MeasuredAnswer(
        said.format(made=format_number(made), inspected=format_number(inspected), kinds=len(kinds)),
        3 if every and kinds else 2 if every else None,
    )


def _reworked(floor: _Floor) -> MeasuredAnswer | None:
    share = right_first_time(floor.days)
    seen = [day for day in floor.days if day.inspected and day.right_first_time is not None]
    if share is None or len({day.worked_on for day in seen}) < counting_rules().least_days_answer:
        return None
    inspected = sum(day.inspected or 0 for day in seen)
    again = inspected - sum(day.right_first_time or 0 for day in seen)
    said = ngettext(
        "En el último mes, {again} de {inspected} prendas revisadas no salió bien a la primera ({share} salieron bien).",
        "En el último mes, {again} de {inspected} prendas revisadas no salieron bien a la primera ({share} salieron bien).",
        again,
    )
    return MeasuredAnswer(
        said.format(again=format_number(again), inspected=format_number(inspected), share=say_share(share)),
        2,  # how many is written down; why, and a change that was made, is for who asks
    )


def _timed(floor: _Floor) -> MeasuredAnswer | None:
    names = {style.id: style.name for style in list_styles(floor.reader, floor.workshop)}
    known = [one for one in list_standards(floor.reader, floor.workshop) if one.studied_on <= floor.day]
    if not known:
        return None
    newest = max(known, key=lambda one: (one.complete, one.studied_on))
    said = ngettext(
        "{style}: {count} operación medida con reloj hasta el {day}, {minutes} en total.",
        "{style}: {count} operaciones medidas con reloj hasta el {day}, {minutes} en total.",
        len(newest.parts),
    )
    return MeasuredAnswer(
        said.format(
            style=names[newest.style_id],
            count=len(newest.parts),
            day=format_day(newest.studied_on),
            minutes=say_minutes(newest.minutes),
        ),
        3 if newest.complete else None,
    )


def _waited(floor: _Floor) -> MeasuredAnswer | None:
    counted = {day.worked_on for day in floor.days}
    lost = sum(one.minutes for day in floor.days for one in day.stoppages if one.cause == "no_work")
    if len(counted) < counting_rules().least_days_answer or not lost:
        return None
    minutes = round(lost / len(counted))
    said = ngettext(
        "En el último mes se esperó piezas alrededor de {minutes} minuto de una persona por día.",
        "En el último mes se esperaron piezas unos {minutes} minutos de una persona por día.",
        minutes,
    )
    return MeasuredAnswer(said.format(minutes=format_number(minutes)))


def _delivered(floor: _Floor) -> MeasuredAnswer | None:
    due = [one for one in floor.promises if one.promised_on <= floor.day and not is_open(one, floor.day)]
    last = sorted(due, key=lambda one: one.promised_on)[-ORDERS:]
    if not last:
        return None
    kept = sum(is_kept(one) for one in last)
    said = _say_delivered(len(last), kept)
    share = kept * ORDERS // len(last)  # with fewer than five, the question asks for the proportion
    return MeasuredAnswer(said, max(share - 1, 0))


def _say_delivered(due: int, kept: int) -> str:
    if due == 1 and kept:
        return _("El único pedido anotado salió completo y en fecha.")
    if due == 1:
        return _("El único pedido anotado no salió completo y en fecha.")
    return ngettext(
        "De los últimos {due} pedidos anotados, {kept} salió completo y en fecha.",
        "De los últimos {due} pedidos anotados, {kept} salieron completos y en fecha.",
        kept,
    ).format(due=due, kept=kept)


_FIGURES: dict[str, Callable[[_Floor], MeasuredAnswer | None]] = {
    "inspected": _inspected,
    "reworked": _reworked,
    "timed": _timed,
    "waited": _waited,
    "delivered": _delivered,
}
