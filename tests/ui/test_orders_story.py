"""An anchor's order from the first question to the last payment, through the real window.

Who asks, who can, what is missing and who learns it, who makes how much, one who drops out, what
came and what was paid; and what the workshop takes home of it on its progress sheet.
"""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.allocation.queries import list_shares, read_record
from app.allocation.records import OrderShare
from app.i18n import format_day
from app.improvement.queries import latest_programme
from app.storage.checking import check_office
from app.storage.store import Store
from app.valuechain.queries import find_order_numbered, read_order
from tests.capability.offices import OrderOffice, fill_order_office
from tests.ui.offices import while_asked
from tests.ui.windows import open_window, printed_after, settle
from ui.allocation.share_tab import ShareTab
from ui.allocation.sharing_page import SharingPage
from ui.context import Context
from ui.forms.window import FormWindow
from ui.home.page import HomePage
from ui.main_window import MainWindow
from ui.valuechain.order_page import OrderPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()


def fill(dialog: QWidget, **texts: str) -> None:
    """Write in a small window's fields, and press its main button."""
    assert isinstance(dialog, FormWindow)
    for name, text in texts.items():
        field = dialog.form[name]
        getattr(field, "setText", getattr(field, "setPlainText", None))(text)
        dialog.form.fields[name].flush()
    dialog.main.click()
    assert dialog.kept is not None, dialog.problem.text()


def share_of(store: Store, order_id: int, workshop: int) -> OrderShare:
    return next(one for one in list_shares(store, order_id=order_id) if one.workshop_id == workshop)


def note(tab: ShareTab, store: Store, workshop: int, words: str, qtbot: QtBot) -> None:
    """Press what is offered beside a workshop's share."""
    assert tab.order is not None
    dict(tab._acts(share_of(store, tab.order.id, workshop)))[words]()
    settle(qtbot)


@pytest.fixture
def office(store: Store) -> OrderOffice:
    return fill_order_office(store, date.today())


def test_from_the_question_to_the_progress_sheet(
    context: Context, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    page = ask_for_order(window, store, qtbot)
    assert page.order is not None
    order = page.order.id
    put_missing_steps(page, store, office, qtbot)
    share_out(window, page, store, order, qtbot)
    tab = page.tabs.tab("share")
    assert isinstance(tab, ShareTab)
    agree_and_lose_one(tab, window, store, office, qtbot)
    deliver_and_pay(tab, page, store, office, qtbot)
    told = printed_after(qtbot, window, lambda: context.way.print("progress-sheet", office.measured))
    assert "Pedidos que entregó" in told
    assert "guardapolvos para Uniformes Arapoty S.A., a tiempo" in told
    assert read_record(store, office.measured).kept == 1
    assert read_record(store, office.said).dropped == 1
    assert not check_office(store).problems


def ask_for_order(window: MainWindow, store: Store, qtbot: QtBot) -> OrderPage:
    """The company asks; what is known is written by key."""
    while_asked(
        lambda dialog: fill(
            dialog,
            product="guardapolvos",
            quantity="600",
            due_on=format_day(day(40)),
            price="12000",
        )
    )
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    settle(qtbot)
    page = window.page
    assert isinstance(page, OrderPage)
    page.tabs.go_to("terms")
    terms = page.tabs.tab("terms")
    for name, text in (("standard_minutes", "17"), ("fabric_on", format_day(day(5)))):
        terms.form[name].setText(text)
        terms.form.fields[name].flush()
    terms.requirements.add_button.click()
    row = terms.requirements.rows[-1]
    row.kind.setCurrentIndex([value for _words, value in row.kind.offered].index("document"))
    row.kind.activated.emit(row.kind.currentIndex())
    row.what.setText("factura")
    row.what.flush()
    settle(qtbot)
    found = find_order_numbered(store, 2)
    assert [one.what for one in found.requirements] == ["factura"]
    assert found.standard_minutes == 17
    return page


def put_missing_steps(page: OrderPage, store: Store, office: OrderOffice, qtbot: QtBot) -> None:
    """Who lacks a paper gets the steps into its programme, with the order as the reason."""
    page.tabs.go_to("able")
    settle(qtbot)
    able = page.tabs.tab("able")
    able.steps.buttons[office.lacking].click()
    settle(qtbot)
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    assert programme.open_actions


def share_out(window: MainWindow, page: OrderPage, store: Store, order: int, qtbot: QtBot) -> None:
    page.share.click()
    settle(qtbot)
    tab = page.tabs.tab("share")
    tab.empty.button.click()
    settle(qtbot)
    sharing = window.page
    assert isinstance(sharing, SharingPage)
    sharing.choose("fairest")
    wanted = {one: pieces for one, pieces in sharing.rows.quantities.items() if pieces}
    assert len(wanted) >= 2
    assert sum(wanted.values()) == 600
    sharing.propose.click()
    settle(qtbot)
    assert window.page is page
    assert {one.workshop_id: one.quantity for one in list_shares(store, order_id=order)} == wanted


def agree_and_lose_one(
    tab: ShareTab, window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    """All say yes; one drops out, and what it had goes to the others, who are asked again."""
    assert tab.order is not None
    order = tab.order.id
    for share in list_shares(store, order_id=order):
        note(tab, store, share.workshop_id, "Ya avisé", qtbot)
        note(tab, store, share.workshop_id, "Aceptó", qtbot)
    while_asked(lambda dialog: fill(dialog, reason="se rompió la overlock"))
    note(tab, store, office.said, "Se bajó", qtbot)
    assert share_of(store, order, office.said).status == "dropped"
    tab.again.click()
    settle(qtbot)
    sharing = window.page
    assert isinstance(sharing, SharingPage)
    sharing.choose("fairest")
    assert office.said not in sharing.rows.quantities
    assert sum(sharing.rows.quantities.values()) == 600
    sharing.propose.click()
    settle(qtbot)
    for share in list_shares(store, order_id=order):
        if share.status == "planned":
            note(tab, store, share.workshop_id, "Ya avisé", qtbot)
            note(tab, store, share.workshop_id, "Aceptó", qtbot)
    assert "Aceptaron" in tab.state.text() or "Aceptó" in tab.state.text()


def deliver_and_pay(tab: ShareTab, page: OrderPage, store: Store, office: OrderOffice, qtbot: QtBot) -> None:
    """Each brings its pieces and is paid; the order is delivered and paid by the company."""
    assert tab.order is not None
    order = tab.order.id
    for share in list_shares(store, order_id=order):
        if share.is_live:
            while_asked(lambda dialog: fill(dialog, returned="2"))
            note(tab, store, share.workshop_id, "Anotar entrega…", qtbot)
    while_asked(lambda dialog: fill(dialog))
    page.tabs.go_to("deliveries")
    settle(qtbot)
    page.tabs.tab("deliveries").open_next("delivered")
    settle(qtbot)
    while_asked(lambda dialog: fill(dialog, paid_amount="7.152.000"))
    page.tabs.tab("deliveries").open_next("paid")
    settle(qtbot)
    assert read_order(store, order).status == "paid"
    page.tabs.go_to("share")
    settle(qtbot)
    for share in list_shares(store, order_id=order):
        if share.is_live:
            while_asked(lambda dialog: fill(dialog))
            note(tab, store, share.workshop_id, "Anotar pago…", qtbot)
    live = [one for one in list_shares(store, order_id=order) if one.is_live]
    assert {one.status for one in live} == {"paid"}
    assert all(one.paid_amount == (one.quantity - 2) * 12_000 for one in live)
    verb = "Cobró" if len(live) == 1 else "Cobraron"
    assert f"{verb} {len(live)} de {len(live)}." in tab.state.text()


def test_what_is_late_stands_on_inicio(
    context: Context, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    from app.allocation.operations import answer_share, change_share, plan_shares

    plan_shares(store, order_id=office.order, quantities={office.measured: 300})
    (share,) = list_shares(store, order_id=office.order)
    change_share(store, share_id=share.id, due_on=day(-2))
    answer_share(store, share_id=share.id, status="accepted", day=day(-9))
    window = open_window(context, qtbot)
    window.go("home")
    settle(qtbot)
    home = window.page
    assert isinstance(home, HomePage)
    shown = " ".join(
        one.text() for one in home.findChildren(QWidget) if hasattr(one, "text") and one.isVisible()
    )
    assert "Partes de pedidos que no llegaron" in shown
    assert "pedido 1: entregó 0 de 300" in shown
