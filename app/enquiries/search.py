"""What the search box finds of the advice line: what was asked and by whom, and the saved answers."""

from collections.abc import Iterable

from app.enquiries.known_answer_file import answer_number
from app.enquiries.known_answer_queries import list_known_answers
from app.enquiries.known_answer_search import AnswerIndex
from app.enquiries.words import STATUS_WORDS, TOPIC_WORDS
from app.i18n import _, format_day
from app.leads import LOOKED_AT, MOST, Lead, SearchKind, Wanted
from app.place import Place
from app.storage.records import Reader

FEWEST_LETTERS = 3  # of what a saved answer is looked for by
_TOLD = "q.question || ' ' || coalesce(q.asker_name, '') || ' ' || coalesce(w.name, '')"
_SQL = """
SELECT q.id, q.question, q.asker_name, q.asked_on, q.status, w.name FROM enquiry q
LEFT JOIN workshop w ON w.id = q.workshop_id AND w.deleted = 0
WHERE q.deleted = 0 AND {where} ORDER BY q.status = 'open' DESC, q.asked_on DESC, q.id DESC LIMIT ?
"""
_TEXTS = "SELECT DISTINCT question || ' ' || coalesce(asker_name, '') FROM enquiry WHERE deleted = 0"


def _find_enquiries(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    where, values = wanted.sql(_TOLD, "coalesce(q.asker_phone, '')")
    for key, question, asker, asked_on, status, workshop in reader.rows(
        _SQL.format(where=where), (*values, LOOKED_AT)
    ):
        parts = (_("Consulta"), asker or workshop, format_day(asked_on), STATUS_WORDS[status])
        yield Lead(question, " · ".join(part for part in parts if part), Place("enquiries", key))


def _find_answers(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    if wanted.digits or max(len(word) for word in wanted.words) < FEWEST_LETTERS:
        return
    index = AnswerIndex(list_known_answers(reader), dict(TOPIC_WORDS))
    for answer in index.find(wanted.text, MOST):
        remark = " · ".join((_("Respuesta guardada"), TOPIC_WORDS[answer.topic]))
        yield Lead(answer.question, remark, Place("answers", answer_number(answer)))


ENQUIRIES = SearchKind(_find_enquiries, lambda reader: (row[0] for row in reader.rows(_TEXTS)))
ANSWERS = SearchKind(
    _find_answers, lambda reader: (one.question for one in list_known_answers(reader)), guesses=True
)
