"""The command line of an association."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import json_option, office_file, open_store, print_json, read_date
from app.i18n import _

if TYPE_CHECKING:
    from app.association.summary import AssociationSummary


@click.command("association")
@office_file
@click.option(
    "--association", "name", help=_("Nombre de la asociación, o una parte; si hay una sola, no hace falta.")
)
@click.option("--date", "day", help=_("A qué día; sin él, hoy."))
@json_option
def association(
    file: Path, passphrase_file: Path | None, name: str | None, day: str | None, as_json: bool
) -> None:
    """Decir cómo está una asociación: quiénes, reuniones, decisiones, cuotas y caja."""
    from app.association.queries import find_association
    from app.association.shapes import shape_association
    from app.association.summary_queries import read_summary

    today = read_date(day).isoformat()
    with open_store(file, passphrase_file) as store:
        found = read_summary(store, find_association(store, name).id, today)
    if as_json:
        print_json(shape_association(found))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: "AssociationSummary") -> list[str]:
    from app.association.phrases import say_board, say_count, say_fee_sum, say_meeting, say_sexes, say_task
    from app.i18n import format_money, ngettext

    count = len(found.now)
    members = ngettext("{count} socia o socio", "{count} socias y socios", count).format(count=count)
    lines = [found.association.name, f"  {members}: {say_sexes(one.owner_sex for one in found.now)}"]
    if board := say_board(found.posts, found.today):
        lines.append(f"  {board}")
    share = found.attendance
    if share is not None:
        lines.append(_("  a las asambleas vinieron {share} de cada 100").format(share=round(100 * share)))
    if found.next_meeting is not None:
        lines.append(_("  próxima: {meeting}").format(meeting=say_meeting(found.next_meeting)))
    text = _("  decisiones: {open} por hacer ({late} con el día pasado), {done} hechas")
    lines.append(text.format(open=len(found.to_do), late=found.late, done=found.count_decisions("done")))
    lines += [f"    {one.what}: {say_task(one)}" for one in found.to_do]
    lines.append(_("  cuotas: {said}").format(said=say_fee_sum(found.fees)))
    if found.book.is_open:
        text = _("  caja: {balance}; {said}")
        lines.append(text.format(balance=format_money(found.book.balance), said=say_count(found.book)))
    return lines
