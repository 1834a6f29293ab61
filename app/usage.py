"""Wrong usage of the command line, in one Spanish line, and help in Spanish; click says both in English."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from app.i18n import _


def explain_usage(error: click.UsageError) -> str:
    """What was wrong with the words of a command, and where its help is."""
    path = error.ctx.command_path if error.ctx else "hilvan"
    sentence = _("{what}; vea «{command} --help».").format(what=_say_what(error).rstrip("."), command=path)
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
        (r"'(.*)' is not one of (.*)\.", _("«{0}» no puede ser; hay: {1}")),
    ):
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return spanish.format(*(part.replace("'", "") for part in found.groups()))
    return message


class SpanishHelp(click.HelpFormatter):
    """Click's own words of a help page, in Spanish."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        words = {"[OPTIONS]": _("[OPCIONES]"), "COMMAND [ARGS]...": _("ORDEN [...]")}
        for english, spanish in words.items():
            args = args.replace(english, spanish)
        super().write_usage(prog, args, prefix or _("Uso: "))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A heading and what is under it."""
        with super().section({"Options": _("Opciones"), "Commands": _("Órdenes")}.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, each with what it is for."""
        super().write_dl([(_said(left), _said(right)) for left, right in rows], col_max, col_spacing)


class SpanishContext(click.Context):
    """What a command of ours runs in."""

    formatter_class = SpanishHelp


def _said(text: str) -> str:
    for english, spanish in (
        ("Show the version and exit.", _("Decir la versión.")),
        ("Show this message and exit.", _("Mostrar esta ayuda.")),
        ("[required]", _("[hace falta]")),
        (" TEXT", _(" TEXTO")),
        (" INTEGER RANGE", _(" NÚMERO")),
        (" INTEGER", _(" NÚMERO")),
        (" PATH", _(" LUGAR")),
        (" FILE", _(" ARCHIVO")),
    ):
        if english.startswith(" "):
            text = re.sub(rf"(--[a-z-]+){english}\b", rf"\1{spanish}", text)
        else:
            text = text.replace(english, spanish)
    text = re.sub(r"\[[\d<=>x\s]+;\s*required\]", _("[hace falta]"), text)  # a range before it, over lines
    return re.sub(r"\s*\[[\d<=]*x[\d<=>]*\]", "", text)  # the range of a number
