"""What can be claimed of a pilot as the sheets of one workbook: a row per finding, and each table beside it."""

from collections.abc import Mapping
from typing import Any

from app.claims.forest import name_finding
from app.claims.records import CANNOT_SAY, LOT, ArmFlow, PilotFinding, PilotReport
from app.claims.sentences import say_before, say_finding
from app.claims.way_words import say_expected, way_steps
from app.claims.words import (
    BACKGROUND_WORDS,
    DOUBT_WORDS,
    GROUP_WORDS,
    METHOD_WORDS,
    NOTE_WORDS,
    STATE_WORDS,
    WARNING_WORDS,
)
from app.i18n import _
from app.lists.sheets import Cell, Kind, ListSheet, SheetColumn
from app.phrases import capital
from app.pilots.words import LEFT_WORDS, ROLE_WORDS

LARGE, FIGURES, P_FIGURES = 1_000, 3, 4
NAME_WIDTH, SENTENCE_WIDTH = 34, 60


def claim_sheets(report: PilotReport, titles: Mapping[str, str]) -> list[ListSheet]:
    """Findings, each follow-up by itself, how both sides stood, who took it, who left, and the way; `titles` of measures."""
    return [
        _findings(report),
        _rounds(report),
        _standing(report, titles),
        _taken(report),
        _left(report),
        _way(report),
    ]


def _parts(report: PilotReport) -> list[tuple[str, PilotFinding]]:
    """Every finding with what it is of."""
    parts = (
        (_("del plan"), (*report.findings, *report.families)),
        (_("todos los que empezaron"), report.pooled),
        (_("subgrupo del plan"), report.subgroups),
        (_("exploratorio: no estaba en el plan"), report.exploratory),
    )
    return [(name, one) for name, findings in parts for one in findings]


def _findings(report: PilotReport) -> ListSheet:
    texts = (
        (_("Qué es"), 20), (_("Resultado"), NAME_WIDTH), (_("Grupo"), 20), (_("Para quiénes"), 20), (_("Papel"), 12),
        (_("Qué se ve"), 20), (_("Lo que se puede decir"), SENTENCE_WIDTH), (_("Cómo iban antes"), 40), (_("Dudas"), 40),
        (_("A tener en cuenta"), 40), (_("Cómo se compara"), 26), (_("Unidad"), 12),
    )  # fmt: skip
    numbers: tuple[tuple[str, Kind], ...] = (
        (_("Diferencia"), "decimal"), (_("Diferencia, desde"), "decimal"), (_("Diferencia, hasta"), "decimal"),
        (_("En desvíos"), "decimal"), (_("Se vería desde"), "decimal"), (_("Lo mínimo que vale la pena"), "decimal"),
        (_("p del sorteo"), "decimal"), (_("p de la regresión"), "decimal"), (_("q, por mirar varios"), "decimal"),
        (_("Según quiénes faltan, desde"), "decimal"), (_("Según quiénes faltan, hasta"), "decimal"),
        (_("En quienes lo reciben"), "decimal"), (_("En quienes lo reciben, desde"), "decimal"),
        (_("En quienes lo reciben, hasta"), "decimal"), (_("Talleres comparados"), "number"),
        (_("De ellos, empezaron o lo recibieron"), "number"),
    )  # fmt: skip
    columns = (
        *(SheetColumn(title, "text", wide) for title, wide in texts),
        *(SheetColumn(title, kind, 14) for title, kind in numbers),
    )
    rows = [(*_words_of(part, one), *_numbers_of(one)) for part, one in _parts(report)]
    warnings = "; ".join(WARNING_WORDS[code] for code in report.warnings)
    note = _(
        "La diferencia es entre los que empezaron primero y los que esperan, lo hayan recibido o no, en la unidad de cada resultado."
    )
    if report.pilot.comparison != LOT:
        note = _("No fue por sorteo: la diferencia es de lo que cambiaron, y puede venir de otra cosa.")
    return ListSheet(
        _("Lo que se puede decir"), columns, rows, f"{note} {capital(warnings)}." if warnings else note
    )


def _words_of(part: str, one: PilotFinding) -> tuple[Cell, ...]:
    return (
        part, one.title, one.arm, GROUP_WORDS[one.subgroup] if one.subgroup else None,
        ROLE_WORDS.get(one.role), STATE_WORDS[one.state], say_finding(one), say_before(one),
        "; ".join(DOUBT_WORDS[code] for code in one.doubts), "; ".join(NOTE_WORDS[code] for code in one.notes),
        METHOD_WORDS[one.method] if one.method else None, one.unit,
    )  # fmt: skip


def _numbers_of(one: PilotFinding) -> tuple[Cell, ...]:
    """Nothing of what cannot be said, but what one group alone changed."""
    counts = (one.n or None, one.n_treated or None)
    if one.state == CANNOT_SAY and one.reason != "no_comparison":
        return (*[None] * 14, *counts)
    in_deviations = one.estimate / one.spread if one.estimate is not None and one.spread else None
    low, high = one.bounds or (None, None)
    values = (
        one.estimate, one.ci_low, one.ci_high, in_deviations, one.mde, one.least_effect,
    )  # fmt: skip
    chances = (one.p_randomization, one.p, one.q)
    taken = (one.late, one.late_low, one.late_high) if "weak_instrument" not in one.notes else (None,) * 3
    more = (low, high, *taken)
    return (
        *map(_rounded, values),
        *(None if one is None else round(one, P_FIGURES) for one in chances),
        *map(_rounded, more),
        *counts,
    )


def _rounded(value: float | None) -> float | None:
    """Large ones without what is behind the comma: nobody measured that."""
    return None if value is None else round(value, FIGURES) if abs(value) < LARGE else float(round(value))


def _rounds(report: PilotReport) -> ListSheet:
    days = {one.number: one.target for one in report.windows}
    rows: list[tuple[Cell, ...]] = [
        (
            name_finding(one), moment.number, days.get(moment.number), _rounded(moment.estimate),
            _rounded(moment.ci_low), _rounded(moment.ci_high), one.unit, moment.n,
        )
        for _part, one in _parts(report)
        if one.state != CANNOT_SAY
        for moment in one.rounds
    ]  # fmt: skip
    columns = (
        SheetColumn(_("Resultado"), width=NAME_WIDTH), SheetColumn(_("Medición"), "number"),
        SheetColumn(_("Se esperaba el"), "date"), *_decimals(_("Diferencia"), _("Desde"), _("Hasta")),
        SheetColumn(_("Unidad"), width=14), SheetColumn(_("Talleres"), "number"),
    )  # fmt: skip
    note = _("Con número menor que cero, lo de antes de empezar: ahí los dos lados tendrían que ir igual.")
    return ListSheet(
        _("Cada medición"), columns, rows, "" if report.pilot.comparison == LOT else note
    )  # fmt: skip


def _decimals(*titles: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(one, "decimal", 14) for one in titles)


def _standing(report: PilotReport, titles: Mapping[str, str]) -> ListSheet:
    by_lot = report.pilot.comparison == LOT
    sides = (
        (_("Empiezan, media"), _("Esperan, media")) if by_lot else (_("Lo recibieron, media"), _("No, media"))
    )
    rows: list[tuple[Cell, ...]] = [
        (
            BACKGROUND_WORDS.get(one.code) or titles.get(one.code, one.code), _rounded(one.treated),
            _rounded(one.waiting), _rounded(one.difference), one.known, one.far,
        )
        for one in report.balance
    ]  # fmt: skip
    columns = (
        SheetColumn(_("Lo que había antes"), width=NAME_WIDTH), *_decimals(*sides, _("Diferencia, en desvíos")),
        SheetColumn(_("Talleres con dato"), "number"), SheetColumn(_("Distintos"), "yesno"),
    )  # fmt: skip
    note = _("Distintos: más de 0,25 desvíos de diferencia. Las dueñas y la zona rural van de 0 a 1.")
    return ListSheet(_("Cómo estaban antes"), columns, rows, note)


def _taken(report: PilotReport) -> ListSheet:
    rows: list[tuple[Cell, ...]] = []
    for one in report.flow:
        known = one.drawn - one.took_unknown
        share = one.took / known if known else None
        rows.append((one.name, one.treated, one.drawn, one.took, known - one.took, one.took_unknown, share))
    columns = (
        *_arm_columns(report), *_counts(_("Lo recibieron"), _("No lo recibieron"), _("No se sabe")),
        SheetColumn(_("Lo recibieron, de los que se sabe"), "percent"),
    )  # fmt: skip
    return ListSheet(_("Quién lo recibió"), columns, rows, " ".join(say_expected(report)))


def _left(report: PilotReport) -> ListSheet:
    measured = any(any(one.measured) for one in report.flow)
    rows = [
        (
            one.name, one.treated, one.drawn, one.lost if measured else None,
            one.lost / one.drawn if measured and one.drawn else None,
            *(_left_for(one, code) for code in LEFT_WORDS),
        )
        for one in report.flow
    ]  # fmt: skip
    columns = (
        *_arm_columns(report), *_counts(_("Sin la última medición")), SheetColumn(_("Sin ella, de cada 100"), "percent"),
        *_counts(*(_("Se fue: {why}").format(why=LEFT_WORDS[code]) for code in LEFT_WORDS)),
    )  # fmt: skip
    return ListSheet(_("Quiénes faltan"), columns, rows)


def _left_for(arm: ArmFlow, code: str) -> int:
    return arm.left.get(code, 0)


def _way(report: PilotReport) -> ListSheet:
    columns = (
        SheetColumn(_("Paso"), width=NAME_WIDTH),
        *(SheetColumn(one.name, "number", 18) for one in report.flow),
    )
    rows: list[tuple[Any, ...]] = [(step.words, *step.counts) for step in way_steps(report)]
    return ListSheet(_("El camino de los talleres"), columns, rows)


def _arm_columns(report: PilotReport) -> tuple[SheetColumn, ...]:
    drawn = _("Sorteados") if report.pilot.comparison == LOT else _("En el piloto")
    first = _("Empiezan primero") if report.pilot.comparison == LOT else _("Del lado que lo recibió")
    return (SheetColumn(_("Grupo"), width=NAME_WIDTH), SheetColumn(first, "yesno"), *_counts(drawn))


def _counts(*titles: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(one, "number", 16) for one in titles)
