"""The account typed from the keyboard, with the check numbers in sight.

2.899.048 -> 260.914 (9 %), 478.343 (16,5 %): the rates of IPS and the wage of July 2025.
"""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.formalization.office_operations import enter_statute
from app.formalization.operations import add_pay_line
from app.formalization.queries import list_pay_lines
from app.place import Place
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, press, write
from tests.ui.fit import faults
from tests.ui.offices import choose, unnamed
from tests.ui.windows import open_window, printed_after, settle
from ui.context import Context
from ui.formalization import cost_page
from ui.formalization.cost_page import CostPage
from ui.formalization.person_fold import PersonFold
from ui.main_window import MainWindow
from ui.widgets.rows_field import REMOVE_KEY

MINIMUM = 2_899_048  # from 2025-07-01


@pytest.fixture
def window(context: Context, workshop: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def page(window: MainWindow, workshop: int, qtbot: QtBot) -> CostPage:
    """With the law of June 2026, the last month whose wage is known."""
    window.go("formalization-cost", workshop)
    made = window.page
    assert isinstance(made, CostPage)
    choose_month(made, 2026, 6)
    settle(qtbot)
    assert made.people.sheet.hasFocus(), "one can begin to type"
    return made


def choose_month(page: CostPage, year: int, month: int) -> None:
    page.month.show_value((year, month))
    choose(page.month, (year, month))


def sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made


def texts(part: QWidget) -> str:
    for _turn in range(4):
        QApplication.processEvents()
    return "\n".join(one.text() for one in part.findChildren(QLabel) if not one.isHidden())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def type_cell(qtbot: QtBot, text: str) -> None:
    """Begin a cell with its first letter, as one does, then go on to the next."""
    write(qtbot, text[:1])
    write(qtbot, text[1:])
    press(qtbot, Qt.Key.Key_Tab)


def press_enter(qtbot: QtBot) -> None:
    """Qt commits a cell after Enter a moment later."""
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot)


def test_three_people_are_typed_from_the_keyboard(
    page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    type_cell(qtbot, "Mirta")
    type_cell(qtbot, "1")
    press(qtbot, Qt.Key.Key_Tab)  # full time stands
    type_cell(qtbot, "2.899.048")
    type_cell(qtbot, "semana")
    press(qtbot, Qt.Key.Key_Backtab)
    assert list_pay_lines(store, workshop)[0].pay_period == "week"
    type_cell(qtbot, "mes")  # the whole word is taken, and no letter of it for another
    assert list_pay_lines(store, workshop)[0].pay_period == "month"
    type_cell(qtbot, "3")
    type_cell(qtbot, "2")
    write(qtbot, "n")  # not under 18
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "n")  # not in IPS
    press_enter(qtbot)
    mirta = list_pay_lines(store, workshop)[0]
    assert (mirta.name, mirta.pay, mirta.years_worked, mirta.children) == ("Mirta", MINIMUM, 3, 2)
    assert (mirta.under_18, mirta.in_ips) == (False, False)
    for name, pay in (("Ña Chela", "3000000"), ("Rosa", "2 900 000")):
        type_cell(qtbot, name)
        for _cell in range(2):
            press(qtbot, Qt.Key.Key_Tab)
        type_cell(qtbot, pay)
        press_enter(qtbot)
    assert [(one.name, one.pay) for one in list_pay_lines(store, workshop)] == [
        ("Mirta", MINIMUM),
        ("Ña Chela", 3_000_000),
        ("Rosa", 2_900_000),
    ]
    fold = page.persons.folds[mirta.id]
    assert isinstance(fold, PersonFold)
    fold.open()
    said = plain(texts(fold))
    for number in ("G. 478.343", "G. 260.914", "G. 289.904", "G. 241.587"):
        assert number in said
    assert page.account is not None
    assert page.account.today_month == MINIMUM + 3_000_000 + 2_900_000
    assert plain(page.totals.formal.figure.text()) == plain(
        f"G. {page.account.formal_month:,}".replace(",", ".")
    )
    assert "Orientativo" in texts(page)
    assert unnamed(page) == []


def test_a_column_of_wages_is_typed_with_enter(
    page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    for name in ("Mirta", "Rosa", "Ña Chela"):
        add_pay_line(store, workshop_id=workshop, name=name)
    page.people.sheet.setCurrentIndex(page.people.model.index(0, 3))
    for pay in ("2000000", "2100000", "2200000"):
        for key in pay:
            write(qtbot, key)
        press_enter(qtbot)
    assert [one.pay for one in list_pay_lines(store, workshop)] == [
        2_000_000,
        2_100_000,
        2_200_000,
    ]
    assert page.people.sheet.currentIndex().row() == 3


def test_what_is_still_wrong_is_still_said(page: CostPage, store: Store, workshop: int, qtbot: QtBot) -> None:
    add_pay_line(store, workshop_id=workshop, name="Mirta", pay=MINIMUM)
    page.people.sheet.setCurrentIndex(page.people.model.index(0, 3))
    type_cell(qtbot, "mucho")
    page.people.sheet.setCurrentIndex(page.people.model.index(0, 0))
    type_cell(qtbot, "Mirta Luz")
    assert "«mucho»" in page.people.trouble.text()


def test_what_cannot_be_read_stays_and_is_said(
    page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    add_pay_line(store, workshop_id=workshop, name="Mirta", pay=MINIMUM)
    sheet = page.people.sheet
    sheet.setCurrentIndex(page.people.model.index(0, 3))
    type_cell(qtbot, "mucho")
    assert "no se entiende como número" in page.people.trouble.text()
    assert page.people.model.index(0, 3).data() == "mucho"
    assert list_pay_lines(store, workshop)[0].pay == MINIMUM
    sheet.setCurrentIndex(page.people.model.index(0, 3))
    type_cell(qtbot, "3.000.000")
    assert not page.people.trouble.said
    assert list_pay_lines(store, workshop)[0].pay == 3_000_000


def test_a_row_is_removed_by_key_and_comes_back(
    page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    page.people.begin.click()
    assert [(one.name, one.count) for one in list_pay_lines(store, workshop)] == [("Personas empleadas", 4)]
    page.people.sheet.setFocus()
    page.people.sheet.setCurrentIndex(page.people.model.index(0, 0))
    assert REMOVE_KEY == "Ctrl+Shift+Del"
    press(qtbot, Qt.Key.Key_Delete, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert list_pay_lines(store, workshop) == []
    settle(qtbot)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(list_pay_lines(store, workshop)) == 1
    assert page.people.model.rowCount() == 2


def test_the_kind_of_work_opens_its_cells(page: CostPage, store: Store, workshop: int, qtbot: QtBot) -> None:
    line = add_pay_line(store, workshop_id=workshop, name="Rosa", pay=1_200_000)
    model, sheet = page.people.model, page.people.sheet
    columns = {column.field: place for place, column in enumerate(model.columns)}
    settle(qtbot)
    assert sheet.isColumnHidden(columns["hours_week"])
    sheet.setCurrentIndex(model.index(0, columns["kind"]))
    write(qtbot, "t")  # tiempo parcial
    press(qtbot, Qt.Key.Key_Tab)
    assert list_pay_lines(store, workshop)[0].kind == "part_time"
    settle(qtbot)
    assert sheet.hasFocus()
    assert not sheet.isColumnHidden(columns["hours_week"])
    fold = page.persons.folds[line]
    assert "cuántas horas por semana" in fold.head.accessibleName()
    sheet.setCurrentIndex(model.index(0, columns["hours_week"]))
    type_cell(qtbot, "24")
    assert page.account is not None
    assert page.account.persons[0].refused is None
    assert page.account.persons[0].computed


def test_nothing_is_computed_for_who_is_under_18(page: CostPage, store: Store, workshop: int) -> None:
    line = add_pay_line(store, workshop_id=workshop, name="Sobrino", pay=900_000, under_18=True)
    assert "CODENI" in page.persons.folds[line].head.accessibleName()
    assert page.totals.formal.figure.text() == "—"


def test_garments_and_what_the_owner_keeps_are_noted_and_used(
    page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    add_pay_line(
        store, workshop_id=workshop, name="Mirta", pay=MINIMUM, children=0, under_18=False,
        in_ips=False, years_worked=1,
    )  # fmt: skip
    for field, text in ((page.owner.output, "1.000"), (page.owner.income, "3.000.000")):
        field.field.setFocus()
        write(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    account = page.account
    assert account is not None
    assert (account.output_month, account.owner_income_month) == (1_000, 3_000_000)
    assert account.difference_month == 478_343 + 241_587
    assert plain(page.totals.garment.figure.text()) == "+ G. 720"
    assert plain(page.totals.owner.figure.text()) == "G. 2.280.070"
    page.owner.insurance.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "666.781" in page.owner.insured.text()
    assert plain(page.totals.owner.figure.text()) == "G. 1.613.289"
    assert account.formal_month == page.account.formal_month if page.account else False


def test_an_unknown_wage_is_said_and_a_new_one_counts_from_its_month(
    page: CostPage, window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    line = add_pay_line(store, workshop_id=workshop, name="Mirta", pay=2_000_000)
    choose_month(page, 2026, 8)
    assert page.unknown.isVisible()
    assert "no se conoce" in page.unknown.sentence.text()
    assert page.account is not None
    assert page.account.persons[0].gross_month == MINIMUM, "the last known stands in by itself"
    assert "Estar en regla cuesta por lo menos" in page.totals.headline.text()
    assert "último mínimo conocido, de julio de 2025" in page.totals.lacking.text()
    assert "Formal, por lo menos" in texts(page.totals)
    assert "valor vencido, confirme" in texts(page.law)
    assert "por lo menos" in page.persons.folds[line].head.accessibleName()
    page.unknown.latest.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "no está completa" in page.totals.lacking.text()
    assert page.account.persons[0].net_formal is None
    assert "no se sabe sin el mínimo" in page.persons.folds[line].head.accessibleName()
    account = printed_after(qtbot, window, page.print.click)
    assert "No se calculó, y falta en la suma" in account, "the paper is made as the screen shows it"
    assert "Con las cifras legales del 31/08/2026" in account
    page.unknown.latest.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    page.unknown.enter.click()
    assert window.place is not None
    assert window.place == Place("statutes", part="SALARIO-MINIMO")
    enter_statute(
        store,
        code="SALARIO-MINIMO",
        value=3_000_000,
        valid_from="2026-07-01",
        norm="Decreto de prueba",
    )
    window.back()
    assert page.account.persons[0].gross_month == 3_000_000
    assert "Decreto de prueba" in texts(page.law)
    choose_month(page, 2026, 6)
    assert page.account.persons[0].gross_month == MINIMUM, "the law of the month of the fact"
    assert page.persons.folds[line].isVisible()


def test_what_is_disputed_is_told_and_not_added(page: CostPage, store: Store, workshop: int) -> None:
    add_pay_line(store, workshop_id=workshop, name="Mirta", pay=1_000_000)
    assert "80 %" in texts(page.disputed)
    assert page.account is not None
    assert page.account.persons[0].gross_month == MINIMUM


def test_a_change_is_shown_at_once(page: CostPage, store: Store, workshop: int) -> None:
    for number in range(8):
        add_pay_line(store, workshop_id=workshop, name=f"Persona {number}", pay=MINIMUM)
    took = []
    for _time in range(5):
        begin = time.perf_counter()
        page.reckon()
        took.append(time.perf_counter() - begin)
    assert min(took) < 0.016


def test_tab_leaves_the_sheet_when_nothing_is_typed(page: CostPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.people.sheet


def test_a_month_that_began_since_is_offered_and_one_that_was_chosen_stays(
    page: CostPage, workshop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = date.today()

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return date(now.year + 1, now.month, 1)

    monkeypatch.setattr(cost_page, "date", Later)
    page.show_workshop(workshop)
    assert page.month.value == (2026, 6)
    page.month.setCurrentIndex(0)
    assert page.month.value == (now.year + 1, now.month)
    monkeypatch.setattr(cost_page, "date", date)
    page.show_workshop(workshop)
    assert page.month.value == (now.year, now.month), "the newest was shown, and is"


def test_before_any_pay_is_written_nobody_is_said_to_be_left_out(
    page: CostPage, window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    add_pay_line(store, workshop_id=workshop, name="Mirta")
    qtbot.waitUntil(lambda: "Escriba cuánto cobra" in page.totals.lacking.text())
    assert "Sin contar" not in page.totals.lacking.text()


def test_every_column_that_is_used_fits_on_a_small_screen(
    window: MainWindow, page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    """At 150 % the last three of twelve were beyond a bar: less room beside words, names in two lines."""
    for name, fields in {
        "Operaria de recta": {"kind": "full_time", "pay": 2_600_000, "pay_period": "month", "children": 2},
        "Ayudante de tarde": {"kind": "part_time", "pay": 1_300_000, "pay_period": "month", "hours_week": 24},
        "Destajista de remalladora": {
            "kind": "piece", "pay": 1_800, "pay_period": "piece", "days_month": 20, "pieces_month": 1_200,
        },
    }.items():  # fmt: skip
        add_pay_line(store, workshop_id=workshop, name=name, **fields)
    for width, tight in ((1366, False), (911, True)):
        window.resize(width, 432)
        settle(qtbot)
        sheet = page.people.sheet
        assert sum(not sheet.isColumnHidden(place) for place in range(len(page.people.model.columns))) == 12
        assert bool(sheet.property("tight")) is tight
        assert sheet.horizontalHeader().length() <= sheet.contentsRect().width()
        assert not sheet.horizontalScrollBar().isVisible()


def test_the_thirteenth_column_fits_too_with_smaller_letters(
    window: MainWindow, page: CostPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    """Who comes for the season has months a year: 716 of 687 pixels at 150 %."""
    for name, fields in {
        "Ayudante de tarde": {"kind": "part_time", "pay": 1_300_000, "pay_period": "month", "hours_week": 24},
        "Destajista de remalladora": {
            "kind": "piece", "pay": 1_800, "pay_period": "piece", "days_month": 20, "pieces_month": 1_200,
        },
        "Costurera de fin de año": {
            "kind": "seasonal", "pay": 2_600_000, "pay_period": "month", "days_month": 22, "months_year": 2.5,
        },
    }.items():  # fmt: skip
        add_pay_line(store, workshop_id=workshop, name=name, **fields)
    sheet = page.people.sheet
    for width, small in ((911, True), (1366, False), (911, True)):
        window.resize(width, 432)
        settle(qtbot)
        assert not any(sheet.isColumnHidden(place) for place in range(13))
        assert bool(sheet.property("small")) is small
        assert sheet.fontMetrics().height() == QFontMetrics(sized(sheet.font(), 13 if small else 15)).height()
        assert sheet.horizontalHeader().length() <= sheet.contentsRect().width()
        assert not sheet.horizontalScrollBar().isVisible()
        assert not [one for one in faults(window, window.size()) if "Sheet" in one]
