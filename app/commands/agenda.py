"""The command line of the day."""

import click

COMMANDS: tuple[click.Command, ...] = ()
