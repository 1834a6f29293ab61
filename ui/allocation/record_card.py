"""Pedidos compartidos: what a workshop promised of shared orders and kept, on its tab Producción."""

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from app.allocation.queries import list_shares, read_record
from app.allocation.records import KeptRecord, OrderShare
from app.allocation.words import SHARE_WORDS, say_record, say_share_came
from app.i18n import _, format_day, format_number, ngettext
from app.production.words import say_garments
from app.storage.records import Reader
from app.valuechain.queries import read_order
from app.valuechain.records import AnchorOrder
from ui.allocation.sharing_rows import STATUS_LOOK
from ui.production.floor_card import FloorCard
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton

SHOWN = 4
MARK_WIDTH = 108  # pixels at text scale 1


class RecordShown(NamedTuple):
    """A workshop's record, and its shares with their orders, the newest first."""

    record: KeptRecord
    shares: list[tuple[OrderShare, AnchorOrder]]


class RecordCard(FloorCard):
    """A line opens the order's sharing. A workshop that was never asked has no such card."""

    def lay_out_body(self) -> None:
        self.body.addWidget(label(_("Pedidos compartidos"), "heading"))
        self.kept = label("", "strong", wrap=True)
        self.body.addWidget(self.kept)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)

    def read(self, reader: Reader, workshop_id: int) -> RecordShown:
        shares = list_shares(reader, workshop_id=workshop_id)
        pairs = [(one, read_order(reader, one.order_id)) for one in shares]
        pairs.sort(key=lambda pair: pair[0].until or "", reverse=True)
        return RecordShown(read_record(reader, workshop_id, today=date.today().isoformat()), pairs)

    def show_found(self, found: RecordShown) -> None:
        self.setVisible(bool(found.shares))
        self.kept.setText(say_kept(found.record))
        clear_column(self._lines)
        for share, order in found.shares[:SHOWN]:
            shape, role = STATUS_LOOK[share.status]
            mark = Light(shape, SHARE_WORDS[share.status], self.context.theme.colour(role))
            title = _("pedido {number} de {anchor}").format(number=order.number, anchor=order.anchor)
            due = share.until
            parts = (
                say_garments(share.quantity),
                say_share_came(share),
                _("para el {day}").format(day=format_day(due)) if due else "",
            )
            row = RowButton(
                title,
                " · ".join(part for part in parts if part),
                mark,
                mark_width=self.context.theme.pixels(MARK_WIDTH),
            )
            row.chosen.connect(lambda one=order.id: self.context.way.go("order", one, part="share"))
            self._lines.addWidget(row)


def say_kept(record: KeptRecord) -> str:
    """ "5 de 6 a tiempo · 1.240 prendas entregadas, 18 volvieron"; of a first one, just that."""
    parts = [say_record(record)]
    if record.pieces:
        came = ngettext("{count} prenda entregada", "{count} prendas entregadas", record.pieces).format(
            count=format_number(record.pieces)
        )
        if record.returned:
            back = ngettext("{came}, {count} volvió", "{came}, {count} volvieron", record.returned)
            came = back.format(came=came, count=format_number(record.returned))
        parts.append(came)
    if record.dropped:
        text = ngettext("se bajó {count} vez", "se bajó {count} veces", record.dropped)
        parts.append(text.format(count=record.dropped))
    return " · ".join(parts)
