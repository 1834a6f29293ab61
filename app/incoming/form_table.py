"""Finds a visit's form in a Kobo or ODK export: which column is which question.

Headers may be names or labels, alone or after their groups with any separator.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.diagnosis.records import Instrument
from app.errors import DataProblem
from app.i18n import _
from app.incoming import form
from app.incoming.cells import cell_text
from app.incoming.records import Book, BookSheet, CellValue
from app.registry.names import fold

HEADER_ROWS = 20
IDENTITIES = ("_uuid", "instanceid", "rootuuid", "deprecatedid", "key")
SENT_AT = ("_submission_time", "submissiondate")
OTHER_COLUMNS = frozenset({
    "_id", "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags",
    "_index", "_xform_id_string", "_attachments", "_geolocation", "_bamboo_dataset_id", "_version",
    "formhub/uuid", "start", "end", "today", "deviceid", "username", "phonenumber", "audit",
    "simserial", "subscriberid", "instancename", "submitterid", "submittername", "status",
    "attachmentspresent", "attachmentsexpected", "reviewstate", "edits", "formversion",
    "_parent_index", "_parent_table_name", "background-audio", "sheet", "consentimiento_texto",
})  # fmt: skip
# Names that nothing else ends with: these are found after a group joined with "_" too.
_LONG_NAME = re.compile(r"[A-Z]{3}_\d|consentimiento_")


@dataclass(frozen=True, slots=True)
class FormTable:
    """Where things stand in the export: a name of the form -> its column; the rest by header."""

    sheet: BookSheet
    header_row: int
    columns: Mapping[str, int]
    unknown: tuple[str, ...]

    def header(self, name: str) -> str:
        """The header as it stands in the file; the name itself when there is no such column."""
        index = self.columns.get(name)
        row = self.sheet.rows[self.header_row]
        return cell_text(row[index]) if index is not None else name

    def cell(self, row: Sequence[CellValue], name: str) -> CellValue:
        """What a row has in a column of the form; None without the column."""
        index = self.columns.get(name)
        return row[index] if index is not None and index < len(row) else None


def find_form(book: Book, instrument: Instrument) -> FormTable | None:
    """The table of the book in which most of the form is recognized; None without items."""
    names, labels = _known_names(instrument), _known_labels(instrument)
    best: tuple[int, FormTable] | None = None
    for sheet in book.sheets:
        for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
            columns, unknown = _match_headers(row, names, labels)
            items = sum(form.xml_name(item.code) in columns for item in instrument.items)
            if items and (best is None or items > best[0]):
                best = (items, FormTable(sheet, number, columns, unknown))
    return best[1] if best else None


def _known_names(instrument: Instrument) -> dict[str, str]:
    names = {name.casefold(): name for name in (*form.FIRST_LABELS, form.INSTRUMENT)}
    names |= {name: name for name in form.CONSENT_CODES.values()}
    names |= {name: name for name in (*IDENTITIES, *SENT_AT)}
    for item in instrument.items:
        for name in (form.xml_name(item.code), form.origin_name(item), form.note_name(item)):
            names[name.casefold()] = name
        names[item.code.casefold()] = form.xml_name(item.code)
    return names


def _known_labels(instrument: Instrument) -> dict[str, str]:
    labels = {fold(label): name for name, label in form.FIRST_LABELS.items()}
    for purpose, question in instrument.consent_purposes.items():
        labels[fold(question)] = form.CONSENT_CODES[purpose]
    for item in instrument.items:
        labels[fold(item.question)] = form.xml_name(item.code)
        labels[fold(form.origin_label(item))] = form.origin_name(item)
        labels[fold(form.note_label(item))] = form.note_name(item)
    return labels


def _match_headers(
    row: Sequence[CellValue], names: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[dict[str, int], tuple[str, ...]]:
    headers = [(index, cell_text(value).strip()) for index, value in enumerate(row)]
    columns: dict[str, int] = {}
    unknown = []
    for index, header in sorted(headers, key=lambda one: (len(one[1]), one[0])):
        name = _match_name(header, names) or _match_label(header, labels)
        if name and name not in columns:
            columns[name] = index
        elif header and (name or not _is_machinery(header)):
            unknown.append((index, header))
    return columns, tuple(header for _index, header in sorted(unknown))


def _match_name(header: str, names: Mapping[str, str]) -> str | None:
    """A name of the form, alone or after its groups: "GES/GES_01_grupo/GES_01", "GES-GES_01"."""
    text = header.casefold()
    if text in names:
        return names[text]
    for start in range(1, len(text)):
        tail = names.get(text[start:])
        before = text[start - 1]
        after_group = not before.isalnum() and before != "_"
        if tail and (after_group or (before == "_" and _LONG_NAME.match(tail))):
            return tail
    return None


def _match_label(header: str, labels: Mapping[str, str]) -> str | None:
    """A label of the form, alone or after the labels of its groups."""
    text = fold(header)
    if text in labels:
        return labels[text]
    tails = [label for label in labels if label and text.endswith(f" {label}")]
    return labels[max(tails, key=len)] if tails else None


def _is_machinery(header: str) -> bool:
    """Columns that the form's server adds, and notes that carry no answer."""
    text = header.casefold()
    last = re.split(r"[/.:]", text)[-1].removeprefix("meta-")
    return text in OTHER_COLUMNS or last in OTHER_COLUMNS or last.endswith("_introduccion")


def require_form(book: Book, instrument: Instrument) -> FormTable:
    """The table of the export. Raises DataProblem when the book has none."""
    table = find_form(book, instrument)
    if table is None or form.WORKSHOP not in table.columns:
        raise DataProblem(
            _(
                "«{name}» no parece una exportación del formulario «{title}»: faltan la columna «taller» o las preguntas; expórtelo de nuevo desde Kobo u ODK en Excel."
            ).format(name=book.source, title=instrument.title)
        )
    return table
