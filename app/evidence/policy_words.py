"""What the evidence report is said with."""

from app.evidence.policy_records import EvidenceReport, GroupValue, IndicatorValue
from app.i18n import N_, Words, _, format_number
from app.numbers import write_number
from app.pilots.words import SIZE_WORDS
from app.registry.groups import group_words

POLICY_STATE_WORDS: Words[str] = Words(
    {
        "vigente": N_("vigente"),
        "terminado": N_("su período terminó"),
        "reemplazado": N_("otro lo reemplazó"),
        "desconocido": N_("no se sabe si sigue"),
    }
)
BREAKDOWN_WORDS: Words[str] = Words(
    {"sex": N_("Dueña o dueño"), "age_group": N_("Edad"), "zone": N_("Zona"), "size": N_("Tamaño")}
)


GROUPED_FROM = 1000
TOO_FEW_TO_REPORT = N_(
    "En ese período menos de cinco talleres con diagnóstico dejaron contar sus datos: no se muestra nada."
)


def say_value(value: float | None, unit: str) -> str:
    """ "52,7"; what is hidden or not known is "…"."""
    if value is None:
        return "…"
    if abs(value) >= GROUPED_FROM:
        return format_number(round(value))
    return f"{write_number(value, 1)}{' %' if unit == '%' else ''}"


def say_groups(value: IndicatorValue, grouping: str) -> str:
    """ "Zona: urbana 53,1 (18); rural … (…)"; nothing where no group may be shown, or there is one alone."""
    own = [one for one in value.groups if one.grouping == grouping]
    if len(own) < 2 or all(one.value is None for one in own):
        return ""
    said = "; ".join(f"{_say_group(one)} {say_value(one.value, value.unit)} ({_count(one.n)})" for one in own)
    return f"{BREAKDOWN_WORDS[grouping]}: {said}"


def _say_group(one: GroupValue) -> str:
    words = SIZE_WORDS if one.grouping == "size" else group_words(one.grouping)
    return words[one.group] if one.group else _("no se sabe")


def _count(count: int | None) -> str:
    return "…" if count is None else str(count)


def say_origin(value: IndicatorValue) -> str:
    """How much of it rests on the owner's word."""
    if value.said_share is None:
        return _("no se sabe cuánto es solo de palabra")
    return _("{share} % es solo de palabra").format(share=round(100 * value.said_share))


def limits(report: EvidenceReport) -> tuple[str, ...]:
    """What none of its numbers can say."""
    return (
        _("Son los talleres que el centro atiende y que dejaron contar sus datos: no son una muestra del país ni del territorio."),
        _("Un número de una sola vez no dice qué lo causó; para eso están los pilotos."),
        _("Dos grupos que difieren pueden diferir por azar: con tan pocos talleres, unos puntos no son una diferencia."),
        _("«…» es lo que no se muestra: grupos de menos de cinco, y lo que dejaría sacarlos por resta."),
    )  # fmt: skip
