"""What evidence is said with."""

from app.evidence.records import (
    DOES_NOT_KNOW,
    KEPT_BACK,
    NOT_APPLICABLE,
    NOT_ASKED,
    NOT_GIVEN,
    NOT_NOTED,
    NOT_SEEN,
)
from app.i18n import N_, Words
from app.registry.permissions import Permission

MISSING_WORDS: Words[str] = Words(
    {
        NOT_ASKED: N_("no se preguntó"),
        DOES_NOT_KNOW: N_("no sabe"),
        NOT_APPLICABLE: N_("no corresponde"),
        NOT_GIVEN: N_("no quiso decirlo"),
        NOT_SEEN: N_("no se pudo ver"),
        NOT_NOTED: N_("nadie lo anotó"),
        KEPT_BACK: N_("se guardó para que no se reconozca a nadie"),
    }
)
KNOWN_WORDS: Words[str] = Words(
    {
        "street": N_("quien ve el taller: territorio, zona, tamaño y sexo de quien lo dirige"),
        "all": N_(
            "quien además sabe la edad, desde cuándo existe, cuándo entró y, porque estuvo en el sorteo, su grupo del piloto"
        ),
        "women": N_("quien además sabe qué parte son mujeres"),
        "rounds": N_("quien además sabe cuántas rondas tuvo"),
        "visits": N_("quien además sabe cada cuánto se lo visitó"),
        "papers": N_("quien además sabe si tiene RUC y patente, que se puede averiguar"),
        "took": N_("quien además sabe si recibió lo que probaba el piloto"),
    }
)
FORMAT_WORDS: Words[str] = Words(
    {"csv": N_("CSV con su descripción"), "dta": N_("Stata"), "xlsx": N_("libro de Excel")}
)
FORMATS = tuple(FORMAT_WORDS)
DATA_PERMISSION = Permission(
    "anonymous_data",
    "datos-anonimos-1",
    N_(
        "¿Acepta que los datos de su taller, sin su nombre, su dirección ni su teléfono, salgan junto a los de otros talleres para que un ministerio o una universidad los estudie? Se dicen con menos detalle, para que no se reconozca cuáles son los suyos. Puede decir que no, o cambiar de idea más adelante: lo que ya salió no se puede traer de vuelta."
    ),
)
