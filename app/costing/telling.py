"""What of the floor and its costs goes on the owner's own papers: what was measured, what is lost."""

from dataclasses import dataclass

from app.costing.account_queries import read_accounts
from app.costing.records import FloorTime, Loss
from app.costing.words import say_how, say_loss, say_overlap
from app.counts.queries import last_day
from app.i18n import _, format_day, ngettext
from app.phrases import uncapital
from app.production.queries import list_standards, list_styles
from app.production.words import say_decimal
from app.storage.records import Reader

TOLD_STYLES, TOLD_LOSSES = 3, 2


@dataclass(frozen=True, slots=True)
class FloorTold:
    """`measured`: sentences within a line; `lost`: what is lost, and its range with how it was reckoned.

    What nobody measured is not here at all: it is no news for the wall of a workshop.
    """

    measured: tuple[str, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.measured and not self.lost


def read_told_floor(reader: Reader, workshop_id: int, day: str) -> FloorTold:
    """What a workshop's papers say of its floor on a day (ISO)."""
    if last_day(reader, workshop_id) is None and not list_standards(reader, workshop_id):
        return FloorTold()  # most workshops: nothing was ever measured
    measured = _say_standards(reader, workshop_id, day)
    accounts = read_accounts(reader, workshop_id, day, ())
    if accounts.time.measured_days and accounts.time.efficiency is not None:
        measured.append(_say_pace(accounts.time))
    return FloorTold(tuple(measured), _say_losses(accounts.losses))


def _say_standards(reader: Reader, workshop_id: int, day: str) -> list[str]:
    standards = [one for one in list_standards(reader, workshop_id) if one.complete and one.studied_on <= day]
    newest = sorted(standards, key=lambda one: one.studied_on, reverse=True)[:TOLD_STYLES]
    names = {one.id: one.name for one in list_styles(reader, workshop_id)} if newest else {}
    return [
        _("cada {garment} lleva {minutes} minutos ({day})").format(
            garment=uncapital(names[one.style_id]), minutes=say_decimal(one.minutes, 1), day=format_day(one.studied_on)
        )
        for one in newest
    ]  # fmt: skip


def _say_pace(time: FloorTime) -> str:
    assert time.efficiency is not None
    text = ngettext(
        "de cada 100 minutos de trabajo se cosen {share} ({days} día contado, hasta el {day})",
        "de cada 100 minutos de trabajo se cosen {share} ({days} días contados, hasta el {day})",
        time.measured_days,
    )
    share = round(time.efficiency.middle * 100)
    return text.format(share=share, days=time.measured_days, day=format_day(time.until))


def _say_losses(losses: tuple[Loss, ...]) -> tuple[tuple[str, str], ...]:
    known = tuple(one for one in losses if say_loss(one))[:TOLD_LOSSES]
    told = [(f"{say_loss(one)}.", say_how(one)) for one in known]
    if len(told) > 1 and (overlap := say_overlap(known)):
        told[-1] = (told[-1][0], f"{told[-1][1]} {overlap}")
    return tuple(told)
