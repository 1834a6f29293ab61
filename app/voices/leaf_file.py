"""Reads the leaf: a TOML file in `resources/voices`, checked by hand, for a page opens with it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from app.enquiries.legal_figures import figures_used, fill_figures
from app.errors import DataProblem
from app.formalization.records import Statute
from app.formalization.statutes import load_statutes
from app.i18n import _
from app.paths import resource_path
from app.voices.records import NO_ANSWER, Danger, Leaf, LeafAnswer, LeafQuestion

THEMES = ("safety", "hours", "pay", "treatment", "registration", "wish", "insurance")
TONES = ("", "good", "middle", "bad")
NEWEST = "hoja-2026.1"
FEWEST_QUESTIONS, MOST_QUESTIONS = 8, 12
FEWEST_ANSWERS, MOST_ANSWERS = 3, 5
_HEAD = (
    "code", "version", "title", "owners_title", "read_on", "state", "gloss_state", "opening", "owners_opening",
)  # fmt: skip
_NEEDED = ("code", "theme", "short", "question", "source", "state")
_MAY = ("owners", "speaks_to", "right", "says", "gloss", "gloss_of")


@lru_cache(maxsize=4)
def find_leaf(name: str = NEWEST) -> Leaf:
    """The leaf of that name, "hoja-2026.1". Raises `DataProblem` when the program does not have it."""
    path = resource_path("voices", f"{name.partition('.')[0]}.toml")
    if path.exists():
        leaf = parse_leaf(path.read_text(encoding="utf-8"), name=path.name)
        if leaf_name(leaf) == name:
            return leaf
    raise DataProblem(
        _("Este programa no trae la hoja «{name}»; instale la versión con que se cargó.").format(name=name)
    )


def leaf_name(leaf: Leaf) -> str:
    """What an office file calls it: "hoja-2026.1"."""
    return f"{leaf.code}.{leaf.version.partition('.')[2]}"


def with_figures(leaf: Leaf, statutes: Iterable[Statute], day: str) -> Leaf:
    """The leaf with the legal figures of its wording as they hold on `day` (ISO)."""
    rows = tuple(statutes)

    def fill(question: LeafQuestion) -> LeafQuestion:
        answers = tuple(replace(one, text=fill_figures(one.text, rows, day)) for one in question.answers)
        return replace(question, answers=answers, says=fill_figures(question.says, rows, day))

    return replace(leaf, questions=tuple(fill(one) for one in leaf.questions))


def parse_leaf(text: str, *, name: str) -> Leaf:
    """The leaf that a text holds; `name` is the file named in a DataProblem."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise _problem(name, _("no se puede leer ({trouble})").format(trouble=trouble)) from trouble
    _check_keys(tree, (*_HEAD, "danger", "question"), name)
    _check_texts(tree, _HEAD, name)
    danger, entries = tree.get("danger"), tree.get("question")
    if not isinstance(danger, Mapping):
        raise _problem(name, _("falta: {keys}").format(keys="danger"))
    if not isinstance(entries, list) or not FEWEST_QUESTIONS <= len(entries) <= MOST_QUESTIONS:
        raise _problem(
            name,
            _("tiene que traer de {least} a {most} preguntas").format(
                least=FEWEST_QUESTIONS, most=MOST_QUESTIONS
            ),
        )
    questions = tuple(_read_question(entry, name) for entry in entries)
    _check_unlike([one.code for one in questions], name)
    head = {key: tree[key] for key in _HEAD}
    return Leaf(**head, danger=_read_danger(danger, name), questions=questions)


def _read_danger(entry: Mapping[str, Any], name: str) -> Danger:
    where = f"{name}, danger"
    _check_keys(entry, ("title", "steps", "source", "state"), where)
    _check_texts(entry, ("title", "source", "state"), where)
    steps = entry.get("steps")
    if not isinstance(steps, list) or not steps or not all(map(_is_text, steps)):
        raise _problem(where, _("falta: {keys}").format(keys="steps"))
    return Danger(entry["title"], tuple(steps), entry["source"], entry["state"])


def _read_question(entry: Any, name: str) -> LeafQuestion:
    if not isinstance(entry, Mapping):
        raise _problem(name, _("una pregunta no tiene la forma que se espera"))
    where = f"{name}, {entry.get('code', '?')}"
    _check_keys(entry, (*_NEEDED, *_MAY, "answers"), where)
    _check_texts(entry, (*_NEEDED, *(key for key in _MAY if key in entry)), where)
    answers = _read_answers(entry.get("answers"), where)
    codes = {one.code for one in answers}
    if entry["theme"] not in THEMES:
        raise _problem(where, _("no se conoce: {keys}").format(keys=entry["theme"]))
    if ("gloss" in entry) != ("gloss_of" in entry) or ("right" in entry) != ("says" in entry):
        raise _problem(where, _("van juntos: gloss con gloss_of, right con says"))
    if "right" in entry and entry["right"] not in codes:
        raise _problem(where, _("la respuesta «{code}» no está entre las suyas").format(code=entry["right"]))
    texts = (
        entry["question"],
        entry.get("owners", ""),
        entry.get("says", ""),
        *(one.text for one in answers),
    )
    _check_figures(texts, where)
    said = {key: entry[key] for key in (*_NEEDED, *_MAY) if key in entry}
    return LeafQuestion(**said, answers=answers)


def _read_answers(entries: Any, where: str) -> tuple[LeafAnswer, ...]:
    fits = isinstance(entries, list) and FEWEST_ANSWERS <= len(entries) <= MOST_ANSWERS
    if not fits or not all(isinstance(one, Mapping) for one in entries):
        raise _problem(
            where,
            _("tiene que traer de {least} a {most} respuestas").format(
                least=FEWEST_ANSWERS, most=MOST_ANSWERS
            ),
        )
    for one in entries:
        _check_keys(one, ("code", "text", "tone"), where)
        _check_texts(one, ("code", "text"), where)
        if one.get("tone", "") not in TONES:
            raise _problem(where, _("no se conoce: {keys}").format(keys=one["tone"]))
    _check_unlike([NO_ANSWER, *(one["code"] for one in entries)], where)
    return tuple(LeafAnswer(one["code"], one["text"], one.get("tone", "")) for one in entries)


def _check_figures(texts: tuple[str, ...], where: str) -> None:
    known = {(row.code, row.category or "") for row in load_statutes()}
    for text in texts:
        if unknown := set(figures_used(text)) - known:
            code, category = min(unknown)
            raise _problem(
                where, _("la cifra «{code}» no existe").format(code="/".join(filter(None, (code, category))))
            )


def _check_keys(entry: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    if unknown := sorted(entry.keys() - set(known)):
        raise _problem(where, _("no se conoce: {keys}").format(keys=", ".join(unknown)))


def _check_texts(entry: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    if missing := [key for key in keys if not _is_text(entry.get(key))]:
        raise _problem(where, _("falta: {keys}").format(keys=", ".join(missing)))


def _check_unlike(codes: list[str], where: str) -> None:
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise _problem(where, _("el código «{code}» está dos veces").format(code=min(twice)))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _problem(where: str, what: str) -> DataProblem:
    return DataProblem(
        _(
            "La hoja de quienes trabajan no se puede usar: {where}: {what}; instale de nuevo el programa o corrija el archivo."
        ).format(where=where, what=what)
    )
