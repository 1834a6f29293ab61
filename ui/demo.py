"""The demo: an invented office, its documents as PDF, and pictures of the main screens."""

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.demo.office import make_demo_office
from app.paths import resource_path
from app.periods import span
from app.progress import Progress
from app.registry.queries import list_consultants, list_workshop_lines
from app.registry.records import WorkshopLine
from app.storage.opening import open_office
from app.storage.site import installation_site
from app.storage.store import Store
from app.storage.troubles import explain_disk
from ui.demo_pictures import take_pictures

if TYPE_CHECKING:
    from reports.documents import Document

OFFICE = "demo.hilvan"
PRINTED_WORKSHOPS = 3
LISTS = ("lista-de-ejemplo.csv", "lista-de-empleadores.csv")  # an association's, and a ministry's


def make_demo(folder: Path, *, today: date, progress: Progress) -> Path:
    """Write the office (unless it is there), lists to import, PDFs and pictures; gives the folder."""
    office = folder / OFFICE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in LISTS:
            shutil.copyfile(resource_path("demo", name), folder / name)
    except OSError as trouble:
        raise explain_disk(folder, trouble) from trouble
    if not office.exists():
        make_demo_office(office, today=today, progress=progress)
    store = open_office(office, site=installation_site())
    try:
        store.user = list_consultants(store)[0].id
        chosen = _chosen_workshops(store)
        print_documents(store, folder, chosen, today=today, progress=progress)
        take_pictures(store, folder, chosen[0].id, progress=progress)
    finally:
        store.close()
    return folder


def _chosen_workshops(store: Store) -> list[WorkshopLine]:
    """Those with the longest story: their papers show a round beside the one before; one of a measured line."""
    lines = sorted(list_workshop_lines(store), key=lambda line: (-line.visits, -line.open_actions))
    sql = "SELECT s.workshop_id FROM time_study t JOIN style s ON s.id = t.style_id WHERE t.status = 'closed'"
    measured = {row[0] for row in store.rows(sql)}
    chosen, others = lines[: PRINTED_WORKSHOPS - 1], lines[PRINTED_WORKSHOPS - 1 :]
    return [*chosen, *sorted(others, key=lambda line: line.id not in measured)[:1]]


def print_documents(
    store: Store, folder: Path, workshops: list[WorkshopLine], *, today: date, progress: Progress
) -> None:
    """Every document of each workshop, and those that are of no workshop once."""
    from reports.documents import DOCUMENTS
    from reports.paper import NothingToPrint, Paper
    from reports.writing import write_paper

    whole = [one for one in DOCUMENTS if not one.per_workshop]
    jobs = [(one, line) for one in DOCUMENTS if one.per_workshop for line in workshops]
    for done, (document, line) in enumerate(jobs):
        progress.report(done, len(jobs), f"{line.code}: {document.title}")
        target = folder / f"{line.code}-{document.kind}.pdf"
        with suppress(NothingToPrint):  # not every workshop has everything
            write_paper(Paper(document.kind, (line.id,)), store, target, printed_on=today)
    for document in whole:
        paper = Paper(document.kind, _example(store, document), period=span(today, "year"))
        if None in paper.of:  # the demo has none of what it is about
            continue
        with suppress(NothingToPrint):  # its pilot was drawn: nobody is asked any more
            write_paper(paper, store, folder / f"{document.kind}.pdf", printed_on=today)


def _example(store: Store, document: "Document") -> tuple[int, ...]:
    """A held event, a held contact, a saved answer, an order: what the document is of in the demo.

    Of one kind, where it asks for another than the rest that are about the same.
    """
    if document.about == "answer":
        return (1,)  # the first of those that come with the program
    certified = "SELECT {column} FROM certificate c JOIN enrolment n ON n.id = c.enrolment_id ORDER BY c.id DESC LIMIT 1"
    queries = {
        "event": certified.format(column="n.event_id"),
        "enrolment": certified.format(column="n.id"),
        "trainee": certified.format(column="n.trainee_id"),
        "certificate": certified.format(column="c.id"),
        "contact": "SELECT max(id) FROM contact WHERE status = 'held' AND channel = 'workshop'",
        "order": "SELECT order_id FROM order_share WHERE deleted = 0 ORDER BY id",
        "order-steps": "SELECT order_id FROM order_step WHERE deleted = 0 ORDER BY id DESC",
        "anchor": "SELECT anchor_id FROM anchor_order WHERE deleted = 0 GROUP BY 1 ORDER BY count(*) DESC",
        "style": "SELECT style_id FROM time_study WHERE status = 'closed' AND deleted = 0 ORDER BY id",
        "study": "SELECT id FROM time_study WHERE status = 'closed' AND deleted = 0 ORDER BY id",
        "quote": "SELECT id FROM quote WHERE deleted = 0 ORDER BY id DESC",
        "association": "SELECT association_id FROM cash_entry WHERE deleted = 0 ORDER BY id",
        "member": "SELECT m.id FROM membership m JOIN cash_entry e ON e.workshop_id = m.workshop_id ORDER BY e.id",
        "meeting-call": "SELECT id FROM association_meeting WHERE deleted = 0 AND status = 'planned' ORDER BY id",
        "meeting-minutes": "SELECT meeting_id FROM meeting_mark WHERE deleted = 0 ORDER BY id DESC",
        "pilot": "SELECT pilot_id FROM pilot_draw WHERE deleted = 0 ORDER BY id DESC",
    }
    key = document.kind if document.kind in queries else document.about
    return (store.value(queries[key]),) if key in queries else ()
