"""Legal figures and steps in words for people."""

from collections.abc import Sequence

from app.formalization.records import Statute, Step, StepState
from app.i18n import _, format_day, format_money, format_number, ngettext

STATE_WORDS = {
    "vigente": _("vigente"),
    "suspendido": _("suspendido"),
    "controvertido": _("en discusión"),
    "derogado": _("ya no rige"),
    "futuro": _("todavía no rige"),
    "desconocido": _("no se conoce"),
}
CONFIDENCE_WORDS = {
    "V2": _("leído en dos fuentes"),
    "V": _("leído en una fuente"),
    "C": _("calculado"),
    "M": _("sin confirmar"),
    "S": _("solo del documento del programa"),
    "desconocido": _("no se encontró"),
}
STATUS_WORDS = {
    "done": _("hecho"),
    "told": _("por confirmar"),
    "in_hand": _("en trámite"),
    "missing": _("falta"),
    "expired": _("vencido"),
    "unknown": _("sin anotar"),
    "not_due": _("no corresponde"),
}
DUTY_WORDS = {
    "required": _("obligatorio"),
    "advised": _("conviene"),
    "unknown": _("no sabemos si es obligatorio"),
}
LADDER_WORDS = {"business": _("El negocio"), "jobs": _("Los empleos")}
KIND_WORDS = {
    "full_time": _("jornada completa"),
    "part_time": _("tiempo parcial"),
    "piece": _("por pieza"),
    "seasonal": _("por temporada"),
}
PERIOD_WORDS = {  # after "por", and each with a first letter of its own
    "month": _("mes"),
    "week": _("semana"),
    "day": _("día"),
    "hour": _("hora"),
    "piece": _("pieza"),
}
DISCLAIMER = _("Orientativo: no reemplaza a contador ni abogado.")
EXPIRED_WORDS = _("valor vencido, confirme")


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
    )  # fmt: skip


def theme_of(code: str) -> int:
    """The place of a figure's theme in `statute_themes`."""
    themes = statute_themes()
    found = (n for n, (_title, begins) in enumerate(themes) if begins and code.startswith(begins))
    return next(found, len(themes) - 1)


def show_value(statute: Statute) -> str:
    """The value with its unit: "Gs. 2.899.048 por mes", "16,5 % del salario"."""
    if statute.value is None:
        return _("no se conoce")
    if statute.unit.startswith("Gs"):
        rest = statute.unit[2:]
        return f"{format_money(round(statute.value))}{rest}"
    return f"{show_number(statute.value)} {statute.unit}"


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
