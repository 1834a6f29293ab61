"""An instrument as an XLSForm workbook, for Kobo and ODK on a telephone.

Reference of the columns: xlsform.org. The three `hilvan_*` columns are ours; form servers
ignore columns they do not know.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.diagnosis.duration import as_read_aloud
from app.diagnosis.evidence import with_figures
from app.diagnosis.records import NOT_SAID, Condition, Detail, Dimension, Instrument, Item, Origin
from app.diagnosis.words import say_how
from app.formalization.records import Statute
from app.formalization.statutes import load_statutes
from app.handing_out import write_whole
from app.incoming import form

Line = Mapping[str, str | float | int]

SURVEY = (
    "type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
    "constraint_message", "appearance", "default", "calculation",
    "hilvan_dimension", "hilvan_weight", "hilvan_critical_below",
)  # fmt: skip
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "version", "default_language")
LANGUAGE = "Español (es)"


def export_instrument(
    instrument: Instrument, target: Path, *, statutes: Iterable[Statute] | None = None
) -> Path:
    """Write the instrument's form to `target` (.xlsx) and return it.

    The legal figures of its hints are today's: the office's `statutes`, or those of the program.
    Raises FileProblem when the place cannot be written; then no half file is left.
    """
    from openpyxl import Workbook

    known = load_statutes() if statutes is None else statutes
    instrument = with_figures(instrument, known, date.today().isoformat())
    book = Workbook()
    _fill(book.active, "survey", SURVEY, list(_survey(instrument)))
    _fill(book.create_sheet(), "choices", CHOICES, list(_choices(instrument)))
    _fill(book.create_sheet(), "settings", SETTINGS, [_settings(instrument)])
    content = io.BytesIO()  # written whole here: openpyxl leaves an open file behind on a full disk
    book.save(content)
    return write_whole(content.getvalue(), target)


def _fill(sheet: Any, title: str, columns: tuple[str, ...], lines: list[Line]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = title
    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number, name).font = Font(bold=True)
        wide = 60 if name == "label" else 22
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = wide
    for row, line in enumerate(lines, start=2):
        for number, name in enumerate(columns, start=1):
            value = line.get(name)
            if value is None:
                continue
            cell = sheet.cell(row, number, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with "=" stays a text
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _settings(instrument: Instrument) -> Line:
    return {
        "form_title": instrument.title,
        "form_id": form.form_id(instrument),
        "version": instrument.version,
        "default_language": LANGUAGE,
    }


def _survey(instrument: Instrument) -> Iterator[Line]:
    yield {
        "type": "text",
        "name": form.WORKSHOP,
        "label": form.FIRST_LABELS[form.WORKSHOP],
        "hint": "Como está en la oficina, por ejemplo YAG-014.",
        "required": "yes",
        "required_message": "Sin el código no se sabe de qué taller es la visita.",
        "constraint": "regex(., '^.*[0-9].*$')",
        "constraint_message": "El código termina en un número, por ejemplo YAG-014.",
    }
    yield {
        "type": "date",
        "name": form.DATE,
        "label": form.FIRST_LABELS[form.DATE],
        "required": "yes",
        "default": "today()",
        "constraint": ". <= today()",
        "constraint_message": "La visita no puede ser después de hoy.",
    }
    yield {
        "type": "text",
        "name": form.CONSULTANT,
        "label": form.FIRST_LABELS[form.CONSULTANT],
        "required": "yes",
    }
    yield {
        "type": "calculate",
        "name": form.INSTRUMENT,
        "calculation": f"'{form.instrument_mark(instrument)}'",
    }
    yield from _consent(instrument)
    yield from _gates(instrument)
    for dimension in instrument.dimensions:
        yield from _dimension(instrument, dimension)


def _consent(instrument: Instrument) -> Iterator[Line]:
    yield {"type": "begin_group", "name": "consentimiento", "label": "Antes de empezar"}
    yield {
        "type": "note",
        "name": "consentimiento_texto",
        "label": as_read_aloud(instrument, None).consent_text.strip(),
    }
    for purpose, question in instrument.consent_purposes.items():
        yield {
            "type": "select_one si_no",
            "name": form.CONSENT_CODES[purpose],
            "label": question,
            "required": "yes",
        }
    yield {"type": "end_group"}


def _gates(instrument: Instrument) -> Iterator[Line]:
    """Sí or no, once, before the first question: what hangs on them is asked or not."""
    if not instrument.gates:
        return
    yield {"type": "begin_group", "name": "ficha", "label": "Del taller", "appearance": "field-list"}
    for gate in instrument.gates:
        yield {
            "type": "select_one si_no",
            "name": form.xml_name(gate.code),
            "label": gate.question,
            "required": "yes",
        }
    yield {"type": "end_group"}


def _dimension(instrument: Instrument, dimension: Dimension) -> Iterator[Line]:
    yield {"type": "begin_group", "name": dimension.code, "label": dimension.name}
    yield {"type": "note", "name": f"{dimension.code}_introduccion", "label": dimension.introduction}
    for item in instrument.items_of(dimension.code):
        yield from _item(instrument, item)
    yield {"type": "end_group"}


def _item(instrument: Instrument, item: Item) -> Iterator[Line]:
    """The question, its origin and a note, on one screen of the telephone."""
    name = form.xml_name(item.code)
    yield {
        "type": "begin_group",
        "name": f"{name}_grupo",
        "label": item.code,
        "appearance": "field-list",
    }
    question: dict[str, str | float | int] = {
        "type": f"select_one niveles_{name}",
        "name": name,
        "label": item.question,
        "hint": _hint(item),
        "relevant": relevant(instrument, item),
        "hilvan_dimension": item.dimension,
        "hilvan_weight": item.weight,
    }
    if item.critical_below is not None:
        question["hilvan_critical_below"] = item.critical_below
    yield question
    yield {
        "type": f"select_one {form.origin_list(item)}",
        "name": form.origin_name(item),
        "label": form.origin_label(item),
        "appearance": "minimal",
        "relevant": f"${{{name}}} != ''",
    }
    if item.said_up_to is not None:
        yield _proof(item, item.said_up_to)
    if item.detail is not None:
        yield _detail(item, item.detail)
    yield {
        "type": "text",
        "name": form.note_name(item),
        "label": form.note_label(item),
        "relevant": relevant(instrument, item),
    }
    yield {"type": "end_group"}


def _detail(item: Item, detail: Detail) -> Line:
    """What goes with a level that asks for it; several may hold, «no dijo» alone."""
    name = form.xml_name(item.code)
    levels = " or ".join(
        f"${{{name}}} = '{level}'" for level in item.level_texts if level >= detail.from_level
    )
    return {
        "type": f"select_multiple {form.detail_name(item)}",
        "name": form.detail_name(item),
        "label": form.detail_label(item),
        "hint": "Se puede marcar más de una. No cambia el puntaje.",
        "relevant": levels,
        "constraint": f"not(selected(., '{NOT_SAID}')) or count-selected(.) = 1",
        "constraint_message": "«No dijo» va solo, sin otra opción.",
    }


def _proof(item: Item, said_up_to: int) -> Line:
    """«¿Qué vio?», at once, when a level is only said that a word is not enough for."""
    name = form.xml_name(item.code)
    high = " or ".join(f"${{{name}}} = '{level}'" for level in item.level_texts if level > said_up_to)
    said = form.ORIGIN_CODES[Origin.SAID]
    return {
        "type": "note",
        "name": form.proof_name(item),
        "label": f"¿Qué vio? Si vio el cuaderno o un papel, o lo vio o midió usted, cámbielo arriba. "
        f"Si todavía no vio nada, deje así: en el puntaje cuenta como {said_up_to} hasta ver la prueba.",
        "relevant": f"({high}) and ${{{form.origin_name(item)}}} = '{said}'",
    }


def _hint(item: Item) -> str:
    parts = [f"{item.code}: {say_how(item.how)}.", item.evidence]
    if item.not_applicable_when:
        parts.append(f"No aplica: {item.not_applicable_when}")
    return " ".join(parts)


def relevant(instrument: Instrument, item: Item) -> str:
    """The skip rule as an XPath expression, the same rule as `asked_items`.

    Only what excludes the item is named; an empty or missing answer of the deciding item
    excludes nothing. A skipped deciding item is empty too, so its own rule is repeated.
    """
    return " and ".join(dict.fromkeys(_excluding(instrument, item)))


def _excluding(instrument: Instrument, item: Item) -> Iterator[str]:
    for condition in item.relevance:
        if (gate := instrument.gate(condition.item)) is not None:
            name = form.xml_name(gate.code)
            yield f"${{{name}}} != '{form.NO}'" if gate.unknown else f"${{{name}}} = '{form.YES}'"
            continue
        other = instrument.item(condition.item)
        yield from _excluding(instrument, other)
        for code in _excluded_codes(condition, other):
            yield f"${{{form.xml_name(other.code)}}} != '{code}'"


def _excluded_codes(condition: Condition, other: Item) -> Iterator[str]:
    yield "na"
    for level in other.level_texts:
        if not condition.at_least <= level <= condition.at_most:
            yield str(level)


def _choices(instrument: Instrument) -> Iterator[Line]:
    for code, label in form.YES_NO_LABELS.items():
        yield {"list_name": "si_no", "name": code, "label": label}
    lists = dict.fromkeys(form.origin_list(item) for item in instrument.items)
    for name in lists:
        for code, label in form.origin_choices(apart=name == "origen_aparte"):
            yield {"list_name": name, "name": code, "label": label}
    for item in instrument.items:
        for code, label in form.answer_choices(item):
            yield {"list_name": f"niveles_{form.xml_name(item.code)}", "name": code, "label": label}
        for code, label in form.detail_choices(item):
            yield {"list_name": form.detail_name(item), "name": code, "label": label}
