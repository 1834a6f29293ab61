"""Wrong usage of the command line, in one Spanish line; click says it in English and in four."""

import re

import click

from app.i18n import _


def explain_usage(error: click.UsageError) -> str:
    """What was wrong with the words of a command, and where its help is."""
    path = error.ctx.command_path if error.ctx else "hilvan"
    sentence = _("{what}; vea «{command} --help».").format(
        what=_say_what(error).rstrip("."), command=path
    )
    return sentence[:1].upper() + sentence[1:]


def _say_what(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        return _("Falta «{name}»").format(name=_name_of(error))
    if isinstance(error, click.NoSuchOption):
        return _("No hay una opción «{name}»").format(name=error.option_name)
    said = _translate(error.message)
    if isinstance(error, click.BadParameter):
        return _("{name}: {what}").format(name=_name_of(error), what=said)
    return said


def _name_of(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return ""
    return error.param.get_error_hint(error.ctx).replace("'", "")


def _translate(message: str) -> str:
    """Click's own sentences; ours are in Spanish already."""
    for pattern, spanish in (
        (r"No such command '(.*?)'.*", _("No hay una orden «{0}»")),
        (r"Got unexpected extra arguments? \((.*)\)", _("Sobra «{0}»")),
        (r"Option '(.*)' requires .*", _("Falta el valor de «{0}»")),
        (r"Option '(.*)' does not take .*", _("La opción «{0}» va sin valor")),
        (r"\w+ '(.*)' is a directory\.", _("«{0}» es una carpeta, y hace falta un archivo")),
        (r"\w+ '(.*)' is a file\.", _("«{0}» es un archivo, y hace falta una carpeta")),
        (r"\w+ '(.*)' does not exist\.", _("no se encuentra «{0}»")),
        (r"\w+ '(.*)' is not readable\.", _("no se puede leer «{0}»")),
        (r"'?(.*?)'? is not a valid integer.*", _("«{0}» no es un número")),
        (r"(.*) is not in the range .*", _("«{0}» no puede ser")),
    ):
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return spanish.format(*found.groups())
    return message
