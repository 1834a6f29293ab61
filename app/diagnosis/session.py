"""One visit as the page holds it: answers in memory, each change saved as it is made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from app.diagnosis import operations, queries
from app.diagnosis.details import ordered, without_detail
from app.diagnosis.duration import reckon_left, usual_minutes
from app.diagnosis.evidence import with_figures
from app.diagnosis.gates import NO, YES, keep_gates, news_of_card
from app.diagnosis.last_time import LastTime, last_times
from app.diagnosis.measured import MeasuredAnswer, find_measured
from app.diagnosis.operations import choose_previous
from app.diagnosis.proof import needs_proof, needs_why, unproved
from app.diagnosis.records import Answer, AnswerKind, Item, Origin, PartCount, Photo, Visit
from app.diagnosis.relevance import asked_items, is_open
from app.diagnosis.round_queries import previous_round
from app.diagnosis.scoring import find_alerts
from app.diagnosis.session_words import say_headline
from app.diagnosis.skipping import explain_skipped
from app.formalization.queries import read_statutes
from app.i18n import _
from app.storage.labels import Label
from app.storage.store import Store


class VisitSession:
    """The visit under way. Nothing is read again for a key: only what changed is replaced."""

    def __init__(
        self, store: Store, visit: Visit, asker: object = None, *, keeps_blind: bool = False
    ) -> None:
        self._store = store
        self.keeps_blind = keeps_blind  # for who may not know what was done in the workshop
        self._asker = asker  # the page: what it writes here it shows already
        self._statutes = read_statutes(store)
        self._usual = usual_minutes(store, visit.instrument)
        self._take(visit)
        self._look_at_card()
        self.current = self._first_item()
        self._carried: dict[
            str, Origin
        ] = {}  # the last origin chosen in a dimension stays for its next items
        self.just_answered: str | None = None
        self._previous = None if visit.finished else previous_round(store, visit)
        self._last = last_times(self._previous, visit.instrument)
        self._measured: Mapping[str, MeasuredAnswer] = {}
        if not visit.finished:
            self._measured = find_measured(store, visit.workshop_id, visit.instrument.code, visit.visited_on)

    def _take(self, visit: Visit) -> None:
        self.visit = visit
        self.instrument = with_figures(visit.instrument, self._statutes, visit.visited_on)
        self.codes = tuple(item.code for item in self.instrument.items)
        self._items = {item.code: item for item in self.instrument.items}
        self.answers: dict[str, Answer] = dict(visit.answers)
        self.asked = asked_items(self.instrument, self.answers)

    def _first_item(self) -> str:
        """Where it was left; one that is finished is read from its beginning."""
        saved = self.visit.current_item
        if self.visit.finished:
            return self.codes[0]
        if saved in self._items:
            return str(saved)
        return self.next_unanswered(None) or self.codes[0]

    @property
    def locked(self) -> bool:
        """A finished visit, or a file open for reading only: nothing may change."""
        return self.visit.finished or self._store.read_only

    @property
    def why_locked(self) -> str:
        """What to do about it, in words; empty when answers may change."""
        if self._store.read_only:
            return _("El archivo está abierto solo para leer; las respuestas no se pueden cambiar.")
        if self.visit.finished:
            return _("La visita está terminada; para cambiar algo hay que reabrirla con un motivo.")
        return ""

    @property
    def headline(self) -> str:
        """Which diagnostic, round and day, and whether it is only to be read."""
        return say_headline(self.visit, read_only=self._store.read_only, blind=self.keeps_blind)

    @property
    def item(self) -> Item:
        return self._items[self.current]

    @property
    def introduction(self) -> str:
        """What is read aloud before a dimension, while its first item is shown."""
        part = next(p for p in self.instrument.dimensions if p.code == self.item.dimension)
        first = self.instrument.items_of(part.code)[0].code
        return part.introduction if first == self.current else ""

    def item_of(self, code: str) -> Item:
        """Raises KeyError for a code that is not in the instrument."""
        return self._items[code]

    def answer_of(self, code: str) -> Answer:
        """The answer, or an empty one."""
        return self.answers.get(code) or Answer(code)

    def is_alert(self, code: str) -> bool:
        """Whether the answer to a critical item lies below its limit."""
        return bool(find_alerts((self._items[code],), self.answers))

    @property
    def previous_shown(self) -> bool | None:
        """Whether last time's answers are in sight; None: there is no round before."""
        if self._previous is None or self.visit.finished:
            return None
        return self.visit.previous_shown

    @property
    def may_turn(self) -> bool:
        """Whether what is in sight may still be changed."""
        return not (self.locked or self.keeps_blind) and self.visit.previous_changed_after is None

    def last_time(self, code: str) -> LastTime | None:
        """Last time's answer, only while it may be seen."""
        return self._last.get(code) if self.previous_shown else None

    def measured(self, code: str) -> MeasuredAnswer | None:
        """What the office measured that speaks to an item."""
        return self._measured.get(code)

    def answer_measured(self) -> None:
        """Answer the current item with the level that was measured; its figure goes to an empty note."""
        measured = self.measured(self.current)
        if measured is None or measured.level is None or self.locked:
            return
        with self._store.change(Label("answer.given", item=self.current)):
            self.take(AnswerKind.LEVEL, measured.level, Origin.MEASURED)
            if not self.answer_of(self.current).note:
                self.note(self.current, measured.said)
        self.just_answered = self.current

    def turn_previous(self) -> None:
        """See last time's answers from here on, or no longer."""
        choose_previous(self._store, visit_id=self.visit.id, shown=not self.visit.previous_shown)
        self._take(queries.read_visit(self._store, self.visit.id))

    def is_answered(self, code: str) -> bool:
        return self.answer_of(code).kind is not None

    def photos_of(self, code: str) -> tuple[Photo, ...]:
        return tuple(photo for photo in self.visit.photos if photo.item == code)

    # -- what is said -------------------------------------------------------------------

    def answer(self, kind: AnswerKind, level: int | None = None) -> None:
        """Save the answer of the current item; a level takes the origin that is shown with it."""
        is_level = kind is AnswerKind.LEVEL
        own = self.answer_of(self.current).origin
        self.take(kind, level, self.origin_shown if is_level else own)
        self.just_answered = self.current if is_level else None

    @property
    def carried(self) -> Origin | None:
        """The origin that goes on to the next answers of this dimension."""
        return self._carried.get(self.item.dimension)

    @property
    def origin_shown(self) -> Origin | None:
        """Where the current answer comes from, or would: what somebody chose, never a guess."""
        own = self.answer_of(self.current).origin
        open_ = not self.locked and not self.is_answered(self.current)
        fits = self.carried is not Origin.WORKERS or self.item.about_people
        return own or (self.carried if open_ and fits else None)

    def take(self, kind: AnswerKind | None, level: int | None, origin: Origin | None) -> None:
        """Save answer and origin of the current item as one step; no kind: not answered."""
        visit, code = self.visit.id, self.current
        old = self.answer_of(code)
        with (
            self._store.asked_by(self._asker),
            self._store.change(Label("answer.given", item=code)),
        ):
            if kind is None:
                operations.clear_answer(self._store, visit_id=visit, item=code)
            else:
                operations.answer_item(
                    self._store, visit_id=visit, item=code, kind=kind, level=level, origin=origin
                )
            if origin is not old.origin and (kind is None or origin is None):
                operations.set_origin(self._store, visit_id=visit, item=code, origin=origin)
        self._replace(replace(old, kind=kind, level=level, origin=origin))

    def clear(self) -> None:
        """Take the current item's answer back; its note and origin stay."""
        self.take(None, None, self.answer_of(self.current).origin)

    def note(self, code: str, text: str) -> None:
        """Save an item's note."""
        with self._store.asked_by(self._asker):
            operations.note_item(self._store, visit_id=self.visit.id, item=code, note=text)
        self._replace(replace(self.answer_of(code), note=text or None))

    def choose_detail(self, chosen: Collection[str]) -> None:
        """Save what goes with the current answer."""
        visit, code = self.visit.id, self.current
        kept = ordered(self.item, chosen)
        with self._store.asked_by(self._asker):
            operations.choose_detail(self._store, visit_id=visit, item=code, chosen=kept)
        self._replace(replace(self.answer_of(code), detail=kept))

    def without_detail(self, after: str | None = None) -> tuple[str, ...]:
        """Answers that lack what is asked with them: all, or those after an item."""
        lacking = without_detail(self.instrument, self.answers)
        return tuple(code for code in self._asked_after(after) if code in lacking)

    def set_origin(self, origin: Origin | None) -> None:
        """Save where the current answer comes from; it stays for the next of its dimension, None ends that."""
        self._keep_origin(self.current, origin)

    def prove(self, origin: Origin) -> None:
        """Save what was seen for the current answer alone: the next ones are still the owner's word."""
        self._save_origin(self.current, origin)

    def set_origin_of_part(self, origin: Origin) -> None:
        """Save it for every answer of the current dimension that has none, as one step."""
        part = self.item.dimension
        with self._store.change(Label("answer.origin_given", item=self.current)):
            for code in self.without_origin():
                if self._items[code].dimension == part:
                    self._save_origin(code, origin)

    def set_origin_before(self, origin: Origin | None) -> str | None:
        """The same for the answer that was just given; returns its code, None without one."""
        if self.just_answered is not None:
            self._keep_origin(self.just_answered, origin)
        return self.just_answered

    @property
    def just_was_about_people(self) -> bool:
        """Whether the answer just given is one that those who work there may have told."""
        return self.just_answered is not None and self._items[self.just_answered].about_people

    def forget_origin(self) -> None:
        """Nothing goes on to the next answers, and none was just given."""
        self._carried.clear()
        self.just_answered = None

    def _keep_origin(self, code: str, origin: Origin | None) -> None:
        part = self._items[code].dimension
        if origin is None:
            self._carried.pop(part, None)
        else:
            self._carried[part] = origin
        self._save_origin(code, origin)

    def _save_origin(self, code: str, origin: Origin | None) -> None:
        if origin is not self.answer_of(code).origin:
            with self._store.asked_by(self._asker):
                operations.set_origin(self._store, visit_id=self.visit.id, item=code, origin=origin)
            self._replace(replace(self.answer_of(code), origin=origin))

    def without_origin(self, after: str | None = None) -> tuple[str, ...]:
        """Levels that nobody said where they come from: all, or those after an item."""
        found = (self.answer_of(code) for code in self._asked_after(after))
        return tuple(one.item for one in found if one.kind is AnswerKind.LEVEL and one.origin is None)

    def without_proof(self, after: str | None = None) -> tuple[str, ...]:
        """Levels that are only said and count less until their proof is seen: all, or those after an item."""
        doubtful = unproved(self.instrument, self.answers)
        return tuple(code for code in self._asked_after(after) if code in doubtful)

    def lacks_proof(self, code: str) -> bool:
        """Whether the answer counts less than it says, because nobody saw its proof."""
        return code in self.asked and needs_proof(self._items[code], self.answers.get(code))

    def _asked_after(self, code: str | None) -> tuple[str, ...]:
        start = self.codes.index(code) + 1 if code else 0
        return tuple(one for one in self.codes[start:] if one in self.asked)

    def come_from_paper(self) -> None:
        """Say that this visit is typed in from a form, if nothing was answered in the window."""
        if self.visit.channel == "window" and not any(map(self.is_answered, self.codes)):
            with self._store.asked_by(self._asker):
                operations.change_visit(self._store, visit_id=self.visit.id, channel="paper")
            self.visit = replace(self.visit, channel="paper")

    def set_day(self, iso: str) -> None:
        """Correct the day of the visit."""
        with self._store.asked_by(self._asker):
            operations.change_visit(self._store, visit_id=self.visit.id, visited_on=iso)
        self.visit = replace(self.visit, visited_on=iso)

    def _replace(self, answer: Answer) -> None:
        self.answers[answer.item] = answer
        self.asked = asked_items(self.instrument, self.answers)

    def differs(self, visit: Visit) -> bool:
        """Whether the file says something that this session does not."""
        mine, theirs = self.answers, visit.answers
        said = any(_differ(mine.get(code), theirs.get(code)) for code in (*mine, *theirs))
        place = self.visit.current_item, self.visit.seconds
        same = replace(visit, answers=self.visit.answers, current_item=place[0], seconds=place[1])
        return said or same != self.visit

    def reload(self, visit: Visit | None = None) -> tuple[str, ...]:
        """Take the visit as it is now (after undo, or a change from elsewhere).

        Returns the items whose answer is another one now.
        """
        before = self.answers
        self._take(visit or queries.read_visit(self._store, self.visit.id))
        codes = dict.fromkeys((*before, *self.answers))
        return tuple(c for c in codes if _differ(before.get(c), self.answers.get(c)))

    # -- where we are -------------------------------------------------------------------

    def part_counts(self) -> tuple[PartCount, ...]:
        """One count per dimension, in the instrument's order."""
        return tuple(self._count(part.code, part.name) for part in self.instrument.dimensions)

    def _count(self, code: str, name: str) -> PartCount:
        asked = [i.code for i in self.instrument.items_of(code) if i.code in self.asked]
        return PartCount(code, name, sum(map(self.is_answered, asked)), len(asked))

    def unanswered(self, dimension: str | None = None) -> tuple[str, ...]:
        """Asked items without an answer, of one dimension or of all."""
        return tuple(
            code
            for code in self.codes
            if code in self.asked
            and not self.is_answered(code)
            and dimension in (None, self._items[code].dimension)
        )

    def passed_over(self) -> tuple[str, ...]:
        """Asked items without an answer that lie before the last answered one."""
        places = [n for n, code in enumerate(self.codes) if self.is_answered(code)]
        last = max(places, default=0)
        return tuple(c for c in self.unanswered() if self.codes.index(c) < last)

    def next_item(self) -> str | None:
        """The next item that is asked, or None at the end."""
        return self._seek(self.codes[self.codes.index(self.current) + 1 :])

    def previous_item(self) -> str | None:
        """The item before that is asked, or None at the start."""
        return self._seek(reversed(self.codes[: self.codes.index(self.current)]))

    def _seek(self, codes: Iterable[str]) -> str | None:
        return next((code for code in codes if code in self.asked), None)

    def next_unanswered(self, after: str | None) -> str | None:
        """The next asked item without an answer, going round once; None when all have one."""
        start = self.codes.index(after) + 1 if after else 0
        turn = self.codes[start:] + self.codes[:start]
        return next((c for c in turn if c in self.asked and not self.is_answered(c)), None)

    def minutes_left(self, seconds: int) -> int:
        """Whole minutes for what is left, from the usual pace and this visit's own."""
        done = sum(map(self.is_answered, self.asked))
        return reckon_left(
            self._usual, of=len(self.instrument.core), asked=len(self.asked), done=done, seconds=seconds
        )

    def reason_skipped(self, code: str) -> str:
        """Why an item is not asked, in words; empty when it is asked."""
        return explain_skipped(self.instrument, self._items[code], self.asked, self.answers)

    # -- what the workshop's card says ----------------------------------------------------

    def _look_at_card(self) -> None:
        """Take over what the card says by now; a second look asks what the first one asked."""
        is_open_round = not self.locked and self.visit.rating_of is None
        if is_open_round and (levels := news_of_card(self._store, self.visit)):
            self._keep_gates(levels)

    def turn_gate(self, code: str) -> None:
        """Open a gate that no card knows, or close it again."""
        gate = self.instrument.gate(code)
        if gate is not None and gate.fact is None and not self.locked:
            self._keep_gates({code: NO if is_open(gate, self.answers) else YES})

    def _keep_gates(self, levels: Mapping[str, int]) -> None:
        with self._store.asked_by(self._asker):
            keep_gates(self._store, self.visit.id, levels)
        self._take(queries.read_visit(self._store, self.visit.id))

    def refuses_n(self, code: str) -> bool:
        """Whether «no aplica» has to be explained in the note first."""
        return needs_why(self._items[code], self.answer_of(code).note)


def _differ(old: Answer | None, new: Answer | None) -> bool:
    old, new = old or Answer(""), new or Answer("")
    return replace(old, item="") != replace(new, item="")
