"""An order is shared out at the window: a way is chosen, changed by hand, tried, proposed and followed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.allocation.operations import answer_share, plan_shares, record_share_delivery
from app.allocation.queries import list_share_groups, list_shares, read_record
from app.i18n import format_number
from app.place import Place
from app.storage.store import Store
from app.valuechain.operations import change_anchor
from app.valuechain.order_operations import change_order, set_order_status
from app.valuechain.queries import read_order
from tests.allocation.offices import SharedOffice
from tests.ui.offices import unnamed
from tests.ui.windows import open_window, printed_after, settle
from ui.allocation import share_tab
from ui.allocation.share_tab import ShareTab
from ui.allocation.share_windows import (
    ChangeShareWindow,
    GroupWindow,
    ShareDeliveryWindow,
    SharePaymentWindow,
)
from ui.allocation.sharing_page import SharingPage
from ui.context import Context
from ui.main_window import MainWindow
from ui.valuechain.order_page import OrderPage
from ui.widgets.day_line import DayLine


def order_tab(window: MainWindow, office: SharedOffice, qtbot: QtBot) -> ShareTab:
    window.context.way.go("order", office.order, part="share")
    settle(qtbot)
    order = window.findChild(OrderPage)
    assert order is not None
    tab = order.tabs.tab("share")
    assert isinstance(tab, ShareTab)
    return tab


def test_from_the_order_to_the_proposal_and_back(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    tab = order_tab(window, office, qtbot)
    assert tab.empty.isVisible()
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    settle(qtbot)
    page = window.findChild(SharingPage)
    assert page is not None
    assert page.isVisible()
    assert page.title.text() == "1.200 guardapolvos entre los talleres"
    assert page.option == "safest"
    assert page.propose.text() == "Proponer a los talleres"
    qtbot.mouseClick(page.cards["fairest"], Qt.MouseButton.LeftButton)
    assert page.option == "fairest"
    wanted = {one: pieces for one, pieces in page.rows.quantities.items() if pieces}
    qtbot.mouseClick(page.propose, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert {one.workshop_id: one.quantity for one in list_shares(store, order_id=office.order)} == wanted
    assert tab.isVisible()
    assert not tab.empty.isVisible()
    assert store.undo_stack.undo_label == "repartir el pedido 1"


def test_a_number_by_hand_says_what_it_breaks(page: SharingPage, office: SharedOffice, qtbot: QtBot) -> None:
    first = office.workshops["Confecciones Santa Librada"]
    page.choose("fairest")
    field = page.rows.fields[first]
    field.setText("480")
    field.flush()
    assert page.option == ""
    assert page.rows.quantities[first] == 480
    assert "Confecciones Santa Librada: pasa el tope de un taller por 180." in page.rows.broken.text()
    assert "La suma pasa" in page.rows.broken.text()
    assert page.reasons.text().startswith("Cambiado a mano.")
    field.setText("dos")
    field.flush()
    assert field.trouble
    assert page.rows.quantities[first] == 480


def test_a_sharing_by_hand_says_what_would_come_late_and_what_it_costs(
    page: SharingPage, office: SharedOffice, qtbot: QtBot
) -> None:
    page.choose("fairest")
    assert not page.by_hand.isVisible()
    field = page.rows.fields[office.workshops["Confecciones Santa Librada"]]
    field.setText("110")
    field.flush()
    assert page.by_hand.isVisible()
    assert page.by_hand.text().startswith("Tarde: ")
    assert "cuesta G.\u00a0" in page.by_hand.text()


def test_ctrl_z_takes_back_what_was_typed_here_before_what_is_in_the_file(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    """It took back the last saved change, of another page, and left the number that was just typed."""
    change_order(store, order_id=office.order, note="algo que ya está guardado")
    window = open_window(context, qtbot)
    window.go("sharing", office.order)
    settle(qtbot)
    page = window.page
    assert isinstance(page, SharingPage)
    qtbot.mouseClick(page.cards["fairest"], Qt.MouseButton.LeftButton)
    settle(qtbot)
    first = office.workshops["Confecciones Santa Librada"]
    before = dict(page.rows.quantities)
    field = page.rows.fields[first]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "999")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.rows.quantities == before
    assert page.option == "fairest"
    assert page.rows.fields[first].hasFocus()
    assert window.actions_.undo.text() == "Deshacer: lo cambiado en este reparto"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.option == "safest"
    assert read_order(store, office.order).note == "algo que ya está guardado"
    settle(qtbot)
    assert window.actions_.undo.text() == "Deshacer: cambiar el pedido 1"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert read_order(store, office.order).note is None


def test_what_is_agreed_is_not_called_changed_by_hand(
    page: SharingPage, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    first, second, *_rest = office.workshops.values()
    plan_shares(store, order_id=office.order, quantities={first: 200, second: 150})
    settle(qtbot)
    assert page.reasons.text().startswith("Así está acordado.")


def test_somebody_else_joins_and_what_is_missing_is_shared_out(
    page: SharingPage, office: SharedOffice, qtbot: QtBot
) -> None:
    page.choose("fewest")
    out = [one for one in office.workshops.values() if one not in page.rows.quantities]
    assert out
    page.rows._add(out[0])
    assert page.rows.quantities[out[0]] >= 1
    page.rows.fields[out[0]].setText("0")
    page.rows.fields[out[0]].flush()
    first = next(iter(page.rows.quantities))
    page.rows.fields[first].setText("60")
    page.rows.fields[first].flush()
    assert page.rows.more.isVisible()
    assert "▲ faltan" in page.rows.missing.text()
    page.rows.more.click()
    settle(qtbot)
    assert sum(page.rows.quantities.values()) == 1200
    assert page.rows.missing.text() == "■ todo repartido"
    assert not page.rows.more.isVisible()


def test_what_if_somebody_drops_out_or_the_day_moves(
    page: SharingPage, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    page.choose("fairest")
    gone = office.workshops["Modas Tres Puntadas"]
    freed = page.rows.quantities[gone]
    choices = [words for words, _value in page.what_if.what.offered]
    page.what_if.what.setCurrentIndex(choices.index("se baja Modas Tres Puntadas"))
    page.what_if._choose()
    settle(qtbot)
    assert page.what_if.headline.text().startswith(f"Sus {freed}")
    assert list_shares(store, order_id=office.order) == []
    page.what_if.use.click()
    assert page.rows.quantities.get(gone, 0) == 0
    assert page.option == ""
    page.what_if.what.setCurrentIndex(page.what_if.what.count() - 1)
    page.what_if._choose()
    settle(qtbot)
    assert page.what_if.day.isVisible()
    assert page.what_if.headline.text().startswith("Con la entrega el")
    assert "alcanza para todo" in page.what_if.headline.text()


def test_a_saved_sharing_comes_back_and_is_kept_to(
    context: Context, store: Store, office: SharedOffice, page: SharingPage, qtbot: QtBot
) -> None:
    first, second, *_rest = office.workshops.values()
    plan_shares(store, order_id=office.order, quantities={first: 200, second: 150})
    share = list_shares(store, order_id=office.order)[0]
    answer_share(store, share_id=share.id, status="accepted", day=date.today().isoformat())
    settle(qtbot)
    page.show_place(Place("sharing", office.order))
    settle(qtbot)
    assert page.rows.quantities == {first: 200, second: 150}
    assert not page.propose.isEnabled()
    assert page.propose.text() == "Guardar el cambio"
    for option in page.cards:
        page.choose(option)
        assert page.rows.quantities[first] >= 200
    field = page.rows.fields[first]
    field.setText("250")
    field.flush()
    said: list[str] = []
    context.messages.said.connect(lambda _tone, sentence, *_more: said.append(sentence))
    page.save()
    assert said == ["Quedó el reparto; a 1 que ya había aceptado otra cantidad hay que preguntarle de nuevo."]


def test_everything_has_a_name(
    context: Context, store: Store, office: SharedOffice, page: SharingPage, qtbot: QtBot
) -> None:
    assert unnamed(page) == []
    plan_shares(store, order_id=office.order, quantities=dict.fromkeys(office.workshops.values(), 100))
    window = open_window(context, qtbot)
    tab = order_tab(window, office, qtbot)
    assert unnamed(tab) == []
    (share, *_rest) = list_shares(store, order_id=office.order)
    for kind in (ShareDeliveryWindow, SharePaymentWindow, ChangeShareWindow):
        small = kind(context, share, window)
        qtbot.addWidget(small)
        small.show()
        assert unnamed(small) == []
        assert small.height() <= 700
        qtbot.keyClick(small, Qt.Key.Key_Escape)
        assert not small.isVisible()


def test_an_order_without_a_day_says_what_is_missing(
    page: SharingPage, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    change_order(store, order_id=office.order, due_on=None)
    settle(qtbot)
    assert "Falta el día de entrega" in page.problem.text()
    assert page.problem.isVisible()


def test_it_is_followed_to_the_end(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = list(office.workshops)
    first, second, third = (office.workshops[name] for name in names[:3])
    plan_shares(store, order_id=office.order, quantities={first: 300, second: 260, third: 200})
    window = open_window(context, qtbot)
    tab = order_tab(window, office, qtbot)
    assert "Sin nadie todavía: 440 prendas." in tab.state.text()

    def press(workshop: int, words: str) -> None:
        acts = dict(tab._acts(next(one for one in _shares(store, office) if one.workshop_id == workshop)))
        acts[words]()
        settle(qtbot)

    qtbot.mouseClick(_line(tab, store, office, first).buttons[0], Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert _status(store, office, first) == "proposed"
    for one in (first, second, third):
        press(one, "Aceptó")
    monkeypatch.setattr(share_tab.ReasonWindow, "ask", lambda self: "se enfermó la dueña")
    press(third, "Se bajó")
    assert _status(store, office, third) == "dropped"
    assert "«se enfermó la dueña»" in _line(tab, store, office, third).row.accessibleName()
    asked = []
    monkeypatch.setattr(share_tab, "ask", asked.append)
    press(first, "Anotar entrega…")
    press(first, "Cambiar lo acordado…")
    delivery, change = asked
    assert isinstance(delivery, ShareDeliveryWindow)
    assert isinstance(change, ChangeShareWindow)
    delivery.save()
    settle(qtbot)
    assert _status(store, office, first) == "delivered"
    press(first, "Anotar pago…")
    assert isinstance(asked[-1], SharePaymentWindow)
    asked[-1].save()
    settle(qtbot)
    assert _status(store, office, first) == "paid"
    share = next(one for one in _shares(store, office) if one.workshop_id == first)
    assert share.paid_amount == 300 * 12_000
    assert read_record(store, first).kept == 1
    assert "Cobró 1 de 2." in tab.state.text()
    tab.add_group.click()
    group = asked[-1]
    assert isinstance(group, GroupWindow)
    group.form.fields["name"].show_value("Familia Benítez")
    group.form.fields["members"].show_value((first, second))
    group.save()
    settle(qtbot)
    assert set(list_share_groups(store)[0].members) == {first, second}
    assert "Familia Benítez" in tab._groups.itemAt(0).widget().row.accessibleName()
    told = printed_after(qtbot, window, tab.print_button.click)
    assert "Orden repartida" in told
    assert f"{format_number(260)} guardapolvos" in told
    for window_ in asked:
        window_.close()


def test_who_drops_out_after_a_part_has_a_line_for_each_share(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    name, workshop = next(iter(office.workshops.items()))
    plan_shares(store, order_id=office.order, quantities={workshop: 300})
    (share,) = _shares(store, office)
    today = date.today().isoformat()
    answer_share(store, share_id=share.id, status="accepted", day=today)
    record_share_delivery(store, share_id=share.id, delivered_on=today, delivered=100)
    answer_share(store, share_id=share.id, status="dropped", day=today)
    tab = order_tab(open_window(context, qtbot), office, qtbot)
    assert set(tab.lines) == {one.id for one in _shares(store, office)}
    assert [one.buttons[0].text() for one in tab.lines.values()] == ["Anotar pago…", "Avisar de nuevo"]


def _line(tab: ShareTab, store: Store, office: SharedOffice, workshop: int) -> DayLine:
    return tab.lines[next(one.id for one in _shares(store, office) if one.workshop_id == workshop)]


def test_a_company_with_a_long_name_makes_no_window_wider_than_its_screen(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    """At 150 % on 1366x768 «Proponer a los talleres» stood half beyond the edge."""
    anchor = read_order(store, office.order).anchor_id
    change_anchor(store, anchor_id=anchor, name="Confecciones y Uniformes del Este S.R.L.")
    window = open_window(context, qtbot, (911, 512))
    window.go("sharing", office.order)
    settle(qtbot)
    assert window.width() == 911
    page = window.page
    assert isinstance(page, SharingPage)
    assert page.propose.mapTo(window, page.propose.rect().bottomRight()).x() < 911


def test_a_second_part_says_what_came_before_and_a_part_can_be_paid(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    """Who brought 40 after 60 wrote 40, and the share stood at 40; what never came whole was never paid."""
    first = next(iter(office.workshops.values()))
    plan_shares(store, order_id=office.order, quantities={first: 200})
    (share,) = _shares(store, office)
    today = date.today().isoformat()
    window = open_window(context, qtbot)
    tab = order_tab(window, office, qtbot)
    assert tab.state.text().startswith("Todavía no aceptó ninguno.")
    answer_share(store, share_id=share.id, status="accepted", day=today)
    record_share_delivery(store, share_id=share.id, delivered_on=today, delivered=60)
    settle(qtbot)
    assert "Los talleres trajeron 60 prendas." in tab.state.text()
    assert "0971 897 967" in _line(tab, store, office, first).row.accessibleName()
    (share,) = _shares(store, office)
    small = ShareDeliveryWindow(context, share, window)
    qtbot.addWidget(small)
    small.show()
    said = " ".join(one.text() for one in small.findChildren(QLabel))
    assert "Ya entregó 60 prendas: escriba el total, con lo de ahora." in said
    assert "Anotar pago…" in dict(tab._acts(share))


def test_an_order_that_is_over_waits_for_no_sharing(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    set_order_status(store, order_id=office.order, status="delivered", day=date.today().isoformat())
    window = open_window(context, qtbot)
    tab = order_tab(window, office, qtbot)
    assert tab.empty.heading.text() == "No se repartió acá"
    assert tab.empty.button.text() == "Ver cómo se podía repartir"


def _shares(store: Store, office: SharedOffice) -> list:  # type: ignore[type-arg]
    return list_shares(store, order_id=office.order)


def _status(store: Store, office: SharedOffice, workshop: int) -> str:
    return next(one.status for one in _shares(store, office) if one.workshop_id == workshop)
