"""The menu bar: everything the window can do, with its keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMenuBar

from app.i18n import _
from app.rooms import load
from app.settings import TEXT_SCALES
from ui.menu import MenuRow, menu_rows, rail_kinds

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Key = QKeySequence.StandardKey
FILE_FILTER = "Hilván (*.hilvan)"


class Actions:
    """Makes the menus once and keeps the few actions that change."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._may_write = not window.context.store.read_only
        for old in window.actions():
            window.removeAction(old)
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setAccessibleName(_("Menú"))
        self._file_menu()
        self._edit_menu()
        self._view_menu()
        self._help_menu()
        self._add(None, _("Buscar"), self._focus_search, "Ctrl+K")
        if sys.platform != "win32":  # Windows asks for the menu by itself
            self._add(None, "", self._open_menu, "Shift+F10")
        self._add(None, _("Buscar en lo que se ve"), self._find_here, Key.Find)

    def _add(self, menu: QMenu | None, text: str, do: Callable[[], object], *keys: str | Key) -> QAction:
        action = QAction(self.menu_bar)
        action.setText(text)  # given with it, Qt would be asked for icons, of which it has 150 names
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.triggered.connect(lambda _checked=False: do())
        # on the window too: a hidden menu bar would take its keys away
        self._window.addAction(action)
        if menu is not None:
            menu.addAction(action)
        return action

    def _file_menu(self) -> None:
        window = self._window
        menu = self.menu_bar.addMenu(_("&Archivo"))
        self._add(menu, _("&Nueva oficina…"), window.new_office_wanted.emit, Key.New)
        self._add(menu, _("&Abrir…"), self._open_file, Key.Open)
        recent = menu.addMenu(_("Abrir &reciente"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        menu.addSeparator()
        bring = self._add(menu, _("&Importar una lista de talleres…"), lambda: window.go("import"), "Ctrl+I")
        bring.setEnabled(self._may_write)
        self._add(menu, _("Im&primir la hoja del taller…"), window.print_here, Key.Print)
        self._add(menu, _("Hacer una &copia de seguridad ahora"), self._back_up, "Ctrl+B")
        menu.addSeparator()
        self._add(menu, _("&Bloquear la pantalla"), self._lock, "Ctrl+L")
        self._add(menu, _("Cerrar la oficina"), window.start_wanted.emit)
        self._add(menu, _("&Salir"), window.close, Key.Quit)

    def _edit_menu(self) -> None:
        menu = self.menu_bar.addMenu(_("&Editar"))
        self.undo = self._add(menu, "", self._window.undo, "Ctrl+Z")
        self.redo = self._add(menu, "", self._window.redo, "Ctrl+Y", "Ctrl+Shift+Z")
        menu.addSeparator()
        self._rooms_rows(menu, "edit")
        self.show_undo(None, None)

    def _view_menu(self) -> None:
        window = self._window
        menu = self.menu_bar.addMenu(_("&Ver"))
        self.back = self._add(menu, _("Volver"), window.back, "Alt+Left")
        pages = menu.addMenu(_("&Ir a"))
        for kind in rail_kinds():
            self._add(pages, _(kind.title), partial(window.go, kind.page), f"Ctrl+{kind.number}")
        pages.addSeparator()
        self._add(pages, _("Ir al aviso"), lambda: window.message_bar.take_keys(), "F6")
        menu.addSeparator()
        self._rooms_rows(menu, "view")
        menu.addSeparator()
        self._look_menu(menu.addMenu(_("&Aspecto")))

    def _look_menu(self, menu: QMenu) -> None:
        themes = {
            "light": _("Tema claro"),
            "dark": _("Tema oscuro"),
            "system": _("Tema del sistema"),
        }
        self._choices(menu, themes, self._window.context.settings.theme, self._choose_theme)
        menu.addSeparator()
        scales = {scale: _("Letra al {share} %").format(share=round(scale * 100)) for scale in TEXT_SCALES}
        self._choices(menu, scales, self._window.context.settings.text_scale, self._choose_scale)

    def _rooms_rows(self, menu: QMenu, name: str) -> None:
        for row in menu_rows(name):
            action = self._add(menu, _(row.title), partial(self._follow, row), row.key)
            action.setEnabled(self._may_write or not row.writes)

    def _follow(self, row: MenuRow) -> None:
        window = self._window
        if row.do:
            load(row.do)(window.context, window, window.page.workshop_id)
        else:
            window.go(row.page, part=row.part)

    def _help_menu(self) -> None:
        menu = self.menu_bar.addMenu(_("A&yuda"))
        self._add(menu, _("&Manual"), self._show_manual, "F1")
        self._add(menu, _("A&tajos del teclado"), self._show_keys, "Ctrl+F1")
        self._add(menu, _("Acerca de &Hilván"), self._show_about)

    def _choices(self, menu: QMenu, texts: dict, chosen: object, choose: Callable[[object], None]) -> None:
        group = QActionGroup(self.menu_bar)
        for value, text in texts.items():
            action = self._add(menu, text, partial(choose, value))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)

    # --- what changes ---

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Name the steps that Ctrl+Z and Ctrl+Y would take."""
        for action, word, step in (
            (self.undo, _("Deshacer"), undo),
            (self.redo, _("Rehacer"), redo),
        ):
            action.setText(f"{word}: {step}" if step else word)
            action.setEnabled(step is not None)

    def show_way_back(self, possible: bool) -> None:
        """Whether there is somewhere to go back to."""
        self.back.setEnabled(possible)

    def searchable(self) -> list[QAction]:
        """What the search box offers beside workshops."""
        found = []
        for action in self._window.actions():
            if action.isEnabled() and action.text() and action not in (self.undo, self.redo):
                found.append(action)
        return found

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        here = str(self._window.context.store.path.absolute())
        for name in self._window.context.settings.recent_files:
            if name != here:
                path = Path(name)
                action = menu.addAction(f"{path.stem}  ({path.parent})")
                action.triggered.connect(
                    lambda _checked=False, path=path: self._window.file_wanted.emit(path)
                )
        if menu.isEmpty():
            menu.addAction(_("No hay otros")).setEnabled(False)

    # --- what they do ---

    def _open_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = self._window.context.settings.last_folder
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Abrir una oficina"), folder, FILE_FILTER)
        if name:
            self._window.file_wanted.emit(Path(name))

    def _focus_search(self) -> None:
        self._window.search.setFocus()
        self._window.search.selectAll()

    def _find_here(self) -> None:
        from ui.focus_watch import find_here

        find_here(self._window)

    def _open_menu(self) -> None:
        """What the right button opens, where the keys are; most keyboards have no key for it."""
        focus = QApplication.focusWidget()
        if focus is not None:
            at = focus.rect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            QApplication.sendEvent(focus, QContextMenuEvent(reason, at, focus.mapToGlobal(at)))

    def _back_up(self) -> None:
        from ui.storage.backing_up import back_up_now

        back_up_now(self._window.context)

    def _lock(self) -> None:
        from ui.storage.lock import lock_window

        lock_window(self._window)

    def _choose_theme(self, name: object) -> None:
        self._window.context.settings.theme = str(name)
        self._window.look_changed.emit()

    def _choose_scale(self, scale: object) -> None:
        self._window.context.settings.text_scale = float(str(scale))
        self._window.look_changed.emit()

    def _show_manual(self) -> None:
        from ui.manual.window import show_manual

        show_manual(self._window)

    def _show_keys(self) -> None:
        from ui.about import KeysWindow

        _ask(KeysWindow(self._window))

    def _show_about(self) -> None:
        from ui.about import AboutWindow

        _ask(AboutWindow(self._window))


def _ask(window: QDialog) -> None:
    window.exec()
    window.deleteLater()
