"""What an export of visits would do to the office: nothing is written here.

Each submission is one of: new, there already, there and corrected on the server since, rejected
on the server (left out), or a row that cannot be read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.days import FACT, doubt_day
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, Instrument, Visit
from app.i18n import _, format_day
from app.incoming import form
from app.incoming.edited import (
    find_differences,
    is_same_content,
    merged_answers,
    say_differences,
)
from app.incoming.form_table import REVIEWS, FormTable
from app.incoming.records import CellIssue
from app.incoming.same_submission import KnownMarks, Marks, marks_of
from app.incoming.submissions import Submission, read_submissions, say_missing_of_r
from app.incoming.visit_queries import OfficeVisit, read_office_visits
from app.registry.names import fold
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class Update:
    """A visit that the office has, and what a corrected submission makes of it."""

    visit: Visit
    submission: Submission
    answers: Mapping[str, Answer]
    identities: frozenset[str]


@dataclass(slots=True)
class _Group:
    """The rows of the file that are one submission, and the newest of them."""

    newest: Submission
    workshop: int
    marks: list[Marks]
    rows: int = 1
    corrected: bool = False

    @property
    def identities(self) -> frozenset[str]:
        return frozenset().union(*(one.identities for one in self.marks))


@dataclass(slots=True)
class VisitPlan:
    """What will happen. `edited` are known submissions that say something else and stay as they are here."""

    added: list[tuple[Submission, int, frozenset[str]]] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    edited: int = 0
    left_out: int = 0
    rejected: list[CellIssue] = field(default_factory=list)
    warnings: list[CellIssue] = field(default_factory=list)
    consultants: Mapping[str, int] = field(default_factory=dict)


def plan_visits(
    reader: Reader, table: FormTable, instrument: Instrument, *, update: bool, with_rejected: bool
) -> VisitPlan:
    """Look at every row beside the office. `update`: corrected submissions change their visits;
    `with_rejected`: those that were rejected on the server come in as well."""
    return _Planner(reader, table, instrument, update, with_rejected).plan()


class _Planner:
    def __init__(
        self, reader: Reader, table: FormTable, instrument: Instrument, update: bool, with_rejected: bool
    ) -> None:
        self._reader, self._table, self._instrument = reader, table, instrument
        self._update, self._with_rejected = update, with_rejected
        self._workshops = _read_workshops(reader)
        self._office: KnownMarks[OfficeVisit] = KnownMarks()
        for visit in read_office_visits(reader):
            self._office.add(visit.marks, visit)
        self._done = VisitPlan(consultants=_read_consultants(reader))

    def plan(self) -> VisitPlan:
        done = self._done
        done.warnings += say_missing_of_r(self._table, self._instrument)
        groups = list(self._group_rows())
        days: dict[tuple[int, str], int] = {}
        for group in groups:
            done.unchanged += group.rows - 1
            known = self._find_known(group)
            if known is not None:
                self._compare(group, known)
            elif group.newest.review == "rejected" and not self._with_rejected:
                done.left_out += 1
                self._warn_of_review(group.newest, _("no entra; apruébela allá o elija traerla igual"))
            else:
                self._add(group, days)
        done.warnings.sort(key=lambda issue: issue.row)
        return done

    def _group_rows(self) -> Iterator[_Group]:
        """One group per submission of the file, in the order of their first rows."""
        groups: list[_Group] = []
        known: KnownMarks[_Group] = KnownMarks()
        for read in read_submissions(self._table, self._instrument):
            if not isinstance(read, Submission):
                self._done.rejected += read
                continue
            workshop, problem = _match_workshop(self._workshops, self._table, read)
            if workshop is None:
                self._done.rejected += [problem] if problem else []
                continue
            marks = marks_of(read, workshop)
            group = known.find(marks)
            if group is None:
                group = _Group(read, workshop, [marks])
                groups.append(group)
            else:
                self._join(group, read, workshop, marks)
            known.add(marks, group)
        return iter(groups)

    def _join(self, group: _Group, read: Submission, workshop: int, marks: Marks) -> None:
        before = group.newest
        is_newer = _is_newer(read, before)
        group.rows += 1
        group.marks.append(marks)
        if is_newer:
            group.newest, group.workshop = read, workshop
        if before.identities[0] == read.identities[0] and is_same_content(read, before.answers):
            return
        old, new = (before, read) if is_newer else (read, before)
        reason = _("la misma respuesta, corregida, está también en la fila {row}; se toma esa").format(
            row=new.row
        )
        self._warn(old, form.WORKSHOP, old.workshop, reason)

    def _find_known(self, group: _Group) -> OfficeVisit | None:
        for marks in group.marks:
            if (found := self._office.find(marks)) is not None:
                return found
        # without an identity on one of both sides, what was answered tells
        for other in self._office.others_of_day(group.marks[-1]):
            if group.newest.has_identity and other.has_identity or other.channel != "form":
                continue
            if is_same_content(group.newest, read_visit(self._reader, other.id).answers):
                return other
        return None

    def _compare(self, group: _Group, known: OfficeVisit) -> None:
        newest, done = group.newest, self._done
        if newest.review == "rejected":
            self._warn_of_review(newest, _("y ya está en la oficina: mire si la visita tiene que quedar"))
        is_new_version = newest.has_identity and newest.identities[0] not in known.marks.identities
        if not is_new_version and known.is_touched:
            done.unchanged += 1
            return
        visit = read_visit(self._reader, known.id)
        merged = merged_answers(self._table, self._instrument, newest, visit.answers)
        found = find_differences(visit.instrument, newest, visit.visited_on, visit.answers, merged)
        if group.workshop != visit.workshop_id:
            why = _("en el formulario ahora dice otro taller, y acá queda en el suyo")
        else:
            why = _why_it_stays(visit, known, self._instrument)
        if not found and group.workshop == visit.workshop_id:
            done.unchanged += 1
            if is_new_version:
                self._warn_of_edit(newest, is_new_version, _("nada de lo que se importa cambió"))
            return
        told = say_differences(found)
        if self._update and not why:
            done.updates.append(Update(visit, newest, merged, group.identities | known.marks.identities))
            self._warn_of_edit(newest, is_new_version, "; ".join((told, _("la visita se actualiza"))))
            return
        done.unchanged += 1
        done.edited += not why
        parts = (told, why or _("la visita queda como está"))
        self._warn_of_edit(newest, is_new_version, "; ".join(part for part in parts if part))

    def _add(self, group: _Group, days: dict[tuple[int, str], int]) -> None:
        read = group.newest
        self._done.added.append((read, group.workshop, group.identities))
        if read.review:
            self._warn_of_review(read, _("se trae igual"))
        mark = read.instrument_mark
        if mark and mark != form.instrument_mark(self._instrument):
            reason = _("se respondió con otra versión del formulario; se guardó con la {version}").format(
                version=self._instrument.version
            )
            self._warn(read, form.INSTRUMENT, mark, reason)
        if doubt := doubt_day(date.fromisoformat(read.visited_on), FACT, date.today()):
            self._warn(read, form.DATE, format_day(read.visited_on), doubt)
        key = (group.workshop, read.visited_on)
        if key in days:
            reason = _("la fila {row} es del mismo taller y el mismo día; mire si es la misma visita").format(
                row=days[key]
            )
            self._warn(read, form.WORKSHOP, read.workshop, reason)
        elif self._office.others_of_day(group.marks[-1]):
            reason = _("el taller ya tiene una visita de ese día; mire si es la misma")
            self._warn(read, form.WORKSHOP, read.workshop, reason)
        days.setdefault(key, read.row)

    def _warn_of_edit(self, read: Submission, is_new_version: bool, told: str) -> None:
        text = (
            _("esta respuesta se corrigió en el servidor después de importarla ({told})")
            if is_new_version
            else _("esta respuesta ya está, y el archivo dice otra cosa ({told})")
        )
        self._warn(read, form.WORKSHOP, read.workshop, text.format(told=told))

    def _warn_of_review(self, read: Submission, told: str) -> None:
        text = (
            _("en el servidor se rechazó; {told}")
            if read.review == "rejected"
            else _("en el servidor todavía no se aprobó; {told}")
        )
        name = next((one for one in REVIEWS if one in self._table.columns), form.WORKSHOP)
        self._warn(read, name, read.review_text, text.format(told=told))

    def _warn(self, read: Submission, name: str, value: str, reason: str) -> None:
        self._done.warnings.append(CellIssue(read.row, self._table.header(name), value, reason))


def _is_newer(read: Submission, before: Submission) -> bool:
    """Which of two versions came after: the one that names the other, sent later, or lower in the file."""
    names_before = before.identities[0] in read.identities[1:]
    named_by_before = read.identities[0] in before.identities[1:]
    if names_before != named_by_before:
        return names_before
    if before.sent_at and read.sent_at and before.sent_at != read.sent_at:
        return read.sent_at > before.sent_at
    return True


def _why_it_stays(visit: Visit, known: OfficeVisit, instrument: Instrument) -> str:
    """Why a visit is not changed from outside, whatever was chosen; empty when it may be."""
    if known.is_touched:
        return _("acá también se cambió después: corríjala a mano si hace falta")
    if known.has_second_look:
        return _("tiene una segunda opinión y ya no se cambia")
    if visit.instrument.hash != instrument.hash:
        return _("se hizo con otra versión del formulario y no se cambia desde afuera")
    return ""


def _read_workshops(reader: Reader) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in reader.rows("SELECT id, code FROM workshop WHERE deleted = 0"):
        found[_code_key(row["code"])].append(row["id"])
    return {code: tuple(ids) for code, ids in found.items()}


def _read_consultants(reader: Reader) -> Mapping[str, int]:
    rows = reader.rows("SELECT id, name FROM consultant WHERE deleted = 0")
    return {fold(row["name"]): row["id"] for row in rows}


def _code_key(code: str) -> str:
    """ "yag - 014" and "YAG 14" are "YAG14": letters and the number decide."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain)


def _match_workshop(
    workshops: Mapping[str, tuple[int, ...]], table: FormTable, read: Submission
) -> tuple[int | None, CellIssue | None]:
    ids = workshops.get(_code_key(read.workshop), ())
    if len(ids) == 1:
        return ids[0], None
    reason = (
        _("dos talleres de la oficina tienen este código; corrija uno antes de importar")
        if ids
        else _("no hay un taller con este código en la oficina")
    )
    return None, CellIssue(read.row, table.header(form.WORKSHOP), read.workshop, reason)
