"""What may be followed day by day: how each is reckoned, said, and which way is better."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from app.counts import indicators
from app.counts.control_chart import Stage, find_stages
from app.counts.records import WorkDay
from app.counts.vocabulary import counting_rules
from app.i18n import N_, _, format_day, format_number, ngettext

Rows = Sequence[WorkDay]


@dataclass(frozen=True, slots=True)
class Measure:
    """`reckon` gives one number of the rows of a day, or None, never above `most`.

    `better`: +1 up, -1 down.
    """

    code: str
    title: str
    unit: str
    reckon: Callable[[Rows], float | None]
    better: int
    hint: str
    most: float = inf


def _pieces(rows: Rows) -> float | None:
    known = [row.pieces for row in rows if row.pieces is not None]
    return float(sum(known)) if known else None


def _stopped(rows: Rows) -> float | None:
    """Nothing noted on a day is not known to be nothing."""
    known = [one.minutes for row in rows for one in row.stoppages]
    return sum(known) if known else None


def _wip(rows: Rows) -> float | None:
    known = [row.wip for row in rows if row.wip_applies and row.wip is not None]
    return sum(known) if known else None


SHARE, PIECES, PER_HUNDRED, MINUTES = "share", "pieces", "per_hundred", "minutes"
MEASURES = (
    Measure(
        "efficiency",
        N_("Eficiencia"),
        SHARE,
        indicators.efficiency_of,
        1,
        N_("Prendas × minuto estándar medido hasta ese día ÷ minutos presentes de todas las personas."),
    ),
    Measure("pieces", N_("Prendas por día"), PIECES, _pieces, 1, N_("Prendas terminadas en el día.")),
    Measure(
        "dhu",
        N_("Defectos cada 100"),
        PER_HUNDRED,
        indicators.defects_per_hundred,
        -1,
        N_("Defectos por cada 100 prendas revisadas; una prenda puede tener varios."),
    ),
    Measure(
        "right",
        N_("Bien a la primera"),
        SHARE,
        indicators.right_first_time,
        1,
        N_("De las prendas revisadas, las que pasaron sin arreglo."),
        most=1.0,
    ),
    Measure(
        "absent",
        N_("Faltas"),
        SHARE,
        indicators.absenteeism,
        -1,
        N_("Personas que faltaron, de las que tenían que venir."),
        most=1.0,
    ),
    Measure(
        "stopped",
        N_("Minutos parados"),
        MINUTES,
        _stopped,
        -1,
        N_("Minutos perdidos en el día, sumados por persona."),
    ),
    Measure(
        "wip",
        N_("Prendas a medio hacer"),
        PIECES,
        _wip,
        -1,
        N_("Las que quedaron empezadas al cerrar el día."),
    ),
)
BY_CODE = {measure.code: measure for measure in MEASURES}


def say_share(share: float) -> str:
    """0.8333 -> "83 %", with a no-break space."""
    return f"{round(100 * share)}\u00a0%"


def say_measure(measure: Measure, value: float | None) -> str:
    """A value with its unit's writing; "—" for what is not known."""
    if value is None:
        return "—"
    if measure.unit == SHARE:
        return say_share(value)
    if measure.unit == MINUTES:
        return _("{count} min").format(count=format_number(round(value)))
    if measure.unit == PER_HUNDRED:
        return f"{value:.1f}".replace(".", ",")
    return format_number(round(value))


@dataclass(frozen=True, slots=True)
class DaySeries:
    """A measure day by day, its stages with their limits, and what it tells in words.

    `places`: where each known value stands among the days. Without enough days, no stage.
    """

    measure: Measure
    days: tuple[str, ...]
    values: tuple[float | None, ...]
    places: tuple[int, ...]
    stages: tuple[Stage, ...]
    said: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether something happened in these days."""
        return len(self.stages) > 1 or any(not stage.chart.steady for stage in self.stages)


def make_series(days: Sequence[WorkDay], measure: Measure) -> DaySeries:
    """The series of the days that were counted; those together that are of one day."""
    whole = indicators.by_day(days)
    values = tuple(measure.reckon(rows) for rows in whole.values())
    places = tuple(place for place, value in enumerate(values) if value is not None)
    stages = find_stages(values, most=measure.most)
    known = [tuple(whole)[place] for place in places]
    return DaySeries(measure, tuple(whole), values, places, stages, _say(measure, known, stages))


MOST_SAID = 3


def _say(measure: Measure, known: Sequence[str], stages: Sequence[Stage]) -> tuple[str, ...]:
    """What a series tells; `known` are the days that have a value."""
    if not known:
        return (_why_nothing(measure),)
    if not stages:
        text = ngettext(
            "Es {count} día con este dato: con {least} o más se ve qué es lo de siempre.",
            "Son {count} días con este dato: con {least} o más se ve qué es lo de siempre.",
            len(known),
        )
        return (text.format(count=len(known), least=counting_rules().least_days_of_chart),)
    said = [_say_change(measure, known, *pair) for pair in zip(stages, stages[1:], strict=False)]
    last = stages[-1]
    usual = (
        _("Lo de siempre, desde entonces, va de {low} a {high}, con promedio {mean}.")
        if said
        else _("Lo de siempre va de {low} a {high}, con promedio {mean}.")
    )
    said.append(
        usual.format(
            low=say_measure(measure, last.chart.lower),
            high=say_measure(measure, last.chart.upper),
            mean=say_measure(measure, last.chart.mean),
        )
    )
    if last.chart.steady:
        said.append(_("Un día mejor o peor ahí adentro no es un cambio: no busque una causa."))
    return (*said, *_say_run(measure, known, last), *_say_outside(measure, known, last))


def _say_change(measure: Measure, known: Sequence[str], before: Stage, after: Stage) -> str:
    better = (after.chart.mean - before.chart.mean) * measure.better > 0
    return _("Hay un cambio desde el {day}: antes {before}, desde entonces {after}. {what}").format(
        day=format_day(known[after.first]),
        before=say_measure(measure, before.chart.mean),
        after=say_measure(measure, after.chart.mean),
        what=_("Vale la pena sostenerlo.") if better else _("Pregunte qué pasó en esos días."),
    )


def _why_nothing(measure: Measure) -> str:
    needs = {
        "efficiency": _("Falta el minuto estándar de las prendas, o las personas y sus horas."),
        "dhu": _("Falta cuántas prendas se revisaron."),
        "right": _("Falta cuántas prendas se revisaron y cuántas salieron bien a la primera."),
        "absent": _("Falta cuántas personas faltaron."),
    }
    return needs.get(measure.code, _("De esto no hay nada anotado en estos días."))


def _say_run(measure: Measure, known: Sequence[str], stage: Stage) -> list[str]:
    """The newest run, if it goes on to the last day: one that ended is told by what came after."""
    if not stage.chart.runs or stage.chart.runs[-1][1] != len(stage.chart.values) - 1:
        return []
    first, last, side = stage.chart.runs[-1]
    sentence = (
        _("Los últimos {count} días están todos por encima del promedio: algo está cambiando desde el {day}.")
        if side > 0
        else _(
            "Los últimos {count} días están todos por debajo del promedio: algo está cambiando desde el {day}."
        )
    )
    return [sentence.format(count=last - first + 1, day=format_day(known[stage.first + first]))]


def _say_outside(measure: Measure, known: Sequence[str], stage: Stage) -> list[str]:
    chart = stage.chart
    shown = [
        f"{format_day(known[stage.first + at])} ({say_measure(measure, chart.values[at])})"
        for at in chart.outside[-MOST_SAID:]
    ]
    if not shown:
        return []
    more = len(chart.outside) - len(shown)
    if more:
        shown.append(ngettext("y {count} día más", "y {count} días más", more).format(count=more))
    return [_("Fuera de lo de siempre: {days}. Algo pasó: pregunte qué.").format(days=", ".join(shown))]


def week_of(day: str) -> tuple[str, ...]:
    """The seven days from the Monday of the week that holds a day (ISO)."""
    given = date.fromisoformat(day)
    monday = given - timedelta(days=given.weekday())
    return tuple((monday + timedelta(days=step)).isoformat() for step in range(7))
