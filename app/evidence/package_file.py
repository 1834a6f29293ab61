"""The data as a package of Frictionless Data: two tables in CSV and the file that describes them.

Plain CSV as statistics programs read it (comma, point, UTF-8), not as Excel in Paraguay does; the workbook is for that.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.evidence.codebook import CodeRow, code_rows
from app.evidence.records import MISSING, AnonymousData, Variable
from app.evidence.risk_words import how_cared
from app.evidence.signs import LENGTH, LETTERS
from app.evidence.words import MISSING_WORDS
from app.i18n import _

DATA, CODEBOOK, PACKAGE = "datos.csv", "libro-de-codigos.csv", "datapackage.json"


def package_files(data: AnonymousData) -> dict[str, bytes]:
    """The files of the package by their name."""
    tables = {DATA: data_csv(data), CODEBOOK: _csv(CodeRow._fields, code_rows(data.variables))}
    described = json.dumps(describe(data, tables), ensure_ascii=False, indent=2)
    return {**tables, PACKAGE: described.encode("utf-8")}


def data_csv(data: AnonymousData) -> bytes:
    """The table of the data, a column for each variable."""
    columns = [data.columns[one.name] for one in data.variables]
    return _csv([one.name for one in data.variables], zip(*columns, strict=True))


def _csv(head: Sequence[str], rows: Any) -> bytes:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(head)
    writer.writerows(rows)
    return lines.getvalue().encode("utf-8")


def describe(data: AnonymousData, tables: Mapping[str, bytes]) -> dict[str, Any]:
    """The datapackage.json (Data Package 1, specs.frictionlessdata.io): resources, fields, keys, and what was done.

    No foreign keys: a row of the code book is about a column of the data, and none about its cells.
    """
    report = data.report
    return {
        "profile": "tabular-data-package",
        "name": "talleres-datos-anonimos",
        "title": _("Datos anónimos de talleres de confección"),
        "description": _(
            "Una fila por taller y ronda, de los que dieron su permiso. El territorio, la zona, el tamaño, el comienzo, el grupo del piloto y el sexo y la edad de quien lo dirige están dichos con menos detalle, de modo que cada taller es igual a otros cuatro por lo menos."
        ),
        "licenses": [
            {"name": "other-closed", "title": _("Para quien se comprometió a no buscar a nadie; no se publica")}
        ],
        "created": f"{data.made_in}-01T00:00:00Z",
        "workshops": report.workshops,
        "smallestGroup": report.smallest,
        "coarsened": [*report.coarsened, *report.rounded],
        "leftOut": list(report.left_out),
        "careTaken": list(how_cared()),
        "missingKinds": dict(MISSING_WORDS.items()),
        "resources": [
            _resource(
                "datos", DATA, tables[DATA], [describe_field(one) for one in data.variables], ("id", "round"),
                missing=("", *MISSING),
            ) | {"title": _("Datos"), "rows": report.rows},
            _resource(
                "libro-de-codigos", CODEBOOK, tables[CODEBOOK],
                [{"name": one, "type": "string"} for one in CodeRow._fields], ("name",),
            ) | {"title": _("Libro de códigos"), "rows": len(data.variables)},
        ],
    }  # fmt: skip


def _resource(
    name: str, path: str, content: bytes, fields: list[dict[str, Any]], key: Sequence[str],
    missing: Sequence[str] = ("",),
) -> dict[str, Any]:  # fmt: skip
    for field in fields:
        if field["name"] in key:
            field["constraints"] = {**field.get("constraints", {}), "required": True}
    schema = {"fields": fields, "missingValues": list(missing), "primaryKey": list(key)}
    return {
        "profile": "tabular-data-resource", "name": name, "path": path, "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "header": True}, "schema": schema,
    }  # fmt: skip


def describe_field(variable: Variable) -> dict[str, Any]:
    """A field of the table schema; codes have their words beside them."""
    kind = "string" if variable.text else "number" if variable.decimals else "integer"
    found: dict[str, Any] = {"name": variable.name, "type": kind, "title": variable.title}
    if said := [one for one in (variable.asked, variable.origin, variable.treatment) if one]:
        found["description"] = ". ".join(said)
    if variable.unit:
        found["unit"] = variable.unit
    if variable.values:
        found["constraints"] = {"enum": [number for number, _word in variable.values]}
        found["categories"] = [{"value": number, "label": word} for number, word in variable.values]
    if variable.text:
        found["constraints"] = {"pattern": f"[{LETTERS}]{{{LENGTH}}}"}
    return found
