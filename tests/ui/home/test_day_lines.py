"""The week's lines, their quick acts, the scope, and what Inicio says when nothing waits."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.contacts.operations import plan_contact
from app.contacts.queries import read_contact
from app.improvement.operations import add_action, start_programme
from app.place import Place
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import while_asked
from tests.ui.windows import note_way, open_window, settle
from ui.agenda.move_window import MoveWindow
from ui.context import Context
from ui.home.cards import NothingCard
from ui.home.notices_card import NoticesCard
from ui.home.page import HomePage
from ui.home.week_card import WeekCard
from ui.widgets.day_line import DayLine
from ui.widgets.section import AT_ONCE, Section

TODAY = date.today()


def day(shift: int) -> str:
    return (TODAY + timedelta(days=shift)).isoformat()


def shown(context: Context, qtbot: QtBot) -> HomePage:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    qtbot.waitUntil(lambda: page.day is not None)
    settle(qtbot)
    return page


def week_of(page: QWidget) -> list[DayLine]:
    card = page.findChild(WeekCard)
    return card.findChildren(DayLine) if card is not None else []


def test_today_comes_first_then_the_overdue_then_the_week(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    for shift, hour in ((3, "10:00"), (-4, None), (0, "14:00"), (0, "09:30"), (-9, None)):
        plan_contact(store, workshop_id=workshops[0], held_on=day(shift), starts_at=hour)
    page = shown(context, qtbot)
    card = page.findChild(WeekCard)
    assert card is not None
    assert card.remark.text() == "2 hoy · 2 atrasadas · 1 en la semana"
    marks = []
    for line in week_of(page):
        mark = line.row.layout().itemAt(0).widget()
        marks.append(mark.text() if isinstance(mark, QLabel) else mark.accessibleName())
    assert marks[:4] == ["09:30", "14:00", "hace 9 días", "hace 4 días"]
    assert marks[4].endswith("10:00")


def test_a_diagnostic_that_is_due_is_counted_with_the_lines(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    finish_round(store, workshops[0], 3, day(-400))
    page = shown(context, qtbot)
    card = page.findChild(WeekCard)
    assert card is not None
    assert [line.buttons[0].text() for line in week_of(page)] == ["Empezar"]
    assert card.remark.text() == "1 atrasada"


def test_a_visit_is_moved_from_its_line_and_the_place_is_kept(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    planned = plan_contact(store, workshop_id=workshops[0], held_on=day(0), starts_at="09:30")
    plan_contact(store, workshop_id=workshops[1], held_on=day(0), starts_at="15:00")
    window = open_window(context, qtbot)
    settle(qtbot)
    page = window.page
    assert isinstance(page, HomePage)
    qtbot.waitUntil(lambda: len(week_of(page)) == 2)
    line = week_of(page)[0]
    assert [button.text() for button in line.buttons] == ["Anotar"]

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, MoveWindow)
        dialog.form["day"].selectAll()
        qtbot.keyClicks(dialog.form["day"], "+3")
        qtbot.keyClick(dialog.form["day"], Qt.Key.Key_Return)

    while_asked(answer)
    page._acts.move_visit(page.day.visits.lines[0])  # type: ignore[union-attr]
    moved = read_contact(store, planned)
    assert (moved.held_on, moved.starts_at) == (day(3), "09:30")
    assert "pasó al" in window.message_bar.sentence
    window.undo()
    assert read_contact(store, planned).held_on == day(0)


def test_noting_a_visit_and_saying_it_was_not_made(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    planned = plan_contact(store, workshop_id=workshops[0], held_on=day(-1))
    page = shown(context, qtbot)
    asked = note_way(context).places
    (line,) = week_of(page)
    line.row.setFocus()
    qtbot.keyClick(line.row, Qt.Key.Key_Return)
    line.buttons[0].click()
    assert asked == [Place("workshop", workshops[0]), Place("contact", planned)]
    page._acts.miss_visit(page.day.late_visits.lines[0])  # type: ignore[union-attr]
    assert read_contact(store, planned).status == "missed"
    qtbot.waitUntil(lambda: week_of(page) == [])


def test_an_action_is_done_from_its_line_and_undone(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    visit = finish_round(store, workshops[0], 1, day(-20))
    programme = start_programme(store, visit_id=visit, recommendations=[])
    action = add_action(
        store,
        programme_id=programme,
        title="Colgar el matafuego",
        source="consultant",
        due_on=day(-1),
    )
    page = shown(context, qtbot)
    line = next(one for one in page.findChildren(DayLine) if "matafuego" in one.row.accessibleName())
    line.buttons[0].click()
    done = store.row("SELECT status, done_on FROM action WHERE id = ?", (action,))
    assert done is not None
    assert tuple(done) == ("done", day(0))
    store.undo_stack.undo()
    assert store.value("SELECT status FROM action WHERE id = ?", (action,)) == "open"


def test_with_nothing_to_do_it_says_what_to_do_next(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    assert page.findChild(NothingCard) is not None
    assert page.findChild(WeekCard) is None


def test_the_scope_is_offered_where_several_work_and_is_remembered(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    assert not page.scope.isVisible()
    liz, other = store.user, add_consultant(store, name="Derlis Benítez")
    plan_contact(store, workshop_id=workshops[0], held_on=day(0), consultants=[liz])
    plan_contact(store, workshop_id=workshops[1], held_on=day(0), consultants=[other])
    qtbot.waitUntil(lambda: len(week_of(page)) == 1)
    assert page.scope.isVisible()
    page.scope.click()
    qtbot.waitUntil(lambda: len(week_of(page)) == 2)
    assert context.settings.everybody


def test_what_to_bear_in_mind_is_there_only_when_it_says_something(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    finish_round(store, workshops[1], 1, day(-120))
    with store.change("paso") as writer:
        writer.insert(
            "workshop_step",
            workshop_id=workshops[1],
            step="PATENTE",
            status="done",
            expires_on=day(18),
            number="12",
        )
    page = shown(context, qtbot)
    card = page.findChild(NoticesCard)
    assert card is not None
    said = [one.text() for one in card.findChildren(QLabel)]
    assert "Documentos que vencen" in said
    assert "Sin ver hace más de 90 días" in said
    assert "Consultas para seguir" not in said


def test_a_long_section_opens_a_part_at_a_time(context: Context, qtbot: QtBot) -> None:
    section = Section([lambda: QLabel("línea")] * 70, count=90, shown=3)
    qtbot.addWidget(section)
    assert section.more.text() == "y 87 más"
    section.open()
    assert section.more.text() == f"y {90 - 3 - AT_ONCE} más"
    section.open()
    assert not section.more.isVisibleTo(section)
    assert any("y 20 más, que no entran" in one.text() for one in section.findChildren(QLabel))
