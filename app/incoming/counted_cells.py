"""Reads the cells that count: the machines and the people of a workshop."""

from app.i18n import _
from app.incoming.cells import cell_text, is_tick, read_count, read_machines, with_lines
from app.incoming.columns import MACHINE_PREFIX
from app.incoming.own_list import read_own_machines
from app.incoming.people_counts import read_people_counts
from app.incoming.records import CellValue, Column
from app.incoming.row_said import RowSaid

MOST_PEOPLE, MOST_MACHINES = 300, 100  # of one workshop, before it is asked


class CountedCells(RowSaid):
    """A row of which machines and people are counted."""

    def _add_machines(self, machines: tuple[tuple[str, int, str], ...]) -> None:
        counts = self.fields.setdefault("machines", {})
        for kind, count, _given in machines:
            counts[kind] = counts.get(kind, 0) + count
        self.given["machines"] = (*self.given.get("machines", ()), *machines)

    def _machines(self, column: Column, value: CellValue, text: str) -> None:
        reading = read_own_machines(text) if self._is_own else read_machines(with_lines(value, text))
        for piece in reading.unknown:
            self.unread(column, piece, _("no se conoce esta máquina"))
        if reading.machines:
            self._add_machines(reading.machines)

    def count_machines(self, column: Column, value: CellValue, text: str) -> None:
        """Read the cell of a column that counts one type of machine."""
        kind = column.meaning.removeprefix(MACHINE_PREFIX)
        if is_tick(value):
            self._add_machines(((kind, 1, cell_text(value)),))
            return
        reading = read_count(value)
        if reading.value is None:
            self.unread(column, text, reading.problem or "")
        elif reading.value:
            self._add_machines(((kind, reading.value, cell_text(value)),))
            if reading.value > MOST_MACHINES:
                self.warn(column, text, _("¿seguro?; son muchas máquinas para un taller"))

    def _count(self, column: Column, value: CellValue, text: str) -> None:
        reading = read_count(value)
        if reading.value is None:
            self.unread(column, text, reading.problem or "")
            return
        self.fields[column.meaning] = reading.value
        if reading.value > MOST_PEOPLE:
            self.warn(column, text, _("¿seguro?; son muchas personas para un taller"))

    def _people(self, column: Column, value: CellValue, text: str) -> None:
        """Women and men in one cell; a number alone does not say which."""
        counted = read_people_counts(text)
        if counted is None:
            self.unread(column, text, _("no dice cuántas son mujeres y cuántas varones"))
            return
        self.fields |= counted
        if sum(counted.values()) > MOST_PEOPLE:
            self.warn(column, text, _("¿seguro?; son muchas personas para un taller"))
