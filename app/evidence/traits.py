"""What an outsider could know of a workshop, and how each thing is said more coarsely.

Where it is, how many work there, who owns it, since when it is there and since when it comes to the centre: what one
sees from the street, hears in the association or reads in a list of the programme.
"""

from collections.abc import Mapping, Sequence

from app.evidence.records import Cell, Coarsened, Trait
from app.i18n import N_, Words, _, ngettext
from app.pilots.entering import size_of
from app.pilots.words import SIZE_WORDS
from app.registry.groups import SEX_WORDS, ZONE_WORDS, age_group

TRAITS = ("cluster", "zone", "size", "owner_sex", "owner_age", "started", "entered")
WEIGHTS = {"cluster": 3, "owner_sex": 3, "size": 2, "zone": 2}
TITLES: Words[str] = Words(
    {
        "cluster": N_("Territorio"),
        "zone": N_("Zona del taller"),
        "size": N_("Tamaño, por las personas que trabajan hoy"),
        "owner_sex": N_("Sexo de la dueña o el dueño"),
        "owner_age": N_("Edad de la dueña o el dueño en la primera ronda"),
        "started": N_("Desde cuándo existe el taller"),
        "entered": N_("Año de la primera ronda"),
    }
)
AGE_WORDS: Words[int] = Words(
    {
        1: N_("menos de 30"), 2: N_("30 a 44"), 3: N_("45 a 59"), 4: N_("60 y más"),
        11: N_("menos de 45"), 12: N_("45 y más"),
    }
)  # fmt: skip
STARTED_WORDS: Words[int] = Words(
    {
        1: N_("antes de 2000"), 2: N_("2000 a 2009"), 3: N_("2010 a 2019"), 4: N_("2020 o después"),
        11: N_("antes de 2010"), 12: N_("2010 o después"),
    }
)  # fmt: skip
COARSE_SIZES: Words[int] = Words({11: N_("1 a 5 personas"), 12: N_("6 y más personas")})
_AGES = {"under_15": 1, "15_17": 1, "18_29": 1, "30_44": 2, "45_59": 3, "60_up": 4}
_SIZES = {"1": 1, "2_5": 2, "6_15": 3, "16_up": 4}


def _halved(levels: Mapping[str, int]) -> dict[str, int]:
    return {code: 11 if number <= 2 else 12 for code, number in levels.items()}


def make_traits(clusters: Sequence[str], years: Sequence[int]) -> tuple[Trait, ...]:
    """The traits of an office with these clusters (by name), entered in these years."""
    ages, sizes, decades = dict(_AGES), dict(_SIZES), {str(one): one for one in (1, 2, 3, 4)}
    levels: dict[str, tuple[Mapping[str, int], ...]] = {
        "cluster": ({name: number for number, name in enumerate(clusters, start=1)},),
        "zone": ({"urban": 1, "rural": 2},),
        "size": (sizes, _halved(sizes)),
        "owner_sex": ({"woman": 1, "man": 2, "other": 3},),
        "owner_age": (ages, _halved(ages)),
        "started": (decades, _halved(decades)),
        "entered": ({str(year): year for year in years},),
    }
    words: dict[str, Mapping[int, str]] = {
        "cluster": dict(enumerate(clusters, start=1)),
        "zone": {number: ZONE_WORDS[code] for code, number in levels["zone"][0].items()},
        "size": {number: SIZE_WORDS[code] for code, number in sizes.items()} | dict(COARSE_SIZES.items()),
        "owner_sex": {number: SEX_WORDS[code] for code, number in levels["owner_sex"][0].items()},
        "owner_age": dict(AGE_WORDS.items()),
        "started": dict(STARTED_WORDS.items()),
        "entered": {year: str(year) for year in years},
    }
    return tuple(
        Trait(name, TITLES[name], levels[name], words[name], WEIGHTS.get(name, 1)) for name in TRAITS
    )


def raw_traits(
    *, cluster: str | None, zone: str | None, people: int, sex: str | None, birth_year: int | None,
    start_year: int | None, first_year: int,
) -> tuple[str | None, ...]:  # fmt: skip
    """The raw codes of one workshop, in the order of `TRAITS`; None where not known."""
    return (
        cluster, zone or None, size_of(people) or None, sex or None, age_group(birth_year, first_year),
        _decade(start_year), str(first_year),
    )  # fmt: skip


def _decade(year: int | None) -> str | None:
    return None if year is None else str(1 + sum(year >= limit for limit in (2000, 2010, 2020)))


def used_words(trait: Trait, cells: Sequence[Cell]) -> tuple[tuple[int, str], ...]:
    """The numbers of a trait that are in the data, with their words."""
    there = {one for one in cells if not isinstance(one, str)}
    return tuple((number, word) for number, word in trait.words.items() if number in there)


def say_coarsened(traits: Sequence[Trait], found: Coarsened) -> tuple[str, ...]:
    """What became of each trait, in words."""
    said = []
    for trait, level, hidden in zip(traits, found.levels, found.hidden, strict=True):
        if level == len(trait.levels):
            said.append(_("{what}: no se dice de ningún taller.").format(what=trait.title))
            continue
        how = _("como está en la oficina") if level == 0 else _("en grupos más grandes")
        if trait.name in ("owner_age", "started", "size") and level == 0:
            how = _("en grupos")
        line = _("{what}: {how}").format(what=trait.title, how=how)
        if hidden:
            line += ngettext(
                "; de {count} taller no se dice, porque se lo reconocería",
                "; de {count} talleres no se dice, porque se los reconocería",
                hidden,
            ).format(count=hidden)
        said.append(f"{line}.")
    if hidden := sum(1 for arms in found.fixed.values() if arms is None):
        said.append(
            ngettext(
                "Grupo del piloto: de {count} taller no se dice, porque su grupo es muy chico.",
                "Grupo del piloto: de {count} talleres no se dice, porque su grupo es muy chico.",
                hidden,
            ).format(count=hidden)
        )
    return tuple(said)
