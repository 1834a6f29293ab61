"""An order is opened: who can is read, steps go into a programme and out, what is missing is printed."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.improvement.operations import change_action
from app.improvement.queries import latest_programme
from app.registry.operations import add_workshop
from app.storage.labels import Label
from app.storage.store import Store
from app.valuechain.order_operations import change_order, set_order_status
from tests.capability.offices import OrderOffice
from tests.ui.diagnosis.support import press
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import printed_after, settle
from ui.capability.able_tab import AbleTab
from ui.forms.window import FormWindow
from ui.main_window import MainWindow


def words(part: QWidget) -> str:
    """All that can be read in a part, from above."""
    found = [*part.findChildren(QLabel), *part.findChildren(QPushButton)]
    return "\n".join(one.text() for one in found if one.isVisibleTo(part))


def button(part: QWidget, text: str) -> QPushButton:
    return next(one for one in part.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(part))


def test_who_can_is_read_at_a_glance(tab: AbleTab, office: OrderOffice) -> None:
    assert tab.joint.headline.text().startswith("No alcanza: aun con los pasos faltarían alrededor de ")
    assert "piden 1.800" in tab.joint.bar.accessibleName()
    assert "Santa Librada" in words(tab.able)
    assert "2 talleres · prendas" in words(tab.able)
    assert "Curso «Control en la mesa», quedan 2 lugares" in words(tab.steps)
    assert "Se lo puede decir así:" in words(tab.not_now)
    assert "«¿Cuántas prendas hace por mes? Con eso vemos si entra en este pedido.»" in words(tab.not_now)
    assert "«que entreguen planchado»: eso hay que preguntarlo" in tab.joint.unknown.text()
    assert unnamed(tab) == []


def test_steps_go_into_her_programme_and_out_again_by_keyboard(
    tab: AbleTab, window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    tab.begin()
    assert button(tab.able, "Taller Santa Librada").hasFocus()  # Enter once more puts nothing anywhere
    for _stop in range(20):
        if tab.steps.buttons[office.lacking].hasFocus():
            break
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    settle(qtbot)
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    assert len(programme.open_actions) == 4
    assert "✓ En su programa, por este pedido" in words(tab.steps)
    undo = tab.steps.buttons[office.lacking]
    assert undo.text() == "Deshacer"
    assert undo.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    settle(qtbot)
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    assert programme.open_actions == ()
    assert "Poner en su programa" in words(tab.steps)
    store.undo_stack.undo()
    settle(qtbot)
    assert "✓ En su programa, por este pedido" in words(tab.steps)


def test_what_is_missing_is_printed_for_one_workshop(tab: AbleTab, window: MainWindow, qtbot: QtBot) -> None:
    said = printed_after(qtbot, window, button(tab.steps, "Imprimir").click)
    assert "Taller Mburukuja" in said
    assert "El próximo paso" in said
    assert "Inscribir el RUC por internet" in said
    assert "Acordar la ojaladora con" in said
    assert "También piden, y lo hablamos: que entreguen planchado." in said
    assert "PRO-04" not in said


def test_all_who_cannot_now_lie_under_their_reasons(
    tab: AbleTab, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    for number in range(70):
        add_workshop(store, name=f"Confecciones {number:02d}")
    settle(qtbot)
    assert "72 talleres" in words(tab.not_now)
    tab.not_now.more.click()
    settle(qtbot)
    said = words(tab.not_now)
    assert "Todavía no la conocemos bien: falta el diagnóstico · 70" in said
    assert "y 10 talleres más" in said
    assert "Ver menos" in said
    tab.not_now.more.click()
    settle(qtbot)
    assert "Ver los 68 más, por motivo" in words(tab.not_now)


def test_a_name_opens_the_workshop(
    tab: AbleTab, window: MainWindow, office: OrderOffice, qtbot: QtBot
) -> None:
    button(tab.able, "Taller Santa Librada").click()
    settle(qtbot)
    assert window.page.workshop_id == office.measured


def test_what_is_only_asked_is_answered_right_there(
    tab: AbleTab, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    """«¿Cuántas prendas hace por mes?» stood there, and where to write it had to be guessed."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, FormWindow)
        field = dialog.form["value"]
        field.setFocus()
        qtbot.keyClicks(field, "900")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    said = words(tab.not_now)
    while_asked(answer)
    button(tab.not_now, "Anotar cuántas").click()
    settle(qtbot)
    assert words(tab.not_now) != said
    assert "¿Cuántas prendas hace por mes?" not in words(tab.not_now)
    figure = store.row("SELECT * FROM figure WHERE workshop_id = ?", (office.unknown,))
    assert (figure["kind"], figure["value"], figure["origin"]) == ("output_month", 900, "said")


def test_who_has_no_diagnostic_yet_begins_with_it(
    tab: AbleTab, window: MainWindow, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    """«Poner en su programa» was offered, and said only when pressed that there can be none."""
    with store.change(Label("visit.removed")) as writer:
        for (visit,) in store.rows("SELECT id FROM visit WHERE workshop_id = ?", (office.lacking,)):
            writer.delete("visit", visit)
    settle(qtbot)
    assert "Antes de su programa va el diagnóstico." in words(tab.steps)
    tab.steps.buttons[office.lacking].click()
    settle(qtbot)
    assert window.place is not None
    assert window.place.page in ("consent", "visit")


def test_without_minutes_it_says_what_to_do_first(
    tab: AbleTab, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    change_order(store, order_id=office.order, standard_minutes=None)
    settle(qtbot)
    assert "Todavía no se sabe cuántos minutos lleva la prenda" in tab.joint.unknown.text()
    assert tab.joint.measure.isVisibleTo(tab)


def test_without_a_day_it_says_what_to_write(
    tab: AbleTab, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    change_order(store, order_id=office.order, due_on=None)
    settle(qtbot)
    assert tab.missing.isVisibleTo(tab)
    assert tab.missing_words.text().startswith("Falta el día de entrega del pedido")
    assert not tab.able.isVisibleTo(tab)


def test_an_order_that_is_closed_or_late_says_so(
    tab: AbleTab, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    change_order(store, order_id=office.order, fabric_on=None, due_on=yesterday)
    settle(qtbot)
    assert tab.missing_words.text().startswith("Su día de entrega ya pasó")
    set_order_status(store, order_id=office.order, status="cancelled", day=yesterday, why="No hay tela")
    settle(qtbot)
    assert "ya no se busca quién lo tome (lo cancelaron)." in tab.missing_words.text()


def test_the_columns_lie_one_under_the_other_where_it_is_narrow(tab: AbleTab, qtbot: QtBot) -> None:
    for width in (1100, 700):
        tab.setParent(None)
        tab.resize(width, 600)
        tab.show()
        settle(qtbot)
        assert tab.able.width() >= 300
        assert (tab.steps.x() > tab.able.x()) == (width == 1100)
    tab.close()


def test_it_opens_at_its_top(tab: AbleTab, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(911, 512)
    settle(qtbot)
    tab.begin()
    settle(qtbot)
    assert tab.area.verticalScrollBar().value() == 0


def test_a_step_whose_day_has_passed_says_so_in_words(
    tab: AbleTab, store: Store, office: OrderOffice, qtbot: QtBot
) -> None:
    tab.steps.buttons[office.lacking].click()
    settle(qtbot)
    assert "atrasado" not in words(tab.steps)
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    moved = store.rows("SELECT action_id FROM order_step WHERE deleted = 0 AND kind <> 'course'")
    for row in moved:  # the day that is agreed in the programme holds
        change_action(store, action_id=row["action_id"], due_on=yesterday)
    settle(qtbot)
    days = [one.accessibleName() for one in tab.steps.findChildren(QLabel) if "\natrasado" in one.text()]
    assert len(days) == len(moved)
    assert all(one.endswith(", atrasado") for one in days)
    for row in moved:
        change_action(store, action_id=row["action_id"], due_on=date.today().isoformat())
    settle(qtbot)
    assert "atrasado" not in words(tab.steps)


def test_how_many_pieces_is_never_cut(tab: AbleTab, window: MainWindow, qtbot: QtBot) -> None:
    """«1.000 a 1.700» was, in a window of 1093 pixels."""
    numbers = [
        one for one in tab.able.findChildren(QLabel) if " a " in one.text() and one.text()[0].isdigit()
    ]
    assert numbers
    assert all(one.minimumWidth() >= one.sizeHint().width() for one in numbers)
