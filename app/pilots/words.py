"""What pilots are said with."""

from app.i18n import N_, Words, _, ngettext
from app.pilots.records import PilotOverlap

COMPARISON_WORDS: Words[str] = Words(
    {
        "lot": N_("por sorteo"),
        "staggered": N_("unos empiezan antes, sin sorteo"),
        "nearest": N_("contra los más parecidos"),
        "before_after": N_("antes y después, un solo grupo"),
    }
)
UNIT_WORDS: Words[str] = Words(
    {
        "workshop": N_("taller"),
        "association": N_("asociación"),
        "family": N_("familia"),
    }
)
LAYOUT_WORDS: Words[str] = Words(
    {
        "rows": N_("dentro de cada fila"),
        "pairs": N_("de a pares parecidos"),
        "plain": N_("todos juntos"),
    }
)
STRATUM_WORDS: Words[str] = Words(
    {
        "cluster": N_("territorio"),
        "size": N_("tamaño"),
        "owner_sex": N_("sexo de la dueña o el dueño"),
        "zone": N_("zona"),
    }
)
SIZE_WORDS: Words[str] = Words(
    {
        "1": N_("1 persona"),
        "2_5": N_("2 a 5 personas"),
        "6_15": N_("6 a 15 personas"),
        "16_up": N_("16 y más personas"),
        "": N_("no se sabe cuántas personas"),
    }
)
ROLE_WORDS: Words[str] = Words({"primary": N_("principal"), "secondary": N_("secundario")})
SUBGROUP_WORDS: Words[str] = Words(
    {
        "woman": N_("dueñas mujeres"),
        "under_30": N_("menores de 30 años"),
        "rural": N_("zona rural"),
    }
)
TOOK_WORDS: Words[str] = Words(
    {
        "whole": N_("lo recibió entero"),
        "part": N_("lo recibió en parte"),
        "none": N_("no lo recibió"),
    }
)
MEASURER_WORDS: Words[str] = Words(
    {
        "blind": N_("mide sin saber el grupo"),
        "saw": N_("vio los grupos"),
    }
)
LEFT_WORDS: Words[str] = Words(
    {
        "closed": N_("cerró"),
        "refused": N_("no quiso seguir"),
        "moved": N_("se mudó"),
        "unreached": N_("no se lo encontró"),
        "other": N_("otra razón"),
    }
)
KNEW_WORDS: Words[str] = Words(
    {
        "blind": N_("midió sin saber el grupo"),
        "knew": N_("lo sabía"),
        "unknown": N_("no se sabe"),
    }
)
DECISION_WORDS: Words[str] = Words(
    {
        "scale": N_("ampliarlo"),
        "change": N_("cambiarlo"),
        "stop": N_("dejarlo"),
    }
)
STATE_WORDS: Words[str] = Words(
    {
        "planned": N_("en preparación"),
        "listed": N_("lista fijada"),
        "drawn": N_("sorteado"),
        "decided": N_("decidido"),
    }
)
OUT_WORDS: Words[str] = Words(
    {
        "cluster": N_("de otro territorio"),
        "people": N_("de otro tamaño"),
        "owner_sex": N_("de otra dueña o dueño"),
        "zone": N_("de otra zona"),
        "undiagnosed": N_("sin diagnóstico a tiempo"),
        "already": N_("ya hizo el curso"),
        "unasked": N_("falta preguntarle"),
        "refused": N_("no consintió"),
        "groupless": N_("no es de ningún grupo"),
    }
)


def say_pilot(number: int) -> str:
    """ "Piloto 3"."""
    return _("Piloto {number}").format(number=number)


def say_workshops(count: int) -> str:
    """ "36 talleres"."""
    return ngettext("{count} taller", "{count} talleres", count).format(count=count)


def say_hash(digest: str | None) -> str:
    """The first twelve letters of a hash, as people read them aloud: "4e0b·d271·19ac"."""
    text = (digest or "")[:12]
    return "·".join(text[start : start + 4] for start in range(0, len(text), 4))


def say_overlap(one: PilotOverlap) -> str:
    """ "36 de estos talleres ya están en el piloto 1, «Costos …»: lo que se prueba ahí también los mueve." """
    count = len(one.workshops)
    return ngettext(
        "{count} de estos talleres ya está en otro piloto ({pilot}, «{name}»): lo que se prueba ahí también lo mueve, y después no se sabe de cuál viene lo que cambie.",
        "{count} de estos talleres ya están en otro piloto ({pilot}, «{name}»): lo que se prueba ahí también los mueve, y después no se sabe de cuál viene lo que cambie.",
        count,
    ).format(count=count, pilot=say_pilot(one.number).lower(), name=one.name)
