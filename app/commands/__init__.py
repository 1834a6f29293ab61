"""The commands of the rooms, beside those of `app.cli`; rooms load inside the commands."""

import click

from app.commands import (
    advice,
    agenda,
    enquiries,
    evaluation,
    follow_up,
    formalization,
    lists,
    training,
)

COMMANDS: tuple[click.Command, ...] = (
    *agenda.COMMANDS,
    *advice.COMMANDS,
    *enquiries.COMMANDS,
    *training.COMMANDS,
    *formalization.COMMANDS,
    *follow_up.COMMANDS,
    *evaluation.COMMANDS,
    *lists.COMMANDS,
)
