"""The command of a permission that is asked of workshops apart: what is read aloud, and who said what."""

from datetime import date
from pathlib import Path

import click

from app.command_line import find_workshop_id, json_option, office_file, open_store, print_json
from app.i18n import _, ngettext
from app.rooms import load


def permission_command(name: str, about: str, *, permission: str, record: str) -> click.Command:
    """A command `name` that notes answers to it, or without workshops says what they are asked.

    `permission` (a `Permission`) and `record` (what keeps an answer) are named as `module:name`.
    """

    @click.command(name, help=about)
    @office_file
    @click.option("--workshop", "codes", multiple=True, help=_("Código del taller; se puede repetir."))
    @click.option("--granted/--refused", default=None, help=_("Si lo permite o no."))
    @click.option("--on", "decided_on", help=_("Día en que lo dijo; si falta, hoy."))
    @click.option("--given-by", help=_("Quién lo dijo."))
    @click.option("--witness", help=_("Quién estuvo presente."))
    @json_option
    def note(
        file: Path, passphrase_file: Path | None, codes: tuple[str, ...], granted: bool | None,
        decided_on: str | None, given_by: str | None, witness: str | None, as_json: bool,
    ) -> None:  # fmt: skip
        from app.registry.permissions import newest_permissions

        asked = load(permission)
        if codes and granted is None:
            raise click.UsageError(_("Diga --granted o --refused."))
        with open_store(file, passphrase_file, read_only=not codes) as store:
            if codes:
                load(record)(
                    store, workshop_ids=[find_workshop_id(store, code) for code in codes], granted=bool(granted),
                    decided_on=decided_on or date.today().isoformat(), given_by=given_by, witness=witness,
                )  # fmt: skip
            count = sum(newest_permissions(store, asked).values())
        if as_json:
            print_json({"consenting": count, "text": _(asked.text), "text_version": asked.version})
            return
        click.echo(_(asked.text))
        click.echo(
            ngettext("Lo permite {count} taller.", "Lo permiten {count} talleres.", count).format(count=count)
        )

    return note
