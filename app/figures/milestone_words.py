"""How milestones are called, and what they may be owed to."""

from app.figures.kinds import say_figure
from app.figures.records import Milestone, MilestoneQuestion
from app.i18n import N_, Words, _

KIND_WORDS: Words[str] = Words(
    {
        "people": N_("Personas que trabajan"),
        "people_in_ips": N_("Personas en IPS"),
        "sales": N_("Ventas"),
        "first_invoice": N_("Primera factura o boleta con timbrado"),
        "credit": N_("Crédito"),
        "machine": N_("Máquina comprada"),
        "association": N_("Entró a una asociación"),
        "first_order": N_("Primer pedido de una empresa ancla"),
        "other": N_("Otro hito"),
    }
)

ATTRIBUTION_WORDS: Words[str] = Words(
    {
        "programme": N_("se lo debe al programa"),
        "partly": N_("en parte al programa"),
        "not": N_("no se lo debe al programa"),
        "unknown": N_("la dueña o el dueño no sabe"),
    }
)

# How the numbers of a milestone are written: as the figure of this kind.
_WRITTEN_AS = {"sales": "sales_month", "credit": "sales_month"}


def say_number(kind: str, value: int) -> str:
    """A milestone's number: guaraníes for sales and credit, else plain."""
    return say_figure(_WRITTEN_AS.get(kind, "people"), value)


def say_change(one: Milestone | MilestoneQuestion) -> str:
    """ "de 5 a 8", "G. 8.000.000", "Overlock"; empty when there is nothing to say."""
    if one.before is not None and one.after is not None:
        said = _("de {before} a {after}").format(
            before=say_number(one.kind, one.before), after=say_number(one.kind, one.after)
        )
    elif one.after is not None:
        said = say_number(one.kind, one.after)
    else:
        said = ""
    return " · ".join(part for part in (said, one.what or "") if part)


def say_milestone(one: Milestone | MilestoneQuestion) -> str:
    """ "Personas en IPS: de 2 a 5"."""
    change = say_change(one)
    return f"{KIND_WORDS[one.kind]}: {change}" if change else KIND_WORDS[one.kind]


def say_kind(kind: str) -> str:
    """ "sales" -> "Ventas"; a kind that is not known is shown as it is."""
    return KIND_WORDS.get(kind, kind)


ANSWER_WORDS: Words[str] = Words({"milestone": N_("es un hito"), "not": N_("no es un hito")})
