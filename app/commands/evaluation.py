"""The command line of the centre over a period."""

import click

COMMANDS: tuple[click.Command, ...] = ()
