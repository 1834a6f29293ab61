"""The lists of days that were counted and of what was promised."""

from dataclasses import dataclass

from app.counts.indicators import is_kept
from app.counts.measures import BY_CODE
from app.counts.queries import days_of_workshops, promises_of_workshops
from app.counts.records import Promise, WorkDay
from app.counts.shapes import PROMISE, shape_day
from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.i18n import _, format_day
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.registry.queries import name_workshops
from app.shapes import shape


@dataclass(frozen=True, slots=True)
class DayOfWorkshop:
    """A counted day with the workshop that it is of."""

    workshop_code: str
    workshop: str
    day: WorkDay

    def measured(self, code: str) -> float | None:
        """What a measure is on this day alone."""
        return BY_CODE[code].reckon([self.day])

    @property
    def garments(self) -> str:
        """What was made, in words."""
        return ", ".join(one.name for one in self.day.outputs if one.name and one.pieces)


@dataclass(frozen=True, slots=True)
class PromiseOfWorkshop:
    """A promise with the workshop that made it."""

    workshop_code: str
    workshop: str
    promise: Promise


def counts_list(_today: str) -> ListKind:
    """Every day that was counted, of one workshop or of all."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Día"), lambda one: one.day.worked_on, "date"),
        ListColumn(_("Equipo"), lambda one: one.day.team, width=16),
        ListColumn(_("Vinieron"), lambda one: one.day.people, "number", 10),
        ListColumn(_("Faltaron"), lambda one: one.day.absent, "number", 10),
        ListColumn(_("Minutos presentes"), lambda one: one.day.minutes, "number", 12),
        ListColumn(_("Prenda"), "garments", width=28),
        ListColumn(_("Prendas terminadas"), lambda one: one.day.pieces, "number", 12),
        ListColumn(_("Eficiencia"), lambda one: one.measured("efficiency"), "percent", 11),
        ListColumn(_("Prendas revisadas"), lambda one: one.day.inspected, "number", 12),
        ListColumn(_("Salieron bien a la primera"), lambda one: one.day.right_first_time, "number", 14),
        ListColumn(_("Defectos cada 100"), lambda one: one.measured("dhu"), "number", 12),
        ListColumn(_("Minutos parados"), lambda one: one.measured("stopped"), "number", 12),
        ListColumn(_("Prendas a medio hacer"), lambda one: one.day.wip, "number", 12),
        ListColumn(_("Cómo se sabe"), lambda one: ORIGIN_WORDS[Origin(one.day.origin)], width=26),
        ListColumn(_("Nota"), lambda one: one.day.note, width=30),
    )
    return ListKind(
        "counts",
        _("Conteo de los talleres"),
        columns,
        _days,
        keys=lambda line: {"workshop": line.workshop_code, **shape_day(line.day)},
        takes_period=True,
        takes_workshop=True,
    )


def promises_list(_today: str) -> ListKind:
    """What was promised to customers, and what was delivered."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Para quién"), lambda one: one.promise.customer, width=28),
        ListColumn(_("Qué se prometió"), lambda one: one.promise.what, width=24),
        ListColumn(_("Cuántas prendas"), lambda one: one.promise.quantity, "number", 12),
        ListColumn(_("Para qué día"), lambda one: one.promise.promised_on, "date"),
        ListColumn(_("Se entregó el"), lambda one: one.promise.delivered_on, "date"),
        ListColumn(_("Cuántas se entregaron"), lambda one: one.promise.delivered, "number", 12),
        ListColumn(_("Completa y en fecha"), lambda one: is_kept(one.promise), "yesno", 12),
        ListColumn(_("Nota"), lambda one: one.promise.note, width=30),
    )
    return ListKind(
        "promises",
        _("Entregas prometidas"),
        columns,
        _promises,
        keys=lambda line: {
            "workshop": line.workshop_code,
            **shape(line.promise, PROMISE),
            "kept": is_kept(line.promise),
        },
        say=lambda line: say_parts(
            line.workshop_code, format_day(line.promise.promised_on), line.promise.customer, line.promise.what
        ),
        takes_period=True,
        takes_workshop=True,
    )


def _days(asked: ListAsked) -> list[DayOfWorkshop]:
    since, until = asked.days
    found = days_of_workshops(asked.reader, since=since, until=until)
    return [
        DayOfWorkshop(*name, day)
        for workshop, name in name_workshops(asked.reader).items()
        if asked.workshop_id in (None, workshop)
        for day in found.get(workshop, ())
    ]


def _promises(asked: ListAsked) -> list[PromiseOfWorkshop]:
    since, until = asked.days
    found = promises_of_workshops(asked.reader, since=since, until=until)
    return [
        PromiseOfWorkshop(*name, promise)
        for workshop, name in name_workshops(asked.reader).items()
        if asked.workshop_id in (None, workshop)
        for promise in found.get(workshop, ())
    ]


LISTS = (ListEntry("counts", counts_list), ListEntry("promises", promises_list))
