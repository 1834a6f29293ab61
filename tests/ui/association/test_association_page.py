"""An association in the window: what it shows, and what is done from there."""

import pytest
from pytestqt.qtbot import QtBot

from app.association.money_queries import read_account, read_book
from app.association.operations import add_post
from app.association.queries import list_members, list_posts, read_association
from app.place import Place
from app.registry.operations import add_workshop, set_membership
from app.storage.labels import Label
from app.storage.store import Store
from tests.ui.association.support import make_association, make_meeting
from tests.ui.windows import note_way, settle
from ui.association.association_page import AssociationPage
from ui.association.cash_windows import CorrectWindow, CountWindow, EntryWindow, FeeWindow, TermWindow
from ui.association.members_tab import JoinWindow, LeaveWindow
from ui.association.posts_tab import PostWindow
from ui.context import Context
from ui.widgets.row_button import RowButton
from ui.widgets.section import Section


@pytest.fixture
def association(store: Store) -> int:
    return make_association(store)


@pytest.fixture
def page(qtbot: QtBot, context: Context, association: int) -> AssociationPage:
    made = AssociationPage(context)
    qtbot.addWidget(made)
    made.resize(1158, 700)
    made.show()
    made.show_place(Place("association", association))
    return made


def show_part(page: AssociationPage, part: str) -> object:
    page.show_place(Place("association", page.summary.association.id, part))  # type: ignore[union-attr]
    return page.tabs.tab(part)


def test_it_tells_how_the_association_is(page: AssociationPage) -> None:
    tab = page.tabs.shown
    assert page.title.text() == "Costureros del Cerro"
    assert tab.cash.figure.text().replace("\u00a0", " ") == "G. 550.000"
    assert "faltaban" in tab.cash.first.text()
    assert tab.next.first.text() == "no hay ninguna prevista"
    assert "deben en total" in tab.fees.second.text()


def test_the_tabs_show_again_what_was_changed(page: AssociationPage, context: Context, qtbot: QtBot) -> None:
    tab = show_part(page, "cash")
    window = EntryWindow(context, page.summary, "out", page)  # type: ignore[arg-type]
    window.form.fields["amount"].show_value(50_000)
    window.form["what"].setPlainText("Hilo")
    window.save()
    assert window.kept is not None, window.problem.text()
    assert tab.balance.text().replace("\u00a0", " ") == "G. 500.000"  # type: ignore[attr-defined]
    settle(qtbot)
    rows = [one for one in tab.findChildren(RowButton) if one.isVisibleTo(tab)]  # type: ignore[attr-defined]
    assert rows[0].title == "Hilo"


def test_more_than_there_is_is_refused_in_the_window(page: AssociationPage, context: Context) -> None:
    window = EntryWindow(context, page.summary, "out", page)  # type: ignore[arg-type]
    window.form.fields["amount"].show_value(900_000)
    window.form["what"].setPlainText("Hilo")
    window.save()
    assert "no pueden salir" in window.problem.text()


def test_a_fee_is_taken_and_counts_at_once(page: AssociationPage, context: Context, store: Store) -> None:
    account = page.summary.accounts[1]  # type: ignore[union-attr]
    window = FeeWindow(context, page.summary, account, page)  # type: ignore[arg-type]
    assert window.form.fields["amount"].value == account.owed
    window.save()
    assert window.kept is not None, window.problem.text()
    assert read_account(store, account.member.id, page.summary.today).owed == 0  # type: ignore[union-attr]


def test_a_line_is_countered(page: AssociationPage, context: Context, store: Store, association: int) -> None:
    wrong = page.summary.book.lines[-1].entry  # type: ignore[union-attr]
    window = CorrectWindow(context, page.summary, wrong, page)  # type: ignore[arg-type]
    window.save()
    assert "por qué" in window.form.fields["why"].remark
    window.form["why"].setPlainText("pagó otro taller")
    window.save()
    assert read_book(store, association).balance == 500_000


def test_counted_money_is_noted(
    page: AssociationPage, context: Context, store: Store, association: int
) -> None:
    window = CountWindow(context, page.summary, page)  # type: ignore[arg-type]
    window.form.fields["counted"].show_value(550_000)
    window.save()
    assert window.kept is not None, window.problem.text()
    assert read_book(store, association).agrees is True


def test_the_fee_is_changed_from_a_day_on(page: AssociationPage, context: Context) -> None:
    window = TermWindow(context, page.summary, page)  # type: ignore[arg-type]
    window.form.fields["amount"].show_value(30_000)
    window.save()
    assert window.kept is not None, window.problem.text()


def test_members_come_and_go(page: AssociationPage, context: Context, store: Store, association: int) -> None:
    member = list_members(store, association)[0]
    window = LeaveWindow(context, member, page)
    window.form["left_why"].setPlainText("se mudó")
    window.save()
    tab = show_part(page, "members")
    assert not tab.gone.isHidden()  # type: ignore[attr-defined]
    assert not list_members(store, association)[0].is_member
    JoinWindow(context, association, member.workshop_id, page).save()
    assert list_members(store, association)[0].is_member


def test_a_post_is_added(page: AssociationPage, context: Context, store: Store, association: int) -> None:
    window = PostWindow(context, association, None, page)
    window.save()
    assert window.kept is None
    window.form["name"].setText("Norma Cabrera")
    window.save()
    assert [one.name for one in list_posts(store, association)] == ["Rubén Ojeda", "Norma Cabrera"]
    tab = show_part(page, "posts")
    assert "Norma Cabrera" in [one.title for one in tab.findChildren(RowButton)]  # type: ignore[attr-defined]


def test_what_is_printed(page: AssociationPage, context: Context, association: int) -> None:
    said = note_way(context)
    page.print_button.menu().aboutToShow.emit()
    for action in page.print_button.menu().actions():
        action.trigger()
    assert [one.kind for one in said.papers] == ["cash-book", "member-statements"]
    assert said.papers[0].period == ("2026-01-01", page.summary.today)  # type: ignore[union-attr]
    assert page.paper is not None
    assert page.paper.of == (association,)


def test_one_that_is_gone_is_left(
    page: AssociationPage, context: Context, store: Store, qtbot: QtBot
) -> None:
    said = note_way(context)
    with store.change(Label("association.changed")) as writer:
        writer.delete("association", page.summary.association.id)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: said.left == 1)


def test_its_own_name_and_state_are_written_in_place(
    page: AssociationPage, store: Store, association: int
) -> None:
    tab = show_part(page, "posts")
    tab.form["legal_status"].setText("en formación")  # type: ignore[attr-defined]
    page.flush()
    assert read_association(store, association).legal_status == "en formación"
    assert "en formación" in page.about.text()


@pytest.mark.parametrize("part", ["members", "posts", "meetings", "cash"])
def test_where_there_is_no_room_it_scrolls_and_crushes_nothing(
    page: AssociationPage, store: Store, association: int, qtbot: QtBot, part: str
) -> None:
    with store.change(Label("association.all_told")):  # the page is told once
        for number in range(18):
            shop = add_workshop(store, name=f"Taller {number}")
            set_membership(store, workshop_id=shop, association_id=association, joined_on="2025", active=True)
            add_post(store, association_id=association, organ="board", post="member", name=f"Vocal {number}")
        make_meeting(store, association)
    page.resize(1158, 700)
    tab = show_part(page, part)
    settle(qtbot)
    rows = [one for one in tab.findChildren(RowButton) if one.isVisibleTo(tab)]  # type: ignore[attr-defined]
    assert rows
    sections = [one for one in tab.findChildren(Section) if one.isVisibleTo(tab)]  # type: ignore[attr-defined]
    assert [one.height() for one in sections if one.height() < one.heightForWidth(one.width())] == []
