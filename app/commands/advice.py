"""The command line of visits, enquiries and milestones."""

import click

COMMANDS: tuple[click.Command, ...] = ()
