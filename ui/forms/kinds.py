"""What one types or chooses a value in. A kind makes its field from the name and the context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from app.days import PLAN, DayKind, doubt_birth, read_birth_year
from app.errors import DataProblem
from app.numbers import COST, MOST, NumberKind, read_whole
from app.storage.records import Reader
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import CostField, FileChoiceField, HourField, ReadField, show_plain
from ui.forms.payer_field import PayerField
from ui.forms.several_field import SeveralField
from ui.widgets.choice_field import ChoiceField, Choices
from ui.widgets.field import Labelled, NoteField, TextField
from ui.widgets.tick import Tick
from ui.widgets.toggles import Toggles
from ui.widgets.words_field import WordsField

Offered = Choices | Mapping[str, str]  # (words, value), or the words of each code


def pairs(offered: Offered) -> Choices:
    """As (words, value)."""
    if isinstance(offered, Mapping):
        return [(words, code) for code, words in offered.items()]
    return offered


class FieldKind(Protocol):
    """A kind of field."""

    def __call__(self, name: str, context: Context) -> Any:
        """A new field of this kind, under this name."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line, as it is typed."""

    def __call__(self, name: str, context: Context) -> Labelled:
        return Labelled(name, TextField())


@dataclass(frozen=True, slots=True)
class Secret:
    """One line that nobody reads over one's shoulder."""

    def __call__(self, name: str, context: Context) -> Labelled:
        field = TextField()
        field.setEchoMode(TextField.EchoMode.Password)
        return Labelled(name, field)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in somebody's own words: the field grows with it."""

    def __call__(self, name: str, context: Context) -> Labelled:
        return Labelled(name, WordsField())


@dataclass(frozen=True, slots=True)
class Notes:
    """Several lines; `height` is what the field begins with, and it grows; else it takes what room there is."""

    height: int = 0

    def __call__(self, name: str, context: Context) -> Labelled:
        field = NoteField()
        if self.height:
            field.grow_from(context.theme.pixels(self.height))
        return Labelled(name, field)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list."""

    choices: Offered

    def __call__(self, name: str, context: Context) -> Labelled:
        return Labelled(name, ChoiceField(pairs(self.choices)))


@dataclass(frozen=True, slots=True)
class ChoiceOf:
    """One of what the file has; `read` gives it as (words, id), each time that it is shown."""

    read: Callable[[Reader], Choices]

    def __call__(self, name: str, context: Context) -> Labelled:
        return Labelled(name, FileChoiceField(context.store, self.read))


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that is read as a value; `read` raises `DataProblem` for what it cannot be."""

    read: Callable[[str], Any]
    show: Callable[[Any], str] = show_plain
    doubt: Callable[[Any], str] = lambda _value: ""

    def __call__(self, name: str, context: Context) -> ReadField:
        return ReadField(name, self.read, self.show, self.doubt)


@dataclass(frozen=True, slots=True)
class Needed:
    """One line that cannot be empty; the sentence says so."""

    sentence: str

    def __call__(self, name: str, context: Context) -> ReadField:
        return ReadField(name, self._read)

    def _read(self, text: str) -> str:
        if not text.strip():
            raise DataProblem(self.sentence)
        return text


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, or nothing; one that is out of the `usual` is asked about."""

    usual: NumberKind
    most: int = MOST
    least: int = 0

    def __call__(self, name: str, context: Context) -> ReadField:
        def read(text: str) -> int | None:
            return read_whole(text, least=self.least, most=self.most)

        return ReadField(name, read, doubt=self.usual.doubt)


@dataclass(frozen=True, slots=True)
class BirthYear:
    """A year in which somebody may be born; an age out of all reason is asked about."""

    def __call__(self, name: str, context: Context) -> ReadField:
        today = date.today()
        return ReadField(
            name, lambda text: read_birth_year(text, today), doubt=lambda year: doubt_birth(year, today)
        )


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day of a kind, with a calendar."""

    kind: DayKind = PLAN
    may_be_empty: bool = True

    def __call__(self, name: str, context: Context) -> DayField:
        return DayField(name, context.theme, self.kind, may_be_empty=self.may_be_empty)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day."""

    def __call__(self, name: str, context: Context) -> HourField:
        return HourField(name)


@dataclass(frozen=True, slots=True)
class Cost:
    """Guaraníes."""

    kind: NumberKind = COST

    def __call__(self, name: str, context: Context) -> CostField:
        return CostField(name, self.kind)


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays."""

    def __call__(self, name: str, context: Context) -> Labelled:
        return Labelled(name, PayerField())


@dataclass(frozen=True, slots=True)
class Check:
    """Yes or no, in words; `spoken` says to who does not see the page what {what} is about."""

    spoken: str = "{what}"

    def __call__(self, name: str, context: Context) -> Tick:
        field = Tick(name)
        field.box.setAccessibleName(self.spoken.format(what=name))
        return field


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few, all in sight; the name is only spoken."""

    choices: Offered
    may_be_none: bool = False

    def __call__(self, name: str, context: Context) -> Toggles:
        return Toggles(name, pairs(self.choices), single=True, may_be_none=self.may_be_none)


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Several of a few, all in sight; the name is only spoken."""

    choices: Offered = ()

    def __call__(self, name: str, context: Context) -> Toggles:
        return Toggles(name, pairs(self.choices))


@dataclass(frozen=True, slots=True)
class SeveralOf:
    """Several of what the file has, each under the other; `none` says what choosing nothing means."""

    read: Callable[[Reader], Choices]
    none: str = ""

    def __call__(self, name: str, context: Context) -> Labelled:
        return Labelled(name, SeveralField(context.store, name, self.read, none=self.none))
