"""The instrument as a form that Kobo and ODK take."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from app.diagnosis.duration import PLACE
from app.diagnosis.instruments import load_instrument, parse_instrument
from app.diagnosis.records import Answer, AnswerKind
from app.diagnosis.relevance import asked_items
from app.enquiries.legal_figures import fill_dated
from app.errors import FileProblem
from app.formalization.statutes import load_statutes
from app.incoming.form import KIND_CODES, xml_name
from app.incoming.xlsform import export_instrument, relevant
from tests.diagnosis.support import small_instrument

INSTRUMENT = load_instrument("confeccion-2026")
Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_instrument(INSTRUMENT, tmp_path_factory.mktemp("form") / "confeccion.xlsx")


def read_sheet(form: Path, name: str) -> Rows:
    rows = load_workbook(form)[name].iter_rows(values_only=True)
    header = [str(value) for value in next(rows)]
    return [dict(zip(header, row, strict=True)) for row in rows]


def questions(form: Path) -> Rows:
    return [row for row in read_sheet(form, "survey") if row["hilvan_dimension"]]


def test_pyxform_makes_a_form_of_it_without_a_warning(form: Path) -> None:
    made = convert(str(form), validate=False)
    assert made.warnings == []
    root = ElementTree.fromstring(made.xform.encode())
    data = next(node for node in root.iter() if node.tag.endswith("}data"))
    assert (data.get("id"), data.get("version")) == ("confeccion_2026", INSTRUMENT.version)
    names = {node.tag.split("}")[-1] for node in data.iter()}
    assert {xml_name(item.code) for item in INSTRUMENT.items} <= names


def test_the_first_questions_say_which_workshop_when_and_who(form: Path) -> None:
    survey = read_sheet(form, "survey")
    assert [row["name"] for row in survey[:3]] == ["taller", "fecha", "consultor"]
    assert [row["type"] for row in survey[:3]] == ["text", "date", "text"]
    assert survey[1]["constraint"] == ". <= today()"
    assert all(row["constraint_message"] for row in survey if row["constraint"])


def test_each_item_is_a_question_with_its_dimension_weight_and_limit(form: Path) -> None:
    rows = questions(form)
    assert [row["name"] for row in rows] == [xml_name(item.code) for item in INSTRUMENT.items]
    for row, item in zip(rows, INSTRUMENT.items, strict=True):
        assert row["label"] == item.question
        assert row["hilvan_dimension"] == item.dimension
        assert row["hilvan_weight"] == item.weight
        assert row["hilvan_critical_below"] == item.critical_below
        assert _filled(item.evidence) in str(row["hint"])


def test_groups_are_the_dimensions_and_they_close(form: Path) -> None:
    depth, top = 0, []
    for row in read_sheet(form, "survey"):
        if row["type"] == "begin_group":
            if depth == 0:
                top.append(row["name"])
            depth += 1
        elif row["type"] == "end_group":
            depth -= 1
    assert depth == 0
    assert top == ["consentimiento", "ficha", *(one.code for one in INSTRUMENT.dimensions)]


def test_the_choices_of_an_item_are_its_levels_and_the_four_without_level(form: Path) -> None:
    lists: dict[str, list[tuple[object, object]]] = {}
    for row in read_sheet(form, "choices"):
        lists.setdefault(str(row["list_name"]), []).append((row["name"], row["label"]))
    for row in questions(form):
        name = str(row["type"]).removeprefix("select_one ")
        codes = [code for code, _label in lists[name]]
        assert codes == ["0", "1", "2", "3", "4", "na", "no_observado", "no_sabe", "no_responde"]
        assert all("*" not in str(label) for _code, label in lists[name])


def test_how_long_it_takes_is_said_and_no_place_for_it_is_left(form: Path) -> None:
    said = [str(row["label"]) for row in read_sheet(form, "survey") if row["name"] == "consentimiento_texto"]
    assert len(said) == 1
    assert "Lleva más o menos 2 horas" in said[0]
    assert PLACE not in said[0]


def test_no_text_of_the_form_is_a_formula(form: Path) -> None:
    instrument_text = small_instrument().source.replace("¿AAA-01?", "=1+1 ¿no?")
    odd = export_instrument(parse_instrument(instrument_text), form.parent / "odd.xlsx")
    cells = [cell for row in load_workbook(odd)["survey"].iter_rows() for cell in row]
    assert any(cell.value == "=1+1 ¿no?" for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}


def evaluate(expression: str, values: dict[str, str]) -> bool:
    """The few expressions that a skip rule is made of: ${NAME} != 'code' joined by "and"."""
    for part in expression.split(" and ") if expression else []:
        is_equal = " != " not in part
        name, code = part.split(" = " if is_equal else " != ")
        if (values.get(name[2:-1], "") == code.strip("'")) is not is_equal:
            return False
    return True


answer_of = st.one_of(
    st.integers(0, 4).map(lambda level: (AnswerKind.LEVEL, level)),
    st.sampled_from(list(KIND_CODES)).map(lambda kind: (kind, None)),
    st.none(),
)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_the_form_skips_exactly_what_the_program_skips(data: st.DataObject) -> None:
    for instrument in (small_instrument(), INSTRUMENT):
        bases = {one.item for item in instrument.items for one in item.relevance}
        answers, values = {}, {}
        for gate in instrument.gates:  # sí, no, or an older form without them
            said = data.draw(st.sampled_from(["si", "no", ""]))
            values[xml_name(gate.code)] = said
            if said:
                answers[gate.code] = Answer(gate.code, AnswerKind.LEVEL, 4 if said == "si" else 0)
        for item in instrument.items:
            shown = evaluate(relevant(instrument, item), values)
            if not shown or item.code not in bases:
                continue
            drawn = data.draw(answer_of)
            if drawn:
                kind, level = drawn
                answers[item.code] = Answer(item.code, kind, level)
                values[xml_name(item.code)] = KIND_CODES.get(kind, str(level))
        asked = asked_items(instrument, answers)
        for item in instrument.items:
            assert evaluate(relevant(instrument, item), values) == (item.code in asked), item.code


def test_a_folder_that_is_not_there_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="No se encuentra la carpeta"):
        export_instrument(small_instrument(), tmp_path / "no" / "form.xlsx")
    assert list(tmp_path.iterdir()) == []


def _filled(evidence: str) -> str:
    """As the form has it: with the legal figure of today."""
    return fill_dated(evidence, load_statutes(), date.today().isoformat())


def test_the_telephone_asks_what_was_seen_where_a_word_is_not_enough(form: Path) -> None:
    """On the same screen as the answer, and only then."""
    survey = {str(row["name"]): row for row in read_sheet(form, "survey")}
    bound = [item for item in INSTRUMENT.items if item.said_up_to is not None]
    assert bound
    assert {name for name in survey if name.endswith("_prueba")} == {
        f"{xml_name(i.code)}_prueba" for i in bound
    }
    row = survey["GES_01_prueba"]
    assert row["relevant"] == "(${GES_01} = '3' or ${GES_01} = '4') and ${GES_01_origen} = 'dicho'"
    assert str(row["label"]).startswith("¿Qué vio?")
