"""What a workshop pays for, per what it is thought of, and how it is known."""

from dataclasses import dataclass

from app.i18n import N_, Words, _

PER_WORDS = Words(
    {
        "day": N_("por día"),
        "week": N_("por semana"),
        "fortnight": N_("por quincena"),
        "month": N_("por mes"),
        "two_months": N_("cada 2 meses"),
        "quarter": N_("cada 3 meses"),
        "year": N_("por año"),
        "piece": N_("por prenda"),
    }
)
# From what is hardest to be wrong about down: the origin of a figure.
COST_ORIGINS = ("said", "notebook", "invoice", "contract", "measured", "calculated")
ORIGIN_SHORT = Words(
    {
        "said": N_("lo dijo"),
        "notebook": N_("cuaderno"),
        "invoice": N_("factura"),
        "contract": N_("contrato"),
        "measured": N_("medido"),
        "calculated": N_("calculado"),
    }
)


@dataclass(frozen=True, slots=True)
class CostKind:
    """Something that is paid for. `asked` of every workshop; `per` as it is mostly thought of.

    `question` is how it is asked. Without an answer to what is `needed` nothing is computed.
    """

    code: str
    title: str
    question: str
    per: str = "month"
    asked: bool = False
    needed: bool = False


COST_KINDS = (
    CostKind(
        "wages", N_("Jornales del taller"), N_("¿Cuánto paga a quienes cosen y ayudan, entre todas y todos?"),
        "week", asked=True, needed=True,
    ),
    CostKind(
        "owner", N_("Lo que saca la dueña o el dueño"), N_("¿Cuánto saca para su casa?"),
        "week", asked=True, needed=True,
    ),
    CostKind("aguinaldo", N_("Aguinaldo del mes"), N_("La doceava parte de los jornales")),
    CostKind("rent", N_("Alquiler"), N_("¿Cuánto paga de alquiler? Si no paga, 0"), asked=True),
    CostKind("thread", N_("Hilo y agujas"), N_("¿Cuánto se va en hilo y agujas?"), "week", asked=True),
    CostKind("power", N_("Luz"), N_("¿Cuánto vino la última factura?"), asked=True),
    CostKind(
        "repairs", N_("Mecánico, repuestos"), N_("¿Cada cuánto viene el mecánico, y cuánto cobra?"),
        "two_months", asked=True,
    ),
    CostKind("ips", N_("Aporte a IPS del taller"), N_("Lo que paga el taller, sin lo que se descuenta")),
    CostKind("services", N_("Agua, teléfono, internet"), N_("¿Cuánto paga por mes?")),
    CostKind("transport", N_("Pasajes y fletes"), N_("¿Cuánto gasta en llevar y traer?"), "week"),
    CostKind("instalment", N_("Cuota de máquinas o préstamo"), N_("¿De cuánto es la cuota?")),
    CostKind("packing", N_("Bolsas y etiquetas"), N_("¿Cuánto por prenda?"), "piece"),
    CostKind("materials", N_("Tela y avíos que pone el taller"), N_("¿Cuánto por prenda?"), "piece"),
    CostKind("other", N_("Otro gasto"), N_("¿Cuánto es?")),
)  # fmt: skip
KIND_OF_COST = {kind.code: kind for kind in COST_KINDS}
ASKED = tuple(kind.code for kind in COST_KINDS if kind.asked)
NEEDED = tuple(kind.code for kind in COST_KINDS if kind.needed)
SHOWN = (*ASKED[:2], "aguinaldo", *ASKED[2:])  # of every workshop, in this order


def cost_title(kind: str, what: str | None = None, owner: str = "") -> str:
    """What a cost is called; another one by what was written, the owner's pay by her name."""
    if kind == "other" and what:
        return what
    if kind == "owner" and owner:
        return _("Lo que saca {name}").format(name=owner)
    return _(KIND_OF_COST[kind].title) if kind in KIND_OF_COST else kind
