"""Mostrarse a las empresas: the owner chooses, part by part, what an anchor company may see of her workshop."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.capability.kinds import SUPPLIER_PART_WORDS
from app.capability.supplier_operations import clear_supplier_parts, set_supplier_parts
from app.capability.supplier_queries import ALL_PARTS, list_own_photos, make_sheet, read_supplier_choice
from app.capability.supplier_records import OwnPhoto, SupplierChoice, SupplierSheet
from app.capability.supplier_words import say_part
from app.diagnosis.queries import read_photo
from app.i18n import _, format_day
from app.place import Place
from app.registry.queries import read_workshop
from app.storage.records import Reader
from ui.context import Context
from ui.diagnosis.photo_row import read_image
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import Labelled
from ui.widgets.flow import FlowRow
from ui.widgets.tick import Tick

SIDE = 96  # pixels of a photo to choose, at text scale 1


class SupplierShown(NamedTuple):
    """What the page shows: what the sheet could say, what she chose last, her photos."""

    name: str
    owner: str
    everything: SupplierSheet
    choice: SupplierChoice | None
    photos: list[OwnPhoto]


def read_shown(reader: Reader, workshop_id: int, today: str) -> SupplierShown:
    """What could be shown, and what was chosen."""
    workshop = read_workshop(reader, workshop_id)
    photos = list_own_photos(reader, workshop_id)
    everything = SupplierChoice(ALL_PARTS, tuple(one.blob_hash for one in photos))
    return SupplierShown(
        workshop.name,
        workshop.owner_name,
        make_sheet(reader, workshop_id, everything, today=today),
        read_supplier_choice(reader, workshop_id),
        photos,
    )


class SupplierPage(Page):
    """A tick per part with the words that a company would read; her consent for just that is kept."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop: int | None = None
        self._shown: SupplierShown | None = None
        self._fresh = True  # nothing was ticked since the workshop came
        column = self.lay_out(margins=(26, 4, 26, 8))
        self.back = QPushButton()
        self.back.setProperty("role", "link")
        self.back.clicked.connect(self._go_back)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.look = QPushButton(_("Ver cómo queda"))
        self.look.clicked.connect(self._look)
        column.addLayout(self.make_head(_("Mostrarse a las empresas"), self.look))
        self._area = ColumnsArea(context.theme.scale, top=6)
        column.addWidget(self._area, 1)
        left, right = self._area.add_pair(58, 42)
        left.addWidget(self._parts_card())
        left.addStretch()
        right.addWidget(self._words_card())
        right.addWidget(self._consent_card())
        right.addStretch()
        self.first = next(iter(self.ticks.values())).box
        self._live = Live(self, context, read_shown, self._show, asks=self._asks, here=True)

    # --- how it is laid out ---

    def _parts_card(self) -> Card:
        card = Card(_("¿Qué quiere mostrar?"))
        card.body.addWidget(
            label(
                _(
                    "Una por una: se muestra solo lo que la dueña o el dueño marque. Nunca se muestra nada del diagnóstico, del programa ni los nombres de quienes trabajan."
                ),
                "small",
                wrap=True,
            )
        )
        self.ticks: dict[str, Tick] = {}
        self.says: dict[str, QWidget] = {}
        for part, words in SUPPLIER_PART_WORDS.items():
            tick = Tick(words)
            tick.words.setProperty("role", "strong")
            tick.saved.connect(self._note_tick)
            said = label("", "soft", wrap=True)
            said.setContentsMargins(28, 0, 0, 0)
            self.ticks[part], self.says[part] = tick, said
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(tick)
            pair.addWidget(said)
            card.body.addLayout(pair)
        self._thumbs = FlowRow()
        card.body.addWidget(self._thumbs)
        return card

    def _words_card(self) -> Card:
        card = Card(_("En sus palabras"))
        self.words = QPlainTextEdit()
        self.words.setPlaceholderText(
            _("Hacemos guardapolvos desde 2009; nos gusta que el cuello quede bien.")
        )
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self._context.theme.pixels(92))
        self.words.setAccessibleName(_("En sus palabras"))
        self.words.textChanged.connect(lambda: self._note_tick(True))
        card.body.addWidget(self.words)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return card

    def _consent_card(self) -> Card:
        card = Card(_("Su permiso"))
        self.standing = label("", wrap=True)
        self.unsaved = label(
            _("Lo que cambió acá todavía no está guardado: así no sale en la ficha."), "warning", wrap=True
        )
        self.unsaved.hide()
        card.body.addWidget(self.standing)
        card.body.addWidget(self.unsaved)
        card.body.addWidget(
            label(
                _(
                    "Léale lo que va a decir la ficha. Puede cambiarla o retirarla cuando quiera, y eso no cambia la atención del centro."
                ),
                "small",
                wrap=True,
            )
        )
        self.given_by = QLineEdit()
        self._giver = Labelled(_("Quién da el permiso"), self.given_by)
        card.body.addWidget(self._giver)
        self.save = QPushButton(_("Guardar: dice que sí a esto"))
        self.save.setProperty("role", "main")
        self.save.clicked.connect(self._save)
        self.withdraw = QPushButton(_("Retira su permiso"))
        self.withdraw.clicked.connect(self._withdraw)
        self.paper_button = QPushButton(_("Imprimir la ficha"))
        self.paper_button.clicked.connect(self._print)
        row = FlowRow(spacing=10)
        for button in (self.save, self.paper_button, self.withdraw):
            row.add(button)
        card.body.addWidget(row)
        return card

    # --- showing ---

    @property
    def workshop_id(self) -> int | None:
        return self._workshop

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        if place.of != self._workshop:
            self._workshop, self._fresh, self._shown = place.of, True, None
        self._live.again()

    def _asks(self) -> tuple[int, str] | None:
        return None if self._workshop is None else (self._workshop, date.today().isoformat())

    def _show(self, shown: SupplierShown) -> None:
        before, self._shown = self._shown, shown
        self.title.setText(_("Mostrarse a las empresas: {workshop}").format(workshop=shown.name))
        self.back.setText(f"{shown.name} ›")
        self.back.setAccessibleName(_("{workshop}: abrir su ficha").format(workshop=shown.name))
        for part in SUPPLIER_PART_WORDS:
            said = say_part(part, shown.everything)
            self.says[part].setText(said or _("todavía no se sabe; no saldría nada"))  # type: ignore[attr-defined]
        if before is None or [one.blob_hash for one in before.photos] != [
            one.blob_hash for one in shown.photos
        ]:
            self._show_photos(shown)
        if self._fresh or (before is not None and before.choice != shown.choice):
            self._show_choice(shown)
        self._show_standing(shown)
        self.setEnabled(not self._context.store.read_only)

    def _show_choice(self, shown: SupplierShown) -> None:
        choice = shown.choice or SupplierChoice()
        for part, tick in self.ticks.items():
            tick.show_value(part in choice.parts)
        for one, button in self.photos.items():
            button.setChecked(one in choice.photos)
        if self.words.toPlainText() != (choice.words or ""):
            self.words.setPlainText(choice.words or "")
        self.given_by.setText(choice.given_by or shown.owner)
        self._fresh = True

    def _show_photos(self, shown: SupplierShown) -> None:
        self._thumbs.clear()
        self.photos: dict[str, QPushButton] = {}
        side = self._context.theme.pixels(SIDE)
        with self._context.store.reader_here() as reader:
            for number, one in enumerate(shown.photos, start=1):
                button = QPushButton()
                button.setCheckable(True)
                button.setProperty("role", "level")
                button.setFixedSize(side, side)
                button.setIcon(
                    QIcon(QPixmap.fromImage(read_image(read_photo(reader, one.blob_hash), side * 2)))
                )
                button.setIconSize(QSize(side - 12, side - 12))
                name = _("Foto {number}, del {day}").format(number=number, day=format_day(one.taken_on))
                button.setAccessibleName(name)
                button.setToolTip(name)
                button.clicked.connect(self._note_photo)
                self.photos[one.blob_hash] = button
                self._thumbs.add(button)
        self._thumbs.setVisible(bool(shown.photos))

    def _show_standing(self, shown: SupplierShown) -> None:
        choice = shown.choice
        agreed = choice is not None and choice.agreed
        if choice is None:
            said = _("Todavía no se le preguntó.")
        elif agreed:
            said = _("Dijo que sí el {day}: {who}.").format(
                day=format_day(choice.decided_on), who=choice.given_by
            )
        else:
            said = _("Retiró su permiso el {day}: no se muestra nada.").format(
                day=format_day(choice.decided_on)
            )
        self.standing.setText(said)
        self.withdraw.setVisible(agreed)
        self.paper_button.setVisible(agreed)
        self.about.hide()
        self._show_unsaved()

    def _show_unsaved(self) -> None:
        """What was ticked or written here, and she has not said yes to yet."""
        kept = self._shown.choice if self._shown is not None else None
        self.unsaved.setVisible(not self._fresh and _content(self._chosen()) != _content(kept))

    # --- doing ---

    def _go_back(self) -> None:
        self._context.way.go("workshop", self._workshop, part="production")

    def _note_tick(self, _on: object) -> None:
        self._fresh = False
        self._show_unsaved()

    def _note_photo(self, on: bool) -> None:
        """Who chooses a photo wants photos."""
        self._fresh = False
        if on:
            self.ticks["photos"].show_value(True)
        self._show_unsaved()

    def _chosen(self) -> SupplierChoice:
        photos = tuple(one for one, button in self.photos.items() if button.isChecked())
        parts = frozenset(part for part, tick in self.ticks.items() if tick.value)
        return SupplierChoice(parts, photos, self.words.toPlainText().strip() or None)

    def _look(self) -> None:
        if self._workshop is not None:
            self._context.way.print("supplier-sheet", self._workshop, options=self._chosen())

    def _print(self) -> None:
        if self._workshop is not None:
            self._context.way.print("supplier-sheet", self._workshop)

    def _save(self) -> None:
        if self._workshop is None:
            return
        choice = self._chosen()
        self._fresh = True
        done = self.do(
            set_supplier_parts,
            said=_("Quedó guardado lo que se puede mostrar, con su permiso."),
            workshop_id=self._workshop,
            parts=choice.parts,
            photos=choice.photos,
            words=choice.words,
            given_by=self.given_by.text(),
            decided_on=date.today().isoformat(),
        )
        self._fresh = done is not None

    def _withdraw(self) -> None:
        if self._workshop is not None:
            self.do(
                clear_supplier_parts,
                said=_("Retiró su permiso: ya no se muestra nada."),
                workshop_id=self._workshop,
                given_by=self.given_by.text(),
                decided_on=date.today().isoformat(),
            )


def _content(choice: SupplierChoice | None) -> tuple[frozenset[str], frozenset[str], str]:
    """What a choice shows, whoever agreed to it and when."""
    if choice is None:
        return frozenset(), frozenset(), ""
    return choice.parts, frozenset(choice.photos), choice.words or ""
