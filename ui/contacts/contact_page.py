"""The page of one visit or call: everything saves by itself, nothing of it must be filled."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.contacts import operations
from app.contacts.operations import mark_missed, remove_contact
from app.contacts.session import ContactSession, Shown
from app.diagnosis.photos import shrink_photo
from app.diagnosis.queries import read_photo
from app.errors import Problem
from app.i18n import _
from app.place import Place
from app.storage.records import Reader
from app.storage.store import Store
from ui.contacts.actions_card import ContactActionsCard
from ui.contacts.evidence_card import EvidenceCard
from ui.contacts.head import ContactHead
from ui.contacts.signature import SignatureWindow
from ui.contacts.when_card import TimeCard, WhenCard
from ui.contacts.words_card import WordsCard
from ui.context import Context
from ui.diagnosis.consent_page import allows_photos
from ui.formalization.step_offer import offer_step
from ui.forms.fields import find_trouble
from ui.live import Live
from ui.page import Page
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import flush_fields


def _read(_reader: Reader, log: ContactSession) -> Shown | None:
    try:
        return log.read()
    except (Problem, LookupError):
        return None


class ContactPage(Page):
    """A contact of the file, or a new one, which begins when something is noted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.log: ContactSession | None = None
        self._begun: dict[int, ContactSession] = {}
        self._lay_out()
        self.first = self.when.form["channel"]
        self._wire()
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self.log,) if self.log is not None else None,
        )

    # --- the frame ---

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.head = ContactHead()
        self.when = WhenCard(self._context)
        self.time = TimeCard(self._context)
        self.actions_card = ContactActionsCard()
        self._offered: set[int] = set()
        self.words = WordsCard(self._context)
        self.evidence = EvidenceCard(self._context, lambda blob: read_photo(self._context.store, blob))
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=8)
        column.addWidget(self.head)
        self.area = ColumnsArea(theme.scale)
        left, right = self.area.add_pair(1, 1)
        for side, cards in (
            (left, (self.when, self.time, self.evidence)),
            (right, (self.actions_card, self.words)),
        ):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        self.area.column.addStretch()
        column.addWidget(self.area, 1)

    def _wire(self) -> None:
        for card in (self.when, self.time, self.words):
            card.form.saved.connect(self._keep)
        self.words.figures_wanted.connect(lambda: self._go_to_workshop("figures"))
        self.actions_card.noted.connect(self._note_action)
        self.evidence.photo_added.connect(self._keep_photo)
        self.evidence.photo_removed.connect(self._remove_photo)
        self.evidence.sign_wanted.connect(self.ask_signature)
        self.evidence.signature_removed.connect(
            lambda: self._write(lambda contact: operations.clear_signature(self._store, contact_id=contact))
        )
        head = self.head
        head.crumbs.clicked.connect(lambda: self._go_to_workshop("visits"))
        head.held.clicked.connect(self._start)
        head.missed.clicked.connect(
            lambda: self._write(lambda contact: mark_missed(self._store, contact_id=contact))
        )
        head.remove.clicked.connect(self._remove)
        head.print.clicked.connect(self.print_sheet)
        head.done.clicked.connect(self.leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.leave)

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """A contact of the file, or a new one of a workshop: the same number is the same one."""
        assert isinstance(place.of, int)
        if not place.new:
            self._show_log(ContactSession(self._store, contact_id=place.of))
            return
        if place.new not in self._begun:
            self._begun[place.new] = ContactSession(self._store, workshop_id=place.of)
        self._show_log(self._begun[place.new])

    @property
    def workshop_id(self) -> int | None:
        return self.log.workshop_id if self.log is not None else None

    def _show_log(self, log: ContactSession) -> None:
        self.log = log
        self.area.verticalScrollBar().setValue(0)
        self._live.again()

    def _show(self, shown: Shown | None) -> None:
        if shown is None or self.log is None:
            self._gone()
            return
        self.shown = shown
        self.head.show_contact(shown, is_new=self.log.is_new)
        contact, held = shown.contact, shown.contact.status == "held"
        self.when.show_contact(contact, shown.consultants)
        self.time.show_contact(contact, shown.last)
        self.actions_card.show_actions(contact.actions, held=held)
        self.words.show_contact(contact, shown.planned, shown.workshop.owner_name)
        allowed = allows_photos(shown.workshop)
        self.evidence.show_contact(contact, allowed=allowed, locked=bool(shown.locked))
        for part in (self.time, self.words, self.evidence):
            part.setVisible(held)
        for card in (self.when, self.time, self.words, self.actions_card, self.evidence):
            card.setEnabled(not shown.locked)

    def _gone(self) -> None:
        self.log = None
        if self.isVisible():
            self._context.way.leave()

    # --- changing ---

    @property
    def _store(self) -> Store:
        return self._context.store

    def _save(self, change: Callable[[ContactSession], object], *, said: str = "") -> None:
        """Do one change; expected trouble is said, and the file's value shown again."""
        if (log := self.log) is not None:
            self.do(lambda _store: change(log), said=said, again=self._live.again)

    def _keep(self, field: str, value: object) -> None:
        if field == "consultants":
            self._save(lambda log: log.keep_consultants(value))
        elif field in ("next_on", "next_at"):
            day, hour = (self.words.form.fields[name].value for name in ("next_on", "next_at"))
            if day or field == "next_on":
                self._save(lambda log: log.agree_next(day, hour))
        else:
            self._save(lambda log: log.keep(field, value))

    def _note_action(self, action: int, progress: str | None, what: str) -> None:
        self._save(lambda log: log.note_action(action, progress, what))
        if progress != "done":
            self._offered.discard(action)
        elif action not in self._offered:  # once, though one goes on typing what was done
            self._offered.add(action)
            offer_step(self._context, action)

    def _write(self, change: Callable[[int], object]) -> None:
        self._save(lambda log: log.write(change))

    def _start(self) -> None:
        waiting = self.shown.waiting
        self._save(lambda log: log.take_over(waiting.id) if waiting else log.start())
        self._live.again()
        self.time.form["contact_minutes"].setFocus()

    def _keep_photo(self, moment: str, content: bytes) -> None:
        """Made small off the window's thread, then kept with the contact that is shown now."""
        log = self.log

        def keep(small: bytes) -> None:
            if log is not None and log is self.log:
                self._write(
                    lambda contact: operations.add_contact_photo(
                        self._store, contact_id=contact, content=small, moment=moment
                    )
                )

        self._context.jobs.start(
            _("Guardar la foto"),
            lambda _progress: shrink_photo(content),
            done=keep,
            failed=self._context.messages.show_problem,
        )

    def _remove_photo(self, photo: int) -> None:
        self._save(
            lambda _log: operations.remove_contact_photo(self._store, photo_id=photo),
            said=_("Foto quitada."),
        )

    def ask_signature(self) -> None:
        """Have who received the visit sign on the screen."""
        flush_fields(self)
        window = SignatureWindow(self.shown.contact, self.shown.workshop.owner_name, self)
        if window.exec():
            name, png = window.name.text(), window.pad.png()
            self._write(
                lambda contact: operations.sign_contact(
                    self._store, contact_id=contact, signed_by=name, png=png
                )
            )
        window.deleteLater()

    def _remove(self) -> None:
        log = self.log
        if log is not None and not log.is_new:
            self._save(
                lambda log: remove_contact(self._store, contact_id=log.contact_id),
                said=_("Se quitó la anotación."),
            )

    # --- leaving ---

    def print_sheet(self) -> None:
        """The sheet that stays in the workshop."""
        flush_fields(self)
        if self.log is not None and not self.log.is_new:
            self._context.way.print("contact-sheet", self.log.contact_id)

    def leave(self) -> None:
        """Go back; what was typed is saved, and what cannot be read is shown first."""
        flush_fields(self)
        if (wrong := find_trouble(self)) is not None:
            wrong.setFocus()
            self.area.ensureWidgetVisible(wrong)
            return
        if self.log is not None and self.log.is_new:
            self._context.messages.say(_("No se anotó nada."))
        self._context.way.leave()

    def _go_to_workshop(self, tab: str) -> None:
        if self.log is not None:
            self._context.way.go("workshop", self.log.workshop_id, part=tab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
