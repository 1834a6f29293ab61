"""Finding changes by a text: what was written, what was done, or the field it was done to."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.history.words import say_choice
from app.i18n import _
from app.leads import in_any_writing, known_words, readings
from app.registry.names import fold
from app.storage.labels import label_words
from app.storage.records import Reader
from app.storage.schema import TableColumn, table_kinds

# In what was written, not in a column's name nor in the number of a row.
_TEXT_IN = (
    "{value} ->> 0 GLOB :text AND "
    "NOT (json_type({value}, '$[0]') = 'integer' AND {value} ->> 0 > 1000000000000)"
)
_IN_A_VALUE = (
    "j.columns GLOB :text AND EXISTS "
    f"(SELECT 1 FROM json_each(j.columns) c WHERE {_TEXT_IN.format(value='c.value')})"
)
# In what it replaced; a line of a new row, as most are, replaced nothing.
_IN_A_VALUE_BEFORE = (
    "j.columns GLOB '*,[1-9]*' AND EXISTS (SELECT 1 FROM json_each(j.columns) c "
    "JOIN journal b ON b.id = c.value ->> 1 AND b.columns GLOB :text "
    f"WHERE {_TEXT_IN.format(value='(b.columns -> c.key)')})"
)
_NEWEST = "SELECT columns FROM journal ORDER BY clock DESC LIMIT 20000"
MOST = 60  # conditions: a text of one letter is in nearly all words


def matching(text: str, values: dict[str, Any]) -> str:
    """SQL that holds where a line tells of the text; its parameters go into `values`."""
    wanted = fold(text.strip())
    values["text"] = f"*{in_any_writing(text.strip())}*"
    where = [f"({_IN_A_VALUE})", f"({_IN_A_VALUE_BEFORE})", "j.label GLOB :text"]
    for number, (condition, more) in enumerate(_told(wanted) if wanted else ()):
        if number == MOST:
            break
        where.append(condition.format(number=number))
        values |= {f"{name}{number}": value for name, value in more.items()}
    return "(" + " OR ".join(where) + ")"


def as_meant(reader: Reader, text: str) -> list[str]:
    """What a text that was found nowhere may have been meant to be; nothing where its words are all known."""
    told = {word for said in _said() for word in fold(said).split()}
    known = told | set(_written(reader)) | known_words(reader)
    return [" ".join(words) for words in readings(tuple(fold(text).split()), known)]


def _said() -> Iterator[str]:
    """What changes and fields are called, and the words of what is chosen."""
    for words in label_words().values():
        yield _(words.words if isinstance(words.words, str) else words.words[0])
    for kind in table_kinds().values():
        for column in kind.columns:
            yield _(column.undo)
            yield from (say_choice(column, value) for value in column.choices)


def _written(reader: Reader) -> Iterator[str]:
    """The folded words of what was last written, also where something else stands there now."""
    texts = {
        cell[0]
        for (columns,) in reader.rows(_NEWEST)
        for cell in json.loads(columns).values()
        if isinstance(cell[0], str)
    }
    for text in texts:
        yield from fold(text).split()


def _told(wanted: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for code, words in label_words().items():
        said = words.words if isinstance(words.words, str) else words.words[0]
        if wanted in fold(_(said)):
            yield (
                "(j.label = :code{number} OR j.label GLOB :start{number})",
                {
                    "code": code,
                    "start": f"{code} *",
                },
            )
    for kind in table_kinds().values():
        for column in kind.columns:
            if wanted in fold(_(column.undo)):
                yield _in_column(kind.name), {"cell": f'*"{column.name}":[[]*'}
            for value in _choices_said(column, wanted):
                yield _in_column(kind.name), {"cell": f'*"{column.name}":[[]"{value}",*'}


def _in_column(table: str) -> str:
    return f"(j.table_name = '{table}' AND j.columns GLOB :cell{{number}})"


def _choices_said(column: TableColumn, wanted: str) -> Iterator[str]:
    for value in column.choices:
        if wanted in fold(say_choice(column, value)):
            yield value
