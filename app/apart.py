"""Reckons in a process of its own what needs a large library.

numpy and scipy take 70 MB and stay for as long as the program does: in a child they are gone when the
answer is there. What goes in and comes out is the program's own and never from outside, so it is pickled.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from app.errors import DataProblem
from app.progress import SILENT, Progress

SECONDS = 300.0  # each work limits its own time; this is for a child that hangs
MEMORY = 4_000_000_000

Given = ParamSpec("Given")
Thing = TypeVar("Thing")


class Reckoner(Protocol):
    """Where something is reckoned: `reckon_here`, or `reckon_apart`."""

    def __call__(
        self, work: Callable[Given, Thing], /, *arguments: Given.args, **named: Given.kwargs
    ) -> Thing: ...


def reckon_here(work: Callable[Given, Thing], /, *arguments: Given.args, **named: Given.kwargs) -> Thing:
    """In this process, as a command does that ends with it."""
    return work(*arguments, **named)


def reckon_apart(work: Callable[Given, Thing], /, *arguments: Given.args, **named: Given.kwargs) -> Thing:
    """In a child, for a function of a module; `DataProblem` comes across. Here, where no child can be had."""
    return _reckon_in_child(SILENT, work, *arguments, **named)


def stoppable(reckon: Reckoner, progress: Progress) -> Reckoner:
    """The same, which `progress` may stop where it is done in a child: it ends at once."""
    return cast(Reckoner, partial(_reckon_in_child, progress)) if reckon is reckon_apart else reckon


def _reckon_in_child(
    progress: Progress, work: Callable[..., Thing], /, *arguments: Any, **named: Any
) -> Thing:
    from app.aside import WorkFailed, run_aside
    from app.i18n import language_in_use

    asked = _pack((work, arguments, named, language_in_use()))
    try:
        said = run_aside("app.apart:answer", asked, seconds=SECONDS, memory=MEMORY, progress=progress)
    except (WorkFailed, OSError):
        said = ""
    if not said:
        return work(*arguments, **named)
    found, trouble = _unpack(said)
    if trouble is not None:
        raise DataProblem(trouble)
    thing: Thing = found
    return thing


def answer(asked: str) -> str:
    """The child: the answer, or the sentence that says why there is none, in the language of who asks.

    Nothing when the work is wrong: who asked does it again, and its mistake is seen there.
    """
    from app.i18n import use_language

    work, arguments, named, code = _unpack(asked)
    use_language(code)
    try:
        return _pack((work(*arguments, **named), None))
    except DataProblem as trouble:
        return _pack((None, trouble.sentence))
    except Exception:  # on Windows what falls out of the window's program opens a window that says so
        return ""


def _pack(thing: object) -> str:
    import base64
    import pickle

    return base64.b64encode(pickle.dumps(thing)).decode("ascii")


def _unpack(text: str) -> Any:
    import base64
    import pickle

    return pickle.loads(base64.b64decode(text))
