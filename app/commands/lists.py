"""The command line of lists as workbooks."""

import click

COMMANDS: tuple[click.Command, ...] = ()
