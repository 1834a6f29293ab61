"""The lists of formalizing: legal figures, and where each workshop stands step by step."""

from app.formalization.ladder_queries import list_rungs
from app.formalization.queries import read_statutes
from app.formalization.records import RungLine, Statute
from app.formalization.shapes import shape_statute
from app.formalization.statutes import is_stale
from app.formalization.words import (
    DISCLAIMER,
    EXPIRED_WORDS,
    LADDER_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    show_duty,
    show_norm,
    show_value,
    statute_themes,
    theme_of,
)
from app.i18n import _, format_day
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.lists.sheets import Kind

RUNG = (
    "workshop=workshop_code name=workshop step=step.code ladder=step.ladder title=step.title "
    "status reason|none number=record.number done_on=record.done_on "
    "expires_on=record.expires_on note=record.note"
)


def statutes_list(day: str) -> ListKind:
    """Every row of every figure; which holds that day, and must be confirmed then, are columns."""
    themes = statute_themes()
    columns = (
        ListColumn(_("Tema"), lambda one: themes[theme_of(one.code)][0], width=28),
        ListColumn(_("Código"), "code", width=24),
        ListColumn(_("Cifra"), "title", width=52),
        ListColumn(_("Categoría"), "category"),
        ListColumn(_("Valor"), "value", "number", 16),
        ListColumn(_("Unidad"), "unit"),
        ListColumn(_("Desde"), lambda one: one.valid_from if one.since_exact else None, "date"),
        ListColumn(_("Hasta"), "valid_to", "date"),
        ListColumn(_("Vale ese día"), lambda one: one.covers(day), "yesno"),
        ListColumn(_("Estado"), lambda one: STATE_WORDS[one.state], width=16),
        ListColumn(_("Norma"), "norm", width=44),
        ListColumn(_("Fuente"), "source", width=40),
        ListColumn(_("Leído el"), "read_on", "date"),
        ListColumn(_("Revisar el"), "review_on", "date"),
        ListColumn(_("Hay que confirmar"), lambda one: one.covers(day) and is_stale(one, day), "yesno"),
        ListColumn(_("Nota"), "note", width=60),
    )
    told = _("Valores al {day}.").format(day=format_day(day))
    return ListKind(
        "statutes",
        _("Cifras legales"),
        columns,
        read=lambda asked: read_statutes(asked.reader),
        keys=lambda one: shape_statute(one, day),
        say=lambda one: _say_statute(one, day),
        note=f"{told} {_(DISCLAIMER)}",
    )


def _say_statute(one: Statute, day: str) -> str:
    state = "" if one.state in ("vigente", "desconocido") else STATE_WORDS[one.state]
    stale = _(EXPIRED_WORDS) if is_stale(one, day) else ""
    return say_parts(one.title, show_value(one), show_norm(one), state, stale)


def ladders_list(_today: str) -> ListKind:
    """A row for each step of each workshop."""

    def kept(title: str, name: str, kind: Kind = "text", width: float | None = None) -> ListColumn:
        return ListColumn(title, lambda one: getattr(one.record, name, None), kind, width)

    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=32),
        ListColumn(_("Escalera"), lambda one: LADDER_WORDS[one.step.ladder], width=14),
        ListColumn(_("Paso"), lambda one: one.step.title, width=44),
        ListColumn(_("Estado"), lambda one: STATUS_WORDS[one.status], width=16),
        ListColumn(_("Por qué"), "reason", width=44),
        ListColumn(_("Obligatorio"), lambda one: show_duty(one.step), width=24),
        ListColumn(_("Papeles juntados"), _gathered, "number"),
        ListColumn(_("Papeles que pide"), lambda one: len(one.step.documents), "number"),
        kept(_("Número"), "number", width=18),
        kept(_("Hecho el"), "done_on", "date"),
        kept(_("Vence el"), "expires_on", "date"),
        kept(_("Nota"), "note", width=44),
    )
    return ListKind(
        "ladders",
        _("Pasos de formalización"),
        columns,
        _rungs,
        keys=RUNG,
        takes_workshop=True,
        note=_(DISCLAIMER),
    )


def _gathered(one: RungLine) -> int:
    return sum(paper in one.step.documents for paper in one.record.papers) if one.record else 0


def _rungs(asked: ListAsked) -> list[RungLine]:
    chosen = None if asked.workshop_id is None else [asked.workshop_id]
    return list(list_rungs(asked.reader, today=asked.today, workshop_ids=chosen))


LISTS = (ListEntry("statutes", statutes_list), ListEntry("ladders", ladders_list))
