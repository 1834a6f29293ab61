"""Línea, as somebody uses it: who has too much, a better way, try it, keep it, take it back."""

from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.balancing.line_words import next_monday
from app.balancing.operations import set_hold
from app.balancing.proposing import hand_changes
from app.balancing.queries import list_line_plans
from app.costing.records import Estimate, Loss
from app.counts.operations import note_day, note_pieces
from app.place import Place
from app.production.operations import add_style, change_style, remove_style
from app.registry.operations import add_workshop
from app.storage.store import Store
from tests.balancing.conftest import make_guardapolvo
from tests.costing.conftest import note_costs
from tests.ui.windows import note_way, open_window, printed_after, settle
from ui.balancing.line_card import LineCard
from ui.balancing.line_page import LinePage
from ui.balancing.line_solver import BEST, LEARNING, QUICK
from ui.context import Context
from ui.forms.window import FormWindow
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.production.operators_card import OperatorsCard
from ui.production.style_page import StylePage
from ui.widgets.row_button import RowButton


@pytest.fixture
def workshop(store: Store) -> int:
    """Confecciones Santa Librada."""
    return add_workshop(store, name="Confecciones Santa Librada")


@pytest.fixture
def style(store: Store, workshop: int) -> int:
    return make_guardapolvo(store, workshop)


@pytest.fixture
def window(context: Context, style: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def page(window: MainWindow, style: int, qtbot: QtBot) -> LinePage:
    window.go("line", style)
    made = window.page
    assert isinstance(made, LinePage)
    wait(made, qtbot)
    return made


def wait(page: LinePage, qtbot: QtBot) -> None:
    """Until the exact proposals are there."""
    settle(qtbot)
    qtbot.waitUntil(lambda: not page.solver.busy, timeout=60_000)
    settle(qtbot)


def texts(part: QWidget) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def test_one_sees_who_has_too_much_and_a_better_way(page: LinePage) -> None:
    assert page.title.text() == "Línea: Guardapolvo"
    assert page.today.headline.text() == "A Rosa le toca demasiado: 6,20 minutos por prenda"
    assert "hasta 77 por día de 8 horas" in page.today.follows.text()
    assert "Nadie pasa de 3,70 min." in page.options[BEST].sentence.text()
    assert "exacta, comprobada · diferencia 0 %" in page.options[BEST].proof.text()
    assert "diferencia hasta 3,9 %" in page.options[QUICK].proof.text()
    assert "Nidia aprende:" in page.options[LEARNING].sentence.text()
    assert page.changes.heading.text() == "4 operaciones cambian de manos"
    said = page.picture.accessibleName()
    assert "Rosa, 6,20 minutos: Preparar bolsillos, Bolsillos, Puños, Ruedo" in said
    assert "Para sacar 120 por día hacen falta por lo menos 5 personas" in page.crew.pace.text()


def test_what_the_line_loses_a_month_is_said_or_what_is_missing(
    page: LinePage, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    assert "Falta: " in page.today.how.text()
    note_costs(store, workshop)
    for day in range(16, 21):
        day_on = f"2026-11-{day}"
        note_day(store, workshop_id=workshop, worked_on=day_on, people=5.0, minutes_each=480.0)
        note_pieces(store, workshop_id=workshop, worked_on=day_on, pieces=70 + day % 3, style_id=style)
    wait(page, qtbot)
    assert page.today.headline.text().startswith("Se pierde alrededor de G.")
    assert page.today.who.text() == "A Rosa le toca demasiado: 6,20 minutos por prenda."
    assert "por cada 100 minutos que se cosen, los demás esperan" in page.today.how.text()
    said = note_way(page.context)
    page.today.cost.click()
    assert said.places[-1] == Place("garment-cost", workshop, part=str(style))


def test_another_way_is_chosen_by_keyboard(page: LinePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.options[QUICK], Qt.Key.Key_Space)
    assert page.proposal is page.solver.proposals[QUICK]
    assert "elegida" in page.options[QUICK].accessibleName()
    assert "sin elegir" in page.options[BEST].accessibleName()
    assert page.floor is not None
    count = len(hand_changes(page.floor, page.solver.proposals[QUICK].who))
    assert page.changes.heading.text() == f"{count} operaciones cambian de manos"
    qtbot.mouseClick(page.options[LEARNING], Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert "que aprenda con" in texts(page.changes)


def test_the_window_lives_while_the_best_is_searched(
    context: Context, store: Store, style: int, qtbot: QtBot
) -> None:
    waiting: list[tuple[Future, Any]] = []

    class Later(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future:
            waiting.append((Future(), lambda: fn(*args, **kwargs)))
            return waiting[-1][0]

    context.jobs = Jobs(Later())
    page = LinePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_place(Place("line", style))
    settle(qtbot)
    assert page.options[BEST].sentence.text() == "Buscando…"
    assert page.proposal is page.solver.proposals[QUICK]
    assert page.try_button.isEnabled()
    while waiting:
        _future, work = waiting.pop(0)
        work()
        settle(qtbot)
    assert page.proposal is page.solver.proposals[BEST]


def test_it_is_tried_from_monday_on_kept_and_taken_back(
    page: LinePage, store: Store, style: int, qtbot: QtBot
) -> None:
    monday = next_monday(date.today())
    assert page.try_button.text() == f"Probar desde el lunes {monday.day}"
    page.try_button.click()
    wait(page, qtbot)
    (plan,) = list_line_plans(store, style)
    assert (plan.status, plan.starts_on) == ("trying", monday.isoformat())
    assert page.plan.said.text().startswith("Se va a probar desde el lunes")
    assert not page.try_button.isEnabled(), "it is tried already"
    page.plan.keep.click()
    wait(page, qtbot)
    assert "quedó así" in page.plan.said.text()
    assert not page.plan.keep.isVisible()
    store.undo_stack.undo()
    store.undo_stack.undo()
    wait(page, qtbot)
    assert list_line_plans(store, style) == []
    assert not page.plan.isVisible()


def test_what_did_not_work_is_dropped_with_its_reason(
    page: LinePage, store: Store, style: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.try_button.click()
    wait(page, qtbot)
    monkeypatch.setattr("ui.balancing.line_page.ReasonWindow.ask", lambda _window: "Sonia no llegó")
    page.plan.drop.click()
    wait(page, qtbot)
    (plan,) = list_line_plans(store, style)
    assert (plan.status, plan.note) == ("dropped", "Sonia no llegó")


def test_an_operation_is_fixed_to_a_person_and_let_go(
    page: LinePage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fix(window: FormWindow) -> None:
        floor = page.floor
        assert floor is not None
        collar = next(one.operation_id for one in floor.steps if one.name == "Cuello")
        rosa = next(one.id for one in floor.operators if one.name == "Rosa")
        window.form["operation_id"].show_value(collar)
        window.form["operator_id"].show_value(rosa)
        window.save()

    monkeypatch.setattr("ui.balancing.hold_window.ask", fix)
    page.changes.hold.click()
    wait(page, qtbot)
    assert "«Cuello» queda con Rosa" in texts(page.changes)
    free = next(one for one in page.changes.findChildren(QPushButton) if one.text() == "Soltar")
    free.click()
    wait(page, qtbot)
    assert "queda con" not in texts(page.changes)


def test_who_is_not_there_sews_nothing(page: LinePage, qtbot: QtBot) -> None:
    mirta = next(one for one in page.crew.people.buttons if one.text() == "Mirta")
    mirta.click()
    wait(page, qtbot)
    assert len(page.people) == 4
    assert page.proposal is not None
    assert set(page.proposal.who.values()) <= set(page.people)
    sonia = next(one for one in page.crew.people.buttons if one.text() == "Sonia")
    sonia.click()
    wait(page, qtbot)
    assert "Nadie de la línea maneja la máquina de «" in page.options[BEST].sentence.text()


def test_a_garment_that_only_goes_forward_takes_longer(page: LinePage, qtbot: QtBot) -> None:
    page.crew.ways.buttons[1].click()
    wait(page, qtbot)
    assert "Nadie pasa de 4,10 min." in page.options[BEST].sentence.text()
    assert not page.options[QUICK].isVisible()


def test_the_paper_has_what_is_looked_at(window: MainWindow, page: LinePage, qtbot: QtBot) -> None:
    said = printed_after(qtbot, window, page.print_button.click)
    for words in ("La línea", "A Rosa le toca demasiado", "Propuesta", "Qué cambia de manos", "Mangas"):
        assert words in said
    page.try_button.click()
    wait(page, qtbot)
    said = printed_after(qtbot, window, lambda: window.context.way.print("line", page.workshop_id or 0))
    assert "Desde el lunes" in said


def test_without_times_the_way_to_measure_is_shown(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    bare = add_style(store, workshop_id=workshop, name="Chomba")
    window.go("line", bare)
    settle(qtbot)
    page = window.page
    assert isinstance(page, LinePage)
    assert page.empty.isVisible()
    assert "mida el modelo primero" in page.empty.sentence.text()
    remove_style(store, style_id=bare)
    settle(qtbot)
    assert page.title.text() == "Ese modelo ya no está"


def test_the_tab_production_leads_to_the_line(
    window: MainWindow, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    window.go("workshop", workshop, part="production")
    settle(qtbot)
    card = window.page.findChild(LineCard)
    assert card is not None
    (row,) = card.findChildren(RowButton)
    assert "A Rosa le toca demasiado" in texts(row)
    row.chosen.emit()
    settle(qtbot)
    assert isinstance(window.page, LinePage)


def test_what_is_changed_elsewhere_is_shown(page: LinePage, store: Store, qtbot: QtBot) -> None:
    assert page.floor is not None
    shoulders, rosa = page.floor.steps[0].operation_id, page.floor.operators[0].id
    set_hold(store, operation_id=shoulders, operator_id=rosa)
    wait(page, qtbot)
    assert "«Hombros» queda con" in texts(page.changes)


def test_an_even_line_leads_with_that_and_a_small_gain_is_no_main_thing(
    page: LinePage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    assert page.try_button.property("role") == "main"
    floor, best = page.floor, page.solver.proposals[BEST]
    assert floor is not None
    steps = tuple(replace(one, operator_id=best.who[one.operation_id]) for one in floor.steps)
    even = replace(floor, steps=steps)
    other = replace(best, who=dict(zip(best.who, reversed(best.who.values()), strict=True)))
    inputs = (("idle", 0.11), ("efficiency", 0.63), ("month", 16_100_000.0))
    loss = Loss("line", amount=Estimate(1_000_000, 1_100_000, 1_200_000), inputs=inputs)
    page.today.show_today(even, 5, loss)
    assert page.today.headline.text().startswith("La línea está pareja")
    assert not page.today.who.isVisibleTo(page)
    assert page.today.how.text().startswith("Aun así, se pierde alrededor de G.")
    assert page.today.show_gain(even, other, page.people)
    assert page.today.gain.text().startswith("Cambiarla no gana nada")
    assert not page.today.show_gain(even, other, page.people[:-1])
    page.floor = even
    page.solver.proposals = {BEST: other}
    page._show_options()
    assert page.try_button.property("role") == ""


def test_one_person_is_one_and_who_is_missing_or_wanted_is_a_press_away(
    window: MainWindow, page: LinePage, store: Store, style: int, qtbot: QtBot
) -> None:
    change_style(store, style_id=style, wanted_per_day=5)
    wait(page, qtbot)
    assert "alcanza una persona" in page.crew.pace.text()
    assert page.crew.skills.isVisible()
    page.crew.number.click()
    settle(qtbot)
    assert isinstance(window.page, StylePage)
    assert window.page.form["wanted_per_day"].hasFocus()
    window.go("line", style)
    settle(qtbot)
    page.crew.skills.click()
    settle(qtbot)
    assert window.page.findChild(OperatorsCard).isVisible()


def test_the_cost_is_of_the_garment_of_the_line(
    window: MainWindow, page: LinePage, store: Store, workshop: int, style: int, qtbot: QtBot
) -> None:
    add_style(store, workshop_id=workshop, name="Almilla")
    page.today.cost.click()
    settle(qtbot)
    assert window.place.page == "garment-cost"
    assert window.place.part == str(style)
