"""The enquiry that is being taken: kept as it is typed, answered from the base, closed."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.enquiries.known_answer_file import answer_number
from app.enquiries.known_answer_queries import find_known_answer
from app.enquiries.operations import (
    answer_enquiry,
    change_enquiry,
    close_enquiry,
    record_enquiry,
    remove_enquiry,
    reopen_enquiry,
)
from app.enquiries.queries import read_enquiry
from app.enquiries.records import Enquiry, KnownAnswer
from app.enquiries.words import STATUS_WORDS, say_validity
from app.i18n import _
from app.storage.labels import Label
from app.storage.store import Store
from ui.context import Context
from ui.enquiries.enquiry_form import EnquiryForm
from ui.enquiries.question import AnswerBase
from ui.widgets.card import set_role
from ui.widgets.field import forget_refused


class EnquiryCard(EnquiryForm):
    """Begins empty; it is kept from the moment the question has words."""

    begun = Signal(object)  # the enquiry's id, once it is in the file

    def __init__(self, context: Context, base: AnswerBase, parent: QWidget | None = None) -> None:
        self.enquiry: Enquiry | None = None
        self._base = base
        self._noted: dict[str, Any] = {}
        self._used: KnownAnswer | None = None
        super().__init__(context, base, self._save, parent)
        self.search.chosen.connect(self.use)
        self.aloud.clicked.connect(self._read_aloud)
        self.print_button.clicked.connect(self._print)
        self.keep.clicked.connect(self._keep)
        self.close_button.clicked.connect(self._close)
        self.remove.clicked.connect(self._remove)
        self.begin()

    # --- what is shown ---

    def begin(self) -> None:
        """A new enquiry; nothing is written before it has words."""
        self.flush_all()
        forget_refused(self)
        self.enquiry, self._used = None, None
        self._noted = {"topic": "other", "channel": "phone", "asked_on": date.today().isoformat()}
        self._show(self._noted)

    def open(self, enquiry_id: int) -> None:
        """One that is in the file."""
        self.flush_all()
        forget_refused(self)
        self.enquiry = read_enquiry(self._context.store, enquiry_id)
        if self.enquiry is None:
            self.begin()
            return
        self._look_up_used()
        self._show(self.enquiry)

    def refresh(self) -> None:
        """What the file says now; one that is gone makes room for a new one."""
        if self.enquiry is not None:
            fresh = read_enquiry(self._context.store, self.enquiry.id)
            if fresh is None:
                self.enquiry = None
                self.begin()
            elif fresh != self.enquiry:
                self.enquiry = fresh
                self._look_up_used()
                self._show(fresh)

    def _look_up_used(self) -> None:
        one = self.enquiry
        self._used = None
        if one is not None and (one.known_answer_id or one.known_answer_code):
            self._used = find_known_answer(
                self._context.store, answer_id=one.known_answer_id, code=one.known_answer_code
            )

    def _show(self, values: dict[str, Any] | Enquiry) -> None:
        self.show_values(values)
        self._show_state()

    def _show_state(self) -> None:
        one = self.enquiry
        self.remark.setText(STATUS_WORDS[one.status] if one else _("nueva"))
        closed = one is not None and one.status == "closed"
        self.close_button.setText(_("Abrir de nuevo") if closed else _("Cerrar la consulta"))
        self.close_button.setAccessibleName(self.close_button.text())
        for button in (self.close_button, self.remove):
            button.setEnabled(one is not None)
        self.print_button.setEnabled(self._used is not None)
        self._show_origin()

    def _show_origin(self) -> None:
        answer = self._used
        if answer is None:
            self.origin.setText("")
            self.origin.hide()
            return
        today = date.today().isoformat()
        parts = [answer.source or "", say_validity(answer, today)]
        stale = self._base.stale(answer)
        if stale:
            parts.append(_("confirme: {figures}").format(figures=", ".join(stale)))
        set_role(self.origin, "warning" if stale or answer.is_overdue(today) else "small")
        self.origin.setText(" · ".join(part for part in parts if part))
        self.origin.show()

    # --- what is done ---

    def _save(self, **fields: Any) -> None:
        """Keep what changed; before there is a question, only in mind."""
        if self.enquiry is not None:
            one = self.enquiry.id
            key = f"enquiry:{one}:{next(iter(fields))}"
            if self._context.do(change_enquiry, enquiry_id=one, merge_key=key, **fields):
                self.refresh()
            return
        self._noted |= fields
        if not (self._noted.get("question") or "").strip():
            self.asker.show_asker(self._noted)
            return
        made = self._context.do(record_enquiry, **self._noted)
        if made is not None:
            self.enquiry = read_enquiry(self._context.store, made)
            assert self.enquiry is not None
            self._show(self.enquiry)
            self.begun.emit(made)

    def use(self, answer: KnownAnswer) -> None:
        """Take a saved answer's words; they may be changed before they are said."""
        if self.enquiry is None:
            self._save(topic=answer.topic)
        if self.enquiry is None:
            return
        self._context.do(_answer, enquiry_id=self.enquiry.id, answer=answer)
        self.refresh()
        self.answer.setFocus()

    def _read_aloud(self) -> None:
        from ui.enquiries.answer_aloud import read_aloud

        self.flush_all()
        read_aloud(
            self._context,
            self.search.field.text(),
            self.answer.toPlainText(),
            self.origin.text(),
            self,
        )

    def _print(self) -> None:
        if self._used is not None:
            self._context.way.print("answer-sheet", answer_number(self._used))

    def _keep(self) -> None:
        from ui.enquiries.answer_dialog import new_answer

        self.flush_all()
        new_answer(
            self._context,
            self,
            topic=str(self.facts["topic"].value),
            question=self.search.field.text(),
            answer=self.answer.toPlainText(),
        )

    def _close(self) -> None:
        self.flush_all()
        if self.enquiry is not None:
            act = reopen_enquiry if self.enquiry.status == "closed" else close_enquiry
            self._context.do(act, enquiry_id=self.enquiry.id)
            self.refresh()

    def _remove(self) -> None:
        if self.enquiry is not None:
            said = _("Se quitó la consulta.")
            self._context.do(remove_enquiry, enquiry_id=self.enquiry.id, said=said)
            self.refresh()


def _answer(store: Store, *, enquiry_id: int, answer: KnownAnswer) -> None:
    """Take over a saved answer, with its topic, as one step back."""
    with store.change(Label("enquiry.answered")):
        change_enquiry(store, enquiry_id=enquiry_id, topic=answer.topic)
        answer_enquiry(
            store,
            enquiry_id=enquiry_id,
            answer=answer.answer,
            answer_id=answer.id,
            code=answer.code,
        )
