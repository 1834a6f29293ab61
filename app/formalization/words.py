"""Legal figures and steps in words for people."""

from collections.abc import Sequence

from app.formalization.records import Statute, Step, StepState
from app.i18n import N_, Words, _, format_day, format_money, format_number, ngettext

STATE_WORDS: Words[str] = Words(
    {
        "vigente": N_("vigente"),
        "suspendido": N_("suspendido"),
        "controvertido": N_("en discusión"),
        "derogado": N_("ya no rige"),
        "futuro": N_("todavía no rige"),
        "desconocido": N_("no se conoce"),
    }
)
CONFIDENCE_WORDS: Words[str] = Words(
    {
        "V2": N_("leído en dos fuentes"),
        "V": N_("leído en una fuente"),
        "C": N_("calculado"),
        "M": N_("sin confirmar"),
        "S": N_("solo del documento del programa"),
        "desconocido": N_("no se encontró"),
    }
)
STATUS_WORDS: Words[str] = Words(
    {
        "done": N_("hecho"),
        "told": N_("por confirmar"),
        "in_hand": N_("en trámite"),
        "missing": N_("falta"),
        "expired": N_("vencido"),
        "unknown": N_("sin anotar"),
        "not_due": N_("no corresponde"),
    }
)
DUTY_WORDS: Words[str] = Words(
    {
        "required": N_("obligatorio"),
        "advised": N_("conviene"),
        "unknown": N_("no sabemos si es obligatorio"),
    }
)
DUE_WORDS: Words[str] = Words(
    {
        "always": N_("a todos los talleres"),
        "workers": N_("si alguien cobra por trabajar"),
        "wanted": N_("cuando el taller quiera"),
    }
)
LADDER_WORDS: Words[str] = Words({"business": N_("El negocio"), "jobs": N_("Los empleos")})
KIND_WORDS: Words[str] = Words(
    {
        "full_time": N_("jornada completa"),
        "part_time": N_("tiempo parcial"),
        "piece": N_("por pieza"),
        "seasonal": N_("por temporada"),
    }
)
PERIOD_WORDS: Words[str] = Words(
    {  # after "por", and each with a first letter of its own
        "month": N_("mes"),
        "week": N_("semana"),
        "day": N_("día"),
        "hour": N_("hora"),
        "piece": N_("pieza"),
    }
)
UNIT_WORDS: Words[str] = Words(  # of the figures that come with the program, by themselves
    {
        one: one
        for one in (
            N_("Gs"),
            N_("Gs por año"),
            N_("Gs por día"),
            N_("Gs por mes"),
            N_("% de descuento"),
            N_("% de la base"),
            N_("% de la renta neta"),
            N_("% de las horas de la semana"),
            N_("% de lo facturado"),
            N_("% del salario"),
            N_("% del salario mínimo"),
            N_("% del salario más alto que paga, no menos que el mínimo"),
            N_("% sobre el jornal"),
            N_("% sobre la hora"),
            N_("años"),
            N_("doceava parte"),
            N_("día de diciembre"),
            N_("día del mes"),
            N_("días"),
            N_("días corridos"),
            N_("días de trabajo o jornales"),
            N_("días hábiles por año"),
            N_("horas"),
            N_("horas por semana"),
            N_("jornales mínimos por persona"),
            N_("jornales por año"),
            N_("meses"),
            N_("minutos por día"),
            N_("personas"),
            N_("semanas"),
            N_("sí (1)"),
        )
    }
)
_MONEY = "Gs"  # how the unit of an amount begins, in every language
DISCLAIMER = N_("Orientativo: no reemplaza a contador ni abogado.")
EXPIRED_WORDS = N_("valor vencido, confirme")


def statute_themes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Titles of the themes, with how the codes of each begin; the last takes the others."""
    return (
        (_("Salarios"), ("SALARIO", "JORNAL-", "DIAS-DEL-MES")),
        (_("IPS"), ("IPS-",)),
        (
            _("Empresa e impuestos"),
            ("MIPYMES", "CEDULA", "RESIMPLE", "SIMPLE", "IRE", "IVA", "PATENTE"),
        ),
        (_("Derechos de quienes trabajan"), ()),
    )


def theme_of(code: str) -> int:
    """The place of a figure's theme in `statute_themes`."""
    themes = statute_themes()
    found = (n for n, (_title, begins) in enumerate(themes) if begins and code.startswith(begins))
    return next(found, len(themes) - 1)


def show_value(statute: Statute) -> str:
    """The value with its unit: "Gs. 2.899.048 por mes", "16,5 % del salario"."""
    if statute.value is None:
        return _("no se conoce")
    unit = say_unit(statute.unit)
    if statute.unit.startswith(_MONEY):
        rest = unit.removeprefix(_MONEY)
        return f"{format_money(round(statute.value))}{rest}"
    return f"{show_number(statute.value)} {unit}"


def say_unit(unit: str) -> str:
    """The unit of a figure in the language in use; one that only an update or an office has, as it is written."""
    return UNIT_WORDS.get(unit, unit)


def show_number(value: float) -> str:
    """ "16,5", "48": as many decimals as it has, with a comma."""
    if float(value).is_integer():
        return format_number(int(value))
    whole, _point, decimals = f"{value:.4f}".rstrip("0").partition(".")
    return f"{format_number(int(whole))},{decimals}"


def show_norm(statute: Statute) -> str:
    """Norm and since when: "Decreto 4122/2025, desde el 01/07/2025"; else when it was read."""
    if statute.since_exact and statute.valid_from:
        day, text = statute.valid_from, _("{norm}, desde el {day}")
    elif statute.read_on:
        day, text = statute.read_on, _("{norm}, leído el {day}")
    else:
        return statute.norm
    return text.format(norm=statute.norm, day=format_day(day))


def count_steps(states: Sequence[StepState]) -> str:
    """ "2 de 5 hechos, 1 por confirmar, 2 sin anotar"; empty when none is due."""
    due = [state.shown for state in states if state.due]
    if not due:
        return ""
    done, told, unknown = (due.count(status) for status in ("done", "told", "unknown"))
    said = ngettext("{done} de {due} hecho", "{done} de {due} hechos", len(due)).format(
        done=done, due=len(due)
    )
    if told:
        said += ", " + _("{count} por confirmar").format(count=told)
    if unknown:
        said += ", " + _("{count} sin anotar").format(count=unknown)
    return said


def show_duty(step: Step) -> str:
    """Whether the law asks for a step; what is done only when it is wanted says so itself."""
    return "" if step.due == "wanted" else DUTY_WORDS[step.duty]


def show_step_cost(step: Step) -> str:
    """What a step costs, or that it is not known."""
    known = None
    if step.cost is not None:
        known = format_money(step.cost) if step.cost else _("sin costo")
    if known and step.cost_note and step.cost_note != known:
        return f"{known} ({step.cost_note})"
    return known or step.cost_note or _("no se conoce: pregunte antes de ir")


def show_time(step: Step) -> str:
    """How long a step takes, or that it is not known."""
    if step.time_note:
        return step.time_note
    if step.days is None:
        return _("no se conoce")
    return ngettext("{days} día", "{days} días", step.days).format(days=step.days)
