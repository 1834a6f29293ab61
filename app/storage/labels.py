"""What the journal calls a change: a code with arguments, said in the language of who reads."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from app.i18n import N_, _, ngettext
from app.rooms import gather, load
from app.storage.schema import table_kinds


class Label(str):
    """A label as it is stored: `answer.given {"item":"GES-01"}`.

    The words of a code stand in the LABELS of its room. A line of an older program has a
    sentence instead, which stays as it was written.
    """

    __slots__ = ()

    def __new__(cls, code: str, /, **arguments: str | int) -> "Label":
        """A code, and what its words say of this change."""
        if not arguments:
            return super().__new__(cls, code)
        said = json.dumps(arguments, ensure_ascii=False, separators=(",", ":"))
        return super().__new__(cls, f"{code} {said}")


def column_label(table: str, column: str) -> Label:
    """The label of a change of one column; its words stand with the table."""
    return Label(f"{table}.{column}")


class LabelWords(NamedTuple):
    """How a code is said; with two forms, the argument `count` chooses.

    `together` says several such changes at once ("respuesta"). `says` names, as
    "module:function", what turns an argument that is a code into words. `quiet` is what
    the program notes by itself: no news for anybody.
    """

    code: str
    words: str | tuple[str, str]
    together: str = ""
    says: Mapping[str, str] = MappingProxyType({})
    quiet: bool = False


UNDONE, REDONE = "undo.undone", "undo.redone"


@cache
def label_words() -> Mapping[str, LabelWords]:
    """Every code that this program knows: what is done, and each column that is changed alone."""
    columns = [
        LabelWords(column_label(kind.name, column.name), column.undo)
        for kind in table_kinds().values()
        for column in kind.columns
    ]
    return {one.code: one for one in (*columns, *gather("app", "LABELS"))}


def say_label(text: str) -> str:
    """A stored label in the language in use; an old sentence as it was written."""
    code, arguments = read_label(text)
    words = label_words().get(code)
    if words is None:
        return _("un cambio de un programa más nuevo") if _is_code(code) else text
    return _fill(words, arguments)


def say_together(text: str) -> str:
    """What several changes of this kind are called at once."""
    kind = kind_of(text)
    words = label_words().get(kind)
    if words is not None and words.together:
        return _(words.together)
    return say_label(text) if words or _is_code(read_label(text)[0]) else kind


def kind_of(text: str) -> str:
    """What is alike in changes that are told together: a code, or else the whole label."""
    code, arguments = read_label(text)
    if code in (UNDONE, REDONE):
        undone = kind_of(str(arguments["label"]))
        return undone if undone in label_words() else text
    words = label_words().get(code)
    if words is not None:
        return code if words.together else text
    return text if _is_code(code) else _without_items(text)


def quiet_labels() -> frozenset[str]:
    """What the program notes by itself, as it is stored: codes, and words of older programs."""
    quiet = [one for one in label_words().values() if one.quiet]
    words = {str(one.words) for one in quiet}
    return frozenset({one.code for one in quiet} | words | {_(said) for said in words})


def read_label(text: str) -> tuple[str, Mapping[str, Any]]:
    """A stored label's code and arguments; an old sentence has itself as code."""
    code, _space, said = text.partition(" ")
    if not _is_code(code) or (said and not said.startswith("{")):
        return text, {}
    try:
        return code, json.loads(said) if said else {}
    except ValueError:
        return text, {}


def _without_items(sentence: str) -> str:
    """An old "respuesta GES-01" -> "respuesta"."""
    words = sentence.split(" ")
    return " ".join(word for word in words if not (word.isupper() and "-" in word)) or sentence


def _is_code(text: str) -> bool:
    noun, dot, deed = text.partition(".")
    return bool(dot) and noun.isidentifier() and deed.isidentifier()


def _fill(words: LabelWords, arguments: Mapping[str, Any]) -> str:
    if isinstance(words.words, str):
        text = _(words.words)
    else:
        text = ngettext(*words.words, arguments.get("count", 1))
    said = {
        name: load(words.says[name])(value) if name in words.says else value
        for name, value in arguments.items()
    }
    try:
        return text.format(**said)
    except KeyError:  # a newer program's arguments
        return text


_SAID = {"label": "app.storage.labels:say_label"}

LABELS = (
    LabelWords("office.created", N_("crear la oficina")),
    LabelWords("office.repaired", N_("reparar el archivo")),
    LabelWords(UNDONE, N_("deshacer: {label}"), says=_SAID),
    LabelWords(REDONE, N_("rehacer: {label}"), says=_SAID),
)
