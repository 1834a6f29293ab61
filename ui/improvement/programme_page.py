"""The programme: the owner's choices first, recommendations with why, three to five actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.days import months_after
from app.diagnosis.queries import read_visit
from app.diagnosis.round_queries import round_months, why_closed
from app.i18n import _, format_day
from app.improvement import operations
from app.improvement.defaults import makes_wait
from app.improvement.queries import source_of_action
from app.improvement.session import ProgrammeSession
from app.place import Place
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.storage.records import Reader
from reports.paper import Paper
from ui.context import Context
from ui.diagnosis.closed_state import ClosedState
from ui.formalization.step_offer import offer_step
from ui.improvement.action_card import ActionCard
from ui.improvement.actions_card import ActionsCard
from ui.improvement.choices_card import ChoicesCard
from ui.improvement.earlier_card import EarlierCard
from ui.improvement.limit_bar import LimitBar
from ui.improvement.next_visit_card import NextVisitCard
from ui.improvement.recommendations_card import RecommendationsCard
from ui.live import Live
from ui.page import Page
from ui.widgets.field import flush_fields
from ui.widgets.flow import WrapRow
from ui.widgets.two_columns import TwoColumns

SHARES = (58, 42)  # of the width, list and programme


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows; `closed` says why nothing of it may be seen now."""

    session: ProgrammeSession
    workshop: Workshop
    closed: str
    months: int


class ProgrammePage(Page):
    """Left: what could be done. Right: what is agreed. Everything saves by itself."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._visit_id = 0
        self.session: ProgrammeSession | None = None
        self.choices = ChoicesCard(context.theme)
        self.recommendations = RecommendationsCard(context)
        self.actions_card = ActionsCard(context)
        self.next_visit = NextVisitCard(context)
        self.limit = LimitBar()
        self.earlier = EarlierCard(context, self.limit)
        column = self.lay_out()
        column.addLayout(self._head())
        column.addWidget(self.limit)
        self.columns = TwoColumns(
            context.theme,
            [self.recommendations],
            [self.earlier, self.actions_card, self.next_visit],
            SHARES,
        )
        column.addWidget(self.choices)
        column.addWidget(self.columns, 1)
        self.closed = ClosedState((self.choices, self.columns, self.print_programme, self.print_sheet))
        column.addWidget(self.closed, 1)
        self._connect()

    def _head(self) -> WrapRow:
        self.print_programme = QPushButton(_("Imprimir programa"))
        self.print_sheet = QPushButton(_("Imprimir hoja"))
        self.print_sheet.setProperty("role", "main")
        for button, kind in (
            (self.print_programme, "programme"),
            (self.print_sheet, "owner-sheet"),
        ):
            button.clicked.connect(lambda _on, what=kind: self._print(what))
        return self.make_head(_("Programa de mejora"), self.print_programme, self.print_sheet)

    def _connect(self) -> None:
        self.choices.changed.connect(self._keep_choice)
        self.choices.add_wanted.connect(self._add_choice)
        self.choices.folded.connect(self.recommendations.list.setFocus)
        self.recommendations.add_wanted.connect(self.add_recommendation)
        self.recommendations.choose_wanted.connect(self._choose)
        card = self.actions_card
        card.made.connect(self._listen)
        card.own_wanted.connect(self._add_own)
        card.solution_dropped.connect(self._drop_solution)
        card.action_dropped.connect(self._drop_action)
        card.reopened.connect(self._reopen)
        self.next_visit.changed.connect(self._keep_programme)
        self._live = Live(
            self,
            self._context,
            self._read,
            self._look,
            here=True,
            asks=lambda: (self._visit_id,) if self._visit_id else None,
        )

    def _listen(self, card: ActionCard) -> None:
        card.changed.connect(self._keep_action)
        card.moved.connect(self.move_action)
        card.done.connect(self.complete_action)
        card.removed.connect(self.remove_action)

    # -- what is shown ------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.show_visit(place.of)

    def show_visit(self, visit_id: int) -> None:
        """The programme of one visit; it begins with the first thing that is agreed."""
        self._visit_id, self.session = visit_id, None
        self.limit.hide()
        self._live.again()
        if self.session is not None and self.closed.isHidden():
            self.choices.begin()
            self.earlier.fold(bool(self.session.open_actions))
            self.setFocus()

    def _read(self, reader: Reader, visit_id: int) -> _Found:
        visit = read_visit(reader, visit_id)
        if self.session is None or self.session.visit != visit:
            self.session = ProgrammeSession(self._context.store, visit_id)
        else:
            self.session.reload()
        return _Found(
            self.session,
            read_workshop(reader, visit.workshop_id),
            why_closed(reader, visit),
            round_months(reader),
        )

    def _look(self, found: _Found) -> None:
        visit, self._months = found.session.visit, found.months
        self.about.setText(
            _("{workshop} · diagnóstico del {day}, ronda {round}").format(
                workshop=found.workshop.name, round=visit.round, day=format_day(visit.visited_on)
            )
        )
        self.closed.show_why(found.closed)
        if not found.closed:  # its reasons tell answers
            self.recommendations.show_instrument(visit.instrument)
            self.choices.show_owners(found.workshop.owners)
            self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.choices.is_folded:
            self.recommendations.list.setFocus()
        else:
            self.choices.rows[1].what.setFocus()  # the owner is asked first

    def _show(self) -> None:
        if self.session is not None:
            self.choices.show_choices(self.session)
            self.recommendations.show_session(self.session)
            self.actions_card.show_session(self.session)
            self.earlier.show_session(self.session)
            self.actions_card.order_tabs(self.recommendations.choose, *self.earlier.tab_stops)
            usual = months_after(self.session.visit.visited_on, self._months)
            self.next_visit.show_programme(self.session.programme, usual, self._months)

    # -- adding -------------------------------------------------------------------------

    def add_recommendation(self, code: str, place: int | None = None) -> None:
        """Put a recommended solution into the programme, and open its fields."""
        session = self.session
        if session is not None and session.is_taken(code):
            self._context.messages.say(_("Esa acción ya está en el programa."))
            return
        self._add(lambda a, beyond: a.add_recommendation(code, beyond_limit=beyond), place)

    def _add_choice(self, position: int) -> None:
        flush_fields(self.choices)
        self._add(lambda a, beyond: a.add_choice(position, beyond_limit=beyond))

    def _add_own(self, title: str) -> None:
        self._add(lambda a, beyond: a.add_own(title, beyond_limit=beyond))
        if not self.limit.isVisible():
            self.actions_card.own.clear()

    def _add(self, add: Callable[[ProgrammeSession, bool], int], place: int | None = None) -> None:
        session = self.session
        if session is None:
            return

        def write(beyond: bool) -> None:
            action_id = self.do(lambda _store: add(session, beyond))
            if action_id is None:
                return
            if place is not None:
                session.move_action(action_id, place)
            self.show_action(action_id)

        if session.full:
            self.limit.ask(session.size, lambda: write(True))
        else:
            write(False)

    def show_action(self, action_id: int) -> None:
        """Open an action's fields and bring them into sight."""
        self.actions_card.open_action(action_id)
        card = self.actions_card.cards[action_id]
        QTimer.singleShot(0, card, lambda: self.columns.show_widget(card))

    def _choose(self, code: str) -> None:
        if self.session is not None and not self.session.choose(code):
            self._context.messages.say(_("Las tres elecciones ya están escritas; cambie una de ellas."))

    def _drop_solution(self, code: str, place: int) -> None:
        self.add_recommendation(code, place)

    # -- changing -----------------------------------------------------------------------

    def _save(self, write: Callable[[ProgrammeSession], None]) -> None:
        """Do one change; expected trouble is said, and the file's value shown again."""
        if (session := self.session) is not None:
            self.do(lambda _store: write(session), again=self._show)

    def _keep_action(self, action_id: int, field: str, value: object) -> None:
        def write() -> None:
            self._save(lambda session: session.change_action(action_id, field, value))

        if field == "due_on" and self._makes_wait(action_id, value):
            day = None if value is None else str(value)
            self.limit.ask_wait(day, write, back=lambda: self._show_day(action_id))
            return
        if field == "due_on":
            self.limit.hide()
        write()

    def _makes_wait(self, action_id: int, day: object) -> bool:
        source = source_of_action(self._context.store, action_id)
        due_on = None if day is None else str(day)
        return makes_wait(source, due_on, today=date.today().isoformat())

    def _show_day(self, action_id: int) -> None:
        """The day that the file says, again."""
        self._show()
        if (card := self.actions_card.cards.get(action_id)) is not None:
            card.form["due_on"].setFocus()

    def _keep_programme(self, field: str, value: str | None) -> None:
        self._save(lambda session: session.change_programme(field, value))

    def _keep_choice(self, position: int, what: str, why: str, months: int | None) -> None:
        def write(session: ProgrammeSession) -> None:
            old = session.choice_at(position)
            solution = old.solution if old and old.what == what.strip() else None
            session.set_choice(position, what=what, why=why, months=months, solution=solution)

        self._save(write)

    def _drop_action(self, action_id: int, place: int) -> None:
        ids = [action.id for action in self.session.open_actions] if self.session else []
        if action_id in ids:
            now = ids.index(action_id)
            self._save(lambda a: a.move_action(action_id, place - (1 if place > now else 0)))

    def move_action(self, action_id: int, step: int) -> None:
        """One place up (-1) or down (1); the cursor stays in the action."""
        ids = [action.id for action in self.session.open_actions] if self.session else []
        place = ids.index(action_id) + step
        if 0 <= place < len(ids) and self._says_alerts_first(ids[place], action_id):
            return
        if 0 <= place < len(ids):
            focused = self.focusWidget()
            self._save(lambda session: session.move_action(action_id, place))
            if focused is not None:
                focused.setFocus()

    def _says_alerts_first(self, *action_ids: int) -> bool:
        """Whether one of two actions is an alert and the other is not; then it is said."""
        store = self._context.store
        kinds = {source_of_action(store, each) == "alert" for each in action_ids}
        if len(kinds) > 1:
            self._context.messages.say(_("Lo de una alerta va siempre primero."))
        return len(kinds) > 1

    def complete_action(self, action_id: int) -> None:
        """Done today; it can be taken back."""
        flush_fields(self)
        done = self.do(
            operations.complete_action,
            again=self._show,
            action_id=action_id,
            done_on=date.today().isoformat(),
        )
        if done and not offer_step(self._context, action_id):
            self._context.messages.say_undoable(_("Acción hecha."), self._context.store)

    def remove_action(self, action_id: int) -> None:
        """Take an action out; it can be taken back."""
        flush_fields(self)
        self.do(
            operations.remove_action,
            said=_("Acción quitada."),
            again=self._show,
            action_id=action_id,
        )

    def _reopen(self, action_id: int) -> None:
        session = self.session
        if session is None:
            return

        def write() -> None:
            operations.reopen_action(self._context.store, action_id=action_id, beyond_limit=True)

        if session.full:
            self.limit.ask(session.size, write)
        else:
            write()

    @property
    def workshop_id(self) -> int | None:
        return self.session.visit.workshop_id if self.session is not None else None

    @property
    def paper(self) -> Paper | None:
        """The sheet of this programme's round, whichever is the newest."""
        if self.session is None:
            return None
        visit = self.session.visit
        return Paper("owner-sheet", (visit.workshop_id,), visit=visit.id)

    def _print(self, kind: str) -> None:
        flush_fields(self)
        if (paper := self.paper) is not None:
            self._context.way.print_paper(paper._replace(kind=kind))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Z:
            flush_fields(self)
            self._context.store.undo_stack.undo()
        else:
            super().keyPressEvent(event)
