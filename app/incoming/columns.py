"""What the columns of an association's list may mean, and the names they go by."""

from collections.abc import Mapping
from functools import lru_cache

from app.i18n import _
from app.registry.names import fold
from app.registry.vocabulary import machine_type

EXTRA = "extra"
IGNORED = "ignored"
NUMBER = "number"
MACHINE_PREFIX = "machine:"
SOCIETIES = {"asociacion", "cooperativa", "precooperativa", "comite", "gremio", "federacion"}

ALIASES: dict[str, tuple[str, ...]] = {
    NUMBER: ("n", "no", "nro", "num", "numero", "orden", "item", "id", "n socio", "nro socio"),
    "name": (
        "nombre del taller", "taller", "nombre taller", "nombre de fantasia", "denominacion",
        "razon social", "nombre o razon social", "empresa", "nombre de la empresa", "negocio",
        "nombre comercial", "emprendimiento", "establecimiento", "unidad productiva", "workshop",
        "workshop name", "business name",
    ),
    "place": (
        "barrio compania", "barrio", "compania", "lugar", "direccion", "domicilio", "localidad",
        "barrio o compania", "ubicacion", "zona barrio", "address",
    ),
    "surnames": ("apellidos", "apellido", "apellido s"),
    "given_names": ("nombres", "nombre s", "nombre de pila", "primer nombre"),
    "owner": (
        "propietario", "propietaria", "propietaria o", "propietario a", "dueno", "duena",
        "titular", "responsable", "nombre y apellido", "nombres y apellidos",
        "apellidos y nombres", "apellido y nombre", "nombre completo", "socio", "socia",
        "nombre del propietario", "nombre de la duena", "tallerista", "encargado", "encargada", "owner",
        "owner name", "full name",
    ),
    "cedula": (
        "c i n", "ci", "c i", "cedula", "cedula de identidad", "n de cedula", "nro de cedula",
        "c i no", "documento", "n documento", "numero de cedula", "ci n", "ci nro", "c i nro",
    ),
    "ruc": ("r u c", "ruc", "ruc n", "n ruc", "nro ruc", "numero de ruc"),
    "phone": (
        "telefono", "tel", "celular", "cel", "telef", "telefono celular", "whatsapp", "contacto",
        "numero de telefono", "nro de telefono", "n de telefono", "nro telefono", "tel cel", "phone",
        "phone number", "mobile",
    ),
    "products": (
        "que confecciona", "productos", "producto", "rubro", "confecciona", "que produce",
        "prendas", "tipo de prenda", "especialidad", "produccion", "que hace", "linea", "products",
    ),
    "machines": (
        "maquinas", "maquina", "maquinaria", "maquinarias", "equipos", "que maquinas tiene",
        "maquinas que tiene", "cantidad y tipo de maquinas", "machines",
    ),
    "note": (
        "obs", "observacion", "observaciones", "nota", "notas", "comentario", "comentarios",
    ),
    "women": ("mujeres", "femenino", "mujer", "cant mujeres", "cantidad de mujeres", "f", "women"),
    "men": ("varones", "hombres", "masculino", "varon", "cant varones", "cantidad de varones", "men"),
    "joined_on": (
        "fecha de ingreso", "ingreso", "fecha ingreso", "socio desde", "fecha de asociacion",
        "fecha de afiliacion", "antiguedad desde", "fecha de inscripcion", "joined", "member since",
    ),
    "active": ("socio activo", "activo", "activa", "activo si no", "esta activo", "socio al dia"),
    "fee": (
        "cuota gs", "cuota", "cuota mensual", "aporte", "aporte mensual", "cuota social",
        "monto cuota", "cuota g", "cuota en gs",
    ),
    "start_year": (
        "ano de inicio", "inicio", "fundacion", "ano de fundacion", "funciona desde",
        "inicio de actividades",
    ),
    "birth_year": ("ano de nacimiento", "nacimiento", "fecha de nacimiento", "fecha nac"),
    "sex": ("sexo", "genero"),
    "schooling": ("escolaridad", "nivel educativo", "estudios", "instruccion"),
    "language": ("idioma", "lengua", "idioma que habla"),
    "zone": ("zona", "urbano rural", "area"),
    "legal_form": ("forma legal", "tipo de empresa", "personeria", "tipo de sociedad"),
}  # fmt: skip

# Under a heading like «Propietaria/o» a bare «Nombre» is the person's, else the workshop's.
_OWNER_GROUPS = ("propietari", "duen", "titular", "responsable", "datos del socio")
_BARE_NAMES = {"nombre", "nombres"}


def meaning_names() -> dict[str, str]:
    """Every meaning a person may choose for a column, with its name in the window."""
    return {
        "name": _("Nombre del taller"), "place": _("Barrio o compañía"),
        "owner": _("Propietaria/o (nombre completo)"), "surnames": _("Apellidos"),
        "given_names": _("Nombres"), "cedula": _("Cédula"), "ruc": _("RUC"),
        "phone": _("Teléfono"), "products": _("Qué confecciona"), "machines": _("Máquinas"),
        "women": _("Mujeres"), "men": _("Varones"), "joined_on": _("Fecha de ingreso"),
        "active": _("Socio activo"), "fee": _("Cuota en guaraníes"),
        "start_year": _("Año de inicio"), "birth_year": _("Año de nacimiento"),
        "sex": _("Sexo"), "schooling": _("Estudios"), "language": _("Idioma"),
        "zone": _("Zona (urbana o rural)"), "legal_form": _("Forma legal"),
        "note": _("Observaciones"), NUMBER: _("Número de orden"),
        EXTRA: _("Guardar en las notas"), IGNORED: _("No importar"),
    }  # fmt: skip


def label_of(meaning: str, headers: Mapping[str, str]) -> str:
    """What a meaning is called in this list; a column of whole names stands for both halves."""
    half = meaning in ("given_names", "surnames")
    found = headers.get(meaning) or (headers.get("owner") if half else None)
    return found or meaning_names().get(meaning, meaning)


@lru_cache(maxsize=1)
def _by_alias() -> dict[str, str]:
    return {alias: meaning for meaning, aliases in ALIASES.items() for alias in aliases}


def meaning_of(header: str, group: str = "") -> str:
    """What a column's name says, read together with the heading above it."""
    name, above = fold(header), fold(group)
    if name in _BARE_NAMES and above:
        return "given_names" if any(word in above for word in _OWNER_GROUPS) else "name"
    if name == "nombre":
        return "name"
    found = _by_alias().get(name)
    if found is None and (kind := machine_type(header)):
        return MACHINE_PREFIX + kind
    return found or EXTRA


def settle_meanings(meanings: list[str]) -> list[str]:
    """Let each meaning stand once, the first; a repeated one goes to the notes.

    Notes and columns nobody recognized may repeat. «Nombre» beside «Apellidos», without
    another column for the workshop's name, is the person's.
    """
    if "surnames" in meanings and "given_names" not in meanings and meanings.count("name") == 1:
        meanings = ["given_names" if meaning == "name" else meaning for meaning in meanings]
    settled: list[str] = []
    for meaning in meanings:
        repeats = meaning in settled and meaning not in (EXTRA, IGNORED, "note")
        settled.append(EXTRA if repeats else meaning)
    return settled
