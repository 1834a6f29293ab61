"""The lists of formalizing: legal figures, and where each workshop stands step by step."""

from collections.abc import Iterable, Sequence

from app.formalization.ladder_queries import list_rungs
from app.formalization.queries import read_statutes
from app.formalization.records import RungLine, Statute
from app.formalization.statutes import is_stale
from app.formalization.words import (
    DISCLAIMER,
    LADDER_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    show_duty,
    statute_themes,
    theme_of,
)
from app.i18n import _, format_day
from app.lists.lists import Asked, ListKind
from app.lists.tables import Column, Table


def statutes_table(statutes: Iterable[Statute], day: str) -> Table:
    """Every row of every figure; which holds that day, and must be confirmed then, are columns."""
    themes = statute_themes()
    columns = (
        Column(_("Tema"), width=28),
        Column(_("Código"), width=24), Column(_("Cifra"), width=52), Column(_("Categoría")),
        Column(_("Valor"), "number", 16), Column(_("Unidad")), Column(_("Desde"), "date"),
        Column(_("Hasta"), "date"), Column(_("Vale ese día"), "yesno"), Column(_("Estado"), width=16),
        Column(_("Norma"), width=44), Column(_("Fuente"), width=40), Column(_("Leído el"), "date"),
        Column(_("Revisar el"), "date"), Column(_("Hay que confirmar"), "yesno"),
        Column(_("Nota"), width=60),
    )  # fmt: skip
    rows = [
        (
            themes[theme_of(one.code)][0], one.code, one.title, one.category, one.value, one.unit,
            one.valid_from if one.since_exact else None, one.valid_to, one.covers(day),
            STATE_WORDS[one.state], one.norm, one.source, one.read_on, one.review_on,
            one.covers(day) and is_stale(one, day), one.note,
        )
        for one in statutes
    ]  # fmt: skip
    told = _("Valores al {day}.").format(day=format_day(day))
    return Table(_("Cifras legales"), columns, rows, note=f"{told} {DISCLAIMER}")


def ladders_table(lines: Sequence[RungLine]) -> Table:
    """A row for each step of each workshop."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=32), Column(_("Escalera"), width=14),
        Column(_("Paso"), width=44), Column(_("Estado"), width=16),
        Column(_("Por qué"), width=44), Column(_("Obligatorio"), width=24),
        Column(_("Papeles juntados"), "number"), Column(_("Papeles que pide"), "number"),
        Column(_("Número"), width=18), Column(_("Hecho el"), "date"), Column(_("Vence el"), "date"),
        Column(_("Nota"), width=44),
    )  # fmt: skip
    rows = []
    for one in lines:
        record, papers = one.record, one.step.documents
        gathered = sum(paper in papers for paper in record.papers) if record else 0
        rows.append(
            (
                one.workshop_code, one.workshop, LADDER_WORDS[one.step.ladder], one.step.title,
                STATUS_WORDS[one.status], one.reason, show_duty(one.step), gathered, len(papers),
                record.number if record else None, record.done_on if record else None,
                record.expires_on if record else None, record.note if record else None,
            )
        )  # fmt: skip
    return Table(_("Pasos de formalización"), columns, rows, note=DISCLAIMER)


def _statutes(asked: Asked) -> Table:
    return statutes_table(read_statutes(asked.reader), asked.today)


def _ladders(asked: Asked) -> Table:
    chosen = None if asked.workshop_id is None else [asked.workshop_id]
    return ladders_table(list_rungs(asked.reader, today=asked.today, workshop_ids=chosen))


LISTS = (
    ListKind("statutes", _statutes, title=_("Cifras legales")),
    ListKind("ladders", _ladders, takes_workshop=True, title=_("Pasos de formalización")),
)
