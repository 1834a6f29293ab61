"""What an association prints: its convocation, minutes, cash book and each member's own statement."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from app.association.meeting_operations import add_meeting, set_meeting_status
from app.association.money_queries import list_accounts, read_book
from app.i18n import format_money
from app.registry.operations import add_association
from app.storage.opening import open_office
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.reports.samples import pdf_text, read_pdf

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demo(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_office(Path(copy(made_demo, tmp_path_factory.mktemp("papers"))), site=1)
    yield store
    store.close()


@pytest.fixture(scope="module")
def told(demo: Store) -> int:
    """The association with a year of minutes, fees and cash."""
    return int(demo.value("SELECT association_id FROM cash_entry"))


def printed(store: Store, paper: Paper, folder: Path) -> str:
    path = write_paper(paper, store, folder / "p.pdf", printed_on=TODAY)
    return " ".join(pdf_text(path).replace("\u00a0", " ").split())


def money(amount: int) -> str:
    return format_money(amount).replace("\u00a0", " ")


def test_the_cash_book_ends_with_what_there_is(demo: Store, told: int, tmp_path: Path) -> None:
    text = printed(demo, Paper("cash-book", (told,)), tmp_path)
    book = read_book(demo, told)
    assert money(book.balance) in text
    assert "Saldo de antes" in text, "the year began before"
    assert "corregida con la línea" in text
    assert "faltaban G. 5.000" in text


def test_the_cash_book_of_some_days(demo: Store, told: int, tmp_path: Path) -> None:
    paper = Paper("cash-book", (told,), period=("2026-05-01", "2026-05-31"))
    text = printed(demo, paper, tmp_path)
    assert "del 01/05/2026 al 31/05/2026" in text
    assert "/06/2026" not in text


def test_a_statement_has_one_members_money_and_no_other_name(demo: Store, told: int, tmp_path: Path) -> None:
    accounts = [one for one in list_accounts(demo, told, TODAY.isoformat()) if one.dues]
    owing = max(accounts, key=lambda one: one.owed)
    text = printed(demo, Paper("member-statement", (owing.member.id,)), tmp_path)
    assert f"Debe {money(owing.owed)}" in text
    for other in accounts:
        if other is not owing:
            assert other.member.workshop not in text
    fine = next(one for one in accounts if not one.owed)
    assert "Está al día" in printed(demo, Paper("member-statement", (fine.member.id,)), tmp_path)


def test_each_has_a_sheet_of_its_own(demo: Store, told: int, tmp_path: Path) -> None:
    path = write_paper(Paper("member-statements", (told,)), demo, tmp_path / "p.pdf", printed_on=TODAY)
    accounts = list_accounts(demo, told, TODAY.isoformat())
    names = [one.member.workshop for one in accounts if one.dues and (one.member.is_member or one.owed)]
    pages = [page.extract_text() for page in read_pdf(path).pages]
    assert len(pages) == len(names)
    for page in pages:
        assert sum(name in page for name in names) == 1


def test_minutes_say_who_came_and_nobodys_debt(demo: Store, told: int, tmp_path: Path) -> None:
    meeting = demo.value("SELECT meeting_id FROM meeting_mark ORDER BY id DESC")
    text = printed(demo, Paper("meeting-minutes", (meeting,)), tmp_path)
    for part in ("Acta n.º 67", "Quiénes vinieron", "Qué se decidió", "a favor", "para el"):
        assert part in text
    assert "G. " not in text
    with pytest.raises(NothingToPrint, match="acta"):
        printed(demo, Paper("meeting-call", (meeting,)), tmp_path)


def test_the_convocation_is_handed_out_and_signed(demo: Store, told: int, tmp_path: Path) -> None:
    meeting = demo.value("SELECT id FROM association_meeting WHERE status = 'planned'")
    path = write_paper(Paper("meeting-call", (meeting,)), demo, tmp_path / "p.pdf", printed_on=TODAY)
    first, second = (page.extract_text() for page in read_pdf(path).pages)
    assert "todas las socias y a todos los socios" in " ".join(first.split())
    assert "Sábado 5 de diciembre de 2026, 16:00" in first
    assert "Firma" in second
    with pytest.raises(NothingToPrint, match="diga primero que se hizo"):
        printed(demo, Paper("meeting-minutes", (meeting,)), tmp_path)


def test_there_is_nothing_to_print_of_an_association_that_noted_nothing(store: Store, tmp_path: Path) -> None:
    association = add_association(store, name="Costureros del Cerro")
    for kind in ("cash-book", "member-statements"):
        with pytest.raises(NothingToPrint):
            printed(store, Paper(kind, (association,)), tmp_path)
    meeting = add_meeting(store, association_id=association, kind="board", held_on="2026-11-30")
    with pytest.raises(NothingToPrint, match="temas"):
        printed(store, Paper("meeting-call", (meeting,)), tmp_path)
    set_meeting_status(store, meeting_id=meeting, status="cancelled")


def test_a_board_is_called_by_its_posts(demo: Store, told: int, tmp_path: Path) -> None:
    meeting = add_meeting(demo, association_id=told, kind="board", held_on="2026-12-12", agenda="Caja")
    text = printed(demo, Paper("meeting-call", (meeting,)), tmp_path)
    assert "quienes integran la comisión directiva" in text
    assert "Tesorería" in text
    demo.undo_stack.undo()
