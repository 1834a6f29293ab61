"""The pages of pilots at their edges: what is typed stays, what may not change is grey, trouble is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.apart import reckon_here
from app.pilots.drawing import draw_lots
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_plan,
    record_pilot_consent,
    remove_pilot,
)
from app.pilots.queries import list_candidates, read_pilot, read_whole_pilot
from app.storage.store import Store
from tests.ui.offices import unnamed, while_asked
from tests.ui.pilots.support import make_pilot, plan_pilot, show
from tests.ui.windows import open_window, printed_after, settle
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.main_window import MainWindow
from ui.pilots.dice import Dice
from ui.pilots.names_board import NamedArm, NamesBoard
from ui.pilots.pilot_page import PilotPage
from ui.pilots.pilots_page import PilotsPage
from ui.tabs import tabs_of

Key = Qt.Key


def words(part: QWidget) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def test_a_pilot_opens_at_the_step_of_which_something_is_missing(window: MainWindow, store: Store) -> None:
    pilot = plan_pilot(store)
    window.go("pilot", pilot)
    page = window.page
    assert isinstance(page, PilotPage)
    assert page.tabs.code == "draw"
    assert [page.tabs.tabText(at) for at in range(4)] == ["✓ Pregunta", "✓ Quién entra", "✓ Grupos", "✓ Plan"]
    change_pilot(store, pilot_id=pilot, layout="plain")
    window.go("pilots")
    window.go("pilot", add_pilot(store, name="Otro"))
    assert page.tabs.code == "question"
    window.go("pilot", pilot)
    assert page.tabs.code == "entry"


def test_who_can_be_asked_is_the_next_step_while_nobody_may_enter(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    pilot = add_pilot(store, name="Otro", courses="CUR-03")
    tab = show(window, pilot, "entry").tabs.tab("entry")
    qtbot.waitUntil(lambda: tab.able.text() == "0")
    assert tab.missing.text().startswith("Falta preguntarles: elija talleres")
    asked = [
        one.workshop_id for one in list_candidates(store, read_pilot(store, pilot)) if one.out == "unasked"
    ]
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=asked, granted=True, decided_on="2026-11-20")
    qtbot.waitUntil(lambda: tab.able.text() == str(len(asked)))
    assert tab.missing.text() == "Falta fijar la lista de quién entra."


def test_what_is_typed_for_the_draw_waits_for_each_pilot(window: MainWindow, store: Store) -> None:
    pilot, other = plan_pilot(store), add_pilot(store, name="Otro")
    page = show(window, pilot, "draw")
    tab = page.tabs.tab("draw")
    tab.form["seed"].setText("41625")
    tab.form["seed"].flush()
    assert not page.may_go
    show(window, other, "draw")
    assert tab.form["seed"].text() == ""
    assert "Falta fijar la lista" in tab.why_not.text()
    assert tab.to_step.text() == "Ir a «Quién entra»"
    show(window, pilot, "draw")
    assert tab.form["seed"].text() == "41625"
    assert tab.draw.isEnabled()


def test_a_seed_that_is_no_number_is_said_and_nothing_is_drawn(window: MainWindow, store: Store) -> None:
    pilot = plan_pilot(store)
    tab = show(window, pilot, "draw").tabs.tab("draw")
    tab.form["seed"].setText("cuatro")
    tab.draw_now()
    assert "solo con números" in words(tab)
    assert not read_whole_pilot(store, pilot).draws


def test_the_computer_throws_five_dice(window: MainWindow, store: Store) -> None:
    tab = show(window, plan_pilot(store), "draw").tabs.tab("draw")
    tab.throw.click()
    assert len(tab.dice.digits) == 5
    assert set(tab.dice.digits) <= set("123456")
    assert tab.form["drawn_by"].hasFocus()


def test_the_draw_is_reckoned_where_jobs_are_and_only_once(
    window: MainWindow, context: Context, store: Store, qtbot: QtBot
) -> None:
    pilot, asked = plan_pilot(store), []

    def reckon(work, *arguments, **named):  # type: ignore[no-untyped-def]
        asked.append(work)
        return reckon_here(work, *arguments, **named)

    context.jobs.reckon = reckon
    tab = show(window, pilot, "draw").tabs.tab("draw")
    tab.form["seed"].setText("41625")
    tab.draw_now()
    qtbot.waitUntil(lambda: bool(read_whole_pilot(store, pilot).draws))
    assert asked == [draw_lots]


def test_who_changes_her_mind_draws_nothing_again(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    pilot = make_pilot(store, drawn=True)
    tab = show(window, pilot, "draw").tabs.tab("draw")
    tab.form["seed"].setText("123")
    tab.form["seed"].flush()

    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, ReasonWindow)
        dialog.reject()

    while_asked(leave)
    tab.draw.click()
    settle(qtbot)
    assert len(read_whole_pilot(store, pilot).draws) == 1
    assert tab.form["seed"].text() == "123"


def test_once_drawn_who_enters_is_grey_and_the_rest_is_not(window: MainWindow, store: Store) -> None:
    pilot = make_pilot(store, drawn=True)
    page = show(window, pilot, "entry")
    entry = page.tabs.tab("entry")
    assert not entry.form.fields["clusters"].isEnabled()
    assert entry.form.fields["consent_text"].isEnabled()
    assert not entry.fix.isVisible()
    groups = show(window, pilot, "groups").tabs.tab("groups")
    assert not groups.arms.isEnabled()
    assert groups.dates.isEnabled()
    plan = show(window, pilot, "plan").tabs.tab("plan")
    plan.form["subgroups"].buttons[2].click()
    assert "Cambió después del sorteo" in words(plan)


def test_what_is_not_by_lot_says_how_weak_it_is_and_is_followed_all_the_same(
    window: MainWindow, store: Store
) -> None:
    pilot = plan_pilot(store)
    change_pilot(store, pilot_id=pilot, comparison="before_after")
    groups = show(window, pilot, "groups").tabs.tab("groups")
    assert "Es lo más débil" in words(groups)
    assert not groups.form.fields["layout"].isVisible()
    draw = show(window, pilot, "draw").tabs.tab("draw")
    assert "Es lo más débil" in draw.missing.text()
    assert not draw.draw.isVisible()
    after = show(window, pilot, "after").tabs.tab("after")
    assert after.area.isVisible()


def test_the_groups_wait_until_one_starts_and_one_waits(window: MainWindow, store: Store) -> None:
    pilot = add_pilot(store, name="Grupos")
    tab = show(window, pilot, "groups").tabs.tab("groups")
    tab.arms.add_row()
    row = tab.arms.rows[2]
    row.name.setText("curso y visitas")
    row.name.flush()
    assert [one.name for one in read_whole_pilot(store, pilot).arms][2] == "curso y visitas"
    for one in (tab.arms.rows[2], tab.arms.rows[0]):
        tab.arms.remove_row(one)
    assert "Hace falta un grupo que empiece primero" in tab.arms.remark.text()
    assert len(read_whole_pilot(store, pilot).arms) == 2


def test_a_pilot_that_is_taken_out_elsewhere_leads_back(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    pilot = add_pilot(store, name="Por error")
    window.go("pilots")
    show(window, pilot, "entry")
    remove_pilot(store, pilot_id=pilot)
    settle(qtbot)
    assert isinstance(window.page, PilotsPage)
    window.go("drawn", plan_pilot(store))
    settle(qtbot)
    assert isinstance(window.page, PilotsPage), "nothing was drawn yet"


def test_courses_are_taken_out_again_by_their_button(window: MainWindow, store: Store) -> None:
    pilot = plan_pilot(store)
    tab = show(window, pilot, "question").tabs.tab("question")
    field = tab.tried["courses"]
    field.buttons["CUR-03"].click()
    assert read_pilot(store, pilot).courses == ""
    assert field.add.hasFocus()
    store.undo_stack.undo()
    assert field.value == ("CUR-03",)
    fix_plan(store, pilot_id=pilot)


def test_dice_show_what_was_typed(qtbot: QtBot, context: Context) -> None:
    dice = Dice(context.theme)
    qtbot.addWidget(dice)
    for typed, shown in (("41625", "41625"), ("4 1 0", "410"), ("12345678901", ""), ("", "")):
        dice.show_digits(typed)
        assert dice.digits == shown
        dice.grab()


def test_names_are_never_cut_however_many(qtbot: QtBot, context: Context) -> None:
    board = NamesBoard(context.theme)
    qtbot.addWidget(board)
    names = tuple(f"Confecciones Virgen de Caacupé {number}" for number in range(150))
    board.resize(700, 400)
    board.show_arms([NamedArm("empiezan primero", True, names), NamedArm("esperan", False, names[:10])])
    size, columns = board.fitting(700, 400)
    assert size == 13
    assert board.minimumHeight() > 400, "what does not fit is scrolled to"
    board.show_arms([NamedArm("a", True, names[:3]), NamedArm("b", False, names[:3])])
    assert board.fitting(1600, 900)[0] == 44


def test_the_record_and_the_consent_sheets_are_printed_from_where_they_are_needed(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    pilot = make_pilot(store, drawn=True)
    draw = show(window, pilot, "draw").tabs.tab("draw")
    said = printed_after(qtbot, window, draw.act.click)
    assert "41625" in said
    assert "doña Benita" in said
    printable = [kind for kind, _title in window.page._documents]  # type: ignore[attr-defined]
    assert printable == ["draw-record", "pilot-sheet"], "nobody can enter any more"
    assert not show(window, pilot, "entry").tabs.tab("entry").sheet.isVisible()
    other = add_pilot(store, name="Otro", consent_text="Que se mide dos veces.")
    entry = show(window, other, "entry").tabs.tab("entry")
    assert "Que se mide dos veces." in printed_after(qtbot, window, entry.sheet.click)
    assert [kind for kind, _title in window.page._documents] == ["pilot-consent"]  # type: ignore[attr-defined]


def test_everything_that_takes_the_keys_says_its_name(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    pilot = make_pilot(store, drawn=True)
    found = {}
    for kind in tabs_of("pilot"):
        page = show(window, pilot, kind.code)
        settle(qtbot)
        found[kind.code] = unnamed(page)
    assert {code: names for code, names in found.items() if names} == {}


def test_a_file_that_may_only_be_read_offers_no_change(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    pilot = plan_pilot(store)
    store.read_only = True
    window = open_window(context, qtbot)
    for part, name in (("entry", "consent"), ("draw", "draw"), ("plan", "add_main"), ("groups", "arms")):
        tab = show(window, pilot, part).tabs.tab(part)
        assert not getattr(tab, name).isEnabled(), part
    assert not show(window, pilot, "entry").tabs.tab("entry").fix.isVisible()
    window.go("pilots")
    assert not window.page.new.isEnabled()  # type: ignore[attr-defined]


def test_the_key_that_opened_a_step_pressed_once_more_changes_nothing(
    window: MainWindow, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda *_more: 0)  # what asks first is no change
    pilot = plan_pilot(store)
    change_pilot(store, pilot_id=pilot, layout="plain")  # so that list and plan are to be fixed
    changes: list[object] = []
    unsubscribe = store.subscribe(changes.append)
    for kind in tabs_of("pilot"):
        window.go("pilots")
        show(window, pilot, kind.code)
        settle(qtbot)
        for key in (Key.Key_Return, Key.Key_Space):
            qtbot.keyClick(window.focusWidget() or window, key)
        settle(qtbot)
        assert changes == [], kind.code
    unsubscribe()


def test_ctrl_tab_goes_through_all_steps_and_one_sees_where_the_keys_are(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    """They went to what holds a step, where nothing shows them, and from an empty one to the rail."""
    page = show(window, add_pilot(store, name="Costos", question="¿Sirve?"), "question")
    page.tabs.tabBar().setFocus()
    for step in [kind.code for kind in tabs_of("pilot")][1:]:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot)
        assert page.tabs.code == step
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.tabs.isAncestorOf(focus)
        assert type(focus) is not QWidget
        qtbot.keyClick(focus, Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or not page.tabs.isAncestorOf(focus):
            page.tabs.tabBar().setFocus()  # nothing is to be written there


def test_ctrl_p_offers_what_the_page_prints_and_stays_there(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    """It went to Talleres and said to open a workshop there."""
    pilot = make_pilot(store, drawn=True)
    page = show(window, pilot, "plan")
    qtbot.keyClick(window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert menu is page.print_button.menu()
    assert page.print_button.menu().activeAction() is page.print_button.menu().actions()[0]
    menu.close()
    assert window.page is page
