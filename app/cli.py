"""The command line: the office file itself, and what every room adds in its `room.py`.

A room keeps its commands in its `commands.py`; what they work with is imported inside them, so
that each starts as fast as what it needs. `reports` and `ui` add their own in `ui.main`.
"""

from pathlib import Path

import click

from app import __version__
from app.command_line import (
    CommandLine,
    file_argument,
    office_file,
    open_store,
    passphrase_option,
    read_passphrase,
)
from app.errors import Problem
from app.i18n import _, ngettext


@click.group(cls=CommandLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hilvan")
def hilvan() -> None:
    """Hilván: el taller de confección, de la lista de la asociación a la hoja que se lleva su dueña.

    Sin argumentos se abre la ventana.
    """


@hilvan.command("new")
@file_argument("file")
@click.option("--office", "name", required=True, help=_("Nombre de la oficina."))
@passphrase_option
def new(file: Path, name: str, passphrase_file: Path | None) -> None:
    """Crear el archivo de una oficina."""
    from app.storage.opening import create_office
    from app.storage.site import installation_site
    from app.storage.strength import doubt

    if not name.strip() or not name.isprintable():
        raise click.UsageError(_("El nombre de la oficina está vacío o no se entiende"))
    passphrase = read_passphrase(passphrase_file)
    create_office(file, name=name.strip(), site=installation_site(), passphrase=passphrase).close()
    click.echo(_("Se creó «{name}».").format(name=file.name))
    if passphrase and (said := doubt(passphrase, (name, file.stem))):
        click.echo(said, err=True)


@hilvan.command("check")
@office_file
def check(file: Path, passphrase_file: Path | None) -> None:
    """Revisar un archivo de oficina de punta a punta."""
    from app.storage.checking import check_office

    with open_store(file, passphrase_file) as store:
        problems = check_office(store).problems
    if not problems:
        click.echo(_("«{name}» está bien.").format(name=file.name))
        return
    for problem in problems:
        click.echo(problem)
    raise Problem(
        ngettext(
            "Se encontró {count} problema en «{name}»; abra el programa y use Datos › Revisar el archivo.",
            "Se encontraron {count} problemas en «{name}»; abra el programa y use Datos › Revisar el archivo.",
            len(problems),
        ).format(count=len(problems), name=file.name)
    )


@hilvan.command("backup")
@office_file
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Archivo de la copia, por ejemplo en un pendrive."),
)
def backup(file: Path, passphrase_file: Path | None, out: Path) -> None:
    """Escribir una copia revisada de la oficina."""
    from app.storage.backups import back_up_to

    with open_store(file, passphrase_file) as store:
        made = back_up_to(store, out)
    click.echo(_("Se escribió la copia «{name}».").format(name=made.name))


@hilvan.command("take-out")
@file_argument("file")
@passphrase_option
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=_("Carpeta donde quedan los archivos."),
)
def take_out(file: Path, passphrase_file: Path | None, folder: Path) -> None:
    """Sacar lo que Hilván guardó cifrado («.cifrado») de una oficina dañada."""
    from app.storage.encryption import key_of_file
    from app.storage.protecting import take_out as give_back

    words = read_passphrase(passphrase_file)
    if words is None or not file.is_file():
        raise click.UsageError(_("Falta --passphrase-file, o no está «{name}».").format(name=file.name))
    for made in give_back(file, key_of_file(file, words) or "", folder):
        click.echo(_("Se escribió «{name}».").format(name=made.name))
