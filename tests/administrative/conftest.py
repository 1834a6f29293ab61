"""An office whose workshops are in lists of ministries: by their RUC, by their owner's cédula, or not at all."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.administrative.operations import import_administrative, record_list_consent
from app.administrative.planning import plan_administrative
from app.administrative.records import AdministrativePlan, ListFacts
from app.registry.operations import add_cluster, add_person, add_workshop
from app.registry.ruc import check_digit
from app.storage.store import Store
from tests.incoming.books import write_csv
from tests.made_office import new_office

DAY = "2026-11-20"
MARCH = ListFacts("ips", "2026-03", given_by="Mesa de entrada del IPS", received_on="2026-04-12")
# names and cédulas of people of nobody, which stand in the lists and must never be kept
STRANGERS = ("Zulmira Quaxtl", "5812347", "Ñuwixobe", "6128453")


def with_digit(number: int | str) -> str:
    return f"{number}-{check_digit(str(number))}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = new_office(tmp_path / "oficina.hilvan")
    yield office
    office.close()


@pytest.fixture
def shops(store: Store) -> dict[str, int]:
    """Six that allow it but for two: by name, as what they are."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    made = {
        "company": add_workshop(store, name="Modas", cluster_id=cluster, ruc=with_digit(80012345)),
        "person": add_workshop(store, name="Lía", cluster_id=cluster, ruc=with_digit(1234567)),
        "cedula": add_workshop(store, name="Yvoty", cluster_id=cluster),
        "bare": add_workshop(store, name="Sin papeles", cluster_id=cluster),
        "refused": add_workshop(store, name="No quiso", cluster_id=cluster, ruc=with_digit(80054321)),
        "unasked": add_workshop(store, name="Sin preguntar", cluster_id=cluster, ruc=with_digit(80067890)),
    }
    add_person(store, workshop_id=made["cedula"], given_names="Ana", cedula="2345678")
    asked = [made[one] for one in ("company", "person", "cedula", "bare")]
    record_list_consent(store, workshop_ids=asked, granted=True, decided_on=DAY)
    record_list_consent(store, workshop_ids=[made["refused"]], granted=False, decided_on=DAY)
    return made


HEAD = ("RUC", "DV", "Razón social", "Cantidad de asegurados", "Estado")
ROWS: Sequence[Sequence[Any]] = (
    (80012345, check_digit("80012345"), "MODAS S.R.L.", 7, "ACTIVO"),
    (1234567, check_digit("1234567"), STRANGERS[0], 2, "ACTIVO"),
    (2345678, check_digit("2345678"), "ANA", 1, "CANCELADO"),
    (80054321, check_digit("80054321"), "NO QUISO S.A.", 4, "ACTIVO"),
    (80067890, check_digit("80067890"), "SIN PREGUNTAR", 3, "ACTIVO"),
    (80099999, check_digit("80099999"), STRANGERS[2], 30, "ACTIVO"),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The list of IPS: all but the one without a number are in it, and one that is nobody's."""
    return write_csv(tmp_path / "ips.csv", (HEAD, *ROWS))


def bring(store: Store, path: Path, facts: ListFacts = MARCH, **options: Any) -> AdministrativePlan:
    return import_administrative(store, plan=plan_administrative(store, path, facts, **options))
