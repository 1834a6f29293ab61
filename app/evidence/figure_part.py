"""The figures of each round: amounts, how people and machines changed, and what was counted on the floor."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from app.counts.indicators import absenteeism, defects_per_hundred, efficiency_of, right_first_time
from app.counts.queries import days_of_workshops
from app.counts.records import WorkDay
from app.diagnosis.words import ORIGIN_WORDS
from app.evidence.answer_part import ORIGIN_NUMBERS, ORIGIN_SUFFIX
from app.evidence.parts import SHARE_WORDS, DataPart, guard_amounts, share_band
from app.evidence.records import KEPT_BACK, NOT_APPLICABLE, NOT_NOTED, Cell, Variable
from app.evidence.rounds import Round
from app.figures.kinds import BY_CODE
from app.figures.queries import figures_of_workshops
from app.i18n import N_, Words, _
from app.storage.records import Reader

AMOUNTS = ("sales_month", "owner_income_month", "other_costs_month", "price_garment", "output_month")
CHANGES: Words[str] = Words(
    {"people": N_("Personas que trabajan, cambio desde la primera ronda"),
     "machines": N_("Máquinas que funcionan, cambio desde la primera ronda")}
)  # fmt: skip
FLOOR: Words[str] = Words(
    {
        "efficiency": N_("Eficiencia medida en el taller"),
        "dhu": N_("Defectos por cien prendas"),
        "right_first_time": N_("Prendas bien a la primera"),
        "absenteeism": N_("Ausencias"),
    }
)
_NUMBER_OF: Mapping[str, int] = {str(origin): number for origin, number in ORIGIN_NUMBERS.items()}


class ToldFigure(NamedTuple):
    """A figure as it is told: how much, and from where."""

    value: int
    origin: str


Told = Mapping[str, ToldFigure]


class FiguresRead(NamedTuple):
    """Of each round: the newest figure of each kind, and what was reckoned of its days on the floor; no note."""

    told: tuple[Told, ...]
    floor: Mapping[str, tuple[float | None, ...]]


def read_figures(reader: Reader, rounds: Sequence[Round]) -> FiguresRead:
    """What `make_figure_part` is made of."""
    figures = figures_of_workshops(reader, {one.workshop_id for one in rounds})
    told = tuple(
        {
            figure.kind: ToldFigure(figure.value, figure.origin)
            for figure in figures.get(one.workshop_id, ())
            if one.covers(figure.period_to)
        }
        for one in rounds
    )
    return FiguresRead(told, _read_floor(reader, rounds))


def make_figure_part(read: FiguresRead, rounds: Sequence[Round]) -> DataPart:
    """The newest figure of each kind that is told with a round, and what its days on the floor say."""
    told = read.told
    owners = [one.workshop_id for one in rounds]
    variables: list[Variable] = []
    columns: dict[str, Sequence[Cell]] = {}
    notes: list[str] = []
    treatment = _("redondeado a dos cifras; los más altos se dicen juntos")
    for code in AMOUNTS:
        kind = BY_CODE[code]
        values: list[float | None] = [one[code].value if code in one else None for one in told]
        columns[code], said = guard_amounts(_(kind.title), values, owners)
        notes += said
        columns[code + ORIGIN_SUFFIX] = [_origin(one.get(code)) for one in told]
        variables += [
            Variable(code, _(kind.title), _("Cifras"), unit=_(kind.unit), treatment=treatment, sensitive=True,
                     origin=_("la última del período de la ronda"), missing=(NOT_NOTED, KEPT_BACK)),
            Variable(
                code + ORIGIN_SUFFIX, _("{what}: de dónde sale").format(what=_(kind.title)), _("Cifras"),
                values=tuple((number, ORIGIN_WORDS[one]) for one, number in ORIGIN_NUMBERS.items()),
                missing=(NOT_NOTED,),
            ),
        ]  # fmt: skip
    for code in CHANGES:
        values = _changes(rounds, told, code)
        name = f"{code}_change"
        columns[name], said = guard_amounts(CHANGES[code], values, owners, both_ends=True, rounded=False)
        notes += said
        variables.append(
            Variable(name, CHANGES[code], _("Cifras"), unit=_(BY_CODE[code].unit), missing=(NOT_NOTED, KEPT_BACK),
                     treatment=_("los cambios más grandes, hacia arriba y hacia abajo, se dicen juntos"))
        )  # fmt: skip
    columns["ips_share"] = [_ips_share(one) for one in told]
    variables.append(
        Variable("ips_share", _("Personas en IPS, de las que trabajan"), _("Cifras"), values=tuple(SHARE_WORDS.items()),
                 origin=_("de las dos últimas cifras del período de la ronda"), missing=(NOT_NOTED,),
                 treatment=_("en partes; la cantidad de personas solo sale como tamaño"), sensitive=True)
    )  # fmt: skip
    floor = _make_floor_part(read.floor, owners)
    return DataPart((*variables, *floor.variables), columns | dict(floor.columns), (*notes, *floor.notes))


def _origin(figure: ToldFigure | None) -> Cell:
    return NOT_NOTED if figure is None else _NUMBER_OF[figure.origin]


def _changes(rounds: Sequence[Round], told: Sequence[Told], code: str) -> list[float | None]:
    first: dict[int, int] = {}
    changes: list[float | None] = []
    for one, figures in zip(rounds, told, strict=True):
        value = figures[code].value if code in figures else None
        if value is not None and one.number == 1:
            first[one.workshop_id] = value
        before = first.get(one.workshop_id)
        changes.append(None if value is None or before is None else value - before)
    return changes


def _ips_share(told: Told) -> Cell:
    if "people" not in told or "people_in_ips" not in told:
        return NOT_NOTED
    people = told["people"].value
    return share_band(told["people_in_ips"].value, people) if people else NOT_APPLICABLE


def _percent(reckon: Callable[[list[WorkDay]], float | None]) -> Callable[[list[WorkDay]], float | None]:
    def reckoned(days: list[WorkDay]) -> float | None:
        share = reckon(days)
        return None if share is None else 100 * share

    return reckoned


_RECKON: dict[str, Callable[[list[WorkDay]], float | None]] = {
    "efficiency": _percent(efficiency_of),
    "dhu": defects_per_hundred,
    "right_first_time": _percent(right_first_time),
    "absenteeism": _percent(absenteeism),
}


def _read_floor(reader: Reader, rounds: Sequence[Round]) -> dict[str, tuple[float | None, ...]]:
    """What the days say that were counted within the time of a round."""
    if not rounds:
        return dict.fromkeys(_RECKON, ())
    counted = days_of_workshops(
        reader, since=min(one.since for one in rounds), until=max(one.until for one in rounds)
    )
    return {
        name: tuple(_reckoned(reckon, counted.get(one.workshop_id, []), one) for one in rounds)
        for name, reckon in _RECKON.items()
    }


def _make_floor_part(floor: Mapping[str, Sequence[float | None]], owners: Sequence[int]) -> DataPart:
    variables: list[Variable] = []
    notes: list[str] = []
    columns: dict[str, Sequence[Cell]] = {}
    for name, values in floor.items():
        decimals = 1 if name == "dhu" else 0
        columns[name], said = guard_amounts(FLOOR[name], values, owners, rounded=False, decimals=decimals)
        notes += said
        variables.append(
            Variable(name, FLOOR[name], _("Medido en el taller"), unit=_("defectos") if name == "dhu" else "%",
                     origin=_("los días contados en el período de la ronda"), missing=(NOT_NOTED, KEPT_BACK),
                     treatment=_("los más altos se dicen juntos"), decimals=decimals)
        )  # fmt: skip
    return DataPart(tuple(variables), columns, tuple(notes))


def _reckoned(
    reckon: Callable[[list[WorkDay]], float | None], days: Sequence[WorkDay], one: Round
) -> float | None:
    own = [day for day in days if one.covers(day.worked_on)]
    return reckon(own) if own else None
