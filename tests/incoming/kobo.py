"""Exports as Kobo and ODK write them, made from our own form with invented answers."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from app.incoming.xlsform import export_instrument
from app.registry.operations import add_cluster, add_workshop
from app.storage.store import Store
from tests.fixed_text import fixed_instrument
from tests.made_office import new_office

INSTRUMENT = fixed_instrument()


@dataclass(frozen=True)
class Question:
    """A question of the form, with the names and labels of the groups around it."""

    name: str
    label: str
    groups: tuple[tuple[str, str], ...]
    choices: Mapping[str, str]


@cache
def form_questions() -> list[Question]:
    """The form's questions in order, read from the XLSForm that the program exports."""
    with TemporaryDirectory() as folder:
        book = load_workbook(export_instrument(INSTRUMENT, Path(folder) / "form.xlsx"))
    lists: dict[str, dict[str, str]] = {}
    for list_name, name, label in book["choices"].iter_rows(min_row=2, values_only=True):
        lists.setdefault(list_name, {})[name] = label
    groups: list[tuple[str, str]] = []
    questions = []
    for kind, name, label, *_rest in book["survey"].iter_rows(min_row=2, values_only=True):
        if kind == "begin_group":
            groups.append((name, label))
        elif kind == "end_group":
            groups.pop()
        elif kind != "note":
            choices = lists.get(kind.removeprefix("select_one "), {})
            questions.append(Question(name, label or name, tuple(groups), choices))
    return questions


def submission(uuid: str, workshop: str = "YAG-001", **answers: object) -> dict[str, object]:
    """One submission: every item at level 2 but those given ("GES_01": "no_sabe")."""
    row: dict[str, object] = {
        "taller": workshop,
        "fecha": "2026-11-20",
        "consultor": "Rosa Ayala",
        "instrumento": f"{INSTRUMENT.code} {INSTRUMENT.version}",
    }
    row |= {item.code.replace("-", "_"): "2" for item in INSTRUMENT.items}
    row |= {"_uuid": uuid, "_submission_time": "2026-11-20T17:05:11"}
    return row | answers


def write_export(
    path: Path, rows: Sequence[Mapping[str, object]], *, labels: bool = False,
    separator: str | None = None, extra: Sequence[str] = (), sheet: str = "Diagnóstico de taller",
) -> Path:  # fmt: skip
    """An export with names or labels as headers and answers, with or without its groups."""
    questions = form_questions()
    headers = []
    for question in questions:
        parts = [label if labels else name for name, label in question.groups]
        parts.append(question.label if labels else question.name)
        headers.append(separator.join(parts) if separator else parts[-1])
    tail = ["_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index"]
    book = Workbook()
    target = book.active
    target.title = sheet
    target.append([*headers, *extra, *tail])
    for number, row in enumerate(rows, start=1):
        cells = [_cell(question, row.get(question.name), labels) for question in questions]
        about = {"_id": 1000 + number, "_index": number, "__version__": "vK3jq"} | dict(row)
        target.append([*cells, *(row.get(name) for name in extra), *(about.get(n) for n in tail)])
    book.save(path)
    return path


def _cell(question: Question, value: object, labels: bool) -> object:
    return question.choices.get(str(value), value) if labels and value is not None else value


def write_resaved(
    path: Path, rows: Sequence[Mapping[str, object]], *, head: Callable[[str], str] = str,
    cell: Callable[[str, object], object] = lambda _name, value: value, delimiter: str = ",",
    first: Sequence[str] = (), extra: Sequence[str] = (), separator: str = "/",
) -> Path:  # fmt: skip
    """The export as another program saves it again: its headings and cells rewritten, in CSV.

    `first` are columns that it puts before the others, with the rows' numbers in them.
    """
    questions = form_questions()
    names = [question.name for question in questions]
    grouped = [separator.join([*(name for name, _label in q.groups), q.name]) for q in questions]
    tail = [*extra, "_id", "_uuid", "_submission_time", "_validation_status"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow([*first, *(head(name) for name in [*grouped, *tail])])
        for number, row in enumerate(rows, start=1):
            about = {"_id": 1000 + number} | dict(row)
            writer.writerow([*[number] * len(first), *(cell(n, about.get(n)) for n in [*names, *tail])])
    return path


def office_of_two(folder: Path) -> Store:
    """A new office in the folder, with the two workshops that the submissions are of."""
    store = new_office(folder / "oficina.hilvan")
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    add_workshop(store, name="Modas Ñandutí", cluster_id=cluster)
    add_workshop(store, name="Confecciones Ysapy", cluster_id=cluster)
    return store
