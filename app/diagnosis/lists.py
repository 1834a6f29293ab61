"""The lists of the diagnostic: its rounds, and how far two people read the same."""

from collections.abc import Sequence

from app.diagnosis.agreement_words import say_coefficient
from app.diagnosis.item_agreement import ItemAgreement
from app.diagnosis.queries import list_visits
from app.diagnosis.records import VisitLine
from app.i18n import _
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind

ROUND = "workshop=workshop_code name=workshop round date=visited_on consultant|none status answered asked"


def rounds_list(_today: str) -> ListKind:
    """Rounds of the diagnostic, newest first."""
    words = {"draft": _("sin terminar"), "finished": _("terminado")}
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=32),
        ListColumn(_("Ronda"), "round", "number"),
        ListColumn(_("Fecha"), "visited_on", "date"),
        ListColumn(_("Consultora o consultor"), "consultant"),
        ListColumn(_("Estado"), lambda one: words[one.status], width=14),
        ListColumn(_("Preguntas respondidas"), "answered", "number"),
        ListColumn(_("Preguntas del diagnóstico"), "asked", "number"),
    )
    return ListKind(
        "rounds",
        _("Diagnósticos"),
        columns,
        _rounds,
        takes_period=True,
        takes_workshop=True,
        keys=ROUND,
    )


def _rounds(asked: ListAsked) -> list[VisitLine]:
    first, last = asked.days
    lines = list_visits(asked.reader, workshop_id=asked.workshop_id)
    return [line for line in lines if first <= line.visited_on <= last]


def agreement_list(found: Sequence[ItemAgreement]) -> ListKind:
    """The questions that two people read, what they read most differently first."""
    columns = (
        ListColumn(_("Código"), lambda one: one.item.code, window=86, strong=True),
        ListColumn(_("Pregunta"), lambda one: one.item.short, window=0),
        ListColumn(_("Pares"), lambda one: len(one.readings), "number"),
        ListColumn(
            _("Iguales"),
            "agreed",
            "number",
            window=86,
            say=lambda one: f"{one.agreed}/{len(one.readings)}",
            sort=lambda one: one.agreed / len(one.readings),
        ),
        ListColumn(_("Niveles de distancia"), "distance", "number"),
        ListColumn(
            _("Distancia"),
            "distance",
            "number",
            window=96,
            leaves=2,
            in_sheet=False,
            say=lambda one: say_coefficient(one.distance),
            sort=lambda one: -1.0 if one.distance is None else one.distance,
        ),
        ListColumn(_("Kappa lineal"), "linear", "number"),
        ListColumn(
            _("Kappa"),
            "linear",
            "number",
            window=84,
            leaves=1,
            in_sheet=False,
            say=lambda one: say_coefficient(one.linear),
            sort=lambda one: -2.0 if one.linear is None else one.linear,
        ),
        ListColumn(_("Kappa cuadrático"), "quadratic", "number"),
        ListColumn(_("Alfa ordinal"), "alpha", "number"),
    )
    return ListKind(
        "agreement",
        _("Acuerdo entre dos personas"),
        columns,
        read=lambda _asked: found,
        keys="item=item.code agreed distance kappa_linear=linear",
    )


LISTS = (ListEntry("rounds", rounds_list),)
