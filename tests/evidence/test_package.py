"""What the formats are, held to their own rules: Data Package 1 and Table Schema 1, Stata's, Excel's.

The rules are those of specs.frictionlessdata.io (Data Package, Tabular Data Resource, Table Schema, version 1) and of
Stata's "help dta" and "help limits", written down here once more so that another program can read what leaves.
"""

import csv
import hashlib
import io
import json
import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from app.evidence.making import make_anonymous
from app.evidence.package_file import package_files
from app.evidence.records import MISSING, AnonymousData
from app.evidence.stata_file import stata_bytes
from app.evidence.workbook_file import workbook_sheets
from app.lists.sheets import workbook_bytes
from app.storage.store import Store
from tests.evidence.offices import draw_pilot, workshop_ids

TYPES = {
    "string",
    "number",
    "integer",
    "boolean",
    "object",
    "array",
    "date",
    "time",
    "datetime",
    "year",
    "any",
}
LIMITS_OF = {
    "string": {"required", "unique", "pattern", "enum", "minLength", "maxLength"},
    "integer": {"required", "unique", "enum", "minimum", "maximum"},
    "number": {"required", "unique", "enum", "minimum", "maximum"},
}
STATA_WORDS = {
    "_all",
    "_b",
    "byte",
    "_coef",
    "_cons",
    "double",
    "float",
    "if",
    "in",
    "int",
    "long",
    "_n",
    "_N",
    "_pi",
    "_pred",
    "_rc",
    "_skip",
    "strL",
    "using",
    "with",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> AnonymousData:
    from tests.evidence.offices import make_evidence_office

    store: Store = make_evidence_office(tmp_path_factory.mktemp("paquete") / "evidencia.hilvan")
    draw_pilot(store, workshop_ids(store)[:20])
    made = make_anonymous(store)
    store.close()
    return made


@pytest.fixture(scope="module")
def files(data: AnonymousData) -> dict[str, bytes]:
    return package_files(data)


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


def test_the_package_says_what_a_package_must(package: dict[str, Any]) -> None:
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert datetime.fromisoformat(package["created"].replace("Z", "+00:00"))
    assert all(one.get("name") or one.get("path") for one in package["licenses"])
    assert len({one["name"] for one in package["resources"]}) == len(package["resources"]) > 0


def test_each_resource_names_its_file_with_bytes_and_hash(
    package: dict[str, Any], files: dict[str, bytes]
) -> None:
    for resource in package["resources"]:
        path = PurePosixPath(resource["path"])
        assert not path.is_absolute()
        assert ".." not in path.parts
        content = files[resource["path"]]
        assert resource["profile"] == "tabular-data-resource"
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (resource["format"], resource["mediatype"], resource["encoding"]) == (
            "csv",
            "text/csv",
            "utf-8",
        )
        assert content.decode(resource["encoding"])
        assert "data" not in resource
    assert {one["path"] for one in package["resources"]} | {"datapackage.json"} == set(files)


def test_each_schema_holds_for_every_cell(package: dict[str, Any], files: dict[str, bytes]) -> None:
    for resource in package["resources"]:
        schema, dialect = resource["schema"], resource["dialect"]
        rows = list(
            csv.DictReader(
                io.StringIO(files[resource["path"]].decode("utf-8"), newline=""),
                delimiter=dialect["delimiter"],
            )
        )
        names = [one["name"] for one in schema["fields"]]
        assert names == list(rows[0])
        assert len(set(names)) == len(names)
        assert len(rows) == resource["rows"]
        assert all(isinstance(one, str) for one in schema["missingValues"])
        missing = set(schema["missingValues"])
        key = schema["primaryKey"]
        assert set(key) <= set(names)
        keys = [tuple(row[one] for one in key) for row in rows]
        assert len(set(keys)) == len(keys)
        for field in schema["fields"]:
            check_field(field, [row[field["name"]] for row in rows], missing, is_key=field["name"] in key)
        for other in schema.get("foreignKeys", ()):
            assert set(other["fields"]) <= set(names)
            assert other["reference"]["resource"] in {one["name"] for one in package["resources"]}


def check_field(field: dict[str, Any], cells: list[str], missing: set[str], *, is_key: bool) -> None:
    """A field descriptor, and every cell of its column."""
    kind, limits = field["type"], field.get("constraints", {})
    assert kind in TYPES
    assert limits.keys() <= LIMITS_OF[kind]
    assert limits.get("required", False) is is_key
    allowed = limits.get("enum")
    if allowed is not None:
        assert allowed
        assert len(set(allowed)) == len(allowed)
        assert all(isinstance(one, int) and not isinstance(one, bool) for one in allowed)
        assert [one["value"] for one in field["categories"]] == allowed
        assert all(one["label"] for one in field["categories"])
    for cell in cells:
        if cell in missing:
            assert not limits.get("required"), field["name"]
        elif kind == "integer":
            assert re.fullmatch(r"-?[0-9]+", cell), (field["name"], cell)
            assert allowed is None or int(cell) in allowed, (field["name"], cell)
        elif kind == "number":
            assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell), (field["name"], cell)
        elif "pattern" in limits:
            assert re.fullmatch(limits["pattern"], cell), (field["name"], cell)


def test_stata_takes_every_name_and_label(data: AnonymousData) -> None:
    from pandas.io.stata import StataReader

    content = stata_bytes(data)
    with StataReader(io.BytesIO(content)) as reader:
        titles, values, head = reader.variable_labels(), reader.value_labels(), reader.data_label
        frame = reader.read(convert_categoricals=False)
    assert content.startswith(b"<stata_dta><header><release>118</release>")
    assert len(head) <= 80
    assert list(frame.columns) == list(titles) == [one.name for one in data.variables]
    for one in data.variables:
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,31}", one.name), one.name
        assert one.name not in STATA_WORDS
        assert not re.fullmatch(r"str[0-9]+", one.name)
        assert 0 < len(titles[one.name]) <= 80
        if not one.text:
            said = values[one.name]
            assert {number: word for number, word in said.items() if number < 2_147_483_621} == dict(
                one.values
            )
            assert all(len(word.encode()) <= 32_000 for word in said.values())


def test_the_workbook_opens_with_the_same_cells(data: AnonymousData) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook_bytes(workbook_sheets(data))), read_only=True)
    head, *rows = book["Datos"].iter_rows(values_only=True)
    assert list(head) == [one.name for one in data.variables]
    assert len(rows) == data.rows
    for place, one in enumerate(data.variables):
        words = dict(one.values)
        for row, cell in zip(rows, data.columns[one.name], strict=True):
            told = {cell, words.get(cell)} if not isinstance(cell, str) else {cell}
            assert row[place] in told, (one.name, row[place], cell)
    missing = {row[0] for row in book["Sin valor"].iter_rows(min_row=2, values_only=True)}
    assert missing == set(MISSING)
    cared = "\n".join(str(row[0]) for row in book["Qué se cuidó"].iter_rows(values_only=True))
    assert "se sorteó delante de todos" in cared
