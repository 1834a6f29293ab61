"""The lists of what was made and measured on the floor: styles and time studies."""

from collections.abc import Callable
from typing import NamedTuple

from app.i18n import _, format_day
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.place import Place
from app.production.queries import all_standards, list_studies
from app.production.records import DRAFT, StudyLine, StyleStandard
from app.production.words import (
    ORIGIN_WORDS,
    STUDY_STATUS_WORDS,
    say_cycles,
    say_decimal,
    say_minutes,
    say_product,
)

STUDY = "id workshop=workshop_code style_id style studied_on origin status operations cycles struck"


class StyleLine(NamedTuple):
    """A style in a list, with what was measured of it last."""

    id: int
    workshop_code: str
    workshop: str
    name: str
    product: str | None
    size: str | None
    wanted_per_day: int | None
    operations: int
    standard: StyleStandard | None

    @property
    def minutes(self) -> float | None:
        """The standard minutes of the whole garment; None while an operation was not measured."""
        return self.standard.minutes if self.standard is not None and self.standard.complete else None

    @property
    def measured(self) -> int:
        """How many operations were measured."""
        return len(self.standard.parts) if self.standard is not None else 0

    @property
    def studied_on(self) -> str | None:
        return self.standard.studied_on if self.standard is not None else None


def styles_list(_today: str) -> ListKind:
    """Every style of every workshop, or of one."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Modelo"), "name", width=28),
        ListColumn(_("Talle"), "size", width=10),
        ListColumn(_("Producto"), lambda one: say_product(one.product) or None, width=20),
        ListColumn(_("Operaciones"), "operations", "number", 12),
        ListColumn(_("Operaciones medidas"), "measured", "number", 12),
        _minutes(_("Minuto estándar"), lambda one: one.minutes),
        _minutes(_("Desde (95 %)"), lambda one: _range(one)[0]),
        _minutes(_("Hasta (95 %)"), lambda one: _range(one)[1]),
        ListColumn(_("Medido el"), "studied_on", "date"),
        ListColumn(_("Por día se quieren"), "wanted_per_day", "number", 12),
    )
    return ListKind(
        "styles",
        _("Modelos"),
        columns,
        _styles,
        keys=_shape_style,
        say=_say_style_line,
        opens=lambda one: Place("style", one.id),
        takes_workshop=True,
        note=_("El minuto estándar de la prenda se dice cuando todas sus operaciones fueron medidas."),
    )


def _minutes(title: str, of: Callable[[StyleLine], float | None]) -> ListColumn:
    def say(one: StyleLine) -> str:
        minutes = of(one)
        return "" if minutes is None else say_decimal(minutes)

    return ListColumn(title, lambda one: _rounded(of(one)), "number", 14, say=say)


def _rounded(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 2)


def _range(one: StyleLine) -> tuple[float | None, float | None]:
    if one.minutes is None or one.standard is None:
        return None, None
    return one.standard.low, one.standard.high


def _shape_style(one: StyleLine) -> dict:
    low, high = _range(one)
    return {
        "id": one.id,
        "workshop": one.workshop_code,
        "name": one.name,
        "size": one.size,
        "product": one.product,
        "operations": one.operations,
        "measured": one.measured,
        "minutes": one.minutes,
        "low": low,
        "high": high,
        "studied_on": one.studied_on,
        "wanted_per_day": one.wanted_per_day,
    }


def _say_style_line(one: StyleLine) -> str:
    minutes = say_minutes(one.minutes) if one.minutes is not None else _("sin medir entera")
    return say_parts(one.workshop_code, one.name, minutes)


def _styles(asked: ListAsked) -> list[StyleLine]:
    standards = {one.style_id: one for found in all_standards(asked.reader).values() for one in found}
    where, of = "", []
    if asked.workshop_id is not None:
        where, of = " AND w.id = ?", [asked.workshop_id]
    rows = asked.reader.rows(
        "SELECT s.id, w.code, w.name, s.name, s.product, s.size, s.wanted_per_day, count(o.id) FROM style s "
        "JOIN workshop w ON w.id = s.workshop_id LEFT JOIN operation o ON o.style_id = s.id AND o.deleted = 0 "
        f"WHERE s.deleted = 0 AND w.deleted = 0{where} GROUP BY s.id ORDER BY w.code, s.name, s.id",
        of,
    )
    return [StyleLine(*[*row, standards.get(row[0])]) for row in rows]


def time_studies_list(_today: str) -> ListKind:
    """Every time study, newest first."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Modelo"), "style", width=28),
        ListColumn(_("Fecha"), "studied_on", "date"),
        ListColumn(_("Cómo se midió"), lambda one: ORIGIN_WORDS[one.origin], width=22),
        ListColumn(_("Estado"), lambda one: STUDY_STATUS_WORDS[one.status], width=14),
        ListColumn(_("Operaciones medidas"), "operations", "number", 12),
        ListColumn(_("Ciclos que valen"), "cycles", "number", 12),
        ListColumn(_("Ciclos tachados"), "struck", "number", 12),
    )
    return ListKind(
        "time-studies",
        _("Mediciones de tiempos"),
        columns,
        _studies,
        keys=STUDY,
        say=lambda one: say_parts(
            format_day(one.studied_on), one.workshop_code, one.style, say_cycles(one.cycles), _state(one)
        ),
        opens=lambda one: Place("measuring", one.id),
        takes_workshop=True,
        takes_period=True,
    )


def _state(one: StudyLine) -> str:
    return STUDY_STATUS_WORDS[one.status] if one.status == DRAFT else ""


def _studies(asked: ListAsked) -> list[StudyLine]:
    first, last = asked.days
    found = list_studies(asked.reader, workshop_id=asked.workshop_id)
    return [one for one in found if first <= one.studied_on <= last]


LISTS = (ListEntry("styles", styles_list), ListEntry("time-studies", time_studies_list))
