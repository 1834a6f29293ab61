"""The command line of formalizing."""

import click

COMMANDS: tuple[click.Command, ...] = ()
