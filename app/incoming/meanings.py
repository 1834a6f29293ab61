"""What the columns of an association's list may mean: one row per meaning, and all that follows from it."""

from dataclasses import dataclass

from app.i18n import N_

EXTRA = "extra"
IGNORED = "ignored"
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A meaning by its name, what the window calls it, and the headings it goes by (folded).

    A heading that is none of `called` is this one when it has one of `keys`, and no word besides
    that is not in `beside` (`app.incoming.headings`). `read` names the reader of its cells (`RowReader`); nothing: they are kept in the notes. `of`
    is what it is a plain column of ("workshop", "person", "membership"); what is written
    otherwise (a RUC, telephones, machines, people) says nothing here.
    """

    name: str
    label: str
    read: str = ""
    of: str = ""
    called: str = ""
    keys: str = ""
    beside: str = ""

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
            "social, nombre o razon social, razon soc, nombre de la unidad productiva, nombre del local, empresa, nombre de la empresa, negocio, nombre "
            "comercial, emprendimiento, establecimiento, unidad productiva, workshop, workshop "
            "name, business name, marca, nombre de la marca, nome da oficina, nome da empresa, mba apoha, mba apoha taller, denominacion comercial, "
            "organization name, organization, company, company name, unidad economica, nombre de la unidad economica, u p, nombre u p, nombre de la u p, nombre y apellido o razon social, "
            "razon social o nombre y apellido, apellido y nombre o razon social, razon social apellido y nombre"
        ),
        keys="taller negocio empresa emprendimiento establecimiento comercio fantasia razon denominacion microempresa mipyme pyme tienda atelier fabrica confeccionadora",
        beside="nombre nom social productiva unidad comercial familiar marca rotulo local costura coser confeccion comunitario colectivo familiar artesanal como se llama entidad nomina rera",
    ),
    Meaning(
        "place",
        N_("Barrio o compañía"),
        read="place",
        of="workshop",
        called=(
            "barrio compania, barrio, compania, lugar, direccion, domicilio, localidad, barrio o "
            "compania, ubicacion, zona barrio, bo, donde vive, donde queda, donde queda el taller, donde esta, donde esta el taller, asentamiento, comunidad, endereco, bairro, tenda lugar, address, location, neighborhood"
        ),
        keys="barrio compania cia comp direccion domicilio localidad loc ubicacion lugar dir calle vivienda residencia",
        beside="ciudad distrito particular exacta asentamiento zona casa dir local que queda vive esta su",
    ),
    Meaning(
        "owner",
        N_("Propietaria/o (nombre completo)"),
        read="owner",
        called=(
            "persona de contacto, nombre de contacto, nombre del contacto, propietario, propietaria, propietaria o, propietario a, dueno, duena, titular, "
            "responsable, asociado, asociada, nombre y apellido, nombres y apellidos, apellidos y nombres, apellido y "
            "nombre, nombre completo, socio, socia, nombre del propietario, nombre de la duena, "
            "tallerista, encargado, encargada, proprietaria, proprietario, tera nombre, tera ha terajoapy, owner, owner name, full name"
        ),
        keys="propietario dueno titular encargado responsable socio tallerista asociado miembro confeccionista costurera artesano emprendedor prop gerente representante beneficiario ijara",
        beside="nombre apellido apellido completo persona principal legal contacto patente general y",
    ),
    Meaning(
        "surnames",
        N_("Apellidos"),
        read="name",
        of="person",
        called="apellidos, apellido, apellido s, last name, family name, surname",
        keys="apellido ape",
        beside="primer segundo paterno materno",
    ),
    Meaning(
        "given_names",
        N_("Nombres"),
        read="name",
        of="person",
        called="nombres, nombre s, nombre de pila, primer nombre, segundo nombre, first name, given name, middle name, additional name",
        keys="pila",
        beside="primer segundo nombre",
    ),
    Meaning(
        "cedula",
        N_("Cédula"),
        read="cedula",
        of="person",
        called=(
            "c i n, ci, c i, cedula, cedula de identidad, n de cedula, nro de cedula, c i no, "
            "documento, n documento, numero de cedula, ci n, ci nro, c i nro, c de i, cedula id, ced de id, id number, identity number, national id"
        ),
        keys="cedula ident ci cic cip documento identidad dni ced doc",
        beside="civil policial identidad paraguaya nacional cedula documento",
    ),
    Meaning("document", N_("Cédula o RUC"), read="document"),
    Meaning(
        "ruc",
        N_("RUC"),
        called="r u c, ruc, ruc n, n ruc, nro ruc, numero de ruc, ruc dv, ruc con dv, ruc y dv, ruc y digito verificador, ruc con digito verificador, tax number",
        keys="ruc contribuyente",
        beside="set dnit registro unico dv digito verificador",
    ),
    Meaning(
        "check_digit",
        N_("Dígito verificador del RUC"),
        called="dv, d v, digito verificador, digito, dv ruc, dv del ruc, digito verificador del ruc, digito verificador ruc, dig verif, dig verificador, digito v, dig v, dv set, check digit",
        keys="dv verificador verif",
        beside="digito dig dg",
    ),
    Meaning(
        "phone",
        N_("Teléfono"),
        read="phone",
        called=(
            "telefono, tel, celular, cel, telef, telefono celular, whatsapp, contacto, pumbyry, pumbyry telefono, telefone, numero de "
            "telefono, nro de telefono, n de telefono, nro telefono, tel cel, phone, phone "
            "number, mobile, mobile phone, phone value, phone 1 value, linea baja, linea fija, baja"
        ),
        keys="telefono telefonico tel telef tlf tfno fono celular cel whatsapp wsp wpp wapp wasap guasap watsap whatsap whats movil contacto",
        beside="particular personal fijo baja linea principal llamar corporativo red que le podemos puedo escribir escribirle llamarle comunicarnos comunicar avisos avisar donde",
    ),
    Meaning(
        "products",
        N_("Qué confecciona"),
        read="products",
        called=(
            "que confecciona, productos, producto, rubro, confecciona, que produce, prendas, tipo "
            "de prenda, especialidad, produccion, que hace, que cose, a que se dedica, linea, linea de productos, linea de produc, products"
        ),
        keys="rubro producto prenda confecciona confeccionan especialidad produce producen produccion elabora fabrica fabrican articulo",
        beside="principal tipo que hace realiza ofrece textil",
    ),
    Meaning(
        "machines",
        N_("Máquinas"),
        read="machines",
        called=(
            "maquinas, maquina, maquinaria, maquinarias, equipos, que maquinas tiene, maquinas "
            "que tiene, maquinas de coser, cantidad y tipo de maquinas, maquinas tipo y cantidad, machines"
        ),
        keys="maquina maquinaria equipo equipamiento",
        beside="tiene tenes posee disponible coser tipo propia industrial costura y que",
    ),
    Meaning(
        "women",
        N_("Mujeres"),
        read="count",
        called="mujeres, kuna, femenino, mujer, cant mujeres, cantidad de mujeres, f, women, women employed, women workers, number of women",
        keys="mujer femenino",
        beside="cantidad cant total trabajan trabajadora personal pers persona empleada operaria que",
    ),
    Meaning(
        "men",
        N_("Varones"),
        read="count",
        called="varones, kuimba e, hombres, masculino, varon, cant varones, cantidad de varones, men, men employed, men workers, number of men",
        keys="varon hombre masculino",
        beside="cantidad cant total trabajan trabajador personal pers persona empleado operario que",
    ),
    Meaning("people", N_("Mujeres y varones"), read="people"),
    Meaning(
        "joined_on",
        N_("Fecha de ingreso"),
        read="date",
        of="membership",
        called=(
            "fecha de ingreso, ingreso, fecha ingreso, fecha ing, fec ing, f ing, socio desde, miembro desde, fecha de alta, alta, fecha de asociacion, fecha de "
            "afiliacion, antiguedad desde, fecha de inscripcion, joined, member since"
        ),
        keys="ingreso ingr afiliacion inscripcion admision incorporacion asociado",
        beside="fecha fec f dia desde ano asociacion ing que",
    ),
    Meaning(
        "active",
        N_("Socio activo"),
        read="flag",
        of="membership",
        called="socio activo, activo, activa, activo si no, esta activo, socio al dia",
        keys="activo vigente habilitado inact",
        beside="esta sigue estado condicion situacion socio inactivo act inact baja",
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
        keys="cuota aporte aportacion mensualidad",
        beside="mensual social gs guarani monto importe valor mes asociacion",
    ),
    Meaning(
        "start_year",
        N_("Año de inicio"),
        read="year",
        of="workshop",
        called=(
            "ano de inicio, inicio, fundacion, ano de fundacion, funciona desde, desde que ano, inicio de actividades, "
            "desde que ano funciona, desde que ano funciona el taller, ano desde que funciona, en que ano empezo, en que ano inicio, en que ano comenzo, "
            "desde cuando, desde cuando trabaja, desde cuando funciona, desde cuando funciona el taller, desde cuando cose, desde cuando tiene el taller, cuando empezo, cuando empezo el taller, "
            "ano de comienzo, trabaja desde, ano en que empezo, start year, year started, year founded"
        ),
        keys="inicio fundacion fundado apertura creacion",
        beside="ano anio ao fecha fec actividad activ funciona funcionamiento desde",
    ),
    Meaning(
        "birth_year",
        N_("Año de nacimiento"),
        read="year",
        of="person",
        called="ano de nacimiento, nacimiento, fecha de nacimiento, fecha nac",
        keys="nacimiento nac nacim",
        beside="fecha fec f ano anio ao dia fch",
    ),
    Meaning(
        "sex",
        N_("Sexo"),
        read="choice",
        of="person",
        called="sexo, genero",
        keys="sexo genero",
        beside="fm mf hm mh f m o",
    ),
    Meaning(
        "schooling",
        N_("Estudios"),
        read="choice",
        of="person",
        called="escolaridad, nivel educativo, estudios, instruccion",
        keys="escolaridad estudio instruccion educativo formacion",
        beside="nivel grado alcanzado maximo academica",
    ),
    Meaning(
        "language",
        N_("Idioma"),
        read="choice",
        of="person",
        called="idioma, lengua, idioma que habla",
        keys="idioma lengua",
        beside="habla materna principal que",
    ),
    Meaning(
        "zone",
        N_("Zona (urbana o rural)"),
        read="choice",
        of="workshop",
        called="zona, urbano rural, area",
        keys="zona",
        beside="urbana rural",
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
        keys="obs observacion nota comentario",
        beside="general varia",
    ),
    Meaning(
        NUMBER,
        N_("Número de orden"),
        called="n, no, nro, num, numero, orden, ord, item, id, n socio, nro socio",
    ),
    Meaning("code", N_("Código del taller"), read="code"),
    Meaning("cluster", N_("Territorio"), read="text"),
    Meaning(
        "association",
        N_("Asociación"),
        read="association",
        called="asociacion, nombre de la asociacion, asociacion o comite, gremio, cooperativa, comite, organizacion, association",
    ),
    Meaning("owner_phone", N_("Teléfono propio"), read="phone"),
    Meaning(
        "latitude",
        N_("Latitud"),
        read="coordinate",
        of="workshop",
        called="latitud, lat, latitude",
        keys="latitud latitude",
        beside="ubicacion gps coordenada punto geo decimal grado",
    ),
    Meaning(
        "longitude",
        N_("Longitud"),
        read="coordinate",
        of="workshop",
        called="longitud, lon, long, lng, longitude",
        keys="longitud longitude",
        beside="ubicacion gps coordenada punto geo decimal grado",
    ),
    Meaning(
        "point",
        N_("Latitud y longitud"),
        read="coordinate",
        called="coordenadas, coordenada, gps, geopunto, geolocalizacion, ubicacion gps, punto gps, coordenadas gps, coordenadas geograficas, latitud y longitud, lat long, lat lon, lat lng, coordenadas lat long, coordenadas latitud longitud, coordenadas lat lon",
    ),
    Meaning(EXTRA, N_("Guardar en las notas")),
    Meaning(IGNORED, N_("No importar")),
)


def meanings_of(table: str) -> tuple[str, ...]:
    """The meanings that are plain columns of "workshop", "person" or "membership"."""
    return tuple(one.name for one in MEANINGS if one.of == table)
