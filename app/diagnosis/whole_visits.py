"""A visit that was answered elsewhere and corrected there, after it came in."""

from app.days import FACT, check_day
from app.diagnosis.answer_cells import answer_cells
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answers
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.store import Store


def correct_whole_visit(store: Store, *, visit_id: int, visited_on: str, answers: Answers) -> None:
    """Write what changed in a finished visit that came from a form; it stays finished."""
    visit = read_visit(store, visit_id)
    if visit.channel != "form" or not visit.finished:
        raise DataProblem(_("Solo una visita que vino de un formulario se corrige desde el formulario."))
    ids = {
        row["item"]: row["id"]
        for row in store.rows("SELECT id, item FROM answer WHERE visit_id = ? AND deleted = 0", (visit_id,))
    }
    with store.change(Label("visit.changed")) as writer:
        if visited_on != visit.visited_on:
            writer.update("visit", visit_id, visited_on=check_day(visited_on, FACT))
        for item, answer in answers.items():
            if answer == visit.answers.get(item):
                continue
            if item in ids:
                writer.update("answer", ids[item], **answer_cells(answer))
            else:
                writer.insert("answer", visit_id=visit_id, item=item, **answer_cells(answer))
