"""Screen, paper, list, report and command line say the same of every workshop of the demo."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.formalization.ladder_queries import ladder_distribution, list_rungs, read_ladder
from app.formalization.lists import ladders_list
from app.formalization.records import SHOWN_STATUSES, Ladder
from app.formalization.shapes import shape_ladder
from app.formalization.words import STATUS_WORDS, count_steps
from app.registry.queries import read_office
from app.storage.opening import open_office
from app.storage.store import Store
from reports.dossier import read_dossier
from reports.formalization_path import build_path
from reports.kit.page import Section, write_document
from reports.owner_sheet import build_owner_sheet
from reports.paper import Paper, Request
from tests.reports.samples import read_pdf
from ui.formalization.words import rung_look

DAY = date(2026, 11, 24)
TODAY = DAY.isoformat()


@pytest.fixture(scope="module")
def office(made_demo: Path) -> Iterator[Store]:
    store = open_office(made_demo, site=7, read_only=True)
    yield store
    store.close()


@pytest.fixture(scope="module")
def ladders(office: Store) -> dict[str, Ladder]:
    rows = office.rows("SELECT id, code FROM workshop WHERE deleted = 0 ORDER BY code")
    return {row["code"]: read_ladder(office, row["id"], today=TODAY) for row in rows}


def read_written(path: Path, sections: list[Section]) -> PdfReader:
    write_document(path, sections, title="prueba")
    return read_pdf(path)


def words_of(page: str) -> str:
    return " ".join(page.split())


def test_the_demo_shows_every_state(ladders: dict[str, Ladder]) -> None:
    shown = Counter(state.shown for ladder in ladders.values() for state in ladder.states)
    assert set(shown) == set(SHOWN_STATUSES)
    told = [state for one in ladders.values() for state in one.states if state.shown == "told"]
    assert any(state.suggestion for state in told)
    assert any(tie.status == "done" for state in told for tie in state.ties)


def test_nothing_is_missing_that_nobody_looked_at(ladders: dict[str, Ladder]) -> None:
    for code, ladder in ladders.items():
        for state in ladder.states:
            if state.shown == "missing":
                looked = state.record is not None and state.record.looked
                answered = state.suggestion is not None and state.suggestion.status == "missing"
                assert looked or answered, (code, state.step.code)


def test_the_screen_is_red_only_for_what_has_expired(ladders: dict[str, Ladder]) -> None:
    for ladder in ladders.values():
        for state in ladder.states:
            look = rung_look(state)
            assert look.word == STATUS_WORDS[state.shown]
            assert (look.role == "urgent") == state.expired


def test_the_path_on_paper_says_what_the_screen_says(
    office: Store, ladders: dict[str, Ladder], tmp_path: Path
) -> None:
    sections = [
        build_path(
            Request(office, read_office(office), DAY, Paper("formalization-path", (ladder.workshop_id,)))
        )
        for ladder in ladders.values()
    ]
    pages = read_written(tmp_path / "caminos.pdf", sections).pages
    assert len(pages) == len(ladders), "one page each"
    for (code, ladder), page in zip(ladders.items(), pages, strict=True):
        text = words_of(page.extract_text())
        for side in (ladder.business, ladder.jobs):
            assert (count_steps(side) or "todavía no toca") in text, code
            for number, state in enumerate(side, 1):
                head = f"{number}. {state.step.title} "
                assert head in text, (code, head)
                rest = text.partition(head)[2]
                said = state.reason if state.shown == "not_due" else STATUS_WORDS[state.shown]
                said = "venció" if state.shown == "expired" else said
                assert rest.startswith(said[:30]), (code, head, rest[:60])


def test_lists_report_and_command_line_say_what_the_screen_says(
    office: Store, ladders: dict[str, Ladder]
) -> None:
    listed = {(one.workshop_code, one.step.code): one.status for one in list_rungs(office, today=TODAY)}
    table = ladders_list(TODAY).sheet(list_rungs(office, today=TODAY))
    place = [column.title for column in table.columns].index("Estado")
    exported = Counter((row[0], row[place]) for row in table.rows)
    total: Counter[tuple[str, str]] = Counter()
    for code, ladder in ladders.items():
        told = {one["step"]: one["status"] for one in shape_ladder(ladder, code)["steps"]}
        for state in ladder.states:
            assert listed[code, state.step.code] == told[state.step.code] == state.shown, code
            total[state.step.code, state.shown] += 1
        for status, count in Counter(state.shown for state in ladder.states).items():
            assert exported[code, STATUS_WORDS[status]] == count, code
    for row in ladder_distribution(office, today=TODAY):
        for status in SHOWN_STATUSES:
            assert getattr(row, status) == total[row.step, status], (row.step, status)


def test_the_owners_sheet_counts_what_the_path_counts(
    office: Store, ladders: dict[str, Ladder], tmp_path: Path
) -> None:
    visited = [
        row["workshop_id"]
        for row in office.rows(
            "SELECT DISTINCT workshop_id FROM visit WHERE deleted = 0 AND status = 'finished'"
            " AND rating_of IS NULL"
        )
    ]
    by_id = {ladder.workshop_id: ladder for ladder in ladders.values()}
    sections, expected = [], []
    for workshop in visited:
        dossier = read_dossier(office, workshop, office=read_office(office), printed_on=DAY)
        sections.append(build_owner_sheet(dossier))
        expected.append(
            [text for side in (by_id[workshop].business, by_id[workshop].jobs) if (text := count_steps(side))]
        )
    assert len(sections) > 40
    content = read_written(tmp_path / "hojas.pdf", sections)
    assert len(content.pages) <= len(visited) * 1.1, "one page as a rule"
    text = words_of(" ".join(page.extract_text() for page in content.pages))
    sheets = text.split("¿Dónde está mi taller?")[1:]
    assert len(sheets) == len(expected)
    for sheet, told in zip(sheets, expected, strict=True):
        for words in told:
            assert words in sheet
