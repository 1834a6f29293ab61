"""What is wrong with a RUC or a telephone, said beside the field and in the list of what to look at."""

from datetime import date

import pytest

from app.agenda.findings import list_findings
from app.registry.operations import change_workshop
from app.registry.remarks import ruc_remark
from app.registry.ruc import read_ruc, with_right_digit
from app.storage.store import Store
from tests.ui.offices import fill_office


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("1234567-0", "1234567-9"),
        ("1.234.567 - 0", "1234567-9"),
        ("01234567-0", "1234567-9"),
        ("1234567", "1234567-9"),
        ("80012345-1", "80012345-0"),
        ("800123451", "80012345-0"),
        ("1234567-9", ""),
        ("no tiene", ""),
        ("a confirmar", ""),
    ],
)
def test_the_digit_that_the_number_asks_for_is_offered(typed: str, offered: str) -> None:
    assert with_right_digit(typed) == offered
    if offered:
        assert read_ruc(offered).ruc == offered
        assert offered in ruc_remark(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1234567-0", "no corresponde; con ese número sería 1234567-9"),
        ("1234567", "falta el dígito verificador; con ese número sería 1234567-9"),
        ("12/34567", "no parece un RUC"),
    ],
)
def test_the_list_of_what_to_look_at_says_what_is_wrong(store: Store, typed: str, reason: str) -> None:
    workshop = fill_office(store)[0]
    change_workshop(store, workshop_id=workshop, ruc=typed)
    (found,) = list_findings(store, today=date.today(), kind="wrong-ruc")
    assert found.sentence.startswith(f"El RUC «{typed}»: ")
    assert reason in found.sentence


def test_a_telephone_that_cannot_be_read_is_quoted(store: Store) -> None:
    first, second, _third = fill_office(store)
    change_workshop(store, workshop_id=first, phone="0981 43")
    change_workshop(store, workshop_id=second, phone=None)
    said = [one.sentence for one in list_findings(store, today=date.today(), kind="workshop-without-phone")]
    assert (
        "No hay un teléfono al que se lo pueda llamar. «0981 43» no parece un teléfono de Paraguay." in said
    )
    assert "No hay un teléfono al que se lo pueda llamar." in said


def test_what_all_findings_of_a_kind_say_is_held_once(store: Store) -> None:
    """Of 20,000 workshops without a telephone the page held the sentence as often."""
    first, second, third = fill_office(store)
    for workshop in (first, second, third):
        change_workshop(store, workshop_id=workshop, phone=None)
    found = list_findings(store, today=date.today(), kind="workshop-without-phone")
    assert len(found) == 3
    assert len({id(one.sentence) for one in found}) == 1
