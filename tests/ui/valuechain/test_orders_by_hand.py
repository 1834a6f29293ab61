"""A company and its order, as somebody writes them: asked, agreed, moved, delivered, paid."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import format_day
from app.registry.queries import list_anchors
from app.storage.store import Store
from app.valuechain.order_operations import (
    add_order,
    note_payment,
    record_delivery,
    set_order_status,
)
from app.valuechain.queries import list_contacts, list_demands, list_orders, read_order
from reports.paper import Paper
from tests.capability.offices import fill_order_office
from tests.ui.offices import choose, unnamed, while_asked
from tests.ui.valuechain.support import make_anchor, make_order
from tests.ui.windows import open_window, printed_after, settle
from ui.context import Context
from ui.forms.window import FormWindow
from ui.main_window import MainWindow
from ui.training.course_page import CoursePage
from ui.valuechain.anchor_page import AnchorPage
from ui.valuechain.chain_page import ChainPage
from ui.valuechain.new_order import NewOrderWindow
from ui.valuechain.order_page import OrderPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def fill(dialog: QWidget, **texts: str) -> None:
    """Write in a small window's fields, and press its main button."""
    assert isinstance(dialog, FormWindow)
    for name, text in texts.items():
        field = dialog.form[name]
        getattr(field, "setText", getattr(field, "setPlainText", None))(text)
        dialog.form.fields[name].flush()
    dialog.main.click()
    assert dialog.kept is not None, (
        dialog.form.trouble and dialog.form.trouble.remark,
        dialog.problem.text(),
    )


def press(page: QWidget, text: str) -> None:
    (button,) = [one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    button.click()


def words(page: QWidget) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def order_page(window: MainWindow) -> OrderPage:
    assert isinstance(window.page, OrderPage)
    return window.page


def test_the_first_order_begins_with_the_name_of_who_asks(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Where no company is known there is none to choose: what one typed at once was lost in that list."""
    dialog = NewOrderWindow(context, parent=window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.form.fields["anchor_id"].isVisible()
    qtbot.keyClicks(dialog.focusWidget(), "Textiles del Sur")
    assert dialog.form["anchor"].text() == "Textiles del Sur"


def test_an_empty_chain_says_what_to_do_and_an_order_is_written_by_key(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_4, CONTROL)
    settle(qtbot)
    page = window.page
    assert isinstance(page, ChainPage)
    assert page.nothing.isVisible()
    assert "Todavía no hay pedidos" in words(page)
    assert not page.print_demand.isVisible()
    while_asked(
        lambda dialog: fill(
            dialog,
            anchor="Uniformes Arapoty S.A.",
            product="guardapolvo",
            quantity="1.800",
            due_on=format_day(day(50)),
            price="12000",
        )
    )
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    settle(qtbot)
    assert order_page(window).title.text().startswith("1.800 guardapolvos para el ")
    assert [one.name for one in list_anchors(store)] == ["Uniformes Arapoty S.A."]
    store.undo_stack.undo()
    assert (list_anchors(store), list_orders(store)) == ([], [])


def test_an_order_goes_from_the_question_to_the_money(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    order = make_order(store)
    window.go("order", order)
    settle(qtbot)
    page = order_page(window)
    assert "sin fecha de entrega" in page.title.text()
    page.tabs.go_to("terms")
    terms = page.tabs.tab("terms")
    terms.form["due_on"].setText(format_day(day(50)))
    terms.form.fields["due_on"].flush()
    ask_requirements(terms)
    assert "Pide: ojaladora · factura · control antes de entregar" in words(page.facts)
    while_asked(lambda dialog: fill(dialog))
    press(page, "Marcar como acordado…")
    assert read_order(store, order).status == "agreed"
    while_asked(lambda dialog: move(dialog, day(57)))
    press(page, "Cambiar fecha, cantidad o precio…")
    settle(qtbot)
    assert "a pedido de la empresa" in words(page)
    deliver_twice(page, store, order, qtbot)
    while_asked(lambda dialog: fill(dialog, paid_amount="21.384.000"))
    page.step.click()
    found = read_order(store, order)
    assert (found.status, found.paid_amount) == ("paid", 21_384_000)
    settle(qtbot)
    assert "cobrado" in page.crumbs.here.text()
    assert not page.step.isVisible()


def ask_requirements(terms: QWidget) -> None:
    """A machine, a paper and an item, row by row."""
    field = terms.requirements  # type: ignore[attr-defined]
    for kind, what in (
        ("machine", "ojaladora"),
        ("document", "factura"),
        ("item", "Control antes de entregar"),
    ):
        field.add_button.click()
        row = field.rows[-1]
        choose(row.kind, kind)
        row.what.setText(what)
        row.what.flush()


def move(dialog: QWidget, due_on: str) -> None:
    """Not without saying who asked."""
    assert isinstance(dialog, FormWindow)
    dialog.form["due_on"].setText(format_day(due_on))
    dialog.form.fields["due_on"].flush()
    dialog.main.click()
    assert dialog.isVisible()
    assert "diga quién pidió el cambio" in dialog.problem.text()
    dialog.form["asked_by"].buttons[0].click()
    dialog.main.click()
    assert dialog.kept


def deliver_twice(page: OrderPage, store: Store, order: int, qtbot: QtBot) -> None:
    tab = page.tabs.tab("deliveries")
    page.tabs.go_to("deliveries")
    while_asked(lambda dialog: fill(dialog, due_on=format_day(day(50)), quantity="600"))
    tab.promise.click()
    while_asked(lambda dialog: fill(dialog, delivered="600", returned="12"))
    tab.note.click()
    settle(qtbot)
    assert "entregadas 600" in words(tab)
    assert (read_order(store, order).status, read_order(store, order).remaining) == ("running", 1200)
    while_asked(lambda dialog: fill(dialog, returned="6"))
    page.step.click()
    found = read_order(store, order)
    assert (found.status, found.returned) == ("delivered", 18)
    assert page.step.text() == "Anotar el pago…"


def test_an_advance_leaves_the_order_under_way(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    order = make_order(store)
    record_delivery(store, order_id=order, delivered_on=day(-1), delivered=10)
    window.go("order", order, part="deliveries")
    settle(qtbot)
    page = order_page(window)

    def pay(dialog: QWidget) -> None:
        assert isinstance(dialog, FormWindow)
        fill(dialog, paid_amount="100.000")

    while_asked(pay)
    press(page, "Anotar el pago…")
    settle(qtbot)
    assert read_order(store, order).status == "running"
    assert "Pagó una parte el " in words(page)
    assert "pagó una parte" in words(page)

    def pay_all(dialog: QWidget) -> None:
        assert isinstance(dialog, FormWindow)
        press(dialog, "Pagó todo: no se entrega más")
        fill(dialog, paid_amount="120.000")

    while_asked(pay_all)
    press(page, "Anotar el pago…")
    settle(qtbot)
    assert read_order(store, order).status == "paid"


def test_a_step_is_taken_back_with_undo_and_from_the_menu(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    order = make_order(store)
    window.go("order", order)
    settle(qtbot)
    page = order_page(window)
    page._fill_ways()
    titles = [one.text() for one in page.more.menu().actions() if one.text()]
    assert titles == ["Acordado…", "En marcha", "No se tomó…", "Quitar este pedido"]
    while_asked(lambda dialog: fill(dialog, why="pagaban poco"))
    page.more.menu().actions()[2].trigger()
    found = read_order(store, order)
    assert (found.status, found.closed_why) == ("lost", "pagaban poco")
    window.undo()
    assert read_order(store, order).status == "asked"
    page._fill_ways()
    page.more.menu().actions()[-1].trigger()
    settle(qtbot)
    assert not isinstance(window.page, OrderPage)
    assert list_orders(store) == []


def test_a_company_is_written_with_who_answers_and_what_it_demands(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("valuechain")
    page = window.page
    assert isinstance(page, ChainPage)
    while_asked(lambda dialog: fill(dialog, name="Uniformes Arapoty S.A.", buys="guardapolvos"))
    page.new_anchor.click()
    settle(qtbot)
    page = window.page
    assert isinstance(page, AnchorPage)
    assert "Todavía no hay pedidos acordados: con 3 se sabe" in words(page)
    while_asked(lambda dialog: fill(dialog, name="Rosa Duarte", phone="0981 555 201"))
    page.contacts.add.click()
    anchor = list_anchors(store)[0].id
    assert [one.phone for one in list_contacts(store, anchor)] == ["+595981555201"]
    while_asked(demand_a_course)
    page.demands.add.click()
    (found,) = list_demands(store)
    assert (found.what, found.said_by) == ("CUR-07", "Rosa Duarte")
    settle(qtbot)
    assert "lo dijo Rosa Duarte el" in words(page)
    window.go("course", "CUR-07")
    assert isinstance(window.page, CoursePage)
    window.page.tabs.setCurrentIndex(1)
    settle(qtbot)
    assert any("lo pidió Uniformes Arapoty" in one.text() for one in window.page.findChildren(QLabel))
    window.go("valuechain")
    settle(qtbot)
    assert isinstance(window.page, ChainPage)
    text = printed_after(qtbot, window, window.page.print_demand.click)
    assert "Calidad en la costura Uniformes Arapoty S.A." in text
    assert "Rosa" not in text


def demand_a_course(dialog: QWidget) -> None:
    assert isinstance(dialog, FormWindow)
    dialog.main.click()
    assert "Elija de qué es" in dialog.problem.text()
    (training,) = [one for one in dialog.form["kind"].buttons if one.text() == "Capacitación"]
    training.click()
    fill(dialog, what="calidad en la costura", said_by="Rosa Duarte")


def test_the_regularity_is_read_for_both_sides(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    anchor = make_anchor(store)
    for asked, pieces in ((-200, 100), (-150, 900), (-40, 200)):
        order = add_order(
            store, anchor_id=anchor, product="camisas", quantity=pieces, asked_on=day(asked), payment_days=10
        )
        set_order_status(store, order_id=order, status="agreed", day=day(asked))
        record_delivery(store, order_id=order, delivered_on=day(asked + 20), delivered=pieces)
        note_payment(store, order_id=order, paid_on=day(asked + 39))
    window.go("anchor", anchor)
    settle(qtbot)
    page = window.page
    assert isinstance(page, AnchorPage)
    assert "De 100 a 900 prendas por pedido, lo común 200: muy desparejo." in words(page)
    assert "Paga a los 19 días de la última entrega; lo acordado: 10." in words(page)
    page.turn.click()
    settle(qtbot)
    assert "pone de su bolsillo los sueldos" in words(page)
    told = printed_after(qtbot, window, page.print_button.click)
    assert "Cómo son sus pedidos" in told
    assert "pone de su bolsillo los sueldos" in told
    assert page.paper == Paper("anchor-sheet", (anchor,))
    window.go("order", list_orders(store)[0].id)
    settle(qtbot)
    assert "3 pedidos en 5 meses; en ninguno cambió la fecha" in words(order_page(window).facts)


@pytest.mark.parametrize("page", ["valuechain", "anchor", "order"])
def test_everything_has_a_name_for_who_does_not_see_it(
    window: MainWindow, store: Store, qtbot: QtBot, page: str
) -> None:
    order = make_order(store)
    of = {"anchor": list_anchors(store)[0].id, "order": order}.get(page)
    window.go(page, of)
    settle(qtbot)
    assert unnamed(window.page) == []


@pytest.mark.parametrize("size", [(911, 512), (1024, 576), (1366, 768)])
def test_nothing_of_the_head_is_cut_and_the_part_keeps_its_room(
    window: MainWindow, store: Store, qtbot: QtBot, size: tuple[int, int]
) -> None:
    order = fill_order_office(store, date.today()).order
    window.resize(*size)
    window.go("order", order)
    settle(qtbot)
    page = order_page(window)
    shown = [one for one in page.facts.findChildren(QLabel) if one.isVisibleTo(page)]
    assert {"Entregas", "Paga"} <= {one.text() for one in shown}
    for one in shown:
        needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
        assert one.visibleRegion().boundingRect().height() >= needed, one.text()
    assert page.tabs.height() - page.tabs.tabBar().height() >= 0.4 * page.height()
    assert all(one.isVisible() for one in (page.step, page.more, page.print_button, page.share))
    assert page.tabs.shown.area.verticalScrollBar().value() == 0
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.tabs.shown.isAncestorOf(focused)
