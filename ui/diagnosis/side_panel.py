"""The right side of the visit: where the answer comes from, what to ask for, note, photos."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.records import Answer, Item, Origin, Photo
from app.diagnosis.session import VisitSession
from app.diagnosis.words import (
    ANSWER_ORIGIN_WORDS,
    LOWER_LEVEL_RULE,
    NO_ORIGIN_KEY,
    ORIGIN_KEYS,
    say_unproved,
)
from app.i18n import _, ngettext
from app.phrases import capital
from ui.context import Context
from ui.diagnosis.last_time import LastTimeCard
from ui.diagnosis.level_card import key_label
from ui.diagnosis.measured_card import MeasuredCard
from ui.diagnosis.photo_row import PhotoRow, images_in
from ui.widgets.card import label
from ui.widgets.field import NoteField


class SidePanel(QScrollArea):
    """Shows what goes with one item; says what was chosen, written or dropped."""

    origin_pressed = Signal(object)
    note_saved = Signal(str, str)
    photo_added = Signal(object)
    photo_removed = Signal(object)

    def __init__(
        self, context: Context, read_photo: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._code = ""
        self._can_drop = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        inside = QFrame()
        inside.setProperty("role", "side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 18, 16, 14)
        self._column.setSpacing(6)
        self.last_time = LastTimeCard()
        self._column.addWidget(self.last_time)
        self.measured = MeasuredCard()
        self._column.addWidget(self.measured)
        self._add_origins()
        self._add_evidence()
        self._add_note()
        self._add_photos(context, read_photo)
        self._column.addStretch()
        self.setWidget(inside)

    def _add_origins(self) -> None:
        self._column.addWidget(label(_("De dónde sale"), "heading"))
        self._group = QButtonGroup(self)
        self.origins: dict[Origin | None, QRadioButton] = {}
        keys: list[tuple[Origin | None, str]] = [*ORIGIN_KEYS.items(), (None, NO_ORIGIN_KEY)]
        for number, (origin, key) in enumerate(keys):
            row = QHBoxLayout()
            words = ANSWER_ORIGIN_WORDS[origin] if origin else _("sin anotar")
            short = _("quienes trabajan, aparte") if origin is Origin.WORKERS else words
            choice = QRadioButton(short)
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            choice.setAccessibleName(words)
            choice.clicked.connect(lambda _on, chosen=origin: self.origin_pressed.emit(chosen))
            self._group.addButton(choice, number)
            self.origins[origin] = choice
            mark = key_label(key)
            row.addWidget(choice, 1)
            row.addWidget(mark)
            self._column.addLayout(row)
            if origin is Origin.WORKERS:
                self._apart = (choice, mark)
        self.about_origin = label("", "small", wrap=True)
        self._column.addWidget(self.about_origin)

    def _add_evidence(self) -> None:
        self.evidence = label("", "soft", wrap=True)
        self._column.addSpacing(8)
        self._column.addWidget(label(_("Evidencia a pedir"), "heading"))
        self._column.addWidget(self.evidence)
        self.rule = label(_(LOWER_LEVEL_RULE), "strong", wrap=True)
        self._column.addWidget(self.rule)

    def _add_note(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Nota"), "heading"))
        head.addStretch()
        head.addWidget(key_label("F3"))
        self.note = NoteField()
        self.note.setAccessibleName(_("Nota de esta pregunta"))
        self.note.setPlaceholderText(_("Lo que convenga recordar"))
        self.note.setMinimumHeight(84)
        self.note.setMaximumHeight(112)  # the first photos stay in sight at 768 pixels
        self.note.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.note.saved.connect(lambda text: self.note_saved.emit(self._code, text))
        self._column.addSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.note)

    def _add_photos(self, context: Context, read_photo: Callable[[str], bytes]) -> None:
        self.photos = PhotoRow(context, read_photo)
        self.photos.added.connect(self.photo_added)
        self.photos.removed.connect(self.photo_removed)
        self._column.addSpacing(8)
        self._column.addWidget(self.photos)

    def show_item(
        self,
        item: Item,
        answer: Answer,
        photos: tuple[Photo, ...],
        *,
        photos_allowed: bool,
        locked: bool,
    ) -> None:
        """Show what goes with an item; the note that was being typed is saved first."""
        self.note.flush()
        self._code = item.code
        for part in self._apart:
            part.setVisible(item.about_people)
        self.evidence.setText(item.evidence)
        self.note.show_value(answer.note)
        self.note.setReadOnly(locked)
        self._can_drop = photos_allowed and not locked
        self.photos.show_photos(photos, allowed=photos_allowed, locked=locked)

    def show_origin(self, origin: Origin | None, about: str, *, locked: bool) -> None:
        """Mark where the answer comes from, None: not said; `about` is what goes with it."""
        self.about_origin.setText(about)
        self.about_origin.setVisible(bool(about))
        self._group.setExclusive(False)
        for known, choice in self.origins.items():
            choice.setChecked(known is origin)
            choice.setEnabled(not locked)
        self._group.setExclusive(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._can_drop and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for content in images_in(event.mimeData()):
            self.photo_added.emit(content)
        event.acceptProposedAction()


def say_about_origin(session: VisitSession, *, walking: bool) -> str:
    """That an origin goes on from the answer before; and what the answer just given has."""
    if session.locked:
        return capital(say_unproved(session.item)) + "." if session.lacks_proof(session.current) else ""
    if walking:
        left = len(session.without_origin())
        if not left:
            return ""
        text = ngettext(
            "Queda {count} sin anotar. Una letra la anota y pasa; Enter la deja.",
            "Quedan {count} sin anotar. Una letra anota y pasa, con Mayús todas las de esta parte; Enter la deja.",
            left,
        )
        return text.format(count=left)
    said = []
    if session.is_answered(session.current) is False and session.origin_shown is None:
        said.append(_("Una letra lo dice, y queda para toda esta parte."))
    if session.carried and session.origin_shown and not session.answer_of(session.current).origin:
        said.append(_("Sigue de la anterior."))
    before = session.just_answered
    if before is not None and before != session.current:
        origin = session.answer_of(before).origin
        words = ANSWER_ORIGIN_WORDS[origin] if origin else _("sin anotar")
        text = _("{code}, recién: {origin}. Mayús + letra lo cambia.")
        said.append(text.format(code=before, origin=words))
    return " ".join(said)
