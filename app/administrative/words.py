"""What lists of a ministry are said with."""

from app.administrative.records import AdministrativeList, ListFacts
from app.i18n import N_, Words, format_month

SOURCE_WORDS: Words[str] = Words(
    {
        "ips": N_("IPS"),
        "employers": N_("registro obrero-patronal (MTESS)"),
        "other": N_("otra lista"),
    }
)
MATCH_WORDS: Words[str] = Words(
    {
        "matched": N_("está en la lista"),
        "absent": N_("no está en la lista"),
        "ambiguous": N_("no se puede saber"),
        "no_number": N_("no tiene RUC ni cédula anotada"),
    }
)
BY_WORDS: Words[str] = Words({"ruc": N_("por el RUC"), "cedula": N_("por la cédula de la dueña o el dueño")})
WHY_WORDS: Words[str] = Words(
    {
        "shared": N_("otro taller tiene el mismo RUC o cédula"),
        "rows_differ": N_("la lista lo tiene varias veces y no dice lo mismo"),
        "doubtful": N_("una fila parecida tiene el número dudoso"),
    }
)
COLUMN_WORDS: Words[str] = Words(
    {
        "ruc": N_("RUC"),
        "check_digit": N_("dígito verificador"),
        "cedula": N_("cédula de la dueña o el dueño"),
        "document": N_("RUC o cédula"),
        "people": N_("personas"),
        "women": N_("mujeres"),
        "men": N_("varones"),
        "registered": N_("si figura"),
    }
)
# what a person may say that a column is: what is read, who works there, or nothing that is used
MEANING_WORDS: Words[str] = Words(
    {
        "extra": N_("no se usa"),
        "ruc": N_("RUC"),
        "check_digit": N_("dígito verificador"),
        "cedula": N_("cédula de la dueña o el dueño"),
        "document": N_("RUC o cédula"),
        "people": N_("cuántas personas trabajan"),
        "women": N_("cuántas mujeres trabajan"),
        "men": N_("cuántos varones trabajan"),
        "registered": N_("si figura o está de baja"),
        "worker": N_("cédula o nombre de quien trabaja: una fila por persona"),
    }
)


def say_source(code: str) -> str:
    """ "IPS"; the name of a list of another source as it is."""
    return SOURCE_WORDS.get(code, code)


def say_month(month: str) -> str:
    """ "2027-03" -> "marzo de 2027"."""
    return format_month(int(month[:4]), int(month[5:7]))


def say_list(one: AdministrativeList | ListFacts) -> str:
    """ "IPS · marzo de 2027"."""
    return f"{say_source(one.name or one.source)} · {say_month(one.month)}"
