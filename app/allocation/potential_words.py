"""How a cluster's potential is said."""

from app.allocation.potential import BestLink, OnlyOne, Potential
from app.i18n import _, format_number, ngettext
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
    if found.families and found.answer.full - found.answer.given < NEARLY * found.asked:
        return _(
            "Aprender otra prenda casi no sumaría: entre todos ya se cubren. Lo que limita es cuánto hacen, no qué saben."
        )
    return _("Ningún saber nuevo de un solo taller cambia mucho; harían falta varios juntos.")


def say_link(link: BestLink) -> str:
    """ "Textil Yvoty, si aprende guardapolvos"."""
    return _("{name}, si suma {family}").format(name=link.name, family=product_title(link.family).lower())


def say_gain(link: BestLink) -> str:
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
        "Cuenta con lo que cada taller dice (o mide) que hace en un mes. De cada prenda se supone que piden, en promedio, lo que los talleres hacen de ella, y que de un mes a otro varía 40 de cada 100 (Jordan y Graves 1995; no se midió aquí). No sabe de días, de tela ni de distancias: sirve para comparar, no para prometer."
    )
