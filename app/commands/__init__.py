"""The commands of the rooms, beside those of `app.cli`; rooms load inside the commands."""

import click

from app.commands import (
    agenda,
    contacts,
    enquiries,
    evaluation,
    follow_up,
    formalization,
    lists,
    training,
)

COMMANDS: tuple[click.Command, ...] = (
    *agenda.COMMANDS,
    *contacts.COMMANDS,
    *enquiries.COMMANDS,
    *training.COMMANDS,
    *formalization.COMMANDS,
    *follow_up.COMMANDS,
    *evaluation.COMMANDS,
    *lists.COMMANDS,
)
