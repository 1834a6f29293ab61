"""What a person does with an association's money; each is one undo step.

A line of the cash book is never changed nor taken out: a mistake is put right by a line that
counters it, and both can be read.
"""

from typing import Any

from app.association.cash import CashBook
from app.association.money_queries import next_entry_number, read_book
from app.association.queries import list_members, read_association
from app.association.records import COUNT, FEE, IN, OPENING, OUT, CashEntry
from app.association.tables import ASSOCIATION_FEE, CASH_COUNT, CASH_ENTRY
from app.errors import DataProblem
from app.i18n import _, format_day, format_money
from app.storage.labels import Label
from app.storage.store import Store


def set_fee(
    store: Store, *, association_id: int, amount: int, every: str, since: str, grace_days: int = 0
) -> int:
    """Say what members pay from a day on; what was due before stays. Returns the id."""
    read_association(store, association_id)
    given = {"amount": amount, "every": every, "since": since, "grace_days": grace_days}
    values = ASSOCIATION_FEE.check(given)
    sql = "SELECT id FROM association_fee WHERE association_id = ? AND since = ? AND deleted = 0"
    known: int | None = store.value(sql, (association_id, values["since"]))
    with store.change(Label("association_fee.set")) as writer:
        if known is not None:
            writer.update("association_fee", known, **values)
            return known
        return writer.insert("association_fee", association_id=association_id, **values)


def remove_fee(store: Store, *, fee_id: int) -> None:
    """Take out a fee that was written by mistake; one that ended is followed by another, of 0 if there is none."""
    with store.change(Label("association_fee.removed")) as writer:
        writer.delete("association_fee", fee_id)


def start_book(store: Store, *, association_id: int, day: str, amount: int) -> int:
    """Begin the cash book with what there is in the cash box; returns the line's id."""
    read_association(store, association_id)
    if read_book(store, association_id).is_open:
        raise DataProblem(_("El libro de caja ya empezó; lo que falte se anota como entrada o salida."))
    return _write(store, association_id, day, IN, amount, kind=OPENING, what=_("Saldo con que empieza"))


def add_entry(
    store: Store, *, association_id: int, day: str, direction: str, amount: int, kind: str, what: str,
    receipt: str = "",
) -> int:  # fmt: skip
    """Keep money that came in or went out; returns the id.

    Raises `DataProblem` before the book has begun, for a day before the last count, for nothing,
    and for more than there is.
    """
    if kind in (OPENING, FEE, COUNT):
        raise ValueError(kind)
    return _write(store, association_id, day, direction, amount, kind=kind, what=what, receipt=receipt)


def record_fee(
    store: Store, *, association_id: int, workshop_id: int, day: str, amount: int, receipt: str = ""
) -> int:
    """Keep that a member paid; it pays the oldest fees first. Returns the id of the line."""
    members = {one.workshop_id: one for one in list_members(store, association_id)}
    member = members.get(workshop_id)
    if member is None:
        raise DataProblem(_("Ese taller no es ni fue de la asociación; elija uno de la lista."))
    what = _("Cuota de {name}").format(name=member.workshop)
    return _write(
        store, association_id, day, IN, amount, kind=FEE, what=what, receipt=receipt, workshop_id=workshop_id
    )


def correct_entry(store: Store, *, entry_id: int, day: str, why: str) -> int:
    """Take a line back by one that goes the other way, saying why; returns its id.

    Raises `DataProblem` for one that was taken back already, and for one that takes another back.
    """
    row = store.row("SELECT association_id FROM cash_entry WHERE id = ? AND deleted = 0", (entry_id,))
    if row is None:
        raise DataProblem(_("Esa línea ya no está en el libro de caja."))
    book = read_book(store, row[0])
    line = next(one for one in book.lines if one.entry.id == entry_id)
    wrong = line.entry
    if line.countered is not None:
        text = _("Esta línea ya se corrigió con la número {number}.")
        raise DataProblem(text.format(number=line.countered))
    if wrong.counters_id is not None:
        raise DataProblem(_("Esta línea ya es una corrección; anote de nuevo lo que corresponde."))
    if not why.strip():
        raise DataProblem(_("Falta por qué se corrige; escríbalo en pocas palabras."))
    what = _("Corrige la línea {number}: {why}").format(number=wrong.number, why=why.strip())
    other = OUT if wrong.direction == IN else IN
    return _write(
        store, row[0], day, other, wrong.amount, kind=wrong.kind, what=what,
        workshop_id=wrong.workshop_id, counters=wrong,
    )  # fmt: skip


def record_count(store: Store, *, association_id: int, day: str, counted: int, counted_by: str = "") -> int:
    """Keep the money that was counted, beside what the book says; returns the id.

    From then on no line is dated before that day, so that what was compared stays as it was.
    """
    book = read_book(store, association_id)
    values = CASH_COUNT.check({"day": day, "counted": counted, "counted_by": counted_by})
    _check_day(book, str(values["day"]))
    if book.lines and book.lines[-1].entry.day > str(values["day"]):
        raise DataProblem(
            _("El libro ya tiene líneas del {day}; cuente la plata de hoy.").format(
                day=format_day(book.lines[-1].entry.day)
            )
        )
    with store.change(Label("cash_count.added")) as writer:
        return writer.insert("cash_count", association_id=association_id, book=book.balance, **values)


def fix_count(store: Store, *, count_id: int, day: str, why: str) -> int:
    """Bring the book to the money that was counted, by a line that says why; returns its id."""
    row = store.row("SELECT association_id FROM cash_count WHERE id = ? AND deleted = 0", (count_id,))
    if row is None:
        raise DataProblem(_("Ese arqueo ya no está en el archivo."))
    book = read_book(store, row[0])
    left = book.unsettled(next(one for one in book.counts if one.id == count_id))
    if not left:
        raise DataProblem(_("Ese arqueo ya cuadra; no hay nada que ajustar."))
    if not why.strip():
        raise DataProblem(_("Falta qué pasó; escríbalo en pocas palabras, o «no se sabe»."))
    text = _("Faltó al contar: {why}") if left < 0 else _("Sobró al contar: {why}")
    return _write(
        store, row[0], day, IN if left > 0 else OUT, abs(left), kind=COUNT,
        what=text.format(why=why.strip()), count_id=count_id,
    )  # fmt: skip


def _write(
    store: Store, association_id: int, day: str, direction: str, amount: int | None, *, kind: str, what: str,
    receipt: str = "", workshop_id: int | None = None, counters: CashEntry | None = None,
    count_id: int | None = None,
) -> int:  # fmt: skip
    """Every line of the book comes in here. A line that puts something right may leave less than nothing."""
    book = read_book(store, association_id)
    values: dict[str, Any] = CASH_ENTRY.check(
        {"day": day, "direction": direction, "amount": amount, "kind": kind, "what": what, "receipt": receipt}
    )
    if kind != OPENING:
        _check_day(book, values["day"])
        if not values["amount"]:
            raise DataProblem(_("Falta cuánto es; escríbalo en guaraníes."))
    puts_right = counters is not None or count_id is not None
    if direction == OUT and not puts_right:
        _check_enough(book, values["day"], values["amount"])
    number = next_entry_number(store, association_id)
    with store.change(Label("cash_entry.added", number=number)) as writer:
        return writer.insert(
            "cash_entry",
            association_id=association_id,
            number=number,
            workshop_id=workshop_id,
            counters_id=counters.id if counters is not None else None,
            count_id=count_id,
            **values,
        )


def _check_enough(book: CashBook, day: str, amount: int) -> None:
    there = book.lowest_from(day)
    if amount > there:
        text = _("En la caja hay {balance}; no pueden salir {amount}. Mire si falta anotar una entrada.")
        raise DataProblem(text.format(balance=format_money(there), amount=format_money(amount)))


def _check_day(book: CashBook, day: str) -> None:
    if not book.is_open:
        raise DataProblem(_("El libro de caja todavía no empezó; anote primero cuánta plata hay."))
    if day < book.lines[0].entry.day:
        text = _("El libro empieza el {day}; no se anota nada de antes.")
        raise DataProblem(text.format(day=format_day(book.lines[0].entry.day)))
    last = book.last_count
    if last is not None and day < last.day:
        text = _("La plata se contó el {day}: anótelo con ese día o uno de después, y diga de cuándo es.")
        raise DataProblem(text.format(day=format_day(last.day)))
