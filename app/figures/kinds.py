"""What can be measured in a workshop over time: how it is called, its unit, what is plausible."""

from dataclasses import dataclass

from app.i18n import N_, _, format_money, format_number

GUARANIES, PEOPLE = N_("guaraníes"), N_("personas")
GARMENTS, MACHINES = N_("prendas"), N_("máquinas")


@dataclass(frozen=True, slots=True)
class FigureKind:
    """`low` and `high` are what a workshop of 1 to 15 people may say; outside is a doubt.

    A `flow` adds up over a month (sales); without it the number is as it stood that day.
    """

    code: str
    title: str
    unit: str
    low: int
    high: int
    flow: bool = True


KINDS = (
    FigureKind("people", N_("Personas que trabajan"), PEOPLE, 1, 60, flow=False),
    FigureKind("people_in_ips", N_("Personas en IPS"), PEOPLE, 0, 60, flow=False),
    FigureKind("sales_month", N_("Ventas del mes"), GUARANIES, 300_000, 500_000_000),
    FigureKind("output_month", N_("Prendas hechas en el mes"), GARMENTS, 1, 50_000),
    FigureKind(
        "owner_income_month",
        N_("Lo que le queda a la dueña o al dueño por mes"),
        GUARANIES,
        100_000,
        60_000_000,
    ),
    FigureKind("machines", N_("Máquinas que funcionan"), MACHINES, 1, 80, flow=False),
    FigureKind("price_garment", N_("Lo que le pagan por prenda"), GUARANIES, 300, 500_000, flow=False),
    FigureKind(
        "other_costs_month", N_("Otros gastos del mes (luz, hilo, alquiler)"), GUARANIES, 20_000, 100_000_000
    ),
)
BY_CODE = {kind.code: kind for kind in KINDS}


def figure_title(code: str) -> str:
    """ "people" -> "Personas que trabajan"; a code that is not known is shown as it is."""
    return _(BY_CODE[code].title) if code in BY_CODE else code


def say_figure(code: str, value: int) -> str:
    """A value with its unit's writing: "G. 4.500.000", "1.200"."""
    kind = BY_CODE.get(code)
    return format_money(value) if kind and kind.unit == GUARANIES else format_number(value)


def doubt_figure(code: str, value: int, people: int | None = None) -> str | None:
    """Why a number looks like a slip, or None. It is a question, never a refusal.

    `people` is how many work there, to doubt more in IPS than people.
    """
    kind = BY_CODE[code]
    if code == "people_in_ips" and people is not None and value > people:
        return _("Hay más personas en IPS que personas; mire si está bien.")
    if value < kind.low:
        return _("Parece poco para «{what}»; mire si falta una cifra.").format(what=_(kind.title))
    if value > kind.high:
        return _("Parece mucho para «{what}»; mire si sobra una cifra.").format(what=_(kind.title))
    return None
