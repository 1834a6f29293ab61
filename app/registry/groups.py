"""What workshops and people are counted by, and what they and a consent are: with their words."""

from app.i18n import _
from app.registry.records import AGE_GROUPS, CONSENT_PURPOSES, RELATIONS, SEXES

AGE_LIMITS = (15, 18, 30, 45, 60)  # the first age of the second and later groups


def age_group(birth_year: int | None, year: int) -> str | None:
    """The group of someone born then, as of a year; None when the year is not known.

    >>> age_group(1990, 2026)
    '30_44'
    """
    if birth_year is None:
        return None
    age = year - birth_year
    return AGE_GROUPS[sum(age >= limit for limit in AGE_LIMITS)]


def sex_words() -> dict[str, str]:
    """One person."""
    return dict(zip(SEXES, (_("mujer"), _("varón"), _("otro")), strict=True))


def age_words() -> dict[str, str]:
    """Age groups."""
    words = (
        _("menos de 15"), _("15 a 17"), _("18 a 29"), _("30 a 44"), _("45 a 59"), _("60 y más"),
    )  # fmt: skip
    return dict(zip(AGE_GROUPS, words, strict=True))


def zone_words() -> dict[str, str]:
    """Where a workshop stands."""
    return {"urban": _("urbana"), "rural": _("rural")}


def group_words(grouping: str) -> dict[str, str]:
    """Code -> word of a grouping (`zone`, `sex`, `age_group`); of others, nothing."""
    known = {"zone": zone_words, "sex": sex_words, "age_group": age_words}
    return known[grouping]() if grouping in known else {}


def relation_words() -> dict[str, str]:
    """What someone is in the workshop."""
    words = (
        _("dueña o dueño"), _("familia sin pago"), _("familia con pago"), _("empleada/o"),
        _("a destajo"), _("por temporada"),
    )  # fmt: skip
    return dict(zip(RELATIONS, words, strict=True))


def purpose_words() -> dict[str, str]:
    """What a consent is for."""
    words = (
        _("Atención del centro"), _("Estadística del territorio"), _("Que lo contacten"), _("Fotos"),
    )  # fmt: skip
    return dict(zip(CONSENT_PURPOSES, words, strict=True))
