"""What is asked for when something is printed: the same value in the window and on the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.errors import DataProblem
from app.registry.records import Office
from app.storage.records import Reader

if TYPE_CHECKING:
    from app.formalization.account_records import AccountOptions
    from reports.attendance_sheet import AttendanceOptions
    from reports.line_sheet import LineOptions
    from reports.progress_figures import ProgressOptions

    PaperOptions: TypeAlias = (
        AccountOptions | AttendanceOptions | LineOptions | ProgressOptions
    )  # a kind that is asked for more adds its own


class Paper(NamedTuple):
    """A document by its kind, and what it is of: one id, several, or none.

    `visit` is the round that it is about and `compared` the one it is compared with, by their ids;
    None: the newest, and the one before it. `period` is the first and the last day (ISO) of a
    document about a period. `options` is what else its kind is asked for.
    """

    kind: str
    of: tuple[int, ...] = ()
    visit: int | None = None
    compared: int | None = None
    period: tuple[str, str] | None = None
    options: PaperOptions | None = None


class Request(NamedTuple):
    """One paper, as its pages are made: of which file, for whom, on which day."""

    reader: Reader
    office: Office
    printed_on: date
    paper: Paper

    @property
    def of(self) -> int:
        """The one thing that the paper is about."""
        (one,) = self.paper.of
        return one


class NothingToPrint(DataProblem):
    """A workshop has nothing for this kind of document yet; a batch goes on without it."""
