"""Ficha: every field saves by itself, says what is doubtful, and undoes by itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.days import SINCE, read_day_part
from app.errors import DataProblem
from app.registry.operations import record_consent
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.registry.ruc import check_digit
from app.storage.store import Store
from tests.ui.offices import choose, unnamed
from tests.ui.windows import note_way
from ui.context import Context
from ui.registry.record_rows import MachineRow, MembershipRow, PeopleRow, ProductRow
from ui.registry.workshop_page import WorkshopPage
from ui.widgets.field import flush_fields

TODAY = date(2026, 11, 29)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> WorkshopPage:
    made = WorkshopPage(context)
    qtbot.addWidget(made)
    made.resize(1158, 700)
    made.show_workshop(workshops[0])
    made.tabs.go_to("record")
    made.show()
    return made


def now(page: WorkshopPage, store: Store) -> Workshop:
    assert page.workshop is not None
    return read_workshop(store, page.workshop.id)


def test_a_wrong_ruc_is_a_warning_and_never_lost(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    card = page.record.workshop_card
    wrong = f"4.123.456-{(check_digit('4123456') + 1) % 10}"
    qtbot.keyClicks(card.form["ruc"], wrong)
    card.form["ruc"].flush()
    assert "dígito verificador no corresponde" in card.form.fields["ruc"].remark
    assert (now(page, store).ruc, now(page, store).ruc_given) == (None, wrong)


@pytest.mark.parametrize("typed", ["0981431866 / 021 555 123", "0991293622 y 0971555123 (hija)", "0981 43"])
def test_a_phone_field_shows_and_keeps_all_that_was_typed(
    page: WorkshopPage, store: Store, qtbot: QtBot, typed: str
) -> None:
    for field, given in (
        (page.record.workshop_card.form["phone"], lambda: now(page, store).phone_given),
        (page.record.owners_card.forms[0]["phone"], lambda: now(page, store).owners[0].phone_given),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        page.show_workshop(page.workshop_id)
        assert given() == typed
        assert field.text().replace(" ", "") == typed.replace(" ", "")


def test_a_name_cannot_be_emptied(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    card = page.record.workshop_card
    card.form["name"].selectAll()
    qtbot.keyClick(card.form["name"], Qt.Key.Key_Delete)
    card.form["name"].flush()
    assert "necesita un nombre" in card.form.fields["name"].remark
    assert now(page, store).name == "Confecciones Santa Librada"


def test_year_and_place_are_checked_before_they_are_kept(
    page: WorkshopPage, store: Store, qtbot: QtBot
) -> None:
    card = page.record.workshop_card
    qtbot.keyClicks(card.form["start_year"], "985")
    card.form["start_year"].flush()
    assert card.form.fields["start_year"].remark
    assert now(page, store).start_year is None
    card.form["start_year"].clear()
    qtbot.keyClicks(card.form["start_year"], "2015")
    card.form["start_year"].flush()
    assert now(page, store).start_year == 2015
    qtbot.keyClicks(card.form["where"], "-25,5621; -57,2846")
    card.form["where"].flush()
    assert now(page, store).latitude == pytest.approx(-25.5621)
    qtbot.keyClicks(card.form["where"], "x")
    card.form["where"].flush()
    assert card.form.fields["where"].remark
    assert now(page, store).longitude == pytest.approx(-57.2846)


def test_typing_in_one_field_is_one_step_back(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    note = page.record.note
    for text in ("Abre ", "a las ocho"):
        qtbot.keyClicks(note, text)
        note.flush()
    assert now(page, store).note == "Abre a las ocho"
    store.undo_stack.undo()
    assert now(page, store).note is None
    assert note.toPlainText() == ""


def test_lists_are_chosen_and_undone(page: WorkshopPage, store: Store) -> None:
    card = page.record.workshop_card
    card.form["zone"].setCurrentIndex(2)
    card.form["zone"].activated.emit(2)
    assert now(page, store).zone == "rural"
    store.undo_stack.undo()
    assert card.form["zone"].value is None


def test_machines_are_added_and_removed_by_keyboard(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    machines = page.record.machines
    machines.add_button.click()
    row = machines.rows[0]
    assert isinstance(row, MachineRow)
    qtbot.keyClicks(row.kind, "remalladora")
    row.kind.flush()
    row.count.setText("3")
    row.count.flush()
    assert [(one.type, one.count) for one in now(page, store).machines] == [("overlock", 3)]
    machines.add_button.click()
    other = machines.rows[1]
    assert isinstance(other, MachineRow)
    qtbot.keyClicks(other.kind, "maquina rara")
    other.kind.flush()
    assert now(page, store).machines[1].type == "maquina rara"
    assert now(page, store).machines[1].given == "maquina rara"
    page.window().activateWindow()
    row.kind.setFocus()
    qtbot.waitUntil(row.kind.hasFocus)
    qtbot.keyClick(row.kind, Qt.Key.Key_Delete, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [one.type for one in now(page, store).machines] == ["maquina rara"]
    store.undo_stack.undo()
    assert len(machines.rows) == 2


def test_products_and_people_are_counted(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    record = page.record
    record.products.add_button.click()
    product = record.products.rows[0]
    assert isinstance(product, ProductRow)
    qtbot.keyClicks(product.name, "guardapolvo")
    product.name.flush()
    assert now(page, store).products[0].name == "guardapolvos"
    record.people.add_button.click()
    group = record.people.rows[2]
    assert isinstance(group, PeopleRow)
    group.count.setText("2")
    group.count.flush()
    assert "dos grupos iguales" in record.people.remark.text()
    assert now(page, store).count_people() == 7, "they wait until they differ, or the page is left"
    group.ips.show_value(False)
    choose(group.ips, False)
    assert now(page, store).count_people() == 9
    assert now(page, store).people[-1].in_ips is False
    assert "9 personas (7 mujeres)" in page.headline.text()


def test_a_group_of_nobody_leaves_no_trace(page: WorkshopPage, store: Store) -> None:
    lines = store.value("SELECT count(*) FROM journal")
    page.record.people.add_button.click()
    page.record.people.remove_row(page.record.people.rows[-1])
    assert store.value("SELECT count(*) FROM journal") == lines


def test_two_groups_alike_are_added_up_when_the_page_is_left(page: WorkshopPage, store: Store) -> None:
    page.record.people.add_button.click()
    group = page.record.people.rows[2]
    assert isinstance(group, PeopleRow)
    group.count.setText("2")
    group.count.flush()
    flush_fields(page)
    assert now(page, store).count_people("woman") == 7


def test_an_association_is_joined_since_a_year(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    page.record.memberships.add_button.click()
    row = page.record.memberships.rows[0]
    assert isinstance(row, MembershipRow)
    row.association.setCurrentIndex(1)
    row.association.activated.emit(1)
    qtbot.keyClicks(row.joined, "2015")
    row.joined.flush()
    joined = now(page, store).memberships[0]
    assert (joined.association, joined.joined_on) == ("Confeccionistas de Yaguarón", "2015")
    assert "asociada/o desde 2015" in page.headline.text()
    phone = page.headline.text().split(" · ")[-1]
    assert phone[:2] == "09"
    assert " " not in phone, "a number is not broken in two lines"
    page.record.memberships.remove_row(row)
    assert now(page, store).memberships == ()


def test_a_second_owner_is_added_changed_and_removed(page: WorkshopPage, store: Store, qtbot: QtBot) -> None:
    owners = page.record.owners_card
    qtbot.keyClicks(owners.new, "Derlis Benitez")
    qtbot.keyClick(owners.new, Qt.Key.Key_Return)
    assert [one.full_name for one in now(page, store).owners] == [
        "Benita Caballero",
        "Derlis Benitez",
    ]
    form = owners.forms[1]
    qtbot.keyClicks(form["birth_year"], "1980")
    form["birth_year"].flush()
    form["sex"].setCurrentIndex(2)
    form["sex"].activated.emit(2)
    second = now(page, store).owners[1]
    assert (second.birth_year, second.sex) == (1980, "man")
    form["given_names"].clear()
    form["given_names"].flush()
    assert now(page, store).owners[1].given_names == "Derlis"


def test_permissions_show_the_newest_decision_with_its_date(page: WorkshopPage, store: Store) -> None:
    for granted, day in ((True, "2026-03-15"), (False, "2026-09-12")):
        record_consent(
            store, workshop_id=page.workshop_id, purpose="photos", granted=granted,
            decided_on=day, text_version="2", given_by="Benita",
        )  # fmt: skip
    shown = [
        page.record._consents.itemAt(place).widget().text()  # type: ignore[union-attr]
        for place in range(page.record._consents.count())
    ]
    assert "Fotos: no acepta · 12/09/2026 · Benita · texto 2" in shown
    assert "Que lo contacten: no se preguntó" in shown


def test_removing_offers_the_way_back(
    page: WorkshopPage, context: Context, store: Store, qtbot: QtBot
) -> None:
    said: list[tuple] = []
    context.messages.said.connect(lambda *words: said.append(words))
    way = note_way(context)
    page.record.remove.click()
    assert way.left == 1
    assert said[0][1] == "Se quitó «Confecciones Santa Librada» de la lista."
    said[0][3]()
    assert now(page, store).name == "Confecciones Santa Librada"


def test_everything_that_takes_the_focus_has_a_name(page: WorkshopPage, qtbot: QtBot) -> None:
    for rows in (page.record.machines, page.record.products, page.record.memberships):
        rows.add_button.click()
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        qtbot.wait(1)
        assert unnamed(page) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2015", "2015"),
        ("3/2015", "2015-03"),
        ("15.3.2015", "2015-03-15"),
        ("", None),
        ("15/3/15", "2015-03-15"),
    ],
)
def test_a_day_may_be_known_in_part(text: str, day: str | None) -> None:
    assert read_day_part(text, SINCE, TODAY) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [("15", "no se entiende"), ("40/3/2015", "marzo de 2015 tiene 31"), ("15/13/2015", "mes 13"),
     ("marzo", "no se entiende"), ("15/3", "Falta el año"), ("2062", "todavía no llegó"),
     ("13/2015", "mes 13")],
)  # fmt: skip
def test_a_part_of_a_day_that_cannot_be_says_why(text: str, why: str) -> None:
    with pytest.raises(DataProblem, match=why):
        read_day_part(text, SINCE, TODAY)
