"""Asking where the calendar is written, and writing it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.agenda.calendar_file import export_calendar
from app.i18n import _, ngettext
from ui.context import Context
from ui.written import say_written, with_ending


def ask_export(
    context: Context,
    parent: QWidget,
    *,
    span: tuple[date, date],
    kinds: Sequence[str],
    user: int | None,
) -> None:
    """Write what is in sight as an .ics file; what was done stays out."""
    folder = Path(context.settings.last_folder or Path.home())
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Exportar el calendario"),
        str(folder / f"hilvan {span[0].isoformat()}.ics"),
        "iCalendar (*.ics)",
    )
    if not name:
        return
    target, (first, last) = with_ending(name, ".ics"), span
    count = context.do(
        lambda store: export_calendar(
            store,
            target,
            first=first.isoformat(),
            last=last.isoformat(),
            stamp=datetime.now().astimezone(),
            user=user,
            kinds=kinds,
        )
    )
    if count is None:
        return
    text = ngettext("Se guardó {count} fecha en «{name}».", "Se guardaron {count} fechas en «{name}».", count)
    said = text.format(count=count, name=target.name)
    say_written(context, said, target, opens=False)
