"""What an undo would write, while it is being found out: what goes back, and what holds what.

A row that stays keeps all that it names. One that the change made keeps its parts too, as far
down as they go: nobody wants a workshop left without its owner because its name was corrected.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.history.records import RowId, Value
from app.history.words import row_names
from app.i18n import _
from app.storage.records import Reader, Row
from app.storage.reverting import Past, by_table, comes_alive, rows_of, with_groups
from app.storage.schema import Kind, TableColumn, say_table, table_kinds


@dataclass(slots=True)
class UndoDraft:
    """What goes back, and by why what stays as it is: how many values, of which rows."""

    past: Past
    now: Mapping[RowId, Row]
    counted: Mapping[RowId, set[str]]
    back: dict[RowId, dict[str, Value]] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rows: dict[str, set[RowId]] = field(default_factory=lambda: defaultdict(set))

    def note(self, reason: str, place: RowId, columns: Collection[str] | None = None) -> None:
        """These columns of a row (None: all that was done to it) stay as they are."""
        self.values[reason] += self.count(place, columns)
        self.rows[reason].add(place)

    def count(self, place: RowId, columns: Collection[str] | None = None) -> int:
        """How many values a person counts in a row, or in these columns of it."""
        every = self.counted[place]
        return len(every if columns is None else every.intersection(columns))

    def count_back(self) -> int:
        """How many values go back."""
        return sum(self.count(place, self._told(place)) for place in self.back)

    def keep(self, place: RowId, reason: str, column: str = "") -> None:
        """What would go back of a row, or one column with those of its group, stays."""
        values = self.back[place]
        kept = with_groups(place[0], {column}) & values.keys() if column else values.keys()
        self.note(reason, place, kept if column else self._told(place))
        self.back[place] = {name: value for name, value in values.items() if name not in kept}
        if not self.back[place]:
            del self.back[place]

    def _told(self, place: RowId) -> Collection[str] | None:
        """A row that goes takes with it all that the change wrote in it."""
        values = self.back[place]
        return None if values.get("deleted") == 1 else values.keys()

    def goes(self, place: RowId) -> bool:
        """Whether the undo would take the row away."""
        return self.back.get(place, {}).get("deleted") == 1


@dataclass(frozen=True, slots=True)
class _Tie:
    """A row names another in a column."""

    user: RowId
    column: str
    named: RowId


class Ties:
    """What names the rows that would go, and what the values that go back name; read once."""

    def __init__(self, reader: Reader, draft: UndoDraft) -> None:
        self._reader, self._draft = reader, draft
        self._gone: dict[RowId, bool] = {}  # of rows that the change did not write
        self._ties = list(self._read_users())
        named = {named for place in draft.back for _column, named in self._names_after(place)}
        for table, ids in by_table(named - draft.now.keys()).items():
            for row in rows_of(reader, f"SELECT id, deleted FROM [{table}] WHERE id IN", ids):
                self._gone[table, row["id"]] = bool(row["deleted"])

    def _read_users(self) -> Iterator[_Tie]:
        draft = self._draft
        ids = by_table(place for place in draft.back if draft.goes(place))
        for table, column in _references():
            if column.of not in ids:
                continue
            sql = f"SELECT id, deleted, [{column.name}] AS named FROM [{table}] WHERE [{column.name}] IN"
            for row in rows_of(self._reader, sql, ids[column.of]):
                user = (table, row["id"])
                self._gone[user] = bool(row["deleted"])
                yield _Tie(user, column.name, (column.of, row["named"]))

    def settle(self) -> bool:
        """Keep what cannot go any more; whether there was any."""
        before = sum(map(len, self._draft.back.values()))
        self._keep_what_is_named()
        self._keep_parts()
        self._keep_what_lost_its_place()
        return sum(map(len, self._draft.back.values())) < before

    def _lives(self, place: RowId) -> bool:
        """Whether a row will be there after the undo."""
        deleted = self._draft.back.get(place, {}).get("deleted")
        if deleted is not None:
            return deleted == 0
        row = self._draft.now.get(place)
        return not (row["deleted"] if row is not None else self._gone.get(place, False))

    def _stays_as_made(self, place: RowId) -> bool:
        """Whether the change made a row that the undo leaves where it is."""
        return comes_alive(self._draft.past.get(place, {})) and self._lives(place)

    def _keep_what_is_named(self) -> None:
        draft = self._draft
        used = {
            tie.named: tie.user
            for tie in self._ties
            if draft.goes(tie.named)
            and self._lives(tie.user)
            and draft.back.get(tie.user, {}).get(tie.column, tie.named[1]) == tie.named[1]
        }
        names = row_names(self._reader, {user for user in used.values() if user not in draft.past})
        for named, user in used.items():
            what = say_table(user[0])
            if user in draft.past:
                reason = _("le hace falta a algo que no se quita ({what})").format(what=what)
            else:
                reason = _("después se anotó algo que depende de esto ({what}: {name})").format(
                    what=what, name=names[user]
                )
            draft.keep(named, reason)

    def _keep_parts(self) -> None:
        draft = self._draft
        for place in list(draft.back):
            column = _belongs(place[0])
            if column is None or place not in draft.back or place not in draft.now:
                continue
            if not (draft.goes(place) or column.name in draft.back[place]):
                continue
            whole = (column.of, draft.now[place][column.name])
            if self._stays_as_made(whole):
                reason = _("queda con su {what}, que no se quita").format(what=say_table(column.of))
                draft.keep(place, reason, "" if draft.goes(place) else column.name)

    def _names_after(self, place: RowId) -> Iterator[tuple[str, RowId]]:
        """The rows that the values which go back name, and whose part a returning row is."""
        values, belongs = self._draft.back[place], _belongs(place[0])
        kind = table_kinds()[place[0]]
        for column in kind.columns:
            if column.kind != Kind.ROW:
                continue
            if column.name in values:
                named = values[column.name]
            elif belongs is column and values.get("deleted") == 0:
                named = self._draft.now[place][column.name]
            else:
                continue
            if isinstance(named, int):
                yield column.name, (column.of, named)

    def _keep_what_lost_its_place(self) -> None:
        """Nothing comes back to where what it was a part of, or what it named, is gone."""
        draft = self._draft
        for place in list(draft.back):
            if draft.goes(place):
                continue
            belongs = _belongs(place[0])
            for column, named in list(self._names_after(place)):
                if self._lives(named) or place not in draft.back:
                    continue
                if belongs is not None and column == belongs.name:
                    returns = "deleted" in draft.back[place]
                    draft.keep(place, _("ya no está aquello de lo que era parte"), "" if returns else column)
                elif column in draft.back[place]:
                    draft.keep(place, _("ya no está aquello que decía antes"), column)


def _belongs(table: str) -> TableColumn | None:
    kind = table_kinds()[table]
    return kind.column(kind.belongs) if kind.belongs else None


def _references() -> Iterable[tuple[str, TableColumn]]:
    return (
        (kind.name, column)
        for kind in table_kinds().values()
        for column in kind.columns
        if column.kind == Kind.ROW
    )
