"""What the rooms say of their tables is what the office file has, and is said in words."""

import re
import shutil
from pathlib import Path

import pytest

from app.errors import DataProblem
from app.storage.opening import open_office
from app.storage.records import Reader
from app.storage.schema import Kind, TableColumn, TableKind, find_owner, say_table, table_kinds
from app.storage.triggers import journalled_tables
from tests.catalogues import LANGUAGES, catalogue_path, is_translated, read_catalogue
from tests.storage.make_old_file import FILES, RELEASED_SCHEMA
from tests.storage.support import SITE, Filled

STORED_AS = {Kind.NUMBER: "REAL"} | dict.fromkeys(
    (Kind.WHOLE, Kind.MONEY, Kind.YEAR, Kind.FLAG, Kind.ROW), "INTEGER"
)
COLUMNS = [(kind, column) for kind in table_kinds().values() for column in kind.columns]


def columns_of(reader: Reader) -> dict[str, set[str]]:
    return {table: set(columns) - {"deleted"} for table, columns in journalled_tables(reader).items()}


def test_every_table_of_a_new_office_is_told_by_its_room(office: Filled) -> None:
    told = {name: set(kind.names) for name, kind in table_kinds().items()}
    assert told == columns_of(office.store)


@pytest.mark.parametrize("version", range(1, RELEASED_SCHEMA + 1))
def test_every_table_of_an_old_office_is_told_by_its_room(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / f"schema_{version}.hilvan", tmp_path / "oficina.hilvan"))
    store = open_office(path, site=SITE)
    assert {name: set(kind.names) for name, kind in table_kinds().items()} == columns_of(store)
    store.close()


def test_a_column_holds_what_the_file_lets_in(office: Filled) -> None:
    for table, kind in table_kinds().items():
        sql = office.store.value("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
        stored = {row["name"]: row for row in office.store.rows(f"PRAGMA table_info([{table}])")}
        targets = {
            row["from"]: row["table"] for row in office.store.rows(f"PRAGMA foreign_key_list([{table}])")
        }
        for column in kind.columns:
            where = f"{table}.{column.name}"
            assert stored[column.name]["type"] == STORED_AS.get(column.kind, "TEXT"), where
            assert targets.get(column.name, "") == column.of, where
            listed = re.search(rf"CHECK \({column.name} IN\s*\(([^)]*)\)", sql)
            if listed and column.kind != Kind.FLAG:
                assert set(re.findall(r"'(\w+)'", listed[1])) == set(column.choices), where
            limits = re.search(rf"CHECK \({column.name} BETWEEN (\S+) AND (\S+)\)", sql)
            if limits:
                assert (column.least, column.most) == tuple(map(float, limits.groups())), where
            if stored[column.name]["notnull"] and not column.kept and column.kind == Kind.TEXT:
                assert column.needed or column.choices or column.blank is not None, where


def test_what_a_row_is_a_part_of_is_a_row_of_another_table() -> None:
    for kind in table_kinds().values():
        if kind.belongs:
            column = kind.column(kind.belongs)
            assert column is not None
            assert column.of in table_kinds()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_column_is_said_in_the_language_in_use(language: str) -> None:
    catalogue = read_catalogue(catalogue_path(language), language)
    words = {kind.words for kind in table_kinds().values()}
    for _kind, column in COLUMNS:
        words |= {column.undo} | {text for text in (column.needed, column.wrong) if text}
    missing = [text for text in words if text not in catalogue]
    assert missing == []
    assert [text for text in words if not is_translated(catalogue[text].string)] == []


def test_a_row_is_followed_to_the_workshop_and_to_the_event_it_is_a_part_of(
    office: Filled,
) -> None:
    store = office.store
    with store.change("curso") as writer:
        event = writer.insert("event", course="COSTOS", title="Costos")
        trainee = writer.insert("trainee", given_names="Ana", workshop_id=office.workshop)
        enrolment = writer.insert("enrolment", event_id=event, trainee_id=trainee, position=1.0)
        certificate = writer.insert(
            "certificate",
            enrolment_id=enrolment,
            code="X",
            issued_on="2026-11-24",
            full_name="Ana",
            course_title="Costos",
            hours=4.0,
            held_from="2026-11-20",
            held_to="2026-11-20",
        )
        copy = writer.insert("certificate_print", certificate_id=certificate, printed_on="2026-11-24")
    assert find_owner(store, "answer", office.answers[0], "workshop") == office.workshop
    assert find_owner(store, "trainee", trainee, "workshop") == office.workshop
    assert find_owner(store, "certificate_print", copy, "event") == event
    assert find_owner(store, "certificate_print", copy, "workshop") is None
    assert find_owner(store, "cluster", office.cluster, "workshop") is None
    assert find_owner(store, "vorkshop", 1, "workshop") is None


def test_a_table_of_a_newer_program_is_said_by_its_name() -> None:
    assert say_table("milestone_question") == "pregunta por un hito"
    assert say_table("time_machine") == "time_machine"


MADE_UP = TableKind(
    "order",
    "pedido",
    (
        TableColumn("title", needed="Falta el título."),
        TableColumn("pieces", Kind.WHOLE, least=1, most=9000),
        TableColumn("topics", Kind.CODES, choices=("A", "B", "C"), blank=""),
        TableColumn("papers", Kind.LINES, blank=""),
        TableColumn("sewn_in", choices={"home": "en casa", "hall": "en el local"}),
        TableColumn("phone", read=lambda text: text.lstrip("0"), given="phone_given"),
        TableColumn("due", Kind.HOUR),
        TableColumn("made", Kind.WHOLE, kept=True),
    ),
)


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({"title": "  Guardapolvos "}, {"title": "Guardapolvos"}),
        ({"pieces": 30.0}, {"pieces": 30}),
        ({"pieces": "  "}, {"pieces": None}),
        ({"topics": ["C", "A"]}, {"topics": "A C"}),
        ({"topics": ()}, {"topics": ""}),
        ({"papers": ["una  foja", "", "una foja", "dos"]}, {"papers": "una foja\ndos"}),
        ({"sewn_in": "home"}, {"sewn_in": "home"}),
        ({"phone": " 0981 "}, {"phone": "981", "phone_given": "0981"}),
        ({"due": "9:30"}, {"due": "09:30"}),
        ({"phone": ""}, {"phone": None, "phone_given": None}),
    ],
)
def test_what_a_person_gives_becomes_the_cells_to_write(fields: dict, cells: dict) -> None:
    assert MADE_UP.check(fields) == cells


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "Falta el título."),
        ({"pieces": 0}, "El número 0 no puede ser; va de 1 a 9000."),
        ({"pieces": 1.5}, "1.5 tiene que ser un número entero."),
        ({"pieces": True}, "True tiene que ser un número entero."),
        ({"due": "a la tarde"}, "«a la tarde» no es una hora; escríbala como 14:30."),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(fields: dict, sentence: str) -> None:
    with pytest.raises(DataProblem, match=re.escape(sentence)):
        MADE_UP.check(fields)


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"colour": "azul"}, TypeError),
        ({"made": 3}, TypeError),
        ({"phone_given": "1"}, TypeError),
        ({"sewn_in": "street"}, ValueError),
        ({"topics": ["D"]}, ValueError),
    ],
)
def test_a_field_or_code_that_does_not_exist_is_a_fault_of_the_program(
    fields: dict, trouble: type[Exception]
) -> None:
    with pytest.raises(trouble):
        MADE_UP.check(fields)
