"""The history as a list: a row for each value, as a workbook, as lines and as JSON."""

from datetime import datetime

from app.history.records import ValueLine
from app.history.words import capital, say_clock
from app.i18n import _, format_day
from app.lists.kind import ListColumn, ListKind, say_parts
from app.shapes import Shape

MOST_ROWS = 200_000  # of a workbook: what is more is asked for in parts


def history_list(_today: str) -> ListKind:
    """Values before and after, the newest first."""
    columns = (
        ListColumn(_("Día"), _day, "date"),
        ListColumn(_("Hora"), lambda one: say_clock(one.author.at_ms), width=8),
        ListColumn(_("Quién"), lambda one: one.author.who, width=22),
        ListColumn(_("Computadora"), lambda one: one.author.computer, width=20),
        ListColumn(_("Qué se hizo"), lambda one: capital(one.author.why), width=34),
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("De qué"), "of", width=28),
        ListColumn(_("Dato"), lambda one: one.value.title, width=34),
        ListColumn(_("Antes"), lambda one: one.value.before, width=36),
        ListColumn(_("Después"), lambda one: one.value.after, width=36),
    )
    return ListKind(
        "history",
        _("Cambios"),
        columns,
        read=lambda _asked: (),
        keys=shape_value,
        say=say_value_line,
    )


def _day(one: ValueLine) -> str:
    return datetime.fromtimestamp(one.author.at_ms / 1000).date().isoformat()


def say_value_line(one: ValueLine) -> str:
    """A value on a terminal."""
    when = f"{format_day(_day(one))} {say_clock(one.author.at_ms)}"
    value = f"{one.value.title}: {one.value.before} → {one.value.after}"
    return say_parts(when, one.author.who, one.author.computer, one.workshop_code, one.author.why, value)


def shape_value(one: ValueLine) -> Shape:
    """A value as JSON; unknown is null."""
    moment = datetime.fromtimestamp(one.author.at_ms / 1000)
    return {
        "change": one.author.change,
        "at": moment.isoformat(timespec="seconds"),
        "who": one.author.who,
        "computer": one.author.computer,
        "deed": one.author.why,
        "workshop": one.workshop_code or None,
        "table": one.value.table,
        "row": one.value.row,
        "of": one.of or None,
        "column": one.value.column,
        "field": one.value.title,
        "before": one.value.before,
        "after": one.value.after,
    }
