"""An update file of legal figures: read with its SHA-256, and set beside what is known.

The tool works without a network, so newer figures come as a file: TOML, with
`issued_on`, `issued_by` and figures as in resources/statutes. The digest is shown so that
a person can compare_statutes it with the one told by whoever sent the file.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.errors import FileProblem
from app.files import read_bounded
from app.formalization.records import Statute, StatuteChange, StatuteUpdate
from app.formalization.statute_file import problem, read_statutes, read_toml
from app.formalization.words import show_value
from app.i18n import _, format_day

LARGEST = 1_000_000  # bytes; the figures of the program are a twentieth of it
COMPARED = (
    "value",
    "unit",
    "valid_to",
    "review_on",
    "norm",
    "state",
    "confidence",
    "note",
    "since_exact",
)


def read_update(path: Path) -> StatuteUpdate:
    """The update file. Raises `FileProblem` or `DataProblem`, each one sentence."""
    try:
        content = read_bounded(path, LARGEST) if path.stat().st_size <= LARGEST else None
    except OSError as trouble:
        raise FileProblem(
            _("No se pudo leer «{name}»; elija otra vez el archivo.").format(name=path.name)
        ) from trouble
    if content is None:
        raise FileProblem(
            _("«{name}» es demasiado grande para ser una actualización de cifras.").format(name=path.name)
        )
    return parse_update(content, name=path.name)


def parse_update(content: bytes, *, name: str) -> StatuteUpdate:
    """The update in these bytes. Raises `DataProblem`."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        raise problem(name, _("no es un texto")) from trouble
    entries = read_toml(text, name)
    issued_on, issued_by = entries.get("issued_on"), entries.get("issued_by")
    if not isinstance(issued_by, str) or not issued_by.strip():
        raise problem(name, _("falta decir quién la hizo (issued_by)"))
    try:
        issued = date.fromisoformat(issued_on if isinstance(issued_on, str) else "")
    except ValueError:
        raise problem(name, _("falta su fecha (issued_on), como 2026-07-01")) from None
    digest = hashlib.sha256(content).hexdigest()
    statutes = read_statutes(entries, name=name, entered_by=f"update {digest[:12]}")
    return StatuteUpdate(name, issued.isoformat(), issued_by.strip(), digest, statutes)


def compare_statutes(known: Iterable[Statute], update: StatuteUpdate) -> list[StatuteChange]:
    """Each row of the update beside the row of the same figure that begins the same day.

    Raises `DataProblem` for a figure in another unit than it is reckoned with.
    """
    before: dict[tuple[str, str, str | None], Statute] = {}
    units: dict[tuple[str, str], str] = {}
    for row in known:
        before[row.code, row.category, row.valid_from] = row  # the office's come after
        units.setdefault((row.code, row.category), row.unit)
    for row in update.statutes:
        unit = units.get((row.code, row.category), row.unit)
        if row.unit != unit:
            raise problem(
                f"{update.name}, {row.code}",
                _("está en «{unit}» y se calcula en «{known}»").format(unit=row.unit, known=unit),
            )
    return [_change(row, before.get((row.code, row.category, row.valid_from))) for row in update.statutes]


def _change(row: Statute, before: Statute | None) -> StatuteChange:
    since = format_day(row.valid_from) if row.valid_from and row.since_exact else ""
    if before is None:
        words = (
            _("nuevo: {title}, {value} desde el {day} ({norm})")
            if since
            else _("nuevo: {title}, {value} ({norm})")
        )
        kind = "new"
    elif all(getattr(row, name) == getattr(before, name) for name in COMPARED):
        words = _("igual: {title}, {value} desde el {day}") if since else _("igual: {title}, {value}")
        kind = "same"
    elif row.value != before.value:
        words = (
            _("cambia: {title} desde el {day}, de {before} a {value} ({norm})")
            if since
            else _("cambia: {title}, de {before} a {value} ({norm})")
        )
        kind = "changed"
    else:
        words = (
            _("cambia: {title} desde el {day}, su norma, estado o fechas ({norm})")
            if since
            else _("cambia: {title}, su norma, estado o fechas ({norm})")
        )
        kind = "changed"
    said = words.format(
        title=row.title,
        value=show_value(row),
        day=since,
        norm=row.norm,
        before=show_value(before) if before else "",
    )
    return StatuteChange(kind, row, before, said)
