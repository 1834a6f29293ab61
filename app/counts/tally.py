"""The tally sheet of a workshop: the same lines, in the same order, on paper and where it is keyed in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from app.counts import operations
from app.counts.indicators import garment_of
from app.counts.measures import week_of
from app.counts.queries import list_days
from app.counts.records import WorkDay
from app.counts.vocabulary import defect_kinds, stop_causes
from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import N_, _, format_day
from app.numbers import read_hours, read_number, write_number
from app.production.queries import list_operators, list_styles
from app.production.records import Style
from app.production.words import say_style
from app.registry.names import fold
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store

PEOPLE, OUTPUT, CONTROL, DEFECTS, STOPS, CLOSING = (
    "people",
    "output",
    "control",
    "defects",
    "stops",
    "closing",
)
SECTIONS: Mapping[str, str] = {
    PEOPLE: N_("La gente"),
    OUTPUT: N_("Prendas terminadas"),
    CONTROL: N_("Control"),
    DEFECTS: N_("Defectos que se vieron"),
    STOPS: N_("Paradas, en minutos de una persona"),
    CLOSING: N_("Al cerrar"),
}
REPEAT = "="  # typed in a cell: as the day before
FEWEST_OTHERS = 3  # days of the week that say what is usual
FAR_ABOVE = 3  # times what is usual
SEEN_DAYS = 60  # a garment without a style stays on the sheet for so long after it was last made


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A line of the sheet. `key` is a column of the day, a garment, a defect or a cause."""

    section: str
    key: str
    title: str
    style_id: int | None = None

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.section}:{self.style_id or ''}:{self.key}"


@dataclass(frozen=True, slots=True)
class Tally:
    """A week of a workshop's sheet: its lines, its seven days, and what is written."""

    workshop_id: int
    days: tuple[str, ...]
    lines: tuple[TallyLine, ...]
    written: Mapping[str, WorkDay]
    styles: tuple[Style, ...] = ()
    operators: tuple[str, ...] = ()
    before: WorkDay | None = field(default=None)  # the last counted day before the week

    def cell(self, line: TallyLine, day: str) -> float | None:
        """The number that stands there."""
        return number_of(line, self.written.get(day))

    def cell_before(self, line: TallyLine, day: str) -> float | None:
        """What the nearest counted day before has there, to repeat it."""
        place = self.days.index(day)
        for earlier in reversed(self.days[:place]):
            if (found := self.cell(line, earlier)) is not None:
                return found
        return number_of(line, self.before)


def _plain_lines() -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        PEOPLE: (
            ("people", _("Vinieron")),
            ("absent", _("Faltaron")),
            ("minutes_each", _("Horas por persona")),
        ),
        CONTROL: (
            ("inspected", _("Prendas revisadas")),
            ("right_first_time", _("Salieron bien a la primera")),
        ),
        DEFECTS: tuple((term.code, term.name) for term in defect_kinds()),
        STOPS: tuple((term.code, term.name) for term in stop_causes()),
        CLOSING: (("wip", _("Prendas a medio hacer")),),
    }


def read_tally(reader: Reader, workshop_id: int, day: str, more: Iterable[str] = ()) -> Tally:
    """The sheet of the week that holds a day, with what was keyed in of it.

    `more` are garments that somebody put on the sheet and of which none is counted yet.
    """
    days = week_of(day)
    styles = list_styles(reader, workshop_id)
    since = (date.fromisoformat(days[0]) - timedelta(days=SEEN_DAYS)).isoformat()
    counted = list_days(reader, workshop_id, since=since, until=days[-1])
    counted = [one for one in counted if one.team is None]
    made = [what.what for one in counted for what in one.outputs if what.style_id is None and what.what]
    others = {fold(what): what for what in [*more, *made]}
    there = [
        one for one in list_operators(reader, workshop_id) if one.left_on is None or one.left_on >= days[0]
    ]
    earlier = [one for one in counted if one.worked_on < days[0]]
    return Tally(
        workshop_id,
        days,
        _lines(styles, others.values()),
        {one.worked_on: one for one in counted if one.worked_on >= days[0]},
        tuple(styles),
        tuple(one.name for one in there),
        earlier[-1] if earlier else None,
    )


def _lines(styles: Iterable[Style], others: Iterable[str]) -> tuple[TallyLine, ...]:
    plain = _plain_lines()
    made = [TallyLine(OUTPUT, style.name, say_style(style), style.id) for style in styles]
    made += [TallyLine(OUTPUT, what, what) for what in sorted(others)]
    found: list[TallyLine] = []
    for section in SECTIONS:
        if section == OUTPUT:
            found += made
        else:
            found += [TallyLine(section, key, title) for key, title in plain[section]]
    return tuple(found)


def number_of(line: TallyLine, day: WorkDay | None) -> float | None:
    """What a day has on a line; hours where it keeps minutes."""
    if day is None:
        return None
    if line.section == OUTPUT:
        garment = garment_of(line.style_id, line.key)
        made = (one for one in day.outputs if garment_of(one.style_id, one.what) == garment)
        found = [one.pieces for one in made if one.pieces is not None]
        return sum(found) if found else None
    if line.section == DEFECTS:
        return next((one.count for one in day.defects if one.kind == line.key), None)
    if line.section == STOPS:
        return next((one.minutes for one in day.stoppages if one.cause == line.key), None)
    value: float | None = getattr(day, line.key)
    return value / 60 if line.key == "minutes_each" and value is not None else value


def say_number(value: float | None) -> str:
    """As it is typed in a cell; nothing for what is not known."""
    return "" if value is None else write_number(value)


def doubtful_cells(tally: Tally) -> list[tuple[TallyLine, str, float]]:
    """Line, day and what is usual, of numbers far above those of the other days: a slip, more often than not.

    Defects and stops come and go, and are never asked about.
    """
    found = []
    for line in tally.lines:
        if line.section in (DEFECTS, STOPS) or line.key == "absent":
            continue
        known = {day: value for day in tally.days if (value := tally.cell(line, day)) is not None}
        for day, value in known.items():
            others = [other for on, other in known.items() if on != day]
            if len(others) >= FEWEST_OTHERS and value > FAR_ABOVE * max(median(others), 1):
                found.append((line, day, median(others)))
    return found


def write_cell(store: Store, *, tally: Tally, line: TallyLine, day: str, typed: str) -> None:
    """Keep what was typed in a cell: a number, nothing to take it out, "=" as the day before.

    Raises `DataProblem` for what cannot be.
    """
    check_day(day, FACT)
    text = typed.strip()
    if text == REPEAT:
        number = tally.cell_before(line, day)
        if number is None:
            raise DataProblem(_("No hay un día anterior para repetir; escriba el número."))
    else:
        read = read_hours if line.key == "minutes_each" else read_number
        number = read(text) if text else None
    if number == tally.cell(line, day):
        return
    _WRITERS[line.section](store, tally.workshop_id, line, day, number)


def write_cells(store: Store, *, tally: Tally, cells: Sequence[tuple[TallyLine, str, str]]) -> None:
    """Keep several cells (line, day, what it says) as one step: a pasted block.

    Raises `DataProblem`, which names the cell, for one that cannot be; then none is kept.
    """
    with store.change(Label("work_day.pasted", count=len(cells))):
        for line, day, typed in cells:
            try:
                if typed.strip() == REPEAT:
                    raise DataProblem(_("«=» se escribe celda por celda."))
                write_cell(store, tally=tally, line=line, day=day, typed=typed)
            except DataProblem as trouble:
                raise DataProblem(
                    _("{line}, {day}: {why} No se pegó nada.").format(
                        line=line.title, day=format_day(day), why=trouble.sentence
                    )
                ) from trouble


def _write_plain(store: Store, workshop_id: int, line: TallyLine, day: str, number: float | None) -> None:
    if line.key == "minutes_each" and number is not None:
        number = number * 60
    operations.note_day(store, workshop_id=workshop_id, worked_on=day, **{line.key: number})


def _write_pieces(store: Store, workshop_id: int, line: TallyLine, day: str, number: float | None) -> None:
    operations.note_pieces(
        store,
        workshop_id=workshop_id,
        worked_on=day,
        pieces=number,
        style_id=line.style_id,
        what=None if line.style_id else line.key,
    )


def _write_defects(store: Store, workshop_id: int, line: TallyLine, day: str, number: float | None) -> None:
    operations.note_defects(store, workshop_id=workshop_id, worked_on=day, kind=line.key, count=number)


def _write_stop(store: Store, workshop_id: int, line: TallyLine, day: str, number: float | None) -> None:
    operations.note_stop(store, workshop_id=workshop_id, worked_on=day, cause=line.key, minutes=number)


_WRITERS: Mapping[str, Callable[[Store, int, TallyLine, str, float | None], None]] = {
    PEOPLE: _write_plain,
    OUTPUT: _write_pieces,
    CONTROL: _write_plain,
    DEFECTS: _write_defects,
    STOPS: _write_stop,
    CLOSING: _write_plain,
}
