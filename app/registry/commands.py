"""The command line of the registry."""

from app.i18n import _
from app.lists.commands import command_of_list

workshops = command_of_list("workshops", _("Listar los talleres."))
