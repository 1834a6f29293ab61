"""Headings as people write them: each says the same as the plain word for it."""

import pytest

from app.incoming.columns import meaning_of, settle_meanings

WRITTEN = {
    "number": ("Nº|N.º|N°|#|Nro.|Núm.|Ord.|N° de socio|Nº de orden|Nro. Socio|Item|N.o"),
    "cedula": (
        "C.I.P.|Cédula Id.|C. de I.|Céd. de Id.|DOC. IDENT.|"
        "Nº de cédula|N.º C.I.|C.I.C.|Nro. de C.I.|C.I.C. Nº|Cédula (sin puntos)|Ced.|"
        "Doc. Identidad|Documento de identidad|Cedula Nro|CI N.º|Nº Doc.|C. I.|Cédula de la dueña|"
        "N° C.I. del propietario|Cédula de Identidad Civil|Céd. Ident.|Cedual|C�dula|C?dula|"
        "Cédulas|cedula_identidad|No. de cédula|Nros. de cédula"
    ),
    "phone": (
        "Celul.|Celu|Nro. Telef. / Celu|TELÉF. CELULAR|Teléf.|"
        "Nº de teléfono|Nro. de Celular|Cel./WhatsApp|Tel. / Cel.|Teléfonos|Celulares|N° Tel.|"
        "Tel?fono|Telefno|WhatsApp|Nº WhatsApp|Teléfono de contacto|Teléfono del taller|"
        "Celular de la dueña|Núm. de contacto|Teléfono (celular)|Telf.|Tlf.|Línea baja|Teléfono 1|"
        "Cel. 1|TELEFONO/CELULAR|Número telefónico|Tel. particular|"
        "Telefono de contacto (WhatsApp)|Wpp|Wasap|¿A qué número de WhatsApp le podemos escribir?|"
        "Número de WhatsApp para avisos|Teléfono papapy|datos/telefono"
    ),
    "document": "CÉDULA/RUC|RUC/CI|C.I. o RUC N°|Cédula o R.U.C.|RUC o C.I. del titular",
    "longitude": "Long.|_GPS_longitude",
    "point": "Coordenadas (lat, long)|GPS|Ubicación GPS",
    "latitude": "_Ubicación_latitude|Latitud (GPS)",
    "ruc": (
        "R.U.C. / D.V.|RUC-DV|RUC (c/DV)|R.U.C. y D.V.|"
        "Nº de RUC|R.U.C. N.º|RUC (con DV)|RUC del taller|N° R.U.C.|RUC N.º|Nro. de R.U.C.|RUC:"
    ),
    "check_digit": ("Dígito V.|Dg. Verif.|Verif.|DV|D.V.|Dígito verificador|Díg. Verif.|DV RUC"),
    "owner": (
        "Propiet.|Resp.|Nombre y Apell.|Nom. y Ape.|Prop. / Enc.|"
        "Apellido/s y nombre/s|Dueño/a|Dueña/o|Encargada/o|Encargado(a)|Propietario(a)|Propietari@|Propietarios/as|"
        "Dueña o dueño|Dueño o dueña|Nombre de la dueña|Nombre del dueño/a|Titular del taller|"
        "Nombre y apellido de la propietaria|Socia/o|Socio(a)|Nombre y Apellido|"
        "Apellidos y Nombres|Nombre completo de la propietaria|Responsable del taller|"
        "Nombre del responsable|Prop.|Propietaro|Due?o|NOMBRE Y APELLIDO (completo)|"
        "Nombre de la socia|Nombres y Apellidos de la dueña|Asociada|¿Cuál es su nombre completo?|"
        "Titular de la patente|Representante Legal|Gerente|Ijára (dueña)"
    ),
    "name": (
        "Nombre de la emresa|Denom. del taller|Razón Soc.|Nombre de la unidad productiva|Nombre del taller de costura|¿Cómo se llama su taller?|"
        "Nombre del negocio|Nombre del taller (fantasía)|Nombre de la empresa|"
        "Nombre del emprendimiento|Talleres|Nombre comercial|Razón Social|Taller/Empresa|"
        "Nombre del local|Nom. taller|nombreTaller|nombre_taller|1. Nombre del taller|"
        "Unidad Económica|Nombre U.P.|Razón social / Nombre y apellido|Taller comunitario|datos-nombre_taller|"
        "Nombre de la empesa|Nombre del taller de cosura|NOMBRE DEL TALLER DE CONFECCIÓN|Denominación comercial|Marca|"
        "Nombre fantasía|Nombre de fantasía del taller|Denominación del taller|Nombe del taller|Taller réra (nombre del taller)"
    ),
    "active": (
        "Activa/Inactiva|Situación (activo/inactivo)|Socio (act./inact.)|"
        "Es socia (S/N)|¿Es socio/a? (sí/no)|"
        "Activo (S/N)|Activa (sí/no)|Socio activo (si/no)|¿Está activo?|Activo/a|ACTIVO S/N|"
        "Socia/o activa/o|Activos"
    ),
    "joined_on": (
        "Fecha de ingeso|Fec. Ingeso|Fecha Incorp.|Fecha de alta|Miembro desde|Fec. Afil.|Fcha. ingreso|Fecha en que ingresó|"
        "Fec. Ingreso|Fecha de ingreso (dd/mm/aaaa)|F. Ingreso|Fecha Ing.|Ingreso a la asociación|"
        "Fecha de afiliación|Asociada desde|Año de ingreso|Fecha de admisión"
    ),
    "birth_year": (
        "Fec. Nac.|F. Nac.|Fecha de Nacim.|Fecha nacimiento|Fecha de nac. (dd/mm/aaaa)|F.Nacimiento"
    ),
    "fee": (
        "Cuota soc.|Aporte mens.|"
        "Cuota (Gs.)|Cuota mensual Gs|Aporte (Gs)|Cuotas|Cuota social (Gs.)|Monto de la cuota|"
        "Aporte mensual en guaraníes"
    ),
    "place": (
        "Loc.|Comp.|Dirección del local|Bº / Compañía|B°|Bo.|DIRECC.|Domic.|Ubic.|Dónde vive|Localid.|"
        "Dir.|¿En qué barrio vive?|¿En qué compañía está su taller?|"
        "Barrio/Compañía|Barrio / Cía.|Dirección|Dirección del taller|Barrio o Cía|Compañías|"
        "Domicilio particular|Localidad/Barrio|Barrio (compañía)|Direccion exacta"
    ),
    "machines": (
        "MÁQ.|Equipam.|Máquinas de coser|"
        "Máquinas que posee|Maquinarias|Máquinas (tipo y cantidad)|Equipos y máquinas|Máquina/s|"
        "Tipo de máquinas"
    ),
    "products": (
        "Qué cose|A qué se dedica|Espec.|Línea de productos|"
        "Rubro principal|Producto/s|Productos que elabora|Qué produce|Tipo de prendas|Rubros|"
        "Qué prendas confecciona"
    ),
    "women": (
        "PERSONAL FEM.|Cant. Muj.|Mujeres que trabajan|"
        "Cant. de mujeres|N° de mujeres|Mujeres (cantidad)|Nº mujeres"
    ),
    "men": ("PERSONAL MASC.|Cant. Var.|Varones que trabajan|Cant. varones|N.º de hombres|Varones (cant.)"),
    "note": ("Observ.|Obs. grales.|Obs.:|Observación/es|Observaciones generales|Notas:"),
    "surnames": (
        "Apell.|1er apellido|2do apellido|Apellido/s|Apellido(s)|Apellidos de la dueña|Primer apellido"
    ),
    "given_names": ("1er nombre|2do nombre|Nombre/s|Nombre(s)|Primer nombre"),
    "sex": ("Sexo F/M|Sex.|Sexo (F/M)|Género|Sexo (M/F)"),
    "start_year": (
        "anio_inicio|A.o.de.inicio|¿Desde qué año funciona su taller?|¿Desde cuándo trabaja?|Inicio activ.|Año de fund.|Desde qué año|"
        "Año de inicio|Año inicio actividades|Inicio (año)|Año de apertura"
    ),
    "extra": (
        "Local|Local propio|F. de N.|Línea de producción|Taller de capacitación|Máquinas prestadas|Act. económica|Empresa para la que cose|"
        "Teléfono del hijo|Cédula del cónyuge|Tiene RUC (S/N)|RUC (sí/no)|Ingresos|"
        "Ingreso mensual|Tipo de documento|Vencimiento de cédula|Estado civil|Lugar de nacimiento|"
        "Cantidad de socios|Edad|Email|Correo electrónico|Firma|Hijos|Cantidad de máquinas|"
        "Nombre del hijo|Máquinas que necesita|Teléfono de referencia|Copia de cédula (S/N)|"
        "_id|end|today|meta/instanceID|_submission_time|Marca temporal|garante/cedula|institucion/nombre|"
        "Cuota pagada|Deuda|Profesión|Nivel|Cuenta bancaria|Ciudad|Banco"
    ),
}
VARIANTS = [(heading, meaning) for meaning, text in WRITTEN.items() for heading in text.split("|")]


@pytest.mark.parametrize(("heading", "meaning"), VARIANTS)
def test_a_heading_is_known_however_it_is_written(heading: str, meaning: str) -> None:
    assert meaning_of(heading) == meaning


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("CANT. MÁQ. RECTAS", "recta"), ("N° rectas", "recta"), ("Recta (cant.)", "recta"), ("Cant. overlock", "overlock"),
     ("Cant. de remalladoras", "overlock"), ("Nº de máquinas rectas", "recta")],
)  # fmt: skip
def test_a_heading_that_counts_a_machine_is_that_machine(heading: str, kind: str) -> None:
    assert meaning_of(heading) == f"machine:{kind}"


@pytest.mark.parametrize(
    "heading",
    [
        one
        for one, _meaning in VARIANTS
        if one not in ("nombreTaller", "datos-nombre_taller", "datos/telefono")
    ],
)
def test_capitals_and_a_colon_say_nothing(heading: str) -> None:
    assert meaning_of(f" {heading.upper()}: ") == meaning_of(heading)


@pytest.mark.parametrize(
    ("above", "heading", "meaning"),
    [
        ("RUC", "N°", "ruc"),
        ("RUC", "DV", "check_digit"),
        ("Cédula", "Número", "cedula"),
        ("Teléfono", "Nº", "phone"),
        ("Propietaria/o", "Nombre", "given_names"),
        ("Datos de la dueña", "Nombre y apellido", "owner"),
        ("Dueña", "C.I.", "cedula"),
        ("Taller", "Nombre", "name"),
        ("Taller", "N°", "number"),
        ("Cónyuge", "Cédula", "extra"),
        ("Hija", "Teléfono", "extra"),
        ("Trabajadores", "Var.", "men"),
        ("Personal", "H", "men"),
        ("Personal", "M", "extra"),
        ("Datos personales", "Nombres", "given_names"),
    ],
)
def test_a_heading_is_read_with_the_one_above(above: str, heading: str, meaning: str) -> None:
    assert meaning_of(heading, above) == meaning


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        ("Taller|Nombre|Apellido", "name|given_names|surnames"),
        ("Taller|Nombre|C.I.", "name|owner|cedula"),
        ("N°|Nombres|C.I.", "number|owner|cedula"),
        (
            "Primer nombre|Segundo nombre|Primer apellido|Segundo apellido",
            "given_names|given_names|surnames|surnames",
        ),
        ("Taller|Nombre de la dueña|Apellido de la dueña", "name|given_names|surnames"),
        ("Taller|Dirección|Barrio", "name|extra|place"),
        ("Taller|Teléfono|Teléfono 2", "name|phone|phone"),
        ("Taller|Celular|Línea baja", "name|phone|phone"),
        ("Taller|Teléfono|Teléfono", "name|phone|extra"),
        ("Taller|Teléfono|Teléfono del hijo|Otro teléfono", "name|phone|extra|extra"),
        ("RUC|DV|Razón social|Nombre fantasía", "ruc|check_digit|extra|name"),
        ("Razón social|RUC", "name|ruc"),
        ("Contribuyente|R.U.C.|Dirección", "name|ruc|place"),
        ("Contribuyente|Nombre de fantasía|R.U.C.", "extra|name|ruc"),
        ("datos/taller|personal/mujeres|datos/cedula|ruc/ci", "name|women|cedula|document"),
        (
            "First Name|Middle Name|Last Name|Organization Name|Phone 1 - Value",
            "given_names|given_names|surnames|name|phone",
        ),
        ("N° de contribuyente|Taller", "ruc|name"),
        ("Nombre de su emprendimiento:|Su nombre:|Su apellido:", "name|given_names|surnames"),
        ("¿Cómo se llama su taller?|¿Cuál es su nombre?|Celular", "name|owner|phone"),
        ("Entidad/Taller|Nombres y Apellidos", "name|owner"),
        ("Nómina de talleres|Dueña", "name|owner"),
        ("ident_nombre_taller|ident_propietaria|p3_cedula|g2_barrio", "name|owner|cedula|place"),
        (
            "¿Cómo se llama tu taller?|¿Cuál es tu número de WhatsApp?|¿Qué máquinas tenés?",
            "name|phone|machines",
        ),
        ("Taller|Edad propietaria|edad_propietaria", "name|extra|extra"),
        ("Mba'apoha (Taller)|Téra (Nombre)|Pumbyry (Teléfono)|Tenda (Lugar)", "name|owner|phone|place"),
        ("Nome da oficina|Proprietária|Telefone|Endereço", "name|owner|phone|place"),
        ("data-taller|data-duena|data-tel", "name|owner|phone"),
        ("¿En qué barrio o compañía queda?|Taller|¿Dónde queda?", "place|name|extra"),
        ("Taller|Trabajadoras|Trabajadores", "name|women|men"),
        ("Taller|Trabajadores", "name|extra"),
        ("Taller|Cant. empleadas|Cant. empleados", "name|women|men"),
        ("Taller|Personal M|Personal H", "name|women|men"),
        ("Taller|Personal M|Personal F", "name|men|women"),
        ("Taller|Ciudad|Departamento", "name|place|extra"),
        ("Ciudad|Taller|Barrio", "extra|name|place"),
        ("Nombre|Nombre|Teléfono", "name|owner|phone"),
        ("1er. Apellido|2do. Apellido|1er. Nombre|2do. Nombre", "surnames|surnames|given_names|given_names"),
        ("Nombres|Apellidos|Nombre", "given_names|surnames|name"),
    ],
)
def test_headings_are_read_beside_each_other(headings: str, meanings: str) -> None:
    heads = headings.split("|")
    assert settle_meanings([meaning_of(one) for one in heads], heads) == meanings.split("|")
