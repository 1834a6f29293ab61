"""Finds a visit's form in an export (Kobo, ODK, SurveyCTO): which column is which question.

Headers may be names or labels, alone or after their groups with any separator, and as R, pandas
or Excel rewrote them.
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
from app.incoming.resaved import is_missing, plain_text
from app.registry.names import fold

HEADER_ROWS = 20
IDENTITIES = ("_uuid", "instanceid", "rootuuid", "deprecatedid", "key")
SENT_AT = ("_submission_time", "submissiondate")
SERVER_ID, STARTED, DEVICE = "_id", "start", "deviceid"
REVIEWS = ("_validation_status", "reviewstate", "_review_status")
DELETED = "deletedat"
# What servers and programs call a column (letters and digits alone) -> how it is called here.
_SERVER_NAMES: Mapping[str, str] = {
    "uuid": "_uuid", "submissionuuid": "_uuid", "instanceid": "instanceid", "instanceuuid": "instanceid",
    "metainstanceid": "instanceid", "rootuuid": "rootuuid", "metarootuuid": "rootuuid",
    "deprecatedid": "deprecatedid", "metadeprecatedid": "deprecatedid", "key": "key",
    "submissiontime": "_submission_time", "submissiondate": "submissiondate", "sent": "submissiondate",
    "systemsubmissiondate": "submissiondate", "completiondate": "submissiondate",
    "id": SERVER_ID, "submissionid": SERVER_ID, "start": STARTED, "starttime": STARTED, "metastart": STARTED,
    "deviceid": DEVICE, "metadeviceid": DEVICE,
    "validationstatus": REVIEWS[0], "validationstatusuid": REVIEWS[0], "validationstatuslabel": REVIEWS[0],
    "reviewstate": REVIEWS[1], "systemreviewstate": REVIEWS[1], "reviewstatus": REVIEWS[2],
    "deletedat": DELETED, "systemdeletedat": DELETED,
}  # fmt: skip
_WEAK_NAMES = frozenset({"uuid", "id", "key", "sent"})  # these a group or a person may use too
_MACHINERY = frozenset({
    "notes", "status", "submittedby", "version", "tags", "index", "xformidstring", "attachments",
    "geolocation", "bamboodatasetid", "formhub", "formhubuuid", "end", "endtime", "today", "username",
    "phonenumber", "devicephonenum", "audit", "simserial", "simid", "subscriberid", "instancename",
    "submitterid", "submittername", "attachmentspresent", "attachmentsexpected", "edits", "formversion",
    "formdefversion", "parentindex", "parenttablename", "backgroundaudio", "sheet", "consentimientotexto",
    "validationstatus", "system", "xmlns", "isvalidated", "caseid", "duration", "reviewquality",
    "reviewcomments", "reviewcorrections", "comments", "media", "xformid", "mediaallreceived",
    "totalmedia", "mediacount", "odataid", "rownames", "rowname", "rowid", "updatedat", "submissionversion",
})  # fmt: skip
# What R, pandas and readr call the column of row numbers that they add.
_ROW_NUMBERS = re.compile(r"x|\.{3}\d+|x\.?\d*|unnamed: \d+(_level_\d+)?", re.ASCII)
_UUID = re.compile(r"(?:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_JOINS = "/._:-"  # between a question of several choices and the choice that a column is of
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
    return _with_identities(best[1]) if best else None


def _known_names(instrument: Instrument) -> dict[str, str]:
    names = {name.casefold(): name for name in (*form.FIRST_LABELS, form.INSTRUMENT)}
    names |= {name: name for name in form.CONSENT_CODES.values()}
    for gate in instrument.gates:
        names[gate.code.casefold()] = names[form.xml_name(gate.code).casefold()] = form.xml_name(gate.code)
    for item in instrument.items:
        for name in (form.xml_name(item.code), form.origin_name(item), form.note_name(item)):
            names[name.casefold()] = name
        names[item.code.casefold()] = form.xml_name(item.code)
        for code, _label in form.detail_choices(item):
            name, own = form.detail_name(item), form.choice_name(item, code)
            names[name.casefold()] = name
            names |= {f"{name}{join}{code}".casefold(): own for join in _JOINS}
    return names


def _known_labels(instrument: Instrument) -> dict[str, str]:
    labels = {fold(label): name for name, label in form.FIRST_LABELS.items()}
    for purpose, question in instrument.consent_purposes.items():
        labels[fold(question)] = form.CONSENT_CODES[purpose]
    for gate in instrument.gates:
        labels[fold(gate.question)] = form.xml_name(gate.code)
    for item in instrument.items:
        labels[fold(item.question)] = form.xml_name(item.code)
        labels[fold(form.origin_label(item))] = form.origin_name(item)
        labels[fold(form.note_label(item))] = form.note_name(item)
        for code, label in form.detail_choices(item):
            labels[fold(form.detail_label(item))] = form.detail_name(item)
            labels[fold(f"{form.detail_label(item)} {label}")] = form.choice_name(item, code)
    return labels


def _match_headers(
    row: Sequence[CellValue], names: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[dict[str, int], tuple[str, ...]]:
    headers = [(index, plain_text(value)) for index, value in enumerate(row)]
    columns: dict[str, int] = {}
    unknown = []
    for index, header in sorted(headers, key=_how_plain):
        ours = _match_name(header, names) or _match_label(header, labels)
        name = ours or _server_name(header)
        if name and name not in columns:
            columns[name] = index
        elif header and (ours or not (name or _is_machinery(header))):
            unknown.append((index, header))
    return columns, tuple(header for _index, header in sorted(unknown))


def _how_plain(one: tuple[int, str]) -> tuple[bool, int, int]:
    """Short headings first: a group only adds to a name. A bare «uuid» may be the form's own."""
    index, header = one
    return header.casefold() in _WEAK_NAMES, len(header), index


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
    tail = fold(header)
    while tail not in labels:  # the longest that is one
        _group, space, tail = tail.partition(" ")
        if not space:
            return None
    return labels[tail]


def _letters(header: str) -> str:
    """Letters and digits alone, without the X that R puts before what begins with a mark."""
    text = re.sub(r"^x(?=[_.\W])", "", header.casefold().strip())
    return "".join(letter for letter in text if letter.isalnum())


def _server_name(header: str) -> str | None:
    """One of the server's columns that tell submissions apart: "X_uuid", "meta.instanceID", "__id"."""
    piece = re.split(r"[/:.]", header)[-1]
    whole, last = _letters(header), _letters(piece)
    if whole.startswith("formhub"):
        return None  # the form's own identity, the same in every row
    if re.fullmatch(r"x?[_.]{2}id", header.casefold()):
        return "key"  # of Central; Kobo's number is «_id»
    name = _SERVER_NAMES.get(whole)
    if name is None and (last not in _WEAK_NAMES or piece.startswith("_")):
        name = _SERVER_NAMES.get(last)
    return name


def _is_machinery(header: str) -> bool:
    """Columns that the form's server adds, and notes that carry no answer."""
    text = header.casefold()
    if _ROW_NUMBERS.fullmatch(text) or text.endswith(("_introduccion", "_prueba")):
        return True
    pieces = [_letters(piece) for piece in re.split(r"[/.:]", header)]
    known = _MACHINERY | _SERVER_NAMES.keys()
    return _letters(header) in known or any(piece in known for piece in pieces if piece not in _WEAK_NAMES)


def _with_identities(table: FormTable) -> FormTable:
    """Finds identities under another heading, and takes none for one that only numbers rows."""
    columns = dict(table.columns)
    below = table.sheet.rows[table.header_row + 1 :]

    def values(index: int) -> list[str]:
        texts = (plain_text(row[index]) for row in below if index < len(row))
        return [text for text in texts if text and not is_missing(text)]

    for name in [one for one in IDENTITIES if one in columns]:
        if _is_of_the_form(table, columns[name], values(columns[name])):
            del columns[name]
    if SERVER_ID in columns and any(_UUID.fullmatch(text) for text in values(columns[SERVER_ID])):
        columns.setdefault("key", columns.pop(SERVER_ID))
    if not any(name in columns for name in IDENTITIES):
        header = table.sheet.rows[table.header_row]
        taken = set(columns.values())
        for index, value in enumerate(header):
            found = values(index) if index not in taken else []
            is_form = _letters(cell_text(value)).startswith("formhub")
            if found and not is_form and all(_UUID.fullmatch(text) for text in found):
                columns["_uuid"] = index
                break
    gone = {plain_text(table.sheet.rows[table.header_row][index]) for index in columns.values()}
    unknown = tuple(header for header in table.unknown if header not in gone)
    return FormTable(table.sheet, table.header_row, columns, unknown)


def _is_of_the_form(table: FormTable, index: int, texts: list[str]) -> bool:
    """A bare «uuid» without dashes: «formhub/uuid» whose group was taken away, the same in every row."""
    header = plain_text(table.sheet.rows[table.header_row][index]).casefold()
    return header == "uuid" and not all("-" in text for text in texts)


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
