"""A person prints the tally sheet, keys a week in by keyboard, sees what it says, takes a day back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.counts.measures import week_of
from app.counts.operations import add_promise, note_day, note_pieces, note_stop
from app.counts.queries import list_days, list_promises
from app.i18n import format_day
from app.place import Place
from app.production.operations import add_operator, add_style
from app.storage.store import Store
from tests.production.support import make_guardapolvo, measure_guardapolvo
from tests.ui.windows import open_window, printed_after, settle
from ui.context import Context
from ui.counts.counts_page import CountsPage
from ui.counts.promises_part import PromisedDeliveryWindow
from ui.counts.tally_week import TallyWeek
from ui.counts.week_model import say_day
from ui.main_window import MainWindow

Key = Qt.Key
LAST_WEEK = week_of((date.today() - timedelta(days=7)).isoformat())


@pytest.fixture
def workshop(store: Store, workshops: list[int]) -> int:
    """A workshop that makes a shirt; Mirta and Elvira sew."""
    add_style(store, workshop_id=workshops[0], name="Camisa", size="10")
    for name in ("Mirta", "Elvira"):
        add_operator(store, workshop_id=workshops[0], name=name)
    store.undo_stack.clear()
    return workshops[0]


@pytest.fixture
def window(context: Context, qtbot: QtBot, workshop: int) -> MainWindow:
    opened = open_window(context, qtbot)
    context.way.show(Place("counts", workshop, part="week", period=(LAST_WEEK[0], LAST_WEEK[-1])))
    settle(qtbot)
    return opened


def page_of(window: MainWindow) -> CountsPage:
    page = window.findChild(CountsPage)
    assert page is not None
    return page


def strike(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    for key in keys:
        for one in key if isinstance(key, str) else (key,):
            widget = QApplication.focusWidget()
            assert widget is not None
            qtbot.keyClick(widget, one)
            settle(qtbot)


def fill_day(qtbot: QtBot, *cells: str) -> None:
    """A number, or nothing, and Enter for each cell of a day, from top to bottom."""
    for cell in cells:
        strike(qtbot, *(cell, Key.Key_Return) if cell else (Key.Key_Return,))


def shown(card: TallyWeek, title: str, column: int) -> str:
    model = card.model
    rows = range(model.rowCount())
    row = next(one for one in rows if model.headerData(one, Qt.Orientation.Vertical) == title)
    return str(model.index(row, column).data() or "")


def lines_of(card: TallyWeek) -> int:
    return sum(card.model.line_at(row) is not None for row in range(card.model.rowCount()))


def day_cells(card: TallyWeek, **told: str) -> list[str]:
    """The cells of a day in the order of the sheet, by the key of their line."""
    lines = [line for row in range(card.model.rowCount()) if (line := card.model.line_at(row))]
    return [told.get(line.key, "") for line in lines]


def test_a_week_is_keyed_in_by_keyboard_alone_and_says_efficiency_and_defects(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    style = store.value("SELECT id FROM style")
    note_pieces(
        store, workshop_id=workshop, worked_on=LAST_WEEK[0], style_id=style, pieces=1, standard_minutes=10
    )
    settle(qtbot)
    card = page_of(window).week
    assert card.sheet.hasFocus()
    first = day_cells(
        card, people="5", absent="1", minutes_each="8", Camisa="200", inspected="200", right_first_time="190",
        stain="6", thread="10", power="45", wip="40",
    )  # fmt: skip
    fill_day(qtbot, *first)
    assert card.sheet.currentIndex().column() == 1
    fill_day(qtbot, "4", "=", "=")
    monday, tuesday = list_days(store, workshop)
    assert (monday.people, monday.absent, monday.minutes, monday.pieces) == (5, 1, 2400, 200)
    assert {one.kind: one.count for one in monday.defects} == {"stain": 6, "thread": 10}
    assert [(one.cause, one.minutes) for one in monday.stoppages] == [("power", 45)]
    assert (tuesday.people, tuesday.absent, tuesday.minutes_each) == (4, 1, 480)
    assert shown(card, "Eficiencia", 0).replace("\u00a0", " ") == "83 %"
    assert shown(card, "Defectos cada 100", 0) == "8,0"
    assert card.told.text().replace("\u00a0", " ") == "Eficiencia: 83 % · Defectos cada 100: 8,0"
    assert shown(card, "Bien a la primera", 0).replace("\u00a0", " ") == "95 %"
    assert shown(card, "Camisa, talle 10", len(card.model.days)) == "200"


def test_a_week_of_six_days_takes_few_keys(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    """Five minutes are three hundred seconds: at a key a second a week must fit, with room to read."""
    card = page_of(window).week
    cells = day_cells(
        card, people="5", absent="0", minutes_each="8", Camisa="120", inspected="120", right_first_time="110",
        stain="3", wip="30",
    )  # fmt: skip
    repeated = day_cells(
        card, people="=", absent="=", minutes_each="=", Camisa="118", inspected="118", right_first_time="109",
        stain="2", wip="31",
    )  # fmt: skip
    keys = 0
    for number in range(6):
        day = cells if number == 0 else repeated
        keys += sum(len(cell) + 1 for cell in day)
        fill_day(qtbot, *day)
    assert len(list_days(store, workshop)) == 6
    assert keys < 300


def test_a_day_is_taken_out_and_brought_back(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    card = page_of(window).week
    fill_day(qtbot, "5", "0", "8", "120")
    card.sheet.setCurrentIndex(card.model.index(1, 0))
    assert card.remove.text() == f"Quitar el {format_day(LAST_WEEK[0])}"
    card.remove.click()
    settle(qtbot)
    assert list_days(store, workshop) == []
    assert shown(card, "Vinieron", 0) == ""
    store.undo_stack.undo()
    settle(qtbot)
    assert shown(card, "Vinieron", 0) == "5"
    assert list_days(store, workshop)[0].pieces == 120


def test_what_cannot_be_is_said_and_stays_typed(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    card = page_of(window).week
    fill_day(qtbot, "cinco")
    assert shown(card, "Vinieron", 0) == "cinco"
    assert "no se entiende" in card.trouble.text()
    assert list_days(store, workshop) == []
    card.sheet.setCurrentIndex(card.model.index(1, 0))
    fill_day(qtbot, "5")
    assert not card.trouble.said


def test_the_arrows_go_over_the_headings_where_nothing_is_typed(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    card = page_of(window).week
    fill_day(qtbot, "5", "0", "8", "120", "118")
    strike(qtbot, Key.Key_Up, Key.Key_Up, "1", "1", "6", Key.Key_Return)
    assert shown(card, "Camisa, talle 10", 0) == "116"
    assert shown(card, "Prendas revisadas", 0) == "118"


@pytest.mark.parametrize("typed", ["8:30", "8h30", "8,5"])
def test_the_hours_of_a_day_are_taken_as_people_say_them(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int, typed: str
) -> None:
    fill_day(qtbot, "4", "0", typed)
    assert list_days(store, workshop)[0].minutes_each == 510


def test_the_trouble_that_is_said_is_of_the_cell_that_one_typed(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    card = page_of(window).week
    fill_day(qtbot, "4", "0", "8.30", "120", "120", "135")
    day = say_day(LAST_WEEK[0])
    assert card.trouble.text().startswith(f"Salieron bien a la primera, {day}: ")
    card.sheet.setCurrentIndex(card.model.index(3, 0))
    assert card.trouble.text().startswith(f"Horas por persona, {day}: «8.30» tiene dos lecturas")
    # another week does not lose what is still to be mended
    card.later.click()
    settle(qtbot)
    card.earlier.click()
    settle(qtbot)
    assert shown(card, "Salieron bien a la primera", 0) == "135"
    # a day that is taken out takes with it what was typed in it
    card.sheet.setCurrentIndex(card.model.index(1, 0))
    card.remove.click()
    settle(qtbot)
    assert shown(card, "Salieron bien a la primera", 0) == shown(card, "Horas por persona", 0) == ""
    assert not card.trouble.said


def test_a_number_that_is_hardly_meant_is_asked_about_and_kept(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    card = page_of(window).week
    for number in ("4", "4", "3"):
        fill_day(qtbot, *day_cells(card, people=number, stain="1"))
    assert not card.trouble.said
    fill_day(qtbot, *day_cells(card, people="44", stain="90"))
    day = say_day(LAST_WEEK[3])
    assert card.trouble.text() == f"¿Seguro? Vinieron, {day}: dice 44, y los otros días 4."
    assert list_days(store, workshop)[3].people == 44
    card.sheet.setCurrentIndex(card.model.index(1, 3))
    strike(qtbot, "4", Key.Key_Return)
    assert not card.trouble.said


def test_a_small_screen_shows_days_by_their_name_and_enough_of_the_sheet(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(911, 512)
    settle(qtbot)
    sheet = page_of(window).week.sheet
    seen = sheet.viewport().visibleRegion().boundingRect().height()
    assert seen >= 6 * sheet.rowHeight(1)
    head = sheet.horizontalHeader()
    for place in range(head.count()):
        words = str(sheet.model().headerData(place, Qt.Orientation.Horizontal))
        assert head.fontMetrics().horizontalAdvance(words) <= head.sectionSize(place) - 4, words


def test_another_garment_is_put_on_the_sheet(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    card = page_of(window).week
    before = lines_of(card)
    card.garment.setText("Pantalón de gabardina")
    card.garment.setFocus()
    strike(qtbot, Key.Key_Return)
    assert lines_of(card) == before + 1
    assert card.sheet.hasFocus()
    fill_day(qtbot, "15")
    assert [(one.name, one.pieces) for one in list_days(store, workshop)[0].outputs] == [
        ("Pantalón de gabardina", 15)
    ]


def test_days_to_come_are_not_typed_in(window: MainWindow, qtbot: QtBot, workshop: int) -> None:
    card = page_of(window).week
    assert card.later.isEnabled()
    card.show_week(workshop, (date.today() + timedelta(days=7)).isoformat())
    assert not card.later.isEnabled()
    assert not card.model.index(1, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_the_tally_sheet_is_made_for_that_workshop(window: MainWindow, qtbot: QtBot) -> None:
    text = printed_after(qtbot, window, page_of(window).sheet.click)
    for words in ("Hoja de conteo del taller", "Mirta", "Elvira", "Camisa, talle 10", "Mancha", "Sin luz"):
        assert words in text
    assert "Página 1 de 1" in text


def test_an_empty_workshop_says_what_to_do_and_leads_there(
    window: MainWindow, qtbot: QtBot, context: Context, workshop: int
) -> None:
    page = page_of(window)
    context.way.go("counts", workshop)
    settle(qtbot)
    assert page.series.empty.isVisible()
    page.series.empty.button.click()
    settle(qtbot)
    assert page.parts.value == "week"
    assert page.week.sheet.hasFocus()


def test_the_series_says_what_is_usual_and_what_changed(
    window: MainWindow, qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    for number in range(40):
        day = (date.today() - timedelta(days=60 - number)).isoformat()
        pieces = (120 if number < 25 else 160) + (-4, 0, 3, 1)[number % 4]
        note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480)
        note_pieces(
            store, workshop_id=workshop, worked_on=day, what="Remera", pieces=pieces, standard_minutes=10
        )
    context.way.go("counts", workshop)
    settle(qtbot)
    series = page_of(window).series
    assert series.measures.value == "efficiency"
    assert series.series is not None
    said = " ".join(series.series.said).replace("\u00a0", " ")
    changed = format_day((date.today() - timedelta(days=35)).isoformat())
    assert f"Hay un cambio desde el {changed}: antes 50 %, desde entonces 67 %." in said
    assert "40 días contados" in series.about.text()
    series.measures.buttons[1].click()
    assert series.series.measure.code == "pieces"
    series.period.show_value(30)
    series.period.saved.emit(30)
    settle(qtbot)
    assert "30 días contados" in series.about.text()


def test_the_minutes_stopped_are_one_number_wherever_they_are_said(
    window: MainWindow, qtbot: QtBot, store: Store, workshop: int
) -> None:
    for place, day in enumerate(LAST_WEEK[:4]):
        note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480)
        if not place:
            note_stop(store, workshop_id=workshop, worked_on=day, cause="power", minutes=100)
    settle(qtbot)
    page = page_of(window)
    page.parts.saved.emit("series")
    settle(qtbot)
    said = [one.text() for one in page.series.findChildren(QPushButton) if "Minutos parados" in one.text()]
    assert [one.split("\n")[-1] for one in said] == ["25 min"]
    assert any(one.text() == "25 min por día" for one in page.series.findChildren(QLabel))


def test_what_a_past_day_says_stays_when_the_garment_is_measured_again(
    context: Context, qtbot: QtBot, store: Store, workshops: list[int]
) -> None:
    style = make_guardapolvo(store, workshops[1])
    measure_guardapolvo(store, style, LAST_WEEK[0])
    for day in LAST_WEEK[:5]:
        note_day(store, workshop_id=workshops[1], worked_on=day, people=5, minutes_each=480)
        note_pieces(store, workshop_id=workshops[1], worked_on=day, style_id=style, pieces=100)
    window = open_window(context, qtbot)
    window.go("counts", workshops[1])
    settle(qtbot)

    def said() -> str:
        buttons = page_of(window).series.findChildren(QPushButton)
        return next(one.text() for one in buttons if one.text().startswith("Eficiencia"))

    before = said()
    assert "%" in before
    measure_guardapolvo(store, style, date.today().isoformat(), 0.7)
    settle(qtbot)
    assert said() == before
    assert any("medido hasta ese día" in one.text() for one in page_of(window).series.findChildren(QLabel))


def test_a_promise_is_written_delivered_and_taken_out(
    window: MainWindow, qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    today = date.today().isoformat()
    context.way.go("counts", workshop, part="promises")
    settle(qtbot)
    part = page_of(window).promises
    asked = PromisedDeliveryWindow(context, workshop, None, part)
    asked.save()
    assert list_promises(store, workshop) == []
    asked.form["customer"].setText("Escuela San Blas")
    asked.form.fields["promised_on"].show_value(today)
    asked.save()
    (promise,) = list_promises(store, workshop)
    again = PromisedDeliveryWindow(context, workshop, promise, part)
    again.form.fields["delivered_on"].show_value(today)
    again.save()
    settle(qtbot)
    assert part.card.remark.text() == "1 de 1 completa y en fecha"
    gone = PromisedDeliveryWindow(context, workshop, list_promises(store, workshop)[0], part)
    gone._remove()
    assert list_promises(store, workshop) == []
    add_promise(store, workshop_id=workshop, customer="Otra", promised_on=today)
    settle(qtbot)
    assert part.card.remark.text() == "0 de 1 completa y en fecha"
