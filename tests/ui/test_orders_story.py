"""An anchor's order from the company's first word to the last payment, through the real window.

Who asks, who can, what is missing and who learns it, who makes how much, one who drops out, what
came and what was paid; and what the workshop takes home of it on its progress sheet. The consultant
opens the program on each of these days and works with keys and buttons alone: operations are called by
nothing here, queries only read back.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.allocation.queries import list_shares, read_record
from app.allocation.records import OrderShare
from app.i18n import format_day
from app.improvement.queries import latest_programme
from app.storage.checking import check_office
from app.valuechain.queries import list_contacts, list_demands, list_orders, read_anchor
from app.valuechain.records import AnchorOrder
from tests.capability.offices import fill_workshops
from tests.made_office import new_office
from tests.ui.story.living import CONTROL, Calendar, Consultant, turn_calendar
from tests.ui.windows import printed_after
from ui.allocation.share_tab import ShareTab
from ui.allocation.sharing_page import SharingPage
from ui.forms.window import FormWindow
from ui.home.page import HomePage
from ui.registry.workshop_page import WorkshopPage
from ui.valuechain.anchor_page import AnchorPage
from ui.valuechain.chain_page import ChainPage
from ui.valuechain.order_page import OrderPage
from ui.valuechain.terms_tab import TermsTab

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
FIRST = date(2026, 11, 2)
DUE = FIRST + timedelta(days=40)
LATE, PAID = DUE + timedelta(days=3), DUE + timedelta(days=33)
COMPANY = "Uniformes Arapoty S.A."
MEASURED, SAID, LACKING = (f"Taller {name}" for name in ("Santa Librada", "La Esperanza", "Mburukuja"))


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return turn_calendar(monkeypatch, FIRST)


@pytest.fixture
def liz(qtbot: QtBot, qapp: QApplication, calendar: Calendar, tmp_path: Path) -> Iterator[Consultant]:
    """Liz Ayala, whose office has workshops and no company yet."""
    consultant = Consultant(qtbot, qapp, calendar, tmp_path)
    yield consultant
    consultant.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = new_office(tmp_path / "oficina.hilvan")
    fill_workshops(store, FIRST)
    store.close()
    return tmp_path / "oficina.hilvan"


def test_from_the_company_to_the_progress_sheet(liz: Consultant, path: Path) -> None:
    liz.open_on(FIRST, path)
    register_company(liz)
    write_down_order(liz)
    put_missing_steps_and_take_them_out(liz)
    share_out(liz)
    agree_and_lose_one(liz)
    liz.open_on(LATE, path)
    see_who_is_late(liz)
    deliver(liz)
    liz.open_on(PAID, path)
    be_paid(liz)
    take_home(liz)
    assert not check_office(liz.store).problems


def the_order(liz: Consultant) -> AnchorOrder:
    (order,) = list_orders(liz.store)
    return order


def shares(liz: Consultant) -> dict[str, OrderShare]:
    return {one.workshop: one for one in list_shares(liz.store, order_id=the_order(liz).id)}


def in_front(liz: Consultant) -> QDialog:
    """The small window, once it has the keyboard."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    liz.qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or liz.window))
    return dialog


def keyed(liz: Consultant, *texts: str) -> None:
    """One field after the other of the small window in front, each left with Tab, and then its main button."""
    dialog = in_front(liz)
    assert isinstance(dialog, FormWindow)
    for text in texts:
        if text:
            liz.write(text, over=True)
        liz.press(Key.Key_Tab)
    liz.press(Key.Key_Return, held=CONTROL)
    assert dialog.kept is not None, (dialog.problem.text(), liz.words(dialog))


def register_company(liz: Consultant) -> None:
    """With who answers there, what it buys, its terms, and what it demands."""
    liz.press(Key.Key_4, held=CONTROL)
    liz.page(ChainPage)
    liz.answering(
        lambda _dialog: keyed(liz, COMPANY, "Guardapolvos escolares"), lambda: liz.click("Agregar…")
    )
    page = liz.page(AnchorPage)
    for name, text in (("A cuántos días", "30"), ("Cuándo dijo", "2/11"), ("Quién las dijo", "Rosa Duarte")):
        liz.tab_to(name)
        liz.write(text)
    liz.tab_to("Qué comprobante")
    liz.press(Key.Key_Down)
    liz.answering(
        lambda _dialog: keyed(liz, "Rosa Duarte", "compras", "0981 555 010"),
        lambda: liz.click("Agregar un contacto"),
    )

    def demand(dialog: FormWindow) -> None:
        in_front(liz)
        liz.click("De qué es: Calidad", dialog)
        liz.tab_to("Qué pide")
        keyed(liz, "Sin hilos sueltos")

    liz.answering(demand, lambda: liz.click("Anotar lo que pide la empresa"))
    assert page.anchor is not None
    found = read_anchor(liz.store, page.anchor.id)
    assert (found.name, found.payment_days, found.invoice_kind) == (COMPANY, 30, "factura")
    assert [one.name for one in list_contacts(liz.store, found.id)] == ["Rosa Duarte"]
    assert [one.what for one in list_demands(liz.store, anchor_id=found.id)] == ["Sin hilos sueltos"]


def write_down_order(liz: Consultant) -> None:
    """As the company asks on the telephone; then what is known besides, and what it always asks."""
    liz.answering(
        lambda _dialog: keyed(liz, "", "guardapolvos", "600", format_day(DUE.isoformat()), "12000"),
        lambda: liz.click("Nuevo pedido"),
    )
    page = liz.page(OrderPage)
    assert page.tabs.code == "terms"
    for name, text in (("Cuándo llega la tela", "7/11"), ("Minutos de trabajo", "17")):
        liz.tab_to(name)
        liz.write(text)
    liz.press(Key.Key_Tab)
    liz.click("Poner lo que la empresa siempre pide")
    liz.part(TermsTab)
    order = the_order(liz)
    assert (order.product, order.quantity, order.price) == ("guardapolvos", 600, 12_000)
    assert (order.due_on, order.fabric_on) == (DUE.isoformat(), "2026-11-07")
    assert order.standard_minutes == 17
    assert [one.what for one in order.requirements] == ["factura", "Sin hilos sueltos"]


def put_missing_steps_and_take_them_out(liz: Consultant) -> None:
    """One click puts them in her programme with the order as the reason; Ctrl+Z takes all out again."""
    page = liz.page(OrderPage)
    liz.choose_tab(page.tabs, "Quién puede")
    name = f"Poner en el programa de {LACKING}"
    lacking = liz.store.value("SELECT id FROM workshop WHERE name = ?", (LACKING,))
    liz.click(name)
    programme = latest_programme(liz.store, lacking)
    assert programme is not None
    assert len(programme.open_actions) == 2
    liz.press(Key.Key_Z, held=CONTROL)
    assert latest_programme(liz.store, lacking) is None
    liz.click(name)
    assert "✓ En su programa, por este pedido" in liz.words()


def share_out(liz: Consultant) -> None:
    """The four ways; one number by hand and back; then it is proposed."""
    liz.click("Repartir entre los que pueden")
    page = liz.page(SharingPage)
    liz.click("Más parejo")
    wanted = {one: pieces for one, pieces in page.rows.quantities.items() if pieces}
    assert len(wanted) >= 2
    assert sum(wanted.values()) == 600
    liz.tab_to(f"Prendas de {MEASURED}")
    liz.write("5000", over=True)
    liz.press(Key.Key_Tab)
    assert f"{MEASURED}: pasa por " in liz.words()
    liz.press(Key.Key_Z, held=CONTROL)
    assert {one: pieces for one, pieces in page.rows.quantities.items() if pieces} == wanted
    liz.click("Proponer a los talleres")
    assert {one.workshop_id: one.quantity for one in shares(liz).values()} == wanted


def ask_everybody(liz: Consultant) -> None:
    """Down the list by keyboard: told, and it says yes."""
    tab = liz.part(ShareTab)
    open_ = [one.workshop for one in shares(liz).values() if one.status == "planned"]
    for workshop in open_:
        liz.touch(next(one.row for one in tab.lines.values() if one.row.title == workshop))
        liz.press(Key.Key_Tab, Key.Key_Return)
        liz.page(OrderPage)
        liz.press(Key.Key_Tab, Key.Key_Return)
        liz.page(OrderPage)
        assert shares(liz)[workshop].status == "accepted"


def agree_and_lose_one(liz: Consultant) -> None:
    """All say yes; one drops out, and what it had goes to the others, who are asked again."""
    ask_everybody(liz)
    tab = liz.part(ShareTab)
    line = next(one for one in tab.lines.values() if one.row.title == SAID)
    assert line.more is not None
    liz.answering(
        lambda _dialog: (in_front(liz), liz.write("se rompió la overlock"), liz.press(Key.Key_Return)),
        lambda: liz.choose_in_menu(line.more, "Se bajó"),
    )
    assert (shares(liz)[SAID].status, shares(liz)[SAID].reason) == ("dropped", "se rompió la overlock")
    assert "Sin nadie todavía" in liz.words()
    liz.click("Cambiar el reparto")
    page = liz.page(SharingPage)
    liz.click("Más parejo")
    assert sum(page.rows.quantities.values()) == 600
    assert SAID not in [one.accessibleName().removeprefix("Prendas de ") for one in page.rows.fields.values()]
    liz.click("Guardar el cambio")
    ask_everybody(liz)
    assert "Aceptó 1: 600 prendas." in liz.words()
    liz.answering(lambda _dialog: keyed(liz), lambda: liz.click("Marcar como acordado…"))
    liz.click("Ya se está cosiendo")
    assert the_order(liz).status == "running"


def see_who_is_late(liz: Consultant) -> None:
    """After the day, Inicio names who did not bring it; the line leads to the workshop's order."""
    home = liz.page(HomePage)
    liz.qtbot.waitUntil(lambda: home.day is not None)
    said = liz.words()
    assert "Partes de pedidos que no llegaron" in said
    assert MEASURED in said


def open_order(liz: Consultant, tab: str) -> OrderPage:
    """From anywhere, by the rail's key and the list."""
    liz.press(Key.Key_4, held=CONTROL)
    liz.page(ChainPage)
    liz.press(Key.Key_Down, Key.Key_Return)
    page = liz.page(OrderPage)
    liz.choose_tab(page.tabs, tab)
    return page


def deliver(liz: Consultant) -> None:
    """Each brings its pieces, two come back of each; then the company gets them."""
    open_order(liz, "Reparto")
    for workshop in [one.workshop for one in shares(liz).values() if one.is_live]:
        liz.answering(
            lambda _dialog: keyed(liz, "", "", "2"),
            lambda workshop=workshop: liz.click(f"Anotar entrega…: {workshop}"),
        )
        assert shares(liz)[workshop].status == "delivered"
    page = liz.page(OrderPage)
    liz.answering(lambda _dialog: keyed(liz, "", "", "4", "20000"), lambda: liz.click(page.step))
    assert (the_order(liz).status, the_order(liz).penalty) == ("delivered", 20_000)


def be_paid(liz: Consultant) -> None:
    """By the company; then each workshop."""
    page = open_order(liz, "Reparto")
    liz.answering(lambda _dialog: keyed(liz, "", "7132000"), lambda: liz.click(page.step))
    assert (the_order(liz).status, the_order(liz).paid_amount) == ("paid", 7_132_000)
    liz.choose_tab(page.tabs, "Reparto")
    for workshop in [one.workshop for one in shares(liz).values() if one.is_live]:
        liz.answering(
            lambda _dialog: keyed(liz), lambda workshop=workshop: liz.click(f"Anotar pago…: {workshop}")
        )
    live = [one for one in shares(liz).values() if one.is_live]
    assert {one.status for one in live} == {"paid"}
    assert all(one.paid_amount == (one.quantity - 2) * 12_000 for one in live)
    verb = "Cobró" if len(live) == 1 else "Cobraron"
    assert f"{verb} {len(live)} de {len(live)}." in liz.words()


def take_home(liz: Consultant) -> None:
    """What the workshop reads of it on its progress sheet, printed from its own page."""
    measured, said = shares(liz)[MEASURED].workshop_id, shares(liz)[SAID].workshop_id
    liz.press(Key.Key_K, held=CONTROL)
    liz.write("librada")
    liz.press(Key.Key_Return)
    page = liz.page(WorkshopPage)
    told = printed_after(
        liz.qtbot, liz.window, lambda: liz.choose_in_menu(liz.button("Imprimir", page), "Hoja de progreso")
    )
    assert "Pedidos que entregó" in told
    assert f"guardapolvos para {COMPANY}, a tiempo" not in told  # it came three days late
    assert f"guardapolvos para {COMPANY}" in told
    assert (read_record(liz.store, measured).kept, read_record(liz.store, measured).late) == (0, 1)
    assert read_record(liz.store, said).dropped == 1
