"""Inicio: what waits, what was reached, what changed; every line opens its thing."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.allocation.operations import answer_share, change_share, plan_shares
from app.allocation.queries import list_shares
from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind
from app.improvement.operations import add_action, change_programme, start_programme
from app.place import Place
from app.storage.store import Store
from tests.allocation.offices import fill_shared_office
from tests.fixed_text import fixed_instrument
from tests.rounds import answer_all
from tests.ui.offices import unnamed
from tests.ui.windows import note_way, settle
from ui.context import Context
from ui.home.cards import DraftsCard, DueActionsCard, FiguresCard, NewsCard
from ui.home.notices_card import NoticesCard
from ui.home.page import REST_MS, HomePage
from ui.home.week_card import WeekCard
from ui.widgets.row_button import RowButton

TODAY = date.today()


def visit(store: Store, workshop: int, *, finished: bool, level: int = 3) -> int:
    instrument = fixed_instrument()
    begun = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on=TODAY.isoformat())
    items = instrument.items if finished else instrument.items[:12]
    answer_all(store, begun, level, items)
    if finished:
        finish_visit(store, visit_id=begun)
    return begun


def shown(context: Context, qtbot: QtBot) -> HomePage:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    qtbot.waitUntil(lambda: page.day is not None)
    return page


def test_an_empty_office_says_what_to_do_first(context: Context, qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    asked = note_way(context).places
    texts = [button.text() for button in page.findChildren(type(page.begin))]
    assert "Ir a la lista de talleres" in texts
    assert not page.begin.isVisible(), "one way on at a time"
    next(b for b in page.findChildren(type(page.begin)) if b.text().startswith("Ir a")).click()
    assert asked == [Place("workshops")]


def test_an_office_with_workshops_and_nothing_else_says_what_follows(
    context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    said = " ".join(one.text() for one in page.findChildren(QLabel))
    assert "Lo que sigue: el primer diagnóstico" in said
    assert "Ctrl+D" in said


def test_the_next_visit_is_shown_however_far_it_is(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    done = visit(store, workshops[1], finished=True)
    programme = start_programme(store, visit_id=done, recommendations=[])
    far = (TODAY + timedelta(days=25)).isoformat()
    change_programme(store, programme_id=programme, next_visit_on=far, next_visit_at="14:00")
    page = shown(context, qtbot)
    (card,) = page.findChildren(WeekCard)
    rows = [row.accessibleName() for row in card.findChildren(RowButton)]
    assert len(rows) == 1
    assert "Modas Tres Puntadas" in rows[0]
    assert "14:00 · " in rows[0], "beside a day that is written out the hour would be cut"
    assert "1 visita más adelante" in " ".join(one.text() for one in card.findChildren(QLabel))
    near = (TODAY + timedelta(days=2)).isoformat()
    change_programme(store, programme_id=programme, next_visit_on=near)
    qtbot.waitUntil(lambda: page.day is not None and page.day.visits.count == 1)
    said = " ".join(one.text() for one in page.findChildren(QLabel))
    assert "más adelante" not in said


def test_a_draft_is_gone_on_with(context: Context, store: Store, workshops: list[int], qtbot: QtBot) -> None:
    draft = visit(store, workshops[1], finished=False)
    page = shown(context, qtbot)
    card = page.findChild(DraftsCard)
    assert card is not None
    row = card.findChild(RowButton)
    assert row is not None
    assert row.accessibleName() == "Modas Tres Puntadas · Diagnóstico 1 · 12 de 60 respuestas guardadas"
    asked = note_way(context).places
    next(b for b in card.findChildren(type(page.begin)) if b.text() == "Seguir").click()
    row.chosen.emit()
    assert asked == [Place("visit", draft), Place("workshop", workshops[1])]


def test_overdue_actions_come_first_with_their_workshop(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    finished = visit(store, workshops[0], finished=True)
    programme = start_programme(store, visit_id=finished, recommendations=[])
    for title, days in (("Colgar el matafuego", 3), ("Separar la caja", -9), ("Más adelante", 60)):
        due = (TODAY + timedelta(days=days)).isoformat()
        add_action(
            store,
            programme_id=programme,
            title=title,
            source="consultant",
            due_on=due,
            responsible="Lourdes",
        )
    page = shown(context, qtbot)
    card = page.findChild(DueActionsCard)
    assert card is not None
    rows = [row.accessibleName() for row in card.findChildren(RowButton)]
    assert rows == [
        f"{title} · Confecciones Santa Librada · responsable: Lourdes"
        for title in ("Separar la caja", "Colgar el matafuego")
    ]
    assert "1 más adelante" in [button.text() for button in card.findChildren(QPushButton)]
    assert card.remark.text() == "1 vencida · 1 esta semana"


def test_my_workshops_are_counted_with_their_lights(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    visit(store, workshops[0], finished=True, level=0)
    visit(store, workshops[1], finished=True, level=4)
    visit(store, workshops[1], finished=True, level=4)
    page = shown(context, qtbot)
    assert page.day is not None
    assert page.day.mine
    reach = page.day.reach
    assert (reach.diagnosed, reach.programmes, reach.second_round) == (2, 0, 1)
    assert reach.bands == {"begin": 1, "yellow": 0, "green": 1, None: 0}
    qtbot.waitUntil(lambda: any(card.isVisible() for card in page.findChildren(FiguresCard)))


def test_answers_of_one_visit_are_one_line_of_news(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    begun = visit(store, workshops[0], finished=False)
    for code in ("GES-01", "GES-02", "GES-03"):
        answer_item(store, visit_id=begun, item=code, kind=AnswerKind.REFUSED)
    page = shown(context, qtbot)
    assert page.day is not None
    first = page.day.news[0]
    assert (first.title, first.what, first.times, first.who) == (
        "Confecciones Santa Librada",
        "respuesta",
        3,
        "Liz Ayala",
    )
    card = page.findChild(NewsCard)
    assert card is not None
    asked = note_way(context).places
    card.findChildren(RowButton)[0].chosen.emit()
    assert asked == [Place("workshop", workshops[0])]


def test_the_day_follows_the_file(context: Context, store: Store, workshops: list[int], qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    assert page.findChild(DraftsCard) is None
    visit(store, workshops[2], finished=False)
    qtbot.waitUntil(lambda: page.findChild(DraftsCard) is not None)


def test_out_of_sight_it_reads_nothing(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    visit(store, workshops[0], finished=False)
    page.close()
    before = page.day
    store.close()
    qtbot.wait(2 * REST_MS)
    assert page.day is before


def test_she_is_greeted_by_her_name(context: Context, workshops: list[int], qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    assert page.greeting.text().endswith(", Liz")
    assert unnamed(page) == []


def test_what_has_no_title_stands_under_nobody_elses(context: Context, store: Store, qtbot: QtBot) -> None:
    """«9 cifras legales para confirmar» stood as the last of «Partes de pedidos que no llegaron»."""
    office = fill_shared_office(store)
    plan_shares(store, order_id=office.order, quantities={office.workshops["Textil Yvoty"]: 100})
    (share,) = list_shares(store, order_id=office.order)
    change_share(store, share_id=share.id, due_on=(TODAY - timedelta(days=3)).isoformat())
    answer_share(store, share_id=share.id, status="accepted", day=TODAY.isoformat())
    page = shown(context, qtbot)
    settle(qtbot)  # until it is laid out
    card = page.findChild(NoticesCard)
    assert card is not None
    places = {one.text(): one.mapTo(card, QPoint(0, 0)).y() for one in card.findChildren(QLabel)}
    (legal,) = [y for text, y in places.items() if "legal" in text and "confirmar" in text]
    assert legal < places["Partes de pedidos que no llegaron"]
