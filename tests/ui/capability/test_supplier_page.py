"""The owner chooses what a company may see: part by part, with her consent, and takes it back."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.capability.supplier_queries import PURPOSE, read_supplier_choice
from app.registry.queries import read_workshop
from app.storage.store import Store
from tests.capability.offices import OrderOffice
from tests.ui.offices import unnamed
from tests.ui.windows import printed_after, settle
from ui.capability.supplier_card import SupplierCard
from ui.capability.supplier_page import SupplierPage
from ui.main_window import MainWindow
from ui.registry.workshop_page import WorkshopPage


def open_page(window: MainWindow, workshop: int, qtbot: QtBot) -> SupplierPage:
    window.go("supplier", workshop)
    settle(qtbot)
    page = window.page
    assert isinstance(page, SupplierPage)
    return page


def test_she_chooses_looks_agrees_and_takes_it_back(
    window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    page = open_page(window, office.measured, qtbot)
    assert page.standing.text() == "Todavía no se le preguntó."
    assert "prendas por día, de lo que hace hoy" in page.says["capacity"].text()
    assert page.given_by.text() == "Benita Caballero"
    assert unnamed(page) == []
    for part in ("capacity", "machines"):
        page.ticks[part].box.click()
    page.words.setPlainText("Hacemos guardapolvos desde 2009.")
    draft = printed_after(qtbot, window, page.look.click)
    assert "todavía sin su permiso" in draft
    assert read_supplier_choice(store, office.measured) is None
    page.save.click()
    settle(qtbot)
    assert page.standing.text().startswith("Dijo que sí el ")
    said = printed_after(qtbot, window, page.paper_button.click)
    assert "Hacemos guardapolvos desde 2009." in said
    assert "Ojaladora (1)" in said
    assert "personas" not in said
    consents = read_workshop(store, office.measured).consents
    assert [(one.purpose, one.granted) for one in consents] == [(PURPOSE, True)]
    page.withdraw.click()
    settle(qtbot)
    assert page.standing.text().startswith("Retiró su permiso el ")
    assert not page.ticks["machines"].value
    store.undo_stack.undo()
    settle(qtbot)
    assert page.ticks["machines"].value


def test_what_is_ticked_stays_while_something_else_changes(
    window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    page = open_page(window, office.measured, qtbot)
    page.ticks["machines"].box.click()
    with store.change("prueba") as writer:
        writer.update("workshop", office.measured, place="Barrio Centro")
    settle(qtbot)
    assert page.ticks["machines"].value


def test_what_she_has_not_said_yes_to_yet_is_said_to_be_so(
    window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    """«Dijo que sí» stood beside ticks that were changed since; the sheet printed others."""
    page = open_page(window, office.measured, qtbot)
    assert not page.unsaved.isVisible()
    page.ticks["capacity"].box.click()
    assert page.unsaved.isVisible()
    page.save.click()
    settle(qtbot)
    assert not page.unsaved.isVisible()
    page.ticks["machines"].box.click()
    assert page.unsaved.isVisible()
    page.ticks["machines"].box.click()
    assert not page.unsaved.isVisible()
    page.back.click()
    settle(qtbot)
    assert isinstance(window.page, WorkshopPage)
    assert window.page.tabs.code == "production"


def test_the_tab_of_production_leads_there(
    window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    window.go("workshop", office.measured, part="production")
    settle(qtbot)
    card = window.findChild(SupplierCard)
    assert card is not None
    assert "solo lo que la dueña" in card.findChildren(QLabel)[1].text()
    card.choose.click()
    settle(qtbot)
    assert isinstance(window.page, SupplierPage)
