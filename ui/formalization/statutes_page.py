"""Cifras legales: every legal figure with its norm and history; new values and update files."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.days import PERIOD
from app.formalization import office_operations as operations
from app.formalization.lists import statutes_list
from app.formalization.queries import read_statutes
from app.formalization.records import Statute
from app.formalization.statutes import history, is_stale, stale_on, statute_on
from app.formalization.words import statute_themes, theme_of
from app.i18n import _, ngettext
from app.place import Place
from app.registry.names import fold
from app.spelling import Texts
from ui.context import Context
from ui.formalization.statute_fold import StatuteFold
from ui.formalization.update_card import UpdateCard
from ui.forms.day_field import DayField
from ui.lists.exporting import ExportButton
from ui.live import Live
from ui.page import Page
from ui.put_away import narrows
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import Labelled
from ui.widgets.flow import WrapRow
from ui.widgets.fold import FoldList
from ui.widgets.toggles import Toggles

MARK_WIDTH = 122
Key = tuple[str, str]  # code, category


class StatutesPage(Page):
    """Values of one day, by theme; `show_figure` opens one of them."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._statutes: tuple[Statute, ...] = ()
        self._only = "all"
        column = self.lay_out(margins=(26, 8, 26, 16))
        column.addLayout(self._head())
        column.addLayout(self._filters())
        self.area = ColumnsArea(context.theme.scale)
        self.update_card = UpdateCard(context)
        self.area.add_whole(self.update_card)
        self.themes: list[tuple[Card, FoldList]] = []
        for title, _begins in statute_themes():
            card = Card(title)
            card.body.setSpacing(4)
            folds = FoldList(self._make)
            card.body.addWidget(folds)
            self.area.add_whole(card)
            self.themes.append((card, folds))
        self.nothing = label(_("Ninguna cifra coincide."), "soft")
        self.area.add_whole(self.nothing)
        self.area.column.addStretch()
        column.addWidget(self.area, 1)
        self._waiting = list(range(len(self.themes)))
        Live(self, context, read_statutes, self._take, here=True).again()

    def _head(self) -> WrapRow:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Cifras legales"), "title"))
        self.about = label("", "soft", wrap=True)
        words.addWidget(self.about)
        self.bring = QPushButton(_("Importar actualización…"))
        self.bring.setAccessibleName(self.bring.text())
        self.bring.clicked.connect(self.choose_file)
        self.bring.setEnabled(not self._context.store.read_only)
        row = WrapRow()
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignTop)
        self.export = ExportButton(self._context, lambda: statutes_list(self.day).sheet(self._statutes))
        row.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _filters(self) -> WrapRow:
        self.search = QLineEdit()
        self.search.setProperty("finds", True)
        self.search.setPlaceholderText(_("Salario, aguinaldo, patente, Ley 7444…"))
        self.search.textChanged.connect(lambda _text: self._sift())
        self.on = DayField(_("Valores del día"), self._context.theme, PERIOD)
        self.on.show_value(date.today().isoformat())
        narrows(self.on).saved.connect(lambda _day: self._show())
        self.which = Toggles(_("Cuáles"), [(_("Todas"), "all"), (_("Por confirmar"), "stale")], single=True)
        self.which.show_value("all")
        narrows(self.which).saved.connect(self.show_only)
        row = WrapRow()
        row.setSpacing(12)
        row.addWidget(Labelled(_("Buscar"), self.search), 1)
        row.addWidget(self.on)
        row.addWidget(self.which, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    @property
    def day(self) -> str:
        """The day whose values are shown."""
        return str(self.on.value or date.today().isoformat())

    # --- showing ---

    def _take(self, statutes: tuple[Statute, ...]) -> None:
        first, self._statutes = not self._statutes, statutes
        if first:
            self._fill_next()
        else:
            self._show()

    def _fill_next(self) -> None:
        """One theme after another, so that the window is never held for all of them."""
        if self._waiting:
            self._fill(self._waiting.pop(0))
            self._sift()
            QTimer.singleShot(0, self, self._fill_next)

    def _show(self) -> None:
        self._waiting.clear()
        for place in range(len(self.themes)):
            self._fill(place)
        self._sift()

    def _fill(self, place: int) -> None:
        """The figures of one theme, as they are on the day."""
        _card, folds = self.themes[place]
        keys: dict[Key, None] = dict.fromkeys((one.code, one.category) for one in self._statutes)
        folds.show_keys(key for key in keys if theme_of(key[0]) == place)
        today = date.today().isoformat()
        for key, fold_ in _figures(folds).items():
            rows = history(self._statutes, *key)
            fold_.show_figure(rows, statute_on(self._statutes, key[0], self.day, key[1]), self.day, today)

    def _folds(self) -> dict[Key, StatuteFold]:
        return {key: one for _card, folds in self.themes for key, one in _figures(folds).items()}

    def _make(self, _key: Key) -> StatuteFold:
        made = StatuteFold(self._context, self._context.theme.pixels(MARK_WIDTH))
        made.entered.connect(self.enter)
        made.removed.connect(self.remove)
        return made

    def show_only(self, which: object) -> None:
        """All figures, or those that somebody must confirm."""
        self._only = str(which)
        self.which.show_value(which)
        self._sift()

    def _sift(self) -> None:
        """Show the figures that hold every word that was typed."""
        words = fold(self.search.text()).split()
        every = [one for _card, folds in self.themes for one in _figures(folds).values()]
        holding = {every[place] for place in Texts([one.found_by for one in every]).holding(words)}
        today = date.today().isoformat()
        stale = {one.code for one in stale_on(self._statutes, today)}
        shown_any = 0
        for card, folds in self.themes:
            seen = 0
            for (code, _category), one in _figures(folds).items():
                old = one.current is None or is_stale(one.current, today)
                old = old and code in stale
                found = one in holding and (old or self._only == "all")
                one.setVisible(found)
                seen += found
            card.setVisible(bool(seen))
            shown_any += seen
        self.nothing.setVisible(not shown_any)
        text = ngettext("{count} por confirmar", "{count} por confirmar", len(stale))
        self.about.setText(
            " · ".join(
                (
                    _("Se usa el valor del día del hecho. Sin norma no hay valor."),
                    text.format(count=len(stale)) if stale else _("ninguna por confirmar"),
                )
            )
        )

    def show_place(self, place: Place) -> None:
        self.show_figure(place.part)

    def show_figure(self, code: str) -> None:
        """Open a figure by its code, ready for a new value; "stale" shows what to confirm."""
        self.search.clear()
        self.on.show_value(date.today().isoformat())
        self._show()
        if code == "stale":
            self.show_only("stale")
            return
        self.show_only("all")
        for key, one in self._folds().items():
            if key == (code, ""):
                one.open()
                QTimer.singleShot(0, one, partial(self._begin_entry, one))
                return

    def _begin_entry(self, figure: StatuteFold) -> None:
        """The window gives the page the focus once it is shown: the form takes it then."""
        self.area.show_top(figure)
        figure.begin_entry()

    # --- changing ---

    def enter(self, fields: dict) -> None:
        """Keep a new value; the message bar offers to take it back."""
        if self.do(operations.enter_statute, said=_("Valor anotado."), **fields) is not None:
            self._folds()[fields["code"], fields["category"]].end_entry()

    def remove(self, statute_id: int) -> None:
        """Take out a value that the office entered."""
        self.do(operations.remove_statute, statute_id=statute_id, said=_("Valor quitado."))

    def choose_file(self) -> None:
        """Ask for an update file."""
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Elegir la actualización"),
            self._context.settings.last_folder,
            _("Actualización de cifras legales (*.toml)"),
        )
        if name:
            self.show_update(Path(name))

    def show_update(self, path: Path) -> None:
        """Show what an update file would change; accepting it is one step of undo."""
        self._context.settings.last_folder = str(path.parent)
        if self.do(lambda _store: self.update_card.show_file(path)) is not None:
            self.area.verticalScrollBar().setValue(0)


def _figures(folds: FoldList) -> dict[Key, StatuteFold]:
    """The figures of a list, by code and category."""
    return {key: one for key, one in folds.folds.items() if isinstance(one, StatuteFold)}  # type: ignore[misc]
