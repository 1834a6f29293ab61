"""A second consultant, who does not know the groups, makes the follow-up: what she sees, and what she is asked."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.agenda.day import read_day
from app.agenda.schedule import read_schedule
from app.figures.queries import list_figures
from app.improvement.operations import add_action, start_programme
from app.pilots.blind_operations import set_blind_measurers
from app.pilots.blind_queries import list_blind_measurers, list_measured_blind
from app.pilots.draw_operations import record_draw
from app.pilots.follow_queries import list_due, list_followed
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    record_pilot_consent,
    set_outcome,
)
from app.pilots.queries import read_whole_pilot
from app.registry.operations import add_consultant, add_workshop
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import fill_office, while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage
from ui.figures.figure_window import FigureWindow
from ui.home.notices_card import NoticesCard
from ui.home.page import HomePage
from ui.lists.choose_window import ChooseWindow
from ui.main_window import MainWindow
from ui.pilots.pilot_page import PilotPage
from ui.registry.workshop_page import WorkshopPage
from ui.reports.preview import PreviewWindow
from ui.widgets.day_line import DayLine

TODAY = date.today()


def day(shift: int) -> str:
    return (TODAY + timedelta(days=shift)).isoformat()


@pytest.fixture
def rosa(store: Store) -> int:
    """Who is to measure; Liz, who planned and drew, works there."""
    fill_office(store)
    cluster = store.value("SELECT min(id) FROM cluster")
    for number in range(5):
        add_workshop(store, name=f"Taller {number}", cluster_id=cluster)
    return add_consultant(store, name="Rosa Vera")


@pytest.fixture
def pilot(store: Store, rosa: int) -> int:
    """Drawn by Liz a year ago; today it is measured, the whole diagnostic and the sales."""
    shops = [row[0] for row in store.rows("SELECT id FROM workshop")]
    for shop in shops:
        visit = finish_round(store, shop, 1, day(-400))
        programme = start_programme(store, visit_id=visit, recommendations=[])
        add_action(
            store,
            programme_id=programme,
            title="Hacer el curso de costos",
            source="consultant",
            due_on=day(-1),
        )
    made = add_pilot(store, name="Costos que se pueden medir", question="¿Sirve?", layout="plain")
    record_pilot_consent(store, pilot_id=made, workshop_ids=shops, granted=True, decided_on=day(-366))
    set_outcome(store, pilot_id=made, measure="index", role="primary", least_effect=5)
    set_outcome(store, pilot_id=made, measure="figure.sales_month", role="primary", least_effect=500_000)
    change_pilot(store, pilot_id=made, starts_on=day(-365), ends_on=day(0))
    fix_list(store, pilot_id=made, at=datetime.now() - timedelta(days=366))
    fix_plan(store, pilot_id=made)
    record_draw(store, pilot_id=made, seed="41625", at=datetime.now() - timedelta(days=365))
    return made


@pytest.fixture
def window(context: Context, store: Store, pilot: int, rosa: int, qtbot: QtBot) -> MainWindow:
    """Rosa is named by Liz, and sits down to work."""
    set_blind_measurers(store, pilot_id=pilot, consultants=[rosa])
    store.user = rosa
    return open_window(context, qtbot)


def words(part: QWidget) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def stay(dialog: QWidget) -> None:
    """She would rather not know."""
    assert isinstance(dialog, QMessageBox)
    assert "qué grupo le tocó" in dialog.text()
    assert dialog.defaultButton().text() == "No verlo"
    dialog.defaultButton().click()


def look(dialog: QWidget) -> None:
    """She looks all the same."""
    assert isinstance(dialog, QMessageBox)
    next(one for one in dialog.buttons() if "que quede anotado" in one.text()).click()


def test_liz_names_who_measures_without_knowing(
    context: Context, store: Store, pilot: int, rosa: int, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("pilot", pilot, part="after")
    page = window.page
    assert isinstance(page, PilotPage)
    tab = page.tabs.tab("after")
    settle(qtbot)
    assert "Quién mide sin saber el grupo" in words(tab)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWindow)
        row = next(at for at in range(dialog.list.count()) if "Rosa" in dialog.list.item(at).text())
        dialog.list.setCurrentRow(row)
        dialog.take.click()

    while_asked(choose)
    tab.blind.fields["consultants"].field.add.click()
    assert list_blind_measurers(store, pilot) == [rosa]
    settle(qtbot)
    assert not page.blind.isVisible(), "Liz drew it, and works on as before"


def test_inicio_tells_rosa_whom_to_measure_and_nothing_of_what_was_done_there(
    window: MainWindow, store: Store, rosa: int, qtbot: QtBot
) -> None:
    page = window.page
    assert isinstance(page, HomePage)
    qtbot.waitUntil(lambda: page.findChild(NoticesCard) is not None)
    settle(qtbot)
    card = page.findChild(NoticesCard)
    assert card is not None
    assert "A medir, por los pilotos · 8" in words(card)
    line = next(one for one in card.findChildren(DayLine) if "medición 1" in one.row.accessibleName())
    assert "falta: el diagnóstico, la cifra de ventas del mes" in line.row.accessibleName()
    assert [button.text() for button in line.buttons] == ["Diagnóstico"]
    said = words(page)
    assert "empiezan primero" not in said
    assert "Hacer el curso de costos" not in said
    seen = read_day(store, user=rosa, today=TODAY, everybody=True)
    assert (seen.late_actions.lines, seen.late_actions.count) == ([], 0)
    liz = store.value("SELECT min(id) FROM consultant")
    assert read_day(store, user=liz, today=TODAY, everybody=True).late_actions.count == 8
    entries = read_schedule(store, first=day(-2), last=day(2), viewer=rosa)
    assert {one.kind for one in entries} >= {"follow-up"}
    assert "action" not in {one.kind for one in entries}


def test_the_pilot_shows_her_whom_to_measure_and_no_group(
    window: MainWindow, store: Store, pilot: int, rosa: int, qtbot: QtBot
) -> None:
    window.go("pilot", pilot, part="after")
    page = window.page
    assert isinstance(page, PilotPage)
    settle(qtbot)
    assert not page.tabs.isVisible()
    assert not page.print_button.isVisible()
    assert len(page.blind.lines.lines) == 8
    assert "empiezan primero" not in words(page)
    while_asked(stay)
    page.blind.look.click()
    assert list_measured_blind(store, rosa) == {pilot}
    while_asked(look)
    page.blind.look.click()
    settle(qtbot)
    assert list_measured_blind(store, rosa) == frozenset()
    assert page.tabs.isVisible()
    assert page.tabs.code == "after"


@pytest.mark.parametrize("place", ["workshop", "drawn", "changes", "programme"])
def test_what_may_tell_a_group_asks_first(
    window: MainWindow, store: Store, pilot: int, rosa: int, qtbot: QtBot, place: str
) -> None:
    shop = read_whole_pilot(store, pilot).entrants[0].workshop_id
    visit = store.value("SELECT id FROM visit WHERE workshop_id = ?", (shop,))
    of = {"workshop": shop, "drawn": pilot, "changes": None, "programme": visit}[place]
    before = window.place
    while_asked(stay)
    window.go(place, of)
    assert window.place == before
    assert list_measured_blind(store, rosa) == {pilot}
    while_asked(look)
    window.go(place, of)
    assert window.place is not None
    assert window.place.page == place
    assert list_measured_blind(store, rosa) == frozenset()
    window.go("home")
    window.back()
    assert window.place.page == place, "once she knows nothing is asked"


def test_papers_that_tell_a_group_ask_too(window: MainWindow, store: Store, pilot: int, rosa: int) -> None:
    while_asked(stay)
    window.context.way.print("pilot-sheet", pilot)
    assert window.findChild(PreviewWindow) is None
    while_asked(stay)
    window.context.way.print("owner-sheet", read_whole_pilot(store, pilot).entrants[0].workshop_id)
    assert window.findChild(PreviewWindow) is None
    assert list_measured_blind(store, rosa) == {pilot}


def test_a_file_that_is_only_read_shows_her_no_group(
    window: MainWindow, store: Store, pilot: int, qtbot: QtBot
) -> None:
    store.read_only = True
    before = window.place
    window.go("drawn", pilot)
    assert window.place == before
    assert "no se puede anotar que lo vio" in window.message_bar.sentence


def test_the_follow_up_is_made_without_last_times_answers_and_told_so(
    window: MainWindow, store: Store, pilot: int, rosa: int, qtbot: QtBot
) -> None:
    window.go("pilot", pilot, part="after")
    page = window.page
    assert isinstance(page, PilotPage)
    settle(qtbot)
    line = page.blind.lines.lines[0]
    name = line.row.accessibleName()
    shop = next(one.workshop_id for one in list_due(store, pilot, today=day(0)) if one.name in name)
    give_permission(store, shop)
    line.buttons[0].click()
    settle(qtbot)
    page_of_visit = window.page
    assert isinstance(page_of_visit, VisitPage)
    session = page_of_visit.session
    assert session is not None
    assert page_of_visit.stack.currentWidget() is page_of_visit.view, (
        "nobody asks whether she wants to see them"
    )
    assert (session.previous_shown, session.may_turn) == (False, False)
    assert session.headline.endswith("usted mide sin saber el grupo")
    answer_all(store, session)
    page_of_visit._finish("")  # type: ignore[attr-defined]
    settle(qtbot)
    assert window.place is not None
    assert window.place.page == "result", "what she asked herself is shown to her"
    figures = FigureWindow(window.context, shop, "sales_month", window)
    qtbot.addWidget(figures)
    figures.entry.value.setText("4.500.000")
    figures.entry.origin.show_value("said")
    figures.entry.keep()
    assert figures.kept.text() == "Anotada."
    assert [one.kind for one in list_figures(store, shop)] == ["sales_month"]
    (done,) = [one for one in list_followed(store, pilot, today=day(0)) if one.id == shop]
    assert (done.measured, done.missing, done.knew) == (1, (), "blind")


def give_permission(store: Store, shop: int) -> None:
    """The four permissions, given before."""
    from app.diagnosis.instruments import list_instruments
    from app.registry.operations import record_consent

    instrument = list_instruments()[0]
    for purpose in instrument.consent_purposes:
        record_consent(
            store, workshop_id=shop, purpose=purpose, granted=True, decided_on=day(0),
            text_version=instrument.consent_version, given_by="Benita",
        )  # fmt: skip


def answer_all(store: Store, session) -> None:  # type: ignore[no-untyped-def]
    """Everything is at its second level."""
    from app.diagnosis.operations import answer_item
    from app.diagnosis.records import AnswerKind

    for code in session.codes:
        level = sorted(session.item_of(code).level_texts)[1]
        answer_item(store, visit_id=session.visit.id, item=code, kind=AnswerKind.LEVEL, level=level)
    session.reload()


def test_she_opens_a_workshop_of_no_pilot_as_ever(window: MainWindow, store: Store) -> None:
    cluster = store.value("SELECT min(id) FROM cluster")
    other = add_workshop(store, name="Fuera del piloto", cluster_id=cluster)
    window.go("workshop", other)
    assert isinstance(window.page, WorkshopPage)
