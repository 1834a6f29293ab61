"""Cuánto cuesta cada guardapolvo: seven costs keyed in the talk, the price changed, the quote printed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.costing.operations import add_cost, add_quote, note_offer, note_said_output
from app.costing.queries import latest_offer, list_costs, list_quotes, read_working_time
from app.figures.queries import latest_figures
from app.production.queries import list_styles
from app.production.study_operations import record_study
from app.production.typed_operation import add_typed_operation
from app.registry.operations import add_anchor
from app.storage.store import Store
from tests.costing.accounts import PAID
from tests.costing.conftest import note_costs
from tests.ui.offices import choose, unnamed, while_asked
from tests.ui.windows import open_window, printed_after, settle
from ui.context import Context
from ui.costing.amount_field import AmountField
from ui.costing.cost_row import CostRow
from ui.costing.garment_page import GarmentPage
from ui.costing.quote_window import QuoteWindow
from ui.main_window import MainWindow
from ui.production.production_tab import ProductionTab
from ui.widgets.row_button import RowButton

Key = Qt.Key


@pytest.fixture
def window(context: Context, workshop: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def cost_page(window: MainWindow, workshop: int, qtbot: QtBot) -> GarmentPage:
    window.go("garment-cost", workshop)
    settle(qtbot)
    assert isinstance(window.page, GarmentPage)
    return window.page


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("<b>", "").replace("</b>", "")


def headline(page: GarmentPage) -> str:
    return plain(page.headline.headline.text())


def row_of(page: GarmentPage, kind: str) -> CostRow:
    return next(row for row in page.costs.rows.values() if row.kind == kind)


def key_in(field: AmountField, text: str, qtbot: QtBot, key: Key = Key.Key_Return) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, key)
    settle(qtbot)


def fill_the_quote(dialog: QuoteWindow) -> None:
    assert isinstance(dialog, QuoteWindow)
    form = dialog.form
    assert form["customer"].text() == "Uniformes del Sur"
    assert form["price"].text() == "G. 14.200"
    form["quantity"].setText("600")
    form["price"].setText("10000")
    form["price"].flush()
    assert "en una semana mala pierde" in plain(form.fields["price"].remark)
    form["price"].setText("14.500")
    form["price"].flush()
    assert form.fields["price"].remark == ""
    form["terms"].setPlainText("La tela la pone el cliente.")
    dialog.save()


def test_a_person_keys_the_costs_as_she_thinks_of_them_and_prints_the_quote(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    page = cost_page(window, workshop, qtbot)
    assert "falta preguntar cuánto se paga a quienes cosen" in headline(page)
    # one after the other, with Enter alone; the aguinaldo is reckoned and passed over
    for kind, amount, per, origin in PAID:
        row = row_of(page, kind)
        if kind == "thread":
            assert QApplication.focusWidget() is row.amount
        key_in(row.amount, f"{amount:,}".replace(",", "."), qtbot)
        if row.per.value != per:
            choose(row.per, per)
        choose(row.origin, origin)
    costs = [(one.kind, one.amount, one.per, one.origin) for one in list_costs(store, workshop)]
    assert costs == [tuple(row) for row in PAID]
    assert page.costs.total.text() == "21.513.056"
    assert row_of(page, "aguinaldo").amount.text() == "1.209.722"
    assert "cuántas personas trabajan" in headline(page)
    for field, text in ((page.time.people, "5"), (page.time.hours, "45"), (page.time.days, "5,5")):
        key_in(field, text, qtbot)
    said = read_working_time(store, workshop)
    assert (said.people, said.hours_week, said.days_week) == (5, 45, 5.5)
    assert plain(page.costs.paid.amount.text()) == "G. 368"
    assert "cuántas de esta prenda salen en un día" in headline(page)
    key_in(page.offer.pieces, "80", qtbot)
    assert headline(page).startswith("Hacer cada guardapolvo cuesta entre G. ")
    assert "Falta sumar IPS" in page.costs.ips.text()
    key_in(page.offer.price, "12.000", qtbot)
    assert headline(page) == "A G. 12.000, cada guardapolvo le deja unos G. 720"
    assert "En una semana mala pierde" in page.headline.more.text()
    assert page.even.isVisible()
    # another price: now it loses
    key_in(page.offer.price, "9000", qtbot)
    assert headline(page) == "A G. 9.000, cada guardapolvo le deja una pérdida de unos G. 2.300"
    key_in(page.offer.customer, "Uniformes del Sur", qtbot)
    assert latest_offer(store, style).customer == "Uniformes del Sur"
    assert plain(page.ask.margin.price.text()) == "G. 14.200"

    def quote() -> None:
        while_asked(fill_the_quote)
        qtbot.mouseClick(page.quote, Qt.MouseButton.LeftButton)

    paper = plain(printed_after(qtbot, window, quote))
    for said in (
        "Cotización N.º 1", "Uniformes del Sur", "Guardapolvo", "6 a 14", "600", "G. 14.500",
        "Total: G. 8.700.000", "La tela la pone el cliente.", "Benita Caballero", "vale hasta el:",
    ):  # fmt: skip
        assert said in paper
    for inside in ("costo", "ganancia", "minuto", "11.", "368"):
        assert inside not in paper.replace(f"{date.today():%d/%m/%Y}", "").replace("/11/", "")
    (kept,) = list_quotes(store, workshop)
    assert (kept.price, kept.quantity, kept.style_id) == (14_500, 600, style)
    assert any(
        "N.º 1 · Uniformes del Sur" in row.accessibleName() for row in page.quotes.findChildren(RowButton)
    )
    assert unnamed(page) == []


def test_the_unit_is_chosen_and_the_month_follows(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    page = cost_page(window, workshop, qtbot)
    wages = row_of(page, "wages")
    choose(wages.per, "day")
    key_in(wages.amount, "600 mil", qtbot)
    assert wages.month.text() == "falta"
    assert "cuántos días por semana" in wages.question.text()
    key_in(page.time.days, "6", qtbot)
    assert wages.month.text() == "15.600.000"
    choose(wages.per, "fortnight")
    assert wages.month.text() == "1.200.000"
    choose(wages.per, "piece")
    assert plain(wages.month.text()) == "G. 600.000 c/u"
    assert list_costs(store, workshop)[0].style_id == style


def test_what_is_no_amount_is_said_beside_and_what_is_odd_is_doubted(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    page = cost_page(window, workshop, qtbot)
    rent = row_of(page, "rent")
    key_in(rent.amount, "mucho", qtbot)
    assert "no se entiende como número" in rent.question.said
    assert list_costs(store, workshop) == []
    key_in(rent.amount, "90", qtbot)
    assert "faltan ceros" in rent.question.said
    assert list_costs(store, workshop) == [], "it is asked about"
    rent.amount.setFocus()
    qtbot.keyClick(rent.amount, Qt.Key.Key_Return)
    assert [one.amount for one in list_costs(store, workshop)] == [90], "and kept where it is so"
    assert rent.question.said == ""
    key_in(rent.amount, "0", qtbot)
    assert rent.question.said == ""
    assert rent.amount.text() == "0"
    assert [(one.kind, one.amount) for one in list_costs(store, workshop)] == [("rent", 0)]
    key_in(rent.amount, "", qtbot)
    assert list_costs(store, workshop) == []
    assert store.undo_stack.undo()
    settle(qtbot)
    assert row_of(page, "rent").amount.text() == "0"


def test_other_costs_are_added_named_and_taken_out(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    page = cost_page(window, workshop, qtbot)
    choose(page.costs.more, "other")
    settle(qtbot)
    other = row_of(page, "other")
    assert QApplication.focusWidget() is other.what
    qtbot.keyClicks(other.what, "Seguro")
    other.what.flush()
    key_in(other.amount, "150000", qtbot)
    (cost,) = list_costs(store, workshop)
    assert (cost.what, cost.amount) == ("Seguro", 150_000)
    qtbot.mouseClick(row_of(page, "other").remove, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert list_costs(store, workshop) == []
    assert "other" not in {row.kind for row in page.costs.rows.values()}


def test_ips_is_summed_with_one_press_and_the_aguinaldo_overwritten(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    note_costs(store, workshop)
    note_said_output(store, style_id=style, pieces_day=80)
    page = cost_page(window, workshop, qtbot)
    assert "G. 1.300 más por prenda" in plain(page.costs.ips.text())
    qtbot.mouseClick(page.costs.add_ips, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert page.costs.total.text() == "23.908.306"
    assert not page.costs.ips_row.isVisible()
    key_in(row_of(page, "aguinaldo").amount, "0", qtbot)
    assert page.costs.total.text() == "22.698.584"
    assert store.undo_stack.undo()
    settle(qtbot)
    assert row_of(page, "aguinaldo").amount.text() == "1.209.722"


def test_without_a_garment_the_page_asks_for_one_first(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    page = cost_page(window, workshop, qtbot)
    assert page.title.text() == "Cuánto cuesta un minuto"
    assert QApplication.focusWidget() is page.garment_name
    qtbot.keyClicks(page.garment_name, "camisa")
    qtbot.keyClick(page.garment_name, Key.Key_Return)
    settle(qtbot)
    assert [one.name for one in list_styles(store, workshop)] == ["Camisa"]
    assert page.title.text() == "Cuánto cuesta cada camisa"
    assert not page.first_style.isVisible()


def test_the_price_is_offered_as_a_figure_once(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    note_costs(store, workshop)
    note_said_output(store, style_id=style, pieces_day=80)
    note_offer(store, style_id=style, price=12_000)
    page = cost_page(window, workshop, qtbot)
    assert page.ask.figure.isVisible()
    qtbot.mouseClick(page.ask.figure, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert latest_figures(store, workshop)["price_garment"].value == 12_000
    assert not page.ask.figure.isVisible()


@pytest.mark.parametrize(("offered", "asked"), [(9_000, "G. 14.200"), (20_000, "G. 20.000")])
def test_a_quote_never_begins_below_what_is_offered_already(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot, offered: int, asked: str
) -> None:
    note_costs(store, workshop)
    note_said_output(store, style_id=style, pieces_day=80)
    note_offer(store, style_id=style, price=offered)
    page = cost_page(window, workshop, qtbot)
    prices: list[str] = []

    def look(dialog: QuoteWindow) -> None:
        prices.append(plain(dialog.form["price"].text()))
        dialog.reject()

    while_asked(look)
    qtbot.mouseClick(page.quote, Qt.MouseButton.LeftButton)
    assert prices == [asked]


def test_a_garment_that_was_measured_is_not_sent_to_the_stopwatch_again(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    note_costs(store, workshop)
    sewing = add_typed_operation(store, style_id=style, text="Unir hombros, overlock, Mirta")
    cycles = {sewing: [(seconds, None) for seconds in (60.0, 62.0, 61.0, 59.0, 60.0)]}
    record_study(store, style_id=style, studied_on="2026-03-12", cycles=cycles)
    page = cost_page(window, workshop, qtbot)
    assert "salen en un día, o contar unos días de producción" in headline(page)
    assert "cronómetro" not in headline(page)


def test_a_quote_is_opened_changed_and_taken_out(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    add_quote(
        store, workshop_id=workshop, customer="Escuela", garment="Guardapolvo", quantity=60, price=14_000
    )
    page = cost_page(window, workshop, qtbot)

    def press(act: Callable[[QuoteWindow], object]) -> None:
        while_asked(act)
        row = page.quotes.findChildren(RowButton)[0]
        qtbot.keyClick(row, Key.Key_Return)
        settle(qtbot)

    def dearer(dialog: QuoteWindow) -> None:
        dialog.form["price"].setText("15.000")
        dialog.save()

    assert "G. 15.000" in plain(printed_after(qtbot, window, lambda: press(dearer)))
    assert list_quotes(store)[0].price == 15_000
    press(lambda dialog: dialog.remove.click())
    assert list_quotes(store) == []
    assert not page.quotes.isVisible()


def test_the_tab_of_the_floor_leads_to_the_account(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    def card() -> QPushButton:
        window.go("workshop", workshop, part="production")
        settle(qtbot)
        tab = window.page.findChild(ProductionTab)
        return next(
            one for one in tab.findChildren(QPushButton) if "Cuánto cuesta una prenda" in one.accessibleName()
        )

    button = card()
    assert button.text() == "Empezar la cuenta"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert isinstance(window.page, GarmentPage)
    note_costs(store, workshop)
    note_said_output(store, style_id=style, pieces_day=80)
    note_offer(store, style_id=style, price=12_000)
    assert card().text() == "Ver la cuenta"


def test_two_garments_are_chosen_between(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    from app.production.operations import add_style

    shirt = add_style(store, workshop_id=workshop, name="Camisa")
    add_cost(store, workshop_id=workshop, kind="packing", amount=300, per="piece", style_id=style)
    page = cost_page(window, workshop, qtbot)
    assert page.title.text() == "Cuánto cuesta cada camisa"
    assert "packing" not in {row.kind for row in page.costs.rows.values()}
    choose(page.style_choice, style)
    settle(qtbot)
    assert page.title.text() == "Cuánto cuesta cada guardapolvo"
    assert "packing" in {row.kind for row in page.costs.rows.values()}
    choose(page.style_choice, shirt)
    settle(qtbot)
    assert page.title.text() == "Cuánto cuesta cada camisa"


def test_what_nobody_measured_leads_to_the_counts(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    note_costs(store, workshop)
    page = cost_page(window, workshop, qtbot)
    said = " ".join(one.text() for one in page.losses.findChildren(QLabel))
    assert "Sin medir todavía: esperas y paradas" in said
    qtbot.mouseClick(page.losses.count, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert window.place.page == "counts"


def test_an_anchor_company_that_is_chosen_is_whom_the_quote_is_for(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    anchor = add_anchor(store, name="Confecciones del Este S.A.")
    page = cost_page(window, workshop, qtbot)

    def fill(dialog: QuoteWindow) -> None:
        choose(dialog.form["anchor_id"], anchor)
        dialog.form["quantity"].setText("600")
        dialog.form["price"].setText("14.000")
        dialog.save()

    def quote() -> None:
        while_asked(fill)
        qtbot.mouseClick(page.quote, Qt.MouseButton.LeftButton)

    assert "Para: Confecciones del Este S.A." in printed_after(qtbot, window, quote)
    (kept,) = list_quotes(store, workshop)
    assert (kept.anchor_id, kept.customer) == (anchor, "Confecciones del Este S.A.")


def test_a_few_guaranies_for_each_garment_are_no_slip(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    page = cost_page(window, workshop, qtbot)
    choose(page.costs.more, "packing")
    settle(qtbot)
    key_in(row_of(page, "packing").amount, "300", qtbot)
    assert row_of(page, "packing").question.said == ""
    key_in(page.offer.price, "120", qtbot)
    assert "falta una cifra" in page.offer.trouble.text()
    assert latest_offer(store, style) is None
    page.offer.price.setFocus()
    qtbot.keyClick(page.offer.price, Key.Key_Return)
    assert latest_offer(store, style).price == 120
