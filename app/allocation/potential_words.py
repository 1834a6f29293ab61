"""How a cluster's potential is said."""

from app.allocation.flexibility import MOST_PRODUCTS
from app.allocation.garment_needs import NeedSource
from app.allocation.potential import BestLink, BestMachine, OnlyOne, Potential
from app.i18n import _, format_day, format_number, ngettext
from app.numbers import write_number
from app.phrases import join_words, uncapital
from app.registry.vocabulary import machine_name
from app.valuechain.words import product_title

HUNDRED = 100
NEARLY = 0.005  # of what is asked for: nobody would notice it


def say_of_hundred(served: float, asked: float) -> str:
    """ "89 de cada 100": of the pieces that are asked for."""
    return _("{count} de cada 100").format(count=round(HUNDRED * served / asked) if asked else 0)


def say_potential(found: Potential) -> str:
    """The answer in a sentence, or what is missing for one."""
    if found.answer is None:
        return _(
            "De ningún taller se sabe cuánto hace por mes y qué prendas; anote «Prendas hechas en el mes» en sus cifras."
        )
    return _(
        "Si lo que piden de cada prenda sube y baja, hoy juntos harían {given}; si cada uno hiciera solo lo suyo, {dedicated}; si todos supieran todo, {full}."
    ).format(
        given=say_of_hundred(found.answer.given, found.asked),
        dedicated=say_of_hundred(found.answer.dedicated, found.asked),
        full=say_of_hundred(found.answer.full, found.asked),
    )


def say_no_links(found: Potential) -> str:
    """Why there is nothing that would add: it is as good as if all knew all, or too little is known."""
    if found.answer is None:
        return _("Se verá cuando se sepa cuánto hace cada taller por mes.")
    if len(found.families) > MOST_PRODUCTS:
        return _("Con más de {count} prendas distintas no se calcula cuál sumaría más.").format(
            count=MOST_PRODUCTS
        )
    if found.families and found.answer.full - found.answer.given < NEARLY * found.asked:
        return _(
            "Aprender otra prenda, o tener otra clase de máquina, casi no sumaría: entre todos ya se cubren. Lo que limita es cuánto hacen, no qué saben."
        )
    return _("Ningún saber nuevo de un solo taller cambia mucho; harían falta varios juntos.")


def say_link(link: BestLink) -> str:
    """ "Textil Yvoty, si aprende guardapolvos"."""
    return _("{name}, si suma {family}").format(name=link.name, family=product_title(link.family).lower())


def say_machine(one: BestMachine) -> str:
    """ "Textil Yvoty, si consigue ojaladora y suma guardapolvos y camisas"."""
    return _("{name}, si consigue {machine} y suma {families}").format(
        name=one.name,
        machine=uncapital(machine_name(one.machine)),
        families=join_words(product_title(family).lower() for family in one.families),
    )


def say_addition(one: BestLink | BestMachine) -> str:
    """What would add to what is served: a garment that somebody learns, or a machine."""
    return say_machine(one) if isinstance(one, BestMachine) else say_link(one)


def explain_addition(one: BestLink | BestMachine) -> str:
    """Of a machine, from where it is known that it is needed, and how far the draws may be off; else empty."""
    if not isinstance(one, BestMachine):
        return ""
    said = _(
        "Le falta solo esa máquina: {sources}. Por el azar del cálculo, ± {error} prendas (un error estándar)."
    )
    return said.format(
        sources="; ".join(_say_source(source) for source in one.sources),
        error=write_number(one.standard_error, 1),
    )


def _say_source(one: NeedSource) -> str:
    family, day = product_title(one.family).lower(), format_day(one.on)
    if one.number is not None:
        return _("la pide el pedido {number} de {family} ({day})").format(
            number=one.number, family=family, day=day
        )
    return _("con ella se cosen {family} en {workshop} (medido el {day})").format(
        family=family, workshop=one.workshop, day=day
    )


def say_gain(link: BestLink | BestMachine) -> str:
    """ "unas 35 prendas más por mes"."""
    count = round(link.gain)
    return ngettext("una prenda más por mes", "unas {count} prendas más por mes", max(1, count)).format(
        count=format_number(count)
    )


def say_only(one: OnlyOne) -> str:
    """What a workshop alone can do, within a sentence."""
    if one.kind == "machine":
        return _("el único con {what}").format(what=machine_name(one.what).lower())
    return _("el único que hace {what}").format(what=product_title(one.what).lower())


def say_unknown(found: Potential) -> str:
    """Of how many workshops nobody knows the month; empty of none."""
    count = len(found.unknown)
    if not count:
        return ""
    return ngettext(
        "De {count} taller no se sabe cuánto hace por mes: no entra en la cuenta.",
        "De {count} talleres no se sabe cuánto hacen por mes: no entran en la cuenta.",
        count,
    ).format(count=count)


def explain_potential() -> str:
    """What the figure rests on, and what it does not know."""
    return _(
        "Cuenta con lo que cada taller dice (o mide) que hace en un mes. De cada prenda se supone que piden, en promedio, lo que los talleres hacen de ella, y que de un mes a otro varía 40 de cada 100 (Jordan y Graves 1995; no se midió aquí). Una máquina se nombra solo donde un pedido o una prenda medida dice que hace falta, y a quien, por sus máquinas anotadas, le falta solo esa; se supone que aprende a coser lo que abre. No sabe de días, de tela ni de distancias: sirve para comparar, no para prometer."
    )
