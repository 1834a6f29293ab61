"""What the columns of an association's list may mean: one row per meaning, and all that follows from it."""

from dataclasses import dataclass

from app.i18n import N_

EXTRA = "extra"
IGNORED = "ignored"
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A meaning by its name, what the window calls it, and the headings it goes by (folded).

    `read` names the reader of its cells (`RowReader`); nothing: they are kept in the notes. `of`
    is what it is a plain column of ("workshop", "person", "membership"); what is written
    otherwise (a RUC, telephones, machines, people) says nothing here.
    """

    name: str
    label: str
    read: str = ""
    of: str = ""
    called: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings it goes by."""
        return tuple(self.called.split(", ")) if self.called else ()


MEANINGS = (
    Meaning(
        "name",
        N_("Nombre del taller"),
        read="name",
        of="workshop",
        called=(
            "nombre del taller, taller, nombre taller, nombre de fantasia, denominacion, razon "
            "social, nombre o razon social, empresa, nombre de la empresa, negocio, nombre "
            "comercial, emprendimiento, establecimiento, unidad productiva, workshop, workshop "
            "name, business name"
        ),
    ),
    Meaning(
        "place",
        N_("Barrio o compañía"),
        read="place",
        of="workshop",
        called=(
            "barrio compania, barrio, compania, lugar, direccion, domicilio, localidad, barrio o "
            "compania, ubicacion, zona barrio, address"
        ),
    ),
    Meaning(
        "owner",
        N_("Propietaria/o (nombre completo)"),
        read="owner",
        called=(
            "propietario, propietaria, propietaria o, propietario a, dueno, duena, titular, "
            "responsable, nombre y apellido, nombres y apellidos, apellidos y nombres, apellido y "
            "nombre, nombre completo, socio, socia, nombre del propietario, nombre de la duena, "
            "tallerista, encargado, encargada, owner, owner name, full name"
        ),
    ),
    Meaning(
        "surnames",
        N_("Apellidos"),
        read="name",
        of="person",
        called="apellidos, apellido, apellido s",
    ),
    Meaning(
        "given_names",
        N_("Nombres"),
        read="name",
        of="person",
        called="nombres, nombre s, nombre de pila, primer nombre",
    ),
    Meaning(
        "cedula",
        N_("Cédula"),
        read="cedula",
        of="person",
        called=(
            "c i n, ci, c i, cedula, cedula de identidad, n de cedula, nro de cedula, c i no, "
            "documento, n documento, numero de cedula, ci n, ci nro, c i nro"
        ),
    ),
    Meaning("ruc", N_("RUC"), called="r u c, ruc, ruc n, n ruc, nro ruc, numero de ruc"),
    Meaning(
        "phone",
        N_("Teléfono"),
        read="phone",
        called=(
            "telefono, tel, celular, cel, telef, telefono celular, whatsapp, contacto, numero de "
            "telefono, nro de telefono, n de telefono, nro telefono, tel cel, phone, phone "
            "number, mobile"
        ),
    ),
    Meaning(
        "products",
        N_("Qué confecciona"),
        read="products",
        called=(
            "que confecciona, productos, producto, rubro, confecciona, que produce, prendas, tipo "
            "de prenda, especialidad, produccion, que hace, linea, products"
        ),
    ),
    Meaning(
        "machines",
        N_("Máquinas"),
        read="machines",
        called=(
            "maquinas, maquina, maquinaria, maquinarias, equipos, que maquinas tiene, maquinas "
            "que tiene, cantidad y tipo de maquinas, machines"
        ),
    ),
    Meaning(
        "women",
        N_("Mujeres"),
        read="count",
        called="mujeres, femenino, mujer, cant mujeres, cantidad de mujeres, f, women",
    ),
    Meaning(
        "men",
        N_("Varones"),
        read="count",
        called="varones, hombres, masculino, varon, cant varones, cantidad de varones, men",
    ),
    Meaning(
        "joined_on",
        N_("Fecha de ingreso"),
        read="date",
        of="membership",
        called=(
            "fecha de ingreso, ingreso, fecha ingreso, socio desde, fecha de asociacion, fecha de "
            "afiliacion, antiguedad desde, fecha de inscripcion, joined, member since"
        ),
    ),
    Meaning(
        "active",
        N_("Socio activo"),
        read="flag",
        of="membership",
        called="socio activo, activo, activa, activo si no, esta activo, socio al dia",
    ),
    Meaning(
        "fee",
        N_("Cuota en guaraníes"),
        read="money",
        of="membership",
        called=(
            "cuota gs, cuota, cuota mensual, aporte, aporte mensual, cuota social, monto cuota, "
            "cuota g, cuota en gs"
        ),
    ),
    Meaning(
        "start_year",
        N_("Año de inicio"),
        read="year",
        of="workshop",
        called=("ano de inicio, inicio, fundacion, ano de fundacion, funciona desde, inicio de actividades"),
    ),
    Meaning(
        "birth_year",
        N_("Año de nacimiento"),
        read="year",
        of="person",
        called="ano de nacimiento, nacimiento, fecha de nacimiento, fecha nac",
    ),
    Meaning("sex", N_("Sexo"), read="choice", of="person", called="sexo, genero"),
    Meaning(
        "schooling",
        N_("Estudios"),
        read="choice",
        of="person",
        called="escolaridad, nivel educativo, estudios, instruccion",
    ),
    Meaning(
        "language",
        N_("Idioma"),
        read="choice",
        of="person",
        called="idioma, lengua, idioma que habla",
    ),
    Meaning(
        "zone",
        N_("Zona (urbana o rural)"),
        read="choice",
        of="workshop",
        called="zona, urbano rural, area",
    ),
    Meaning(
        "legal_form",
        N_("Forma legal"),
        read="choice",
        of="workshop",
        called="forma legal, tipo de empresa, personeria, tipo de sociedad",
    ),
    Meaning(
        "note",
        N_("Observaciones"),
        of="workshop",
        called="obs, observacion, observaciones, nota, notas, comentario, comentarios",
    ),
    Meaning(
        NUMBER,
        N_("Número de orden"),
        called="n, no, nro, num, numero, orden, item, id, n socio, nro socio",
    ),
    Meaning(EXTRA, N_("Guardar en las notas")),
    Meaning(IGNORED, N_("No importar")),
)


def meanings_of(table: str) -> tuple[str, ...]:
    """The meanings that are plain columns of "workshop", "person" or "membership"."""
    return tuple(one.name for one in MEANINGS if one.of == table)
