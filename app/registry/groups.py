"""What workshops and people are counted by, and what they and a consent are: with their words."""

from collections.abc import Mapping

from app.i18n import N_, Words
from app.registry.records import AGE_GROUPS

AGE_LIMITS = (15, 18, 30, 45, 60)  # the first age of the second and later groups


# One person, and several.
SEX_WORDS: Words[str] = Words({"woman": N_("mujer"), "man": N_("varón"), "other": N_("otro")})
COUNT_WORDS: Words[str] = Words({"woman": N_("mujeres"), "man": N_("varones"), "other": N_("otros")})
AGE_WORDS: Words[str] = Words(
    {
        "under_15": N_("menos de 15"),
        "15_17": N_("15 a 17"),
        "18_29": N_("18 a 29"),
        "30_44": N_("30 a 44"),
        "45_59": N_("45 a 59"),
        "60_up": N_("60 y más"),
    }
)
# Where a workshop stands.
ZONE_WORDS: Words[str] = Words({"urban": N_("urbana"), "rural": N_("rural")})
# What someone is in the workshop.
RELATION_WORDS: Words[str] = Words(
    {
        "owner": N_("dueña o dueño"),
        "family_unpaid": N_("familia sin pago"),
        "family_paid": N_("familia con pago"),
        "employee": N_("empleada/o"),
        "piece_worker": N_("a destajo"),
        "temporary": N_("por temporada"),
        "home_worker": N_("cose en su casa para el taller"),
    }
)
# What an anchor company takes for its purchase (a RESIMPLE boleta gives it no IVA credit).
INVOICE_WORDS: Words[str] = Words(
    {
        "factura": N_("factura"),
        "boleta": N_("boleta RESIMPLE"),
        "any": N_("boleta o factura"),
    }
)
# What a consent is for.
PURPOSE_WORDS: Words[str] = Words(
    {
        "service": N_("Atención del centro"),
        "cluster_statistics": N_("Estadística del territorio"),
        "contact": N_("Que lo contacten"),
        "photos": N_("Fotos"),
        "supplier_sheet": N_("Mostrarse a las empresas"),
        "anonymous_data": N_("Datos sin nombre para estudios"),
        "administrative_lists": N_("Buscarlo en listas del IPS y del Ministerio"),
    }
)


def age_group(birth_year: int | None, year: int) -> str | None:
    """The group of someone born then, as of a year; None when the year is not known.

    >>> age_group(1990, 2026)
    '30_44'
    """
    if birth_year is None:
        return None
    age = year - birth_year
    return AGE_GROUPS[sum(age >= limit for limit in AGE_LIMITS)]


def group_words(grouping: str) -> Mapping[str, str]:
    """Code -> word of a grouping (`zone`, `sex`, `age_group`); of others, nothing."""
    known = {"zone": ZONE_WORDS, "sex": SEX_WORDS, "age_group": AGE_WORDS}
    return known.get(grouping, {})
