"""A list that is shown, taken out as an Excel workbook or as CSV."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.i18n import _
from app.progress import Progress
from app.storage.records import Reader
from ui.context import Context
from ui.written import say_written, with_ending

if TYPE_CHECKING:
    from app.lists.sheets import ListSheet

NAME_LENGTH = 100


class Leaving(NamedTuple):
    """A list that is made off the window's thread, from what was chosen on it."""

    title: str
    make: Callable[[Reader], ListSheet]


class ExportButton(QPushButton):
    """«Exportar…»: asks Excel or CSV and where, then writes what `sheet` gives at that moment."""

    def __init__(
        self, context: Context, sheet: Callable[[], ListSheet | Leaving], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(_("Exportar…"))  # given with it, Qt would be asked for icons: they have 150 names
        self.setAccessibleName(_("Exportar la lista"))
        self.setToolTip(_("Guardar esta lista para Excel, con todas sus columnas"))
        self.setMenu(format_menu(self, lambda suffix: export_list(context, self, sheet(), suffix=suffix)))


def format_menu(parent: QWidget, chosen: Callable[[str], None]) -> QMenu:
    """Excel or CSV; `chosen` is told the suffix."""
    menu = QMenu(parent)
    for text, suffix in ((_("Libro de &Excel (.xlsx)…"), ".xlsx"), (_("Texto &CSV…"), ".csv")):
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False, suffix=suffix: chosen(suffix))
    return menu


def export_list(
    context: Context, parent: QWidget, sheet: ListSheet | Leaving, *, suffix: str = ".xlsx"
) -> None:
    """Ask where, write the list, and offer to open it."""
    target = ask_target(context, parent, sheet.title, suffix)
    if target is None:
        return

    def make() -> ListSheet:
        if not isinstance(sheet, Leaving):
            return sheet
        with context.store.reader() as reader:
            return sheet.make(reader)

    save_list(context, make, target)


def ask_target(context: Context, parent: QWidget, title: str, suffix: str) -> Path | None:
    """Where a list of this title is written, ending in `suffix`; None when it is given up."""
    from PySide6.QtWidgets import QFileDialog

    folder = Path(context.settings.last_folder or Path.home())
    kinds = {".xlsx": _("Libro de Excel (*.xlsx)"), ".csv": _("Texto CSV (*.csv)")}
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Exportar la lista"), str(folder / f"{file_name(title)}{suffix}"), kinds[suffix]
    )
    if not chosen:
        return None
    target = with_ending(chosen, suffix)
    context.settings.last_folder = str(target.parent)
    return target


def save_list(context: Context, make: Callable[[], ListSheet | Sequence[ListSheet]], target: Path) -> None:
    """Make a list and write it, off the window's thread; the message bar says where it is.

    Several lists become the sheets of one workbook.
    """

    def write(_progress: Progress) -> Path:
        from app.lists.sheets import ListSheet, write_list, write_workbook

        made = make()
        return write_list(made, target) if isinstance(made, ListSheet) else write_workbook(made, target)

    def told(path: Path) -> None:
        say_written(context, _("Lista guardada en {path}").format(path=path), path)

    context.jobs.start(_("Exportar la lista"), write, done=told, failed=context.messages.show_problem)


def file_name(title: str) -> str:
    """A title as the name of a file."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", title)[:NAME_LENGTH].strip(" .")
