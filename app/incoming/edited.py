"""What a corrected submission would change in the visit that the office has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.diagnosis.details import say_detail
from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument, Item
from app.diagnosis.words import ANSWER_ORIGIN_WORDS, KIND_WORDS, UNANSWERED_WORD
from app.i18n import _, format_day, ngettext
from app.incoming import form
from app.incoming.detail_cells import has_detail
from app.incoming.form_table import FormTable
from app.incoming.submissions import Submission
from app.registry.names import tidy

SAID_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One thing that is otherwise in the export, in words."""

    what: str
    old: str
    new: str


def merged_answers(
    table: FormTable, instrument: Instrument, submission: Submission, office: Answers
) -> dict[str, Answer]:
    """The office's answers with what the export says over them; a column that did not come changes nothing."""
    found = dict(office)
    for gate in instrument.gates:
        if form.xml_name(gate.code) in table.columns and gate.code in submission.answers:
            found[gate.code] = submission.answers[gate.code]
    for item in instrument.items:
        code = item.code
        before = office.get(code, Answer(code))
        said = submission.answers.get(code, Answer(code))
        name = form.xml_name(code)
        after = before
        if name in table.columns:
            after = replace(after, kind=said.kind, level=said.level)
        if form.origin_name(item) in table.columns:
            after = replace(after, origin=said.origin)
        if form.note_name(item) in table.columns and tidy(said.note or "") != tidy(before.note or ""):
            after = replace(after, note=said.note)
        if has_detail(table, item):
            after = replace(after, detail=said.detail)
        if after != before:
            found[code] = after
    return found


def find_differences(
    instrument: Instrument, submission: Submission, day: str, office: Answers, merged: Mapping[str, Answer]
) -> list[AnswerDifference]:
    """What the office has otherwise, answer by answer."""
    found = []
    if submission.visited_on != day:
        found.append(AnswerDifference(_("la fecha"), format_day(day), format_day(submission.visited_on)))
    for code, after in merged.items():
        before = office.get(code, Answer(code))
        found += _of_answer(code, before, after)
        if before.detail != after.detail:
            found.append(_of_detail(instrument.item(code), before, after))
    return found


def _of_answer(code: str, before: Answer, after: Answer) -> Iterator[AnswerDifference]:
    if (before.kind, before.level) != (after.kind, after.level):
        yield AnswerDifference(code, _say_answer(before), _say_answer(after))
    if before.origin != after.origin:
        what = _("{item}, de dónde sale").format(item=code)
        yield AnswerDifference(what, _say_origin(before), _say_origin(after))
    if before.note != after.note:
        what = _("{item}, la nota").format(item=code)
        yield AnswerDifference(what, before.note or _("nada"), after.note or _("nada"))


def _of_detail(item: Item, before: Answer, after: Answer) -> AnswerDifference:
    what = _("{item}, lo que va con la respuesta").format(item=item.code)
    said = (say_detail(item, one.detail) or _("nada") for one in (before, after))
    return AnswerDifference(what, *said)


def _say_answer(answer: Answer) -> str:
    if answer.kind is None:
        return _(UNANSWERED_WORD)
    return str(answer.level) if answer.kind is AnswerKind.LEVEL else KIND_WORDS[answer.kind]


def _say_origin(answer: Answer) -> str:
    return ANSWER_ORIGIN_WORDS[answer.origin] if answer.origin else _("nada")


def say_differences(found: list[AnswerDifference]) -> str:
    """The first of them, and how many more there are."""
    parts = [
        _("{what}: acá «{old}», en el formulario «{new}»").format(what=one.what, old=one.old, new=one.new)
        for one in found[:SAID_AT_MOST]
    ]
    more = len(found) - SAID_AT_MOST
    if more > 0:
        parts.append(ngettext("y {count} cambio más", "y {count} cambios más", more).format(count=more))
    return "; ".join(parts)


def is_same_content(one: Submission, answers: Answers) -> bool:
    """Whether a visit's answers are those of the submission, to the last."""
    return _plain(one.answers) == _plain(answers)


def _plain(answers: Answers) -> dict[str, tuple[object, ...]]:
    return {
        code: (answer.kind, answer.level, answer.origin, tidy(answer.note or ""), answer.detail)
        for code, answer in answers.items()
        if answer.kind or answer.origin or answer.note or answer.detail
    }
