"""The workers' leaf, what of it they keep, the owners' slip; and that no other paper has a word of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.alerts.operations import add_phone, confirm_phone
from app.registry.operations import add_cluster, change_office
from app.storage.store import Store
from app.voices.leaf_file import find_leaf
from app.voices.operations import add_pile, close_hearing, start_hearing
from app.voices.records import OWNERS, WORKERS
from reports.documents import DOCUMENTS, OFFICE, PERIOD, WORKSHOP
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text
from tests.voices.leaves import made_leaves

TODAY = date(2026, 12, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_office(tmp_path / "o.hilvan")
    yield made
    made.close()


def printed(store: Store, folder: Path, kind: str) -> str:
    return pdf_text(write_paper(Paper(kind), store, folder / "t.pdf", printed_on=TODAY))


def pages(folder: Path) -> int:
    return len(PdfReader(folder / "t.pdf").pages)


def test_a_leaf_is_one_page_with_every_answer_and_its_key(store: Store, tmp_path: Path) -> None:
    text = printed(store, tmp_path, "workers-leaf")
    assert pages(tmp_path) == 1
    leaf = find_leaf()
    for number, one in enumerate(leaf.questions, 1):
        assert f"{number}. {one.question}" in text
        assert all(answer.text in text for answer in one.answers if "{" not in answer.text)
    assert text.count("No sé / prefiero no decir") == len(leaf.questions)
    assert "8 horas o menos" in text
    assert "Las palabras en guaraní: borrador, sin revisión" in text
    assert "No ponga su nombre" in text


def test_what_is_kept_tells_whom_to_call_and_names_no_workshop(store: Store, tmp_path: Path) -> None:
    for kind, number in (("fire", "132"), ("police", "0533 232 222"), ("women_service", "137")):
        confirm_phone(store, phone_id=add_phone(store, kind=kind, number=number), checked_on="2026-11-20")
    add_phone(store, kind="health", number="0533 232 100")  # nobody called it yet
    change_office(store, phone="021 729 100")
    text = printed(store, tmp_path, "workers-leaf")
    kept = text.split("Esta parte es para usted")[1]
    assert "Si usted u otra persona corre peligro" in kept
    assert "0533\u00a0232\u00a0222" in kept.replace(" ", "\u00a0")
    assert "0533 232 100" not in kept.replace("\u00a0", " ")
    names = [row["name"] for row in store.rows("SELECT name FROM workshop WHERE name IS NOT NULL")]
    assert names
    assert not [name for name in names if name in text]


def test_each_territory_has_its_own_and_long_names_stay_on_the_page(store: Store, tmp_path: Path) -> None:
    for place in ("Pilar", "Mariano Roque Alonso"):
        cluster = add_cluster(store, name=place, code=place[:3].upper())
        for kind in (
            "fire",
            "health",
            "police",
            "codeni",
            "labour",
            "women_ministry",
            "women_service",
            "power",
        ):
            phone = add_phone(
                store, kind=kind, number="0786 232 222, 0981 123 456", cluster_id=cluster,
                name="Servicio de atención integral a la mujer y a la familia de la gobernación",
            )  # fmt: skip
            confirm_phone(store, phone_id=phone, checked_on="2026-11-20")
    text = printed(store, tmp_path, "workers-leaf")
    assert pages(tmp_path) == 2
    assert "Teléfonos útiles · Pilar" in text


def test_owners_have_two_slips_on_a_page(store: Store, tmp_path: Path) -> None:
    text = printed(store, tmp_path, "owners-slip")
    assert pages(tmp_path) == 1
    asked = find_leaf().asked_of(OWNERS)
    assert all(text.count(one.owners) == 2 for one in asked)
    assert "Cómo se trata" not in text


def test_no_other_paper_has_a_word_of_what_was_said(store: Store, tmp_path: Path) -> None:
    """Canaries: with a whole workshop heard, every paper of it and of the office says nothing of that."""
    workshop, cluster = store.row("SELECT id, cluster_id FROM workshop ORDER BY id LIMIT 1")
    before = dict(every_paper(store, tmp_path, workshop))
    hearing = start_hearing(store, cluster_id=cluster, month="2026-10")
    leaves = made_leaves(9, treatment="violence", leaving="papers")
    add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=leaves, workshop_id=workshop)
    add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=leaves)
    close_hearing(store, hearing_id=hearing)
    assert before
    for kind, text in every_paper(store, tmp_path, workshop):
        assert text == before[kind], kind


def every_paper(store: Store, folder: Path, workshop: int) -> Iterator[tuple[str, str]]:
    """The text of each paper of the workshop, of the office and of a period."""
    of = {WORKSHOP: (workshop,), OFFICE: (), PERIOD: ()}
    for one in DOCUMENTS:
        if one.about in of:
            period = ("2026-01-01", "2026-11-30") if one.about == PERIOD else None
            try:
                target = write_paper(
                    Paper(one.kind, of[one.about], period=period), store, folder / "t.pdf", printed_on=TODAY
                )
            except NothingToPrint:
                continue
            yield one.kind, pdf_text(target)
