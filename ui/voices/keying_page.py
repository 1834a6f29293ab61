"""Cargar hojas: one key per answer, leaf after leaf; nothing is in the file until the pile is kept."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.place import Place
from app.registry.queries import name_workshops
from app.storage.records import Reader
from app.voices.keying import LeafKeying
from app.voices.operations import add_pile
from app.voices.queries import find_hearing, list_hearings, read_leaf
from app.voices.records import FEWEST_LEAVES, OWNERS, WORKERS, Hearing, Leaf
from app.voices.words import NOT_SAID, say_leaves, say_month
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.registry.choose_workshop import choose_workshop
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.flow import WrapRow

UNHELD = Qt.KeyboardModifier.KeypadModifier
KEEPING = (Qt.Key.Key_F9,)


class KeyingShown(NamedTuple):
    """The hearing that leaves are keyed into, and the leaf that it asks."""

    hearing: Hearing | None
    leaf: Leaf | None
    names: dict[int, tuple[str, str]]


def _read(reader: Reader, hearing_id: int, today: str) -> KeyingShown:
    opened = [one for one in list_hearings(reader) if not one.closed]
    hearing = find_hearing(reader, hearing_id) if hearing_id else next(iter(opened), None)
    leaf = read_leaf(reader, hearing.leaf, today) if hearing is not None else None
    return KeyingShown(hearing, leaf, name_workshops(reader))


class KeyingPage(Page):
    """A place of it is of a hearing, or of none: the newest that is open; its part says whose leaves."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._hearing, self._speaker = 0, WORKERS
        self._workshop: int | None = None
        self._shown: KeyingShown | None = None
        self.keying: LeafKeying | None = None
        column = self.lay_out()
        column.addLayout(self.make_head(_("Cargar hojas")))
        self._area = ColumnsArea(context.theme.scale)
        column.addWidget(self._area, 1)
        left, right = self._area.add_pair(62, 38)
        left.addWidget(self._question_card())
        left.addStretch()
        right.addWidget(self._pile_card())
        right.addStretch()
        self._area.column.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.live = Live(
            self,
            context,
            _read,
            self._show,
            asks=lambda: (self._hearing, date.today().isoformat()),
            here=True,
        )

    def _question_card(self) -> Card:
        card = Card()
        self.place = label("", "soft")
        self.question = label("", "title", wrap=True)
        self._answers = QVBoxLayout()
        self.answers: list[QPushButton] = []
        card.body.addWidget(self.place)
        card.body.addWidget(self.question)
        card.body.addLayout(self._answers)
        card.body.addWidget(
            label(
                _(
                    "Una tecla por respuesta. 0: no sé, prefiero no decir, o sin marcar. Retroceso: la anterior. F9: guardar la tanda."
                ),
                "small",
                wrap=True,
            )
        )
        return card

    def _pile_card(self) -> Card:
        card = Card(_("La tanda"))
        self.count = label("", "title")
        self.why = label("", "soft", wrap=True)
        self.of = label("", "", wrap=True)
        row = WrapRow(6)
        self.choose = _button(_("Todas de un taller…"))
        self.no_workshop = _button(_("De varios talleres"))
        self.choose.clicked.connect(self._choose_workshop)
        self.no_workshop.clicked.connect(lambda: self._set_workshop(None))
        row.addWidget(self.choose)
        row.addWidget(self.no_workshop)
        self.keep_button = _button(_("Guardar la tanda"))
        self.keep_button.setProperty("role", "main")
        self.keep_button.clicked.connect(self.keep_pile)
        for button in (self.choose, self.no_workshop, self.keep_button):
            button.installEventFilter(self)
        for part in (self.count, self.why, self.of):
            card.body.addWidget(part)
        card.body.addLayout(row)
        card.body.addWidget(self.keep_button)
        card.body.addWidget(
            label(
                _(
                    "Nada está en el archivo hasta guardar la tanda, y después no se ve ninguna hoja: solo cuántas personas dieron cada respuesta. Si el programa se cierra antes, se cargan de nuevo del papel."
                ),
                "small",
                wrap=True,
            )
        )
        return card

    # --- opening ---

    def show_place(self, place: Place) -> None:
        """Leaves of a hearing; those that are keyed in and not kept yet stay in hand."""
        if self.keying is None or self.keying.is_empty:
            self._hearing = place.of if isinstance(place.of, int) else 0
            self._speaker = place.part if place.part in (WORKERS, OWNERS) else WORKERS
            self._workshop = self.keying = None
        self.live.again()
        self.setFocus()

    @property
    def part(self) -> str:
        return self._speaker

    def _show(self, shown: KeyingShown) -> None:
        self._shown = shown
        gone = shown.hearing is None or shown.leaf is None or bool(shown.hearing.closed)
        self._area.setVisible(not gone)
        if gone:
            self.about.setText(_("No hay una escucha abierta: ábrala en «Lo que dicen quienes trabajan»."))
            self.keying = None
            return
        assert shown.hearing is not None
        assert shown.leaf is not None
        self._hearing = shown.hearing.id
        whose = (
            _("hojas de quienes trabajan") if self._speaker == WORKERS else _("papeletas de dueñas y dueños")
        )
        self.about.setText(
            _("{cluster}, {month}: {whose}").format(
                cluster=shown.hearing.cluster, month=say_month(shown.hearing.month), whose=whose
            )
        )
        if self.keying is None:
            self.keying = LeafKeying(shown.leaf, self._speaker)
        self._show_question()

    # --- keying ---

    def press(self, number: int) -> bool:
        """Note an answer by its number."""
        done = self.keying is not None and self.keying.press(number)
        if done:
            self._show_question()
        return done

    def step_back(self) -> None:
        """Take the last key back."""
        if self.keying is not None and self.keying.step_back():
            self._show_question()

    def keep_pile(self) -> None:
        """Keep the pile in the file, and begin another."""
        keying = self.keying
        if keying is None:
            return
        if keying.marks:
            self.why.setText(_("Falta terminar la hoja que está en la mano, o volver atrás con Retroceso."))
            return
        done = self.do(
            add_pile,
            hearing_id=self._hearing,
            speaker=self._speaker,
            leaves=keying.leaves,
            workshop_id=self._workshop,
        )
        if done is not None:
            self._context.messages.say(
                _("Se cargaron {leaves}; el papel se guarda hasta cerrar la escucha.").format(
                    leaves=say_leaves(len(keying.leaves))
                )
            )
            self.keying, self._workshop = None, None
            self.live.again()
            self._context.way.own_step_changed.emit()

    @property
    def own_step(self) -> str:
        if self.keying is None or self.keying.is_empty:
            return ""
        return _("la última respuesta de las hojas")

    def take_own_step_back(self) -> None:
        self.step_back()

    def _choose_workshop(self) -> None:
        found = choose_workshop(self._context, self, title=_("De qué taller son todas"))
        if found is not None:
            self._set_workshop(found)

    def _set_workshop(self, workshop: int | None) -> None:
        self._workshop = workshop
        self._show_pile()
        self.setFocus()

    # --- showing ---

    def _show_question(self) -> None:
        keying = self.keying
        assert keying is not None
        question = keying.question
        self.place.setText(
            _("Hoja {leaf}, pregunta {number} de {all}").format(
                leaf=len(keying.leaves) + 1, number=len(keying.marks) + 1, all=len(keying.questions)
            )
        )
        self.question.setText(question.asked(self._speaker))
        clear_column(self._answers)
        self.answers = []
        words = [_(NOT_SAID), *(one.text for one in question.answers)]
        for number in (*range(1, len(words)), 0):
            button = _button(f"{number}   {words[number]}")
            button.setProperty("role", "leaf-answer")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, number=number: self.press(number))
            self.answers.append(button)
            self._answers.addWidget(button)
        self._show_pile()
        self._context.way.own_step_changed.emit()

    def _show_pile(self) -> None:
        keying = self.keying
        assert keying is not None
        self.count.setText(say_leaves(len(keying.leaves)))
        missing = FEWEST_LEAVES - len(keying.leaves)
        self.why.setText(
            _("Faltan {leaves}: con menos de {least} se sabría quién dijo qué.").format(
                leaves=say_leaves(missing), least=FEWEST_LEAVES
            )
            if missing > 0
            else ""
        )
        self.keep_button.setEnabled(keying.is_enough)
        of_workers = self._speaker == WORKERS
        self.choose.setVisible(of_workers)
        self.no_workshop.setVisible(of_workers and self._workshop is not None)
        self.of.setVisible(of_workers)
        names = self._shown.names if self._shown is not None else {}
        named = " ".join(part for part in names.get(self._workshop or 0, ()) if part)
        self.of.setText(
            _("Todas son de {workshop}: se muestra solo al equipo, nunca a su dueña o dueño.").format(
                workshop=named
            )
            if self._workshop is not None
            else _("De varios talleres, o no se dice de cuál: cuentan para el territorio.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle(event):
            super().keyPressEvent(event)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key says; False if it says nothing here."""
        if event.modifiers() & ~UNHELD:
            return False
        key = event.key()
        if key in KEEPING:
            self.keep_pile()
            return True
        if key == Qt.Key.Key_Backspace:
            self.step_back()
            return True
        number = key - int(Qt.Key.Key_0)
        return 0 <= number <= 9 and (event.isAutoRepeat() or self.press(number))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that is pressed while a button of the pile has the focus is an answer as well."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return isinstance(watched, QAbstractButton) and self.handle(event)
        return False


def _button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(text.rstrip("…"))
    return made
