"""The command line of rounds and agreement."""

import click

COMMANDS: tuple[click.Command, ...] = ()
