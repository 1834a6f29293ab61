"""The lists of the diagnostic: its rounds, and how far two people read the same."""

from collections.abc import Callable, Sequence
from functools import partial

from app.diagnosis.agreement_words import say_coefficient
from app.diagnosis.detail_study import say_detail_study
from app.diagnosis.item_agreement import ItemAgreement
from app.diagnosis.item_study import ItemStudy
from app.diagnosis.queries import list_visits
from app.diagnosis.records import AnswerKind, VisitLine
from app.diagnosis.study_words import say_seconds, say_share, say_signs
from app.diagnosis.words import KIND_KEYS, KIND_WORDS
from app.i18n import _
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind
from app.phrases import capital

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


def study_list(found: Sequence[ItemStudy]) -> ListKind:
    """The questions of an instrument, with what the office's own visits say of each."""
    part = _("{kind}, parte de las respuestas")
    kinds = [
        _share(part.format(kind=capital(KIND_WORDS[kind])), key, partial(_share_of, kind))
        for kind, key in KIND_KEYS.items()
    ]
    columns = (
        ListColumn(_("Código"), lambda one: one.item.code, window=76, strong=True),
        ListColumn(_("Pregunta"), lambda one: one.item.short, window=196),
        ListColumn(_("Respuestas"), "n", "number", window=44, head="n", leaves=5),
        ListColumn(
            _("Segundos (mediana)"), "seconds", "decimal", window=64, head=_("Tiempo"), leaves=4,
            say=lambda one: say_seconds(one.seconds), sort=lambda one: one.seconds or -1.0,
        ),
        ListColumn(_("Visitas con tiempo"), "timed", "number"),
        *kinds,
        _share(_("En el nivel 0"), _("Piso"), lambda one: one.floor, leaves=0),
        _share(_("En el nivel 4"), _("Techo"), lambda one: one.ceiling, leaves=0),
        _coefficient(_("Kappa lineal"), _("Kappa"), lambda one: one.kappa, leaves=3),
        ListColumn(_("Pares con nivel"), "pairs", "number"),
        _coefficient(
            _("Con el resto de su parte (r)"), _("Resto"), lambda one: one.rest.value if one.rest else None,
            leaves=2,
        ),
        ListColumn(_("r, desde"), lambda one: one.rest.low if one.rest else None, "decimal"),
        ListColumn(_("r, hasta"), lambda one: one.rest.high if one.rest else None, "decimal"),
        ListColumn(_("r, de cuántos talleres"), lambda one: one.rest.n if one.rest else None, "number"),
        ListColumn(
            _("Lo que va con la respuesta"),
            lambda one: say_detail_study(one.detail) if one.detail else "",
            width=60,
        ),
        ListColumn(_("Qué mirar"), say_signs, width=60, window=0, least=150, lines=2),
    )  # fmt: skip
    return ListKind(
        "study",
        _("Estudio de las preguntas"),
        columns,
        read=lambda _asked: found,
        keys="item=item.code n seconds timed floor ceiling kappa pairs",
    )


def _share_of(kind: AnswerKind, one: ItemStudy) -> float | None:
    return one.shares[kind]


def _share(title: str, head: str, of: Callable[[ItemStudy], float | None], *, leaves: int = 1) -> ListColumn:
    """A part of the answers; one that is hidden is ordered below nought."""

    def key(one: ItemStudy) -> float:
        share = of(one)
        return -1.0 if share is None else share

    return ListColumn(
        title,
        of,
        "percent",
        window=50,
        leaves=leaves,
        head=head,
        say=lambda one: say_share(of(one)),
        sort=key,
    )


def _coefficient(
    title: str, head: str, of: Callable[[ItemStudy], float | None], *, leaves: int
) -> ListColumn:
    """A number between -1 and 1; one that is not given is ordered below all."""

    def key(one: ItemStudy) -> float:
        value = of(one)
        return -2.0 if value is None else value

    return ListColumn(
        title,
        of,
        "decimal",
        window=58,
        leaves=leaves,
        head=head,
        say=lambda one: say_coefficient(of(one)),
        sort=key,
    )


LISTS = (ListEntry("rounds", rounds_list),)
