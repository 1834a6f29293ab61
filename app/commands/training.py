"""The command line of courses."""

import click

COMMANDS: tuple[click.Command, ...] = ()
