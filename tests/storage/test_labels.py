"""Labels of the journal: codes with arguments, which each reader is told in their own language."""

import ast
from collections.abc import Iterator
from datetime import date

import pytest

from app import i18n
from app.agenda.news import read_news
from app.diagnosis.operations import answer_item, start_visit
from app.diagnosis.records import AnswerKind
from app.registry.operations import add_workshop, change_workshop
from app.rooms import gather
from app.storage.labels import Label, column_label, kind_of, label_words, read_label, say_label
from app.storage.schema import table_kinds
from app.storage.store import Store
from tests.catalogues import LANGUAGES, catalogue_path, is_translated, read_catalogue
from tests.fixed_text import fixed_instrument
from tests.house_rules import ROOT, our_files, parsed, shown
from tests.storage.support import Filled


@pytest.fixture(autouse=True)
def spanish() -> Iterator[None]:
    yield
    i18n.use_language("es")


NAMING = ("Label", "DemoPart")  # what takes the code of a change first


IN_OLD_JOURNALS = {"workshop.imported", "visit.imported"}  # said before the file's name was noted


def calls_of(*names: str) -> Iterator[tuple[ast.Call, str]]:
    """Each call of what is so named, or of what ends so, with its place; nothing else is parsed."""
    for floor in ("app", "reports", "ui"):
        for path in our_files("*.py", ROOT / floor):
            text = path.read_text("utf-8")
            if any(name in text for name in names):
                for node in ast.walk(parsed(path)):
                    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(names):
                        yield node, f"{shown(path)}:{node.lineno}"


def labels_used() -> Iterator[tuple[str, str]]:
    """Each code that the program gives a change, with the place that gives it."""
    for call, place in calls_of(*NAMING):
        is_named = ast.unparse(call.func) in NAMING
        if is_named and call.args and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value, place


def test_every_code_that_is_used_has_words_and_every_word_is_used() -> None:
    used = {code for code, _place in labels_used()} | {"undo.undone", "undo.redone"} | IN_OLD_JOURNALS
    assert used == {one.code for one in gather("app", "LABELS")}


def test_every_column_has_words_for_when_it_is_changed_alone() -> None:
    columns = [
        column_label(kind.name, column.name) for kind in table_kinds().values() for column in kind.columns
    ]
    assert [code for code in columns if say_label(code) in ("", code)] == []


def test_no_change_is_called_by_a_sentence() -> None:
    labels = [(ast.unparse(call.args[0]), place) for call, place in calls_of("store.change")]
    by_sentence = ("_(", "N_(", "ngettext(", "'", "f'")
    assert labels
    assert [(label, place) for label, place in labels if label.startswith(by_sentence)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_has_words_in_every_language(language: str) -> None:
    translated = {
        message.id: message.string for message in read_catalogue(catalogue_path(language), language)
    }
    lacking = [
        one.code
        for one in label_words().values()
        for words in (one.words, one.together)
        if words and not is_translated(translated.get(words))
    ]
    assert lacking == []


def test_what_a_label_tells_of_a_code_is_said_in_the_language_of_who_reads() -> None:
    stored = Label("milestone.added", what="sales")
    assert stored == 'milestone.added {"what":"sales"}'
    assert say_label(stored) == "anotar el hito «Ventas»"
    i18n.use_language("en")
    assert say_label(stored) == "record the milestone “Sales”"


def test_a_count_chooses_between_one_and_several() -> None:
    assert say_label(Label("attendance.marked", count=1)) == "marcar asistencia"
    assert say_label(Label("attendance.marked", count=12)) == "marcar 12 asistencias"


@pytest.mark.parametrize(
    "sentence",
    ["respuesta GES-01", "cambiar «a.b {c}»", "seguir", "", "nombre del taller", 'x.y {"roto'],
)
def test_an_old_sentence_stays_as_it_was_written(sentence: str) -> None:
    assert say_label(sentence) == sentence


def test_the_code_of_a_newer_program_is_told_as_such() -> None:
    assert say_label('order.allotted {"pieces":300}') == "un cambio de un programa más nuevo"


def test_old_and_new_answers_are_told_together_as_what_they_are() -> None:
    assert kind_of("respuesta GES-01") == kind_of("respuesta GES-02") == "respuesta"
    one, other = Label("answer.given", item="GES-01"), Label("answer.given", item="GES-02")
    assert kind_of(one) == kind_of(other)
    assert kind_of(Label("undo.undone", label=one)) == kind_of(one)


def write_in(language: str, store: Store, name: str) -> None:
    """What one laptop writes: a workshop, its telephone, three answers, one taken back."""
    i18n.use_language(language)
    workshop = add_workshop(store, name=name)
    change_workshop(store, workshop_id=workshop, phone="0981 123 456")
    instrument = fixed_instrument()
    visit = start_visit(
        store, workshop_id=workshop, instrument=instrument, visited_on=date.today().isoformat()
    )
    for code in ("GES-01", "GES-02", "GES-03"):
        answer_item(store, visit_id=visit, item=code, kind=AnswerKind.REFUSED)
    store.undo_stack.undo()


def told_in(language: str, store: Store) -> list[tuple[str, str, int]]:
    i18n.use_language(language)
    return [(one.title, one.what, one.times) for one in read_news(store)]


def test_an_office_written_in_two_languages_is_read_wholly_in_either(office: Filled) -> None:
    store = office.store
    before = store.value("SELECT max(id) FROM journal")
    write_in("es", store, "Santa Librada")
    write_in("en", store, "Ñandutí")
    assert told_in("es", store) == [
        ("Ñandutí", "respuesta", 4),
        ("Ñandutí", "empezar la visita", 1),
        ("Ñandutí", "teléfono del taller", 1),
        ("Ñandutí", "agregar un taller", 1),
        ("Santa Librada", "respuesta", 4),
        ("Santa Librada", "empezar la visita", 1),
    ]
    assert told_in("en", store) == [
        ("Ñandutí", "answer", 4),
        ("Ñandutí", "begin the visit", 1),
        ("Ñandutí", "the workshop's telephone", 1),
        ("Ñandutí", "add a workshop", 1),
        ("Santa Librada", "answer", 4),
        ("Santa Librada", "begin the visit", 1),
    ]
    written = store.rows("SELECT label FROM journal WHERE id > ?", (before,))
    assert {read_label(row["label"])[0] for row in written} <= set(label_words())
    i18n.use_language("es")
    assert store.undo_stack.redo_label == "respuesta GES-03"
    i18n.use_language("en")
    assert store.undo_stack.redo_label == "answer GES-03"
