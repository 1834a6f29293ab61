"""How a value, a row and a computer are called in the history."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from app.history.records import RowId, Value
from app.i18n import _, format_day, format_money, format_number, format_weekday_date, ngettext, with_year
from app.storage.records import Reader, Row
from app.storage.reverting import by_table, rows_of
from app.storage.schema import Kind, TableColumn, TableKind, say_table, table_kinds

Names = Mapping[RowId, str]

# What a row is called by, the first that it has.
_NAMING = ("name", "title", "full_name", "given_names", "question", "what", "type", "item", "kind")
_DAYS = ("visited_on", "held_on", "happened_on", "asked_on", "period_to", "decided_on")
SHOWN_LETTERS = 160
SHORT_LETTERS = 24
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


def nothing() -> str:
    """A value that is not there."""
    return _("sin dato")


def say_value(column: TableColumn | None, value: Value, names: Names) -> str:
    """A stored value in a person's words."""
    if value is None or value == "":
        return nothing()
    if column is None:
        return shorten(str(value))
    if (column.choices or column.says) and column.kind != Kind.CODES:
        return say_choice(column, value)
    match column.kind:
        case Kind.CODES:
            return ", ".join(say_choice(column, code) for code in str(value).split())
        case Kind.DAY | Kind.DAY_PART:
            return format_day(str(value))
        case Kind.FLAG:
            return _("sí") if value else _("no")
        case Kind.MONEY if isinstance(value, int):
            return format_money(value)
        case Kind.WHOLE if isinstance(value, int) and not column.name.endswith("year"):
            return format_number(value)
        case Kind.NUMBER:
            return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)
        case Kind.ROW:
            return names.get((column.of, int(value)), _("(ya no está)"))
        case Kind.BLOB:
            return _("una imagen")
        case Kind.LINES:
            return shorten(" · ".join(str(value).split("\n")))
    return _say_moment_of(str(value)) if _MOMENT.fullmatch(str(value)) else shorten(str(value))


def _say_moment_of(iso: str) -> str:
    return f"{format_day(iso[:10])}, {iso[11:16]}"


def say_choice(column: TableColumn, value: Value) -> str:
    """A code in words, where its table gives them."""
    if column.says is not None:
        return column.says(str(value))
    if not isinstance(column.choices, Mapping):
        return str(value)
    words = column.choices.get(value, value)
    return _(words) if isinstance(words, str) else str(getattr(words, "title", words))


def shorten(text: str) -> str:
    """A long note, as far as a line of the history shows it."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LETTERS else f"{line[: SHOWN_LETTERS - 1].rstrip()}…"


def short_value(text: str) -> str:
    """A value as a button has room for it."""
    return text if len(text) <= SHORT_LETTERS else f"{text[: SHORT_LETTERS - 1].rstrip()}…"


def capital(text: str) -> str:
    """ "año de inicio" -> "Año de inicio"."""
    return text[:1].upper() + text[1:]


def row_names(reader: Reader, rows: Iterable[RowId]) -> dict[RowId, str]:
    """What rows are called, also removed ones; a query a table."""
    kinds = table_kinds()
    return {
        (table, row["id"]): _row_name(kinds[table], row)
        for table, ids in by_table(set(rows)).items()
        if table in kinds
        for row in rows_of(reader, f"SELECT * FROM [{table}] WHERE id IN", ids)
    }


def _row_name(kind: TableKind, row: Row) -> str:
    columns = set(row.keys())
    if "given_names" in columns:
        return f"{row['given_names'] or ''} {row['surnames'] or ''}".strip() or say_table(kind.name)
    for name in _NAMING:
        column = kind.column(name)
        if name in columns and row[name] and column is not None:
            return shorten(say_value(column, row[name], {}))
    for name in _DAYS:
        if name in columns and row[name]:
            return _("{what} del {day}").format(what=say_table(kind.name), day=format_day(row[name]))
    return say_table(kind.name)


def say_workshops(workshops: Collection[int], names: Mapping[RowId, str]) -> str:
    """The one workshop that a change is about, or how many."""
    if len(workshops) == 1:
        return names.get(("workshop", next(iter(workshops))), "")
    many = ngettext("{count} taller", "{count} talleres", len(workshops))
    return many.format(count=format_number(len(workshops))) if workshops else ""


def say_computer(site: int, own: int | None) -> str:
    """A computer: this one, or a sign that is the same wherever the file is read."""
    if site == own:
        return _("esta computadora")
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    sign = "".join(letters[site // len(letters) ** place % len(letters)] for place in range(3))
    return _("computadora {sign}").format(sign=sign)


def say_clock(at_ms: int) -> str:
    """15:32."""
    return f"{datetime.fromtimestamp(at_ms / 1000):%H:%M}"


def say_moment(at_ms: int) -> str:
    """23/11/2026, 15:32."""
    moment = datetime.fromtimestamp(at_ms / 1000)
    return f"{format_day(moment.date().isoformat())}, {moment:%H:%M}"


def say_day(day: date, today: date) -> str:
    """hoy, lunes 30 de noviembre; ayer, ...; viernes 27 de noviembre; with its year if another."""
    words = format_weekday_date(day)
    if day == today:
        return _("hoy, {day}").format(day=words)
    if day == today - timedelta(days=1):
        return _("ayer, {day}").format(day=words)
    return words if day.year == today.year else with_year(words, day)
